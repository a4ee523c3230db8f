"""The reading room: the library as pages in a browser, on this machine alone unless it is told otherwise."""
