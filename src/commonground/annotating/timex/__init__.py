"""Time expressions: what they look like (find), and what they mean on the calendar (resolve)."""
