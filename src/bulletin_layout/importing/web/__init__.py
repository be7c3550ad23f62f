"""Read web pages (.html)."""
