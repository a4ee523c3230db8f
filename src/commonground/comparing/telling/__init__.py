"""A group of reports told as one story: its timeline, what one did, what stands between the parties, its rows."""
