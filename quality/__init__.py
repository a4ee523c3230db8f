"""Every stage's accuracy on public data, the command that repeats it, and floors that only rise."""
