"""The library: pages, articles, stories and what a user decided, in one SQLite file."""
