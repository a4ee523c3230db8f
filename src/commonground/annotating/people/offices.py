"""Which office, of which country, the words around a name give to its bearer."""

from dataclasses import dataclass

from commonground.annotating.people.bearers import Held
from commonground.annotating.people.reading import Line
from commonground.language import known
from commonground.language.analysis import Name

FORMER = frozenset(["former", "ex", "late", "then", "outgoing", "ex-", "onetime", "one-time"])
LONGEST = 5
APPOSITION = 10
"""Tokens after a name within which an office in apposition is looked for."""


@dataclass(frozen=True, slots=True)
class Appositive:
    """An office beside a name: tokens `first` to `last` of the line, country included."""

    first: int
    last: int
    held: Held


def office_ending(line: Line, end: int) -> tuple[int, known.Office] | None:
    """The office whose last token stands just before `end`, longest first: (its first token, the office)."""
    for first in range(max(0, end - LONGEST), end):
        found = known.offices().at(line.lower, first, end)
        if found and first + found[0] == end:
            return first, found[1]
    return None


def place_before(line: Line, first: int) -> tuple[int, str | None]:
    """The country said just before an office ("Britain's", "Russian", "US"): (where the phrase now starts, country)."""
    owned = line.word(first - 1) in ("'s", "'")
    at = first - 1 - owned
    if at < 0:
        return first, None
    for start in range(max(0, at - 3), at + 1):
        demonym = known.demonym_phrases().at(line.words, start, at + 1)
        if demonym and start + demonym[0] == at + 1 and not owned:
            return start, demonym[1]
        name = line.name_at(start)
        if name and name.first == start and name.last == at:
            return start, known.governments().get(name.text)
    return first, None


def before(line: Line, name: Name) -> Appositive | None:
    """The office just before the name ("Britain's Prime Minister David Cameron"; "the minister, Ana Petrova")."""
    end = name.first
    if line.word(end - 1) == ",":
        end -= 1
    found = office_ending(line, end)
    if not found:
        return None
    first, office = found
    start, place = place_before(line, first)
    if end != name.first and place is None and line.word(start - 1) not in ("the", "its", "their", "his", "her"):
        return None
    former = line.word(start - 1) in FORMER or line.word(first - 1) in FORMER
    return Appositive(start, end - 1, Held(office.name, place, former, office.leads))


def after(line: Line, name: Name) -> Appositive | None:
    """The office in apposition after the name ("Ana Petrova, the Ruritanian foreign minister, ...")."""
    if line.word(name.last + 1) != ",":
        return None
    for at in range(name.last + 2, min(name.last + 2 + APPOSITION, len(line.words))):
        word = line.word(at)
        if word in (",", ".", ";", "who", "said", "and", "which") or line.quoted[at]:
            return None
        if _is_person(line, at):
            return None
        found = known.offices().at(line.lower, at)
        if found:
            if not _closes_apposition(line, at + found[0]) or line.word(name.last + 2) == "with":
                return None
            start, place = place_before(line, at)
            place = place or _place_of(line, at + found[0])
            former = bool({line.word(start - 1), line.word(at - 1)} & FORMER)
            return Appositive(start, at + found[0] - 1, Held(found[1].name, place, former, found[1].leads))
    return None


def _closes_apposition(line: Line, after: int) -> bool:
    """Whether what follows an office leaves it an apposition: a mark or "of ...", not a verb of its own or a name."""
    return line.word(after) in (",", ".", ";", ")", "", "of", "for", "at", "in", "and", "from", "on", "-", "–", "—")


def _is_person(line: Line, at: int) -> bool:
    name = line.name_at(at)
    return name is not None and name.kind == "person"


def _place_of(line: Line, at: int) -> str | None:
    """The country after "of" ("president of Ruritania")."""
    if line.word(at) != "of":
        return None
    name = line.name_at(at + 1 + (line.word(at + 1) == "the"))
    return known.governments().get(name.text) if name else None
