"""From the model to what is taken away."""
