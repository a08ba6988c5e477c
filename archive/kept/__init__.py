"""Bytes in and out: folders that are replaced whole, and why a file could not be written."""
