"""Read PDF files, with tags or without."""
