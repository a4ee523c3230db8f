"""Articles -> stories: copies, events, joins with reasons, timelines and facts."""
