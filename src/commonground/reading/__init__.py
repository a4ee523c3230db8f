"""Page -> Article: the snapshot, the role of every block, and what the page says of itself."""
