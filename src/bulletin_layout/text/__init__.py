"""Paragraphs into lines: prepare, break, set. Rules are read from `rules`; amounts from the style."""
