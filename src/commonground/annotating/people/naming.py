"""Names as they stand in their lines, and forms of names compared."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass
from functools import lru_cache

from commonground.annotating.people.bearers import Bearer
from commonground.annotating.people.offices import office_ending
from commonground.annotating.people.reading import Line
from commonground.language import known
from commonground.language.analysis import Name
from commonground.records.annotations import EntityKind

SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
INITIAL = re.compile(r"[A-Z]\.?$")
NO_LETTER = re.compile(r"[^a-z0-9]+")


@dataclass(slots=True)
class Naming:
    """A name in its line with the titles before it: `first` is the first title's token; what leaning they give."""

    line: Line
    name: Name
    words: tuple[str, ...]
    first: int
    leaning: str | None

    @property
    def titled(self) -> bool:
        """Whether a title stands before the name."""
        return self.first < self.name.first


def naming(line: Line, name: Name) -> Naming:
    """The name with the titles that stand before it."""
    first, leaning = name.first, None
    titles = known.titles()
    while first > 0 and line.words[first - 1] in titles:
        first -= 1
        leaning = leaning or titles[line.words[first]] or None
    if first < name.first:
        office = office_ending(line, name.first)
        first = min(first, office[0]) if office else first
    return Naming(line, name, tuple(name.text.split()), first, leaning)


@lru_cache(maxsize=16_384)
def key(text: str) -> str:
    """A name for comparing and for ids: no accents, small letters, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return NO_LETTER.sub("-", plain).strip("-") or "-".join(f"{ord(c):x}" for c in text[:12])


def surname(words: tuple[str, ...]) -> str:
    """The last word that is no suffix ("Jr."), for comparing."""
    kept = [word for word in words if word.lower() not in SUFFIXES]
    return key(kept[-1] if kept else words[-1])


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one surname may be one person's.

    First names must be equal or one the other's initial, and middle initials not at odds; or the shorter is the end of
    the longer ("Suu Kyi", "bin Laden").
    """
    x, y = key(a[0]), key(b[0])
    if x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]):
        middles = {_middles(a), _middles(b)} - {""}
        return len(middles) < 2
    short, long = sorted((a, b), key=len)
    return 1 < len(short) < len(long) and long[-len(short) :] == short


def _middles(words: tuple[str, ...]) -> str:
    return "".join(key(word)[0] for word in words[1:-1] if INITIAL.match(word))


def fresh(kind: EntityKind, name: str, taken: Container[str]) -> Bearer:
    """A new bearer whose id nobody has yet."""
    base = f"{kind.value}:{key(name)}"
    number, candidate = 1, base
    while candidate in taken:
        number += 1
        candidate = f"{base}-{number}"
    return Bearer(candidate, kind, name)
