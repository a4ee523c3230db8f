"""The file: old versions, strange files, locks, full disks; each is one clear line and loses nothing."""

import gzip
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from commonground.keeping import database
from commonground.keeping.database import APPLICATION, VERSION
from commonground.keeping.errors import LibraryError
from commonground.keeping.library import Library
from keeping.conftest import SAMPLES
from keeping.newspages import FIRE, OTHER

OLD = sorted((Path(__file__).parent / "libraries").glob("*.db.gz"))


def schema(path: Path) -> set[tuple[str, str]]:
    with sqlite3.connect(path) as connection:
        found = set(connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"))
    connection.close()
    return found


def test_every_older_version_has_a_file() -> None:
    assert [path.name for path in OLD] == [f"{version}.db.gz" for version in range(1, VERSION)]


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.name)
@pytest.mark.parametrize("readonly", [False, True])
def test_an_old_library_is_brought_up_to_date_and_keeps_everything(old: Path, readonly: bool, tmp_path: Path) -> None:
    """Four pages, one of them in two states, a split, a note and a visit, stored by the first version."""
    path, fresh = tmp_path / "old.db", tmp_path / "new.db"
    path.write_bytes(gzip.decompress(old.read_bytes()))
    Library(fresh).close()
    with Library(path, readonly=readonly) as library:
        assert schema(path) == schema(fresh)
        assert (library.count().articles, library.count().stories) == (5, 3)
        assert list(library.check()) == []
        (decision,) = library.decisions()
        assert not decision.together
        assert library.last_visit()
        assert not any(row.new for row in library.stories())
        targets = [row.id for row in library.stories()]
        assert [note.text for id in targets for note in library.notes(id)] == ["ask the coastguard"]
        (hit,) = library.search("deckhand fortnight")
        assert [version.current for version in library.versions(hit.article)] == [False, True]


def test_an_old_library_learns_what_the_new_version_remembers(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(OLD[0].read_bytes()))
    with Library(path) as library:
        lines = library._db.value("SELECT count(*) FROM outlet_lines WHERE outlet = 'The Lerwick Beacon'")
        assert lines > 20


def test_a_newer_version_is_left_alone(empty: Library) -> None:
    empty._db.run(f"PRAGMA user_version = {VERSION + 1}")
    before = empty.path.read_bytes()
    for readonly in (False, True):
        with pytest.raises(LibraryError, match="newer version") as error:
            Library(empty.path, readonly=readonly)
        assert error.value.remedy == "update commonground"
    assert empty.path.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all, but longer than a header of one " * 4, b"SQLite format 3\0"])
def test_a_file_that_is_no_library_is_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "novel.txt"
    path.write_bytes(content)
    for readonly in (False, True):
        with pytest.raises(LibraryError, match="no library"):
            Library(path, readonly=readonly)
    assert path.read_bytes() == content


def test_another_programs_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(LibraryError, match="no library file"):
        Library(path)
    assert path.read_bytes() == before


def test_reading_makes_no_file(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="there is no library here"):
        Library(tmp_path / "none.db", readonly=True)
    (tmp_path / "empty.db").touch()
    with pytest.raises(LibraryError, match="empty"):
        Library(tmp_path / "empty.db", readonly=True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["empty.db"]


def test_a_library_in_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(LibraryError, match="its folder cannot be made"):
        Library(tmp_path / "file" / "library.db")
    with pytest.raises(LibraryError, match="cannot be opened"):
        Library(tmp_path)


def test_a_reader_writes_nothing(samples: Path) -> None:
    with Library(samples, readonly=True) as library, pytest.raises(LibraryError, match="cannot be written to"):
        library.visit()


def test_a_full_disk_is_said_and_what_was_stored_stays(empty: Library) -> None:
    """SQLite's own limit on pages stands for the disk: it fails in the same place and in the same words."""
    empty.add(FIRE.encode())
    pages = empty._db.value("PRAGMA page_count")
    empty._db.value(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="the disk is full") as error:
        empty.add((OTHER * 40).encode())
    assert error.value.remedy
    assert empty.count().articles == 1
    assert list(empty.check()) == []
    empty._db.value("PRAGMA max_page_count = 1000000")
    empty.add((OTHER * 40).encode())
    assert empty.count().articles == 2


def test_while_another_program_writes_this_one_waits_and_then_says_so(
    empty: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.2)
    other = sqlite3.connect(empty.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Library(empty.path) as library, pytest.raises(LibraryError, match="another program is writing"):
        library.add(FIRE.encode())
    other.execute("ROLLBACK")
    other.close()
    assert empty.add(FIRE.encode())


def test_a_reader_reads_while_a_writer_writes(copy: Library) -> None:
    """Neither an open transaction nor one that commits keeps a reader waiting, and it sees whole steps alone."""
    seen: list[int] = []

    def read() -> None:
        with Library(copy.path, readonly=True) as reader:
            seen.append(len(reader.articles(limit=100)))

    with copy._db.transaction():
        copy._db.run("UPDATE articles SET current = 0, pending = 0")
        reader = threading.Thread(target=read)
        reader.start()
        reader.join(10)
        assert seen == [13], "what is not committed is not seen"
    read()
    assert seen == [13, 0]


def test_one_library_in_several_threads(shelf: Library) -> None:
    """As the web server uses it: each thread has its own connection."""
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(len(shelf.search("mackerel")))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(found) == 8
    assert len(set(found)) == 1
    assert found[0] > 5


def test_the_file_says_whose_it_is(samples: Path) -> None:
    with sqlite3.connect(samples) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    connection.close()


@pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")
def test_a_library_that_nobody_may_write_to_is_read(samples: Path) -> None:
    """As on a disk that is mounted to be read: no file can be made beside it."""
    folder = Path(tempfile.mkdtemp())
    path = folder / "library.db"
    path.write_bytes(samples.read_bytes())
    path.chmod(0o444)
    folder.chmod(0o555)
    root = os.geteuid() == 0
    try:
        if root:
            os.seteuid(65534)
        with Library(path, readonly=True) as library:
            assert library.search("mackerel")
            assert list(library.check()) == []
        with pytest.raises(LibraryError, match="cannot be written to"):
            Library(path)
    finally:
        if root:
            os.seteuid(0)
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_two_programs_that_make_and_fill_one_library_at_the_same_time(tmp_path: Path) -> None:
    """Both begin with no library there; every page is held once, every one in a story."""
    path, adding = tmp_path / "library.db", []
    for half in (SAMPLES[:5], SAMPLES[4:9]):
        pages = [str(page) for page in half]
        command = [sys.executable, "-m", "commonground", "add", *pages, "--library", str(path), "--workers", "1"]
        adding.append(subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
    for process in adding:
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err.decode()
    with Library(path, readonly=True) as library:
        assert (library.count().articles, library.count().waiting) == (9, 0)
        assert list(library.check()) == []
