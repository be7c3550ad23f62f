"""What an issue says → one HTML file that flows: no page is known here."""
