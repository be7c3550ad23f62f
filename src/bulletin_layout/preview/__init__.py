"""Preview: an issue's pages beside its findings, in a browser on this machine, renewed on save."""
