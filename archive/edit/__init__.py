"""What editors do to the archive's files: documents read into blocks, and drafts made of them; a new year, a new indicator."""
