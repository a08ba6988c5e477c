"""Values over the years as drawings."""
