"""Stories -> terminal, Markdown, JSON: nothing is written here that is not a span, or a count of spans."""
