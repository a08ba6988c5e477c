"""From files to the model, with a place for every value."""
