"""计分: what contributions are worth under an office's rules, and the 通报 of it."""
