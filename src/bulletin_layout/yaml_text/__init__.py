"""YAML text and typed nodes with places."""
