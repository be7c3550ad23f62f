"""What an OFD file says, read without the writer: whether it keeps the rules of an archive."""
