"""Which mentions are of one event: kinds, one act in two verbs, plans and what came of them, what a report is about."""
