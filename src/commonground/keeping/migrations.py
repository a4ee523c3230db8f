"""What brings the contents of an older library up to date, after schema/N.sql has made its tables."""

from collections.abc import Callable

from commonground.keeping.database import Database
from commonground.keeping.outlets import learned

MIGRATIONS: dict[int, Callable[[Database], None]] = {2: learned}
"""What fills the new tables of a version from the old ones; its functions see tables of that version and older."""
