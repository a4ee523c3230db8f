"""Event mentions: what sets one off, whether it took place, who took part, where, and on which day the text puts it."""
