"""花脸稿: two versions of a text as one, what went struck out and what came underlined."""
