"""校对: rules for one text and for a whole issue, their findings, and fixes."""
