"""Photos: what a picture file is, read from its header; its pixels only when a PDF needs them."""
