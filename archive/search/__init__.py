"""From texts to the index that the browser searches."""
