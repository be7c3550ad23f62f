"""凑版: the cheapest ways to make an issue fill so many pages, found and told, none taken."""
