"""Measure the format of Word and PDF files that others made, in the terms of a style."""
