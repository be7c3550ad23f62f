"""Characters that break a word where one of the same sound or shape makes it whole (别字)."""
