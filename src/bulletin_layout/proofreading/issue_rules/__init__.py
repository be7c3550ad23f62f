"""Rules that see all texts of an issue: names, numbers, order; asked by `bulletin check`."""
