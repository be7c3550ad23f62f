"""Learn an office's style from what it has published."""
