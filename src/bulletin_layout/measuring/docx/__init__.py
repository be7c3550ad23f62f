"""Measure a Word file: what its properties say of its format."""
