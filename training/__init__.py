"""How the weights of the language core are made: one command, seeded, that can be stopped and taken up again."""
