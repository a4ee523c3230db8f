"""Who is who across the reports of a story: names, offices, one table of entities, who can be a party."""
