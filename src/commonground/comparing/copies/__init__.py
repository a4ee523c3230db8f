"""Which reports are copies or cuts of one text, what was cut or added, and how many origins are left."""
