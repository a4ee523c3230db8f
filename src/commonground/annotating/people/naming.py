"""Names as they stand in their lines, and forms of names compared."""

import re
import unicodedata
from collections.abc import Container
from dataclasses import dataclass, replace
from functools import lru_cache

from commonground.annotating.people.bearers import Bearer
from commonground.annotating.people.offices import office_ending
from commonground.annotating.people.reading import Line
from commonground.language import known
from commonground.language.analysis import Name
from commonground.records.annotations import EntityKind
from commonground.records.article import Role

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
INITIAL = re.compile(r"[A-Z]\.?$")
SEAT = re.compile(r"[A-Z]{1,3}-[A-Z][A-Za-z.]{0,6}$")
"""A member's party and state ("R-Fla.", "D-CA")."""
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


def called(namings: list[Naming]) -> list[Naming]:
    """The namings that can be people's, cut to what is a name in them.

    1. "R-Fla." after a senator, a stray initial and a word in small letters name nobody.
    2. A headline's verb ("Chide Hale") and an abbreviated rank ("MEC Hale") are cut from the name of somebody whom the
       article names in full.
    """
    people = [naming for naming in namings if _names_somebody(naming.name.text)]
    told = {naming.words for naming in people if naming.line.sentence.role is Role.BODY}
    full = {surname(words) for words in told if len(words) > 1 and not _is_abbreviation(words[0])}
    return [_without_first(n) if surname(n.words) in full and _begins_oddly(n, told) else n for n in people]


def _names_somebody(text: str) -> bool:
    return not (text.isalpha() and text.islower()) and not SEAT.match(text) and not INITIAL.match(text)


def _begins_oddly(naming: Naming, told: Container[tuple[str, ...]]) -> bool:
    """Whether the first word is no first name: an abbreviation, or an unknown word that only a headline has."""
    if len(naming.words) < 2 or naming.words[0] in known.first_names():
        return False
    return _is_abbreviation(naming.words[0]) or (
        naming.line.sentence.role is not Role.BODY and naming.words not in told
    )


def _is_abbreviation(word: str) -> bool:
    return word.isalpha() and word.isupper() and len(word) > 1


def _without_first(naming: Naming) -> Naming:
    name = naming.name
    start, end = naming.line.span(name.first + 1, name.last)
    text = naming.line.text(name.first + 1, name.last)
    cut = replace(name, start=start, end=end, text=text, first=name.first + 1)
    return Naming(naming.line, cut, tuple(text.split()), name.first + 1, None)


@lru_cache(maxsize=16_384)
def key(text: str) -> str:
    """A name for comparing and for ids: no accents, small letters, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return NO_LETTER.sub("-", plain).strip("-") or "-".join(f"{ord(c):x}" for c in text[:12])


def surname(words: tuple[str, ...]) -> str:
    """The last word that is no suffix ("Jr."), for comparing."""
    return key(bare(words)[-1])


def suffix(words: tuple[str, ...]) -> str:
    """ "jr", "iii" and the like at the end of a name, "" where it has none: father and son differ by nothing else."""
    last = words[-1].lower().removesuffix(".")
    return last if len(words) > 1 and last in SUFFIXES else ""


def bare(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name without its suffix."""
    return words[:-1] if suffix(words) else words


def same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names with one surname may be one person's, as they stand in one article.

    First names must be equal, one the other's initial or short form, and middle initials and suffixes not at odds; or
    the shorter is the end of the longer ("Suu Kyi", "bin Laden").
    """
    return suffix(a) == suffix(b) and _same_but_suffix(bare(a), bare(b))


def nearly_same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """The same for names in two articles or in a headline, which may leave out a suffix where there is an initial.

    "Ivan R. Hale Jr." is "Ivan Hale" in another paper; "Ivan Hale Jr." may be his son.
    """
    formal = any(suffix(each) and _middles(bare(each)) for each in (a, b))
    return (formal or suffix(a) == suffix(b)) and _same_but_suffix(bare(a), bare(b))


def _same_but_suffix(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    x, y = key(a[0]), key(b[0])
    if known.one_first_name(a[0], b[0]) or x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]):
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
