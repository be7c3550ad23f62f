"""Document → PDF/A-2a and PDF/UA-1 in one file. No typographic decision is taken here."""
