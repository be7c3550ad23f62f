"""The files that a PDF was made from, carried in it, and the PDF made again from them."""
