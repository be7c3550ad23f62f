"""Measure a PDF: its format from where its characters and rules stand."""
