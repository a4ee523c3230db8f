"""Roles without a name: "the Russian leader", "the president"."""

from commonground.annotating.people import offices
from commonground.annotating.people.bearers import Bearer, Held, Reference
from commonground.annotating.people.reading import Line
from commonground.language import known
from commonground.records.annotations import EntityKind, MentionForm


def role_references(read: list[Line], bearers: list[Bearer], named: list[Reference]) -> list[Reference]:
    """The roles of the article that stand without a name, each with the one bearer who fits, or nobody."""
    people = [bearer for bearer in bearers if bearer.held]
    taken = {(r.line, at) for r in named for at in range(r.first, r.last + 1)}
    return [reference for line in read for reference in _roles(line, people, taken)]


def _roles(line: Line, bearers: list[Bearer], taken: set[tuple[int, int]]) -> list[Reference]:
    found: list[Reference] = []
    at = 0
    while at < len(line.words):
        office = known.offices().at(line.lower, at)
        if not office or (line.index, at) in taken:
            at += 1
            continue
        size, held = office
        start, sought = offices.described(line, at, held)
        if _definite(line, start, at) and not _beside_name(line, at + size, taken):
            first, last = line.span(start, at + size - 1)
            whom = (
                None
                if sought.place is None and line.word(at + size) in ("of", "for", "at")
                else _holder(sought, bearers)
            )
            found.append(Reference(line.index, start, at + size - 1, first, last, MentionForm.ROLE, whom))
        at += size
    return found


def _definite(line: Line, start: int, at: int) -> bool:
    """Whether the role means somebody in particular: "the" or a country stands before it, one holder is spoken of."""
    if {"'s", "'"}.intersection(line.lower[start:at]):
        return True
    return line.word(start - 1) == "the" or (line.word(start - 1) in offices.FORMER and line.word(start - 2) == "the")


def _beside_name(line: Line, after: int, taken: set[tuple[int, int]]) -> bool:
    """Whether a name follows at once or in apposition, so that the role is the name's."""
    at = after + (line.word(after) == ",")
    name = line.name_at(at)
    return (line.index, at) in taken and name is not None and name.kind is EntityKind.PERSON


def _holder(sought: Held, bearers: list[Bearer]) -> Bearer | None:
    """The one person who holds a fitting office, None where nobody or more than one does."""
    fitting = [b for b in bearers if any(_fits(sought, held) for held in b.held)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(sought: Held, held: Held) -> bool:
    """Whether the office sought may be the one held; a country that is said must be the holder's."""
    if sought.place is not None and held.place != sought.place:
        return False
    if (held.former and not sought.former) or (sought.portfolio and sought.portfolio != held.portfolio):
        return False
    if sought.office == held.office or held.office.endswith(" " + sought.office):
        return True
    return sought.office == "leader" and held.leads
