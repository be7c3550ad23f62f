"""A table as CSV: its rows, with places."""
