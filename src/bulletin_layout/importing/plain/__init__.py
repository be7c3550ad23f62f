"""Read plain text: pasted, mailed or extracted."""
