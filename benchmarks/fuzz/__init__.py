"""Input of every kind changed at random: what is made of it, and what goes wrong."""
