"""What the program talks about: frozen records, each derived one tied to the text it came from."""
