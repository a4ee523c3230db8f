"""Story -> what the brief tells of it, section by section; terminal and Markdown draw the same digest."""
