"""Files are written whole or not at all, and no save of an editor's is lost."""
