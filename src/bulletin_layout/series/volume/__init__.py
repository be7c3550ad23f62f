"""合订本: the issues of a series as one tagged PDF, each exactly as it was issued."""
