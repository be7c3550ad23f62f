"""What an issue says: the model, the grammar of its YAML file, and the reader."""
