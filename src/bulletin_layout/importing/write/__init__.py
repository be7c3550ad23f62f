"""Write drafts as issue files."""
