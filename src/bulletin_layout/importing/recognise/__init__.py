"""Understand material: what is a title, a masthead, a signature."""
