"""Rules of 校对 for one text: each finds slips in a str, and alters nothing."""
