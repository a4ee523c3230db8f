"""The parts of an attribution: quotations, cues, where content begins and ends, and who speaks."""
