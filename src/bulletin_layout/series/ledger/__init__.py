"""来稿登记: what was sent in, and what became of it."""
