"""An invented archive of any size."""
