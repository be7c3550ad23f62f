"""Words found in every issue of a series."""
