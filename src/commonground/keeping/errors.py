"""What went wrong with the library, in one line."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager


class LibraryError(Exception):
    """The library cannot do what was asked: `what` says what is wrong, `remedy` what to do about it."""

    def __init__(self, what: str, remedy: str = "") -> None:
        self.what, self.remedy = what, remedy
        super().__init__(what + (f" ({remedy})" if remedy else ""))


SAID = {
    "SQLITE_FULL": ("the disk is full, nothing of this step was stored", "make room and run the same command again"),
    "SQLITE_BUSY": ("another program is writing to it", "wait until that has finished, then run this again"),
    "SQLITE_LOCKED": ("another program is writing to it", "wait until that has finished, then run this again"),
    "SQLITE_READONLY": ("it cannot be written to", "check the permissions of the file and of its folder"),
    "SQLITE_CANTOPEN": ("it cannot be opened", "check the name and the permissions of the file and of its folder"),
    "SQLITE_NOTADB": ("this is no library file", "name another file with --library"),
    "SQLITE_CORRUPT": ("the file is damaged", "run `commonground check`, and restore a copy if it finds faults"),
    "SQLITE_IOERR": ("the disk fails to read or write", "check the disk; what was stored before is kept"),
    "SQLITE_TOOBIG": ("a text is too large to be stored", "leave out the page"),
}
"""SQLite's result codes (https://sqlite.org/rescode.html) in plain words; an extended code counts as its first part."""


@contextmanager
def in_plain_words(where: str) -> Iterator[None]:
    """Say SQLite's errors in plain words, with the file they happened in.

    Raises:
        LibraryError: the database did.
    """
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "") or ""
        known = next((said for code, said in SAID.items() if name.startswith(code)), None)
        if known is None:
            raise
        what, remedy = known
        raise LibraryError(f"{where}: {what}", remedy) from error
