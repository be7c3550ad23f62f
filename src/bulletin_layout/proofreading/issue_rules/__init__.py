"""Rules that see the whole issue."""
