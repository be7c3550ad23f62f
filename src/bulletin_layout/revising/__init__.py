"""A Word file that was edited, and the issue it was made of → edits of the issue's file."""
