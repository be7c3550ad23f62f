"""Which glyph stands for a character: faces, and roles with fallback per character."""
