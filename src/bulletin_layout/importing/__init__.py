"""Import: what lies in the inbox or the archive (.docx, .txt, .pdf) becomes an issue's file."""
