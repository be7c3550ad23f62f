"""What a stylesheet prescribes: the model, and the reader that resolves it to points."""
