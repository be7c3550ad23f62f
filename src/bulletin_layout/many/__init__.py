"""Many issues built: by this machine's processors, or by any executor that a program has."""
