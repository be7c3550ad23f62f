"""Rules for one text that `bulletin check` asks; a build does not even import them."""
