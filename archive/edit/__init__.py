"""What editors do to the archive's files: documents read and made into drafts; a new year, an indicator; what was published."""
