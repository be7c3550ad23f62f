"""Read Word files (.docx)."""
