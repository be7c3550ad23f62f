"""What may stand in a file of ours: fields, said once on the model, and the kinds of value."""
