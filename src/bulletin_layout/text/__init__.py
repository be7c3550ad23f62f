"""Paragraphs into lines: prepare, break, set. Rules come from `rules`, amounts from the style."""
