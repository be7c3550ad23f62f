"""Issues as archives take them: by 件, with metadata and hashes that are checked years later."""
