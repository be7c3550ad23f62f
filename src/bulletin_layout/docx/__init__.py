"""A Document and what it was laid out from → a Word file that can be edited and read back."""
