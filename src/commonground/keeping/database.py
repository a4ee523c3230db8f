"""The SQLite file: how it is opened, brought up to date, and written to in transactions."""

import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from types import MappingProxyType
from typing import Any

from commonground.comparing.people.naming import plain
from commonground.keeping.errors import LibraryError, in_plain_words

VERSION = 3
"""The version of library files that this program writes."""
APPLICATION = 0x434F4D47
"""SQLite's application id of a library: "COMG"."""
NONE_YET = "`commonground add` makes one"
PATIENCE = 30.0
"""Seconds that a writer waits for another one."""

EFFECTIVE = os.access in os.supports_effective_ids

Row = sqlite3.Row
Fill = Callable[["Database"], None]
NO_FILL: Mapping[int, Fill] = MappingProxyType({})
Values = Sequence[object]


class Database:
    """One file, one connection for each thread; readers never wait for the writer (WAL).

    `fill` has, by version, what fills the new tables of a version from the old ones.

    Raises:
        LibraryError: the file cannot be opened, is no library, or is one of a newer version.
    """

    def __init__(self, path: Path, *, readonly: bool, fill: Mapping[int, "Fill"] = NO_FILL) -> None:
        self.path, self.readonly, self._fill = path, readonly, fill
        self._own = threading.local()
        self._all: list[sqlite3.Connection] = []
        self._writing = threading.RLock()
        with in_plain_words(str(path)):
            self._prepare()

    def _prepare(self) -> None:
        if self.readonly:
            self._prepare_to_read()
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise LibraryError(f"{self.path}: its folder cannot be made, {error.strerror}", "name another") from None
        if self._accept() < VERSION:
            self._migrate()

    def _prepare_to_read(self) -> None:
        if not self.path.is_file():
            raise LibraryError(f"{self.path}: there is no library here", NONE_YET)
        version = self._accept()
        if version == 0:
            raise LibraryError(f"{self.path}: the file is empty", NONE_YET)
        if version < VERSION:
            Database(self.path, readonly=False, fill=self._fill).close()

    def _accept(self) -> int:
        """The version of the file; 0 for a new one."""
        version = int(self.value("PRAGMA user_version"))
        owner = int(self.value("PRAGMA application_id"))
        empty = not self.value("SELECT count(*) FROM sqlite_master")
        if owner != APPLICATION and not (empty and owner == 0):
            raise LibraryError(f"{self.path}: this is no library file", "name another file with --library")
        if version > VERSION:
            what = f"{self.path}: made by a newer version of commonground (format {version}, this one knows {VERSION})"
            raise LibraryError(what, "update commonground")
        return version

    def _migrate(self) -> None:
        self._write_ahead()
        with self.transaction():
            # Another program may have done it while this one waited for the lock.
            for version in range(int(self.value("PRAGMA user_version")) + 1, VERSION + 1):
                script = (files("commonground.keeping") / "schema" / f"{version}.sql").read_text("utf-8")
                for statement in statements(script):
                    self.run(statement)
                if version in self._fill:
                    self._fill[version](self)
                self.run(f"PRAGMA user_version = {version}")
            self.run(f"PRAGMA application_id = {APPLICATION}")

    def _write_ahead(self) -> None:
        """Switch to WAL; SQLite does not wait by itself where another program opens the new file at the same time."""
        until = time.monotonic() + PATIENCE
        while True:
            try:
                self._connection().execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.05)
            else:
                return

    def _connection(self) -> sqlite3.Connection:
        held: sqlite3.Connection | None = getattr(self._own, "connection", None)
        if held is None:
            held = self._own.connection = self._connect()
            self._all.append(held)
        return held

    def _connect(self) -> sqlite3.Connection:
        address = f"{self.path.absolute().as_uri()}?mode={'ro' if self.readonly else 'rwc'}"
        if self.readonly and self._stands_still():
            address += "&immutable=1"
        # Autocommit: transactions are opened by hand. A connection is used by one thread, and closed by any.
        found = sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
        found.row_factory = sqlite3.Row
        found.create_function("plain", 1, lambda name: name and plain(name), deterministic=True)
        found.execute("PRAGMA foreign_keys = ON")
        # What was said to be stored is on the disk, also when the power fails.
        found.execute("PRAGMA synchronous = FULL")
        found.execute("PRAGMA temp_store = MEMORY")
        return found

    def _stands_still(self) -> bool:
        """Whether nobody can write to the file: it lies in a folder where SQLite cannot keep its notes beside it."""
        notes = self.path.with_name(self.path.name + "-wal")
        return not os.access(self.path.parent, os.W_OK, effective_ids=EFFECTIVE) and not notes.exists()

    def close(self) -> None:
        """Close the connections of all threads."""
        for connection in self._all:
            connection.close()
        self._all.clear()
        self._own = threading.local()

    def run(self, sql: str, values: Values = ()) -> int:
        """Carry out a statement that changes something; the row id of what it inserted."""
        return self._connection().execute(sql, values).lastrowid or 0

    def run_many(self, sql: str, values: Iterator[Values] | Sequence[Values]) -> None:
        """Carry out one statement for each row of values."""
        self._connection().executemany(sql, values)

    def rows(self, sql: str, values: Values = ()) -> list[Row]:
        """The rows that a question gives."""
        with in_plain_words(str(self.path)):
            return self._connection().execute(sql, values).fetchall()

    def row(self, sql: str, values: Values = ()) -> Row | None:
        """The first row, None where there is none."""
        with in_plain_words(str(self.path)):
            found: Row | None = self._connection().execute(sql, values).fetchone()
        return found

    def value(self, sql: str, values: Values = ()) -> Any:
        """The first column of the first row, None where there is none."""
        found = self.row(sql, values)
        return found[0] if found else None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, or nothing; one writer at a time, others wait.

        Raises:
            LibraryError: the disk is full, the file is locked or not to be written to.
        """
        with self._writing, in_plain_words(str(self.path)):
            connection = self._connection()
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                connection.execute("COMMIT")
            except BaseException:
                _roll_back(connection)
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Every question inside is answered from one state of the library, whatever is written meanwhile."""
        connection = self._connection()
        if connection.in_transaction:
            yield
            return
        with in_plain_words(str(self.path)):
            connection.execute("BEGIN")
        try:
            yield
        finally:
            _roll_back(connection)


def _roll_back(connection: sqlite3.Connection) -> None:
    """End the transaction, if SQLite has not ended it itself (as on a full disk)."""
    if connection.in_transaction:
        connection.execute("ROLLBACK")


def statements(script: str) -> Iterator[str]:
    """The statements of an SQL script; `executescript` would end the transaction."""
    held = ""
    for line in script.splitlines(keepends=True):
        held += line
        if sqlite3.complete_statement(held):
            yield held
            held = ""
