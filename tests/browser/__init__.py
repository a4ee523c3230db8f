"""The reading room in a real browser: a real server, a real library."""
