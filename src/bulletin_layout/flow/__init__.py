"""Issue + Stylesheet → Flow: blocks in reading order, and the logical structure beside them."""
