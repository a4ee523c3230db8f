"""The words of a report as comparing sees them: stems and how rare they are, what is given as a speaker's own words."""
