"""`bulletin series`: the commands for many issues at once."""
