"""How a library of an older version is brought up to date: schema/N.sql, then what the old contents must add to it."""

import sqlite3
from collections.abc import Callable

VERSION = 1
"""The version that this program writes."""

MIGRATIONS: dict[int, Callable[[sqlite3.Connection], None]] = {}
"""What fills the new tables of a version from the old ones."""
