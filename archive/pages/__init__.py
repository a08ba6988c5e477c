"""From the model to what is read."""
