"""The editor's desk: what prepares an issue's file before it is typeset."""
