"""Libraries for the tests: one made of the samples, once, and copies of it that a test may change."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from commonground.keeping.library import Library

SAMPLES = sorted(path for path in (Path(__file__).resolve().parents[2] / "samples").iterdir() if path.suffix != ".md")


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a library that holds the samples: twelve reports of one story, and one of another."""
    path = tmp_path_factory.mktemp("samples") / "library.db"
    with Library(path) as library:
        for _ in library.add_many(SAMPLES):
            pass
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return path


@pytest.fixture
def shelf(samples: Path) -> Iterator[Library]:
    """The library of the samples, to be read."""
    with Library(samples, readonly=True) as library:
        yield library


@pytest.fixture
def copy(samples: Path, tmp_path: Path) -> Iterator[Library]:
    """A copy of it that a test may change."""
    path = tmp_path / "library.db"
    path.write_bytes(samples.read_bytes())
    with Library(path) as library:
        yield library


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[Library]:
    """A new library."""
    with Library(tmp_path / "new.db") as library:
        yield library


@pytest.fixture
def sample() -> Callable[[str], Path]:
    """A sample by its number."""
    return lambda number: next(path for path in SAMPLES if path.name.startswith(number))
