"""Read files of strangers in a process of their own, bounded in time and memory."""
