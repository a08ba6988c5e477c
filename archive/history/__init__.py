"""What a report or an indicator says over the years."""
