"""Pen marks on paper, by page and line, become edits of an issue's file."""
