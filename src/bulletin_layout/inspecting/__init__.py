"""Hold the format of a Word or PDF file against a style."""
