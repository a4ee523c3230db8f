"""The command line: results on stdout, everything else on stderr.

Each module holds one command, or a few that belong together, and joins them to the group in `root` when it is imported.
Nothing heavy is imported with them, so that `--help` answers at once.
"""

from commonground.cli import adding, brief, checking, deciding, export, outlets, reading, serve, shelf, timeline
from commonground.cli.desk import Desk
from commonground.cli.root import commands, main

__all__ = [
    "Desk",
    "adding",
    "brief",
    "checking",
    "commands",
    "deciding",
    "export",
    "main",
    "outlets",
    "reading",
    "serve",
    "shelf",
    "timeline",
]
