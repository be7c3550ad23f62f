"""Many issues as one: a series is read, checked, searched, and what was sent in is counted."""
