"""What must hold before a page is made."""
