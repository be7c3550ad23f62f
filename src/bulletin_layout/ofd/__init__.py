"""Document → OFD (GB/T 33190-2016), within OFD-A (GB/T 42133-2022). No line is broken here."""
