"""Tables about English and about the world; each says in its first line where it comes from."""
