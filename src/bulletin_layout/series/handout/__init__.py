"""What is printed and handed out: how many copies to whom, which number to whom, booklets."""
