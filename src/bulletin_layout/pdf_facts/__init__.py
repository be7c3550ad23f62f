"""What a PDF says, read with libraries that did not write it: for tests, diffs and imports."""
