"""Roles without a name: "the Russian leader", "the president"."""

from collections import defaultdict
from collections.abc import Mapping

from commonground.annotating.people import offices
from commonground.annotating.people.bearers import Bearer, Held, Reference
from commonground.annotating.people.reading import Line
from commonground.language import known
from commonground.records.annotations import EntityKind, MentionForm

JUST_NAMED = 6
"""Sentences back in which "the officer" must have been named: an article may have another one by then."""
DEPUTIZING = frozenset(["vice", "vice-", "deputy", "assistant", "under", "lieutenant", "junior", "acting"])
"""Words that make another office of the one they stand before: "the president" is not the vice president."""


def role_references(read: list[Line], bearers: list[Bearer], named: list[Reference]) -> list[Reference]:
    """The roles of the article that stand without a name, each with the one bearer who fits, or nobody."""
    people = [bearer for bearer in bearers if bearer.held]
    taken = {(r.line, at) for r in named for at in range(r.first, r.last + 1)}
    lines = _named_in(named)
    return [reference for line in read for reference in _roles(line, people, taken, lines)]


def _named_in(named: list[Reference]) -> Mapping[Bearer, set[int]]:
    """The lines in which each bearer is named."""
    found: dict[Bearer, set[int]] = defaultdict(set)
    for reference in named:
        if reference.bearer:
            found[reference.bearer].add(reference.line)
    return found


def _roles(
    line: Line, bearers: list[Bearer], taken: set[tuple[int, int]], named: Mapping[Bearer, set[int]]
) -> list[Reference]:
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
            elsewhere = sought.place is None and line.word(at + size) in ("of", "for", "at")
            whom = None if elsewhere else _holder(sought, bearers)
            if whom and _held_by_many(held) and named[whom].isdisjoint(range(line.index - JUST_NAMED, line.index + 1)):
                whom = None
            found.append(Reference(line.index, start, at + size - 1, first, last, MentionForm.ROLE, whom))
        at += size
    return found


def _held_by_many(office: known.Office) -> bool:
    """Whether a story may have several such people of one place: officers, lawyers, lawmakers."""
    return office.kind == "other" and not office.leads


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
    if sought.office == held.office:
        return True
    if held.office.endswith(" " + sought.office):
        return DEPUTIZING.isdisjoint(held.office.removesuffix(sought.office).split())
    return sought.office == "leader" and held.leads
