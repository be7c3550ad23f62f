"""Rules for one text that every build tells: what is almost never meant."""
