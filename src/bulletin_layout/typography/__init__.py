"""Characters and punctuation as tables, a source per row. No algorithm lives here."""
