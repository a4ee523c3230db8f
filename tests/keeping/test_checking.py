"""Check opens every stored line; each kind of damage is found."""

import sqlite3
import zlib

import msgspec
import pytest

from commonground.keeping.library import Library


def wheres(library: Library) -> set[str]:
    return {fault.where.split()[0] for fault in library.check()}


def test_a_library_as_it_was_made_has_no_fault(shelf: Library) -> None:
    assert list(shelf.check()) == []


def damage(library: Library, sql: str, *values: object) -> None:
    with sqlite3.connect(library.path) as connection:
        connection.execute(sql, values)
    connection.close()


def repacked(blob: bytes, old: bytes, new: bytes) -> bytes:
    plain = zlib.decompress(blob)
    at = plain.rindex(old)
    return zlib.compress(plain[:at] + new + plain[at + len(old) :])


@pytest.mark.parametrize("table", ["articles", "stories"])
def test_a_line_that_reads_otherwise_in_its_snapshot_is_found(copy: Library, table: str) -> None:
    """One word of one quotation, in an article's annotations or in the story."""
    column = "annotations" if table == "articles" else "record"
    rows = copy._db.rows(f"SELECT number, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY number")
    number, blob = next(row for row in rows if b"telephone" in zlib.decompress(row[1]))
    damage(
        copy, f"UPDATE {table} SET {column} = ? WHERE number = ?", repacked(blob, b"telephone", b"telegraph"), number
    )
    faults = list(copy.check())
    assert any("reads otherwise" in fault.what for fault in faults)
    assert {fault.where.split()[0] for fault in faults} == {"article" if table == "articles" else "story"}


DAMAGES = {
    "a page that is not what was received": (
        "UPDATE contents SET data = ? WHERE size = (SELECT max(size) FROM contents)"
    ),
    "annotations that are no record": "UPDATE articles SET annotations = ? WHERE number = 3",
    "a story that is no record": "UPDATE stories SET record = ? WHERE record IS NOT NULL",
}


@pytest.mark.parametrize("what", DAMAGES)
def test_a_damaged_record_is_found(copy: Library, what: str) -> None:
    damage(copy, DAMAGES[what], zlib.compress(msgspec.msgpack.encode({"other": 1})))
    assert list(copy.check())


LOST = {
    "an article without a story": ("DELETE FROM members WHERE article = 2", {"article", "story"}),
    "a text that search does not hold": ("DELETE FROM texts WHERE rowid = 4", {"article"}),
    "a statement that search does not hold": ("DELETE FROM said WHERE rowid = 5", {"article"}),
    "a place that search does not hold": ("DELETE FROM places WHERE name = 'bergen'", {"article"}),
    "a note beside nothing": ("INSERT INTO notes (target, text, written) VALUES ('s-x', 'y', 'z')", {"note"}),
    "a decision about nothing": (
        """INSERT INTO decisions (together, "left", "right", decided) VALUES (1, '["x"]', '["y"]', 'z')""",
        {"decision"},
    ),
    "a page that is gone": ("DELETE FROM pages WHERE number = 1", {"table"}),
}


@pytest.mark.parametrize("what", LOST)
def test_what_is_lost_is_found(copy: Library, what: str) -> None:
    sql, expected = LOST[what]
    damage(copy, sql)
    assert wheres(copy) == expected


def test_a_damaged_file_is_found(copy: Library) -> None:
    """A page of the file itself, overwritten in the middle."""
    copy.close()
    data = bytearray(copy.path.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xa5" * 4096
    copy.path.write_bytes(data)
    with Library(copy.path, readonly=True) as library:
        assert list(library.check())
