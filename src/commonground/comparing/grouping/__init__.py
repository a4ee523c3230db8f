"""Which reports belong together: the likely pairs, how alike they are, one event or two, and what the user decided."""
