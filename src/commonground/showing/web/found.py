"""What was found in an article, as lists: each line leads to its place in the text."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import TypeVar

from commonground.records.annotations import EntityKind, StatementKind
from commonground.records.evidence import Evidence
from commonground.records.story import Report
from commonground.showing.web.annotated import annotations
from commonground.showing.web.links import at
from commonground.showing.words import joined, plain

Span = TypeVar("Span", bound=Evidence)

LONGEST = 90
"""Code points of a statement's words in the list; the text beside it has all of them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: the words, what was made of them, where they stand."""

    words: str
    says: str
    at: str


@dataclass(frozen=True, slots=True)
class Listed:
    """One layer's list."""

    name: str
    entries: tuple[Entry, ...]


def found(report: Report) -> tuple[Listed, ...]:
    """A list for each layer that has anything, people and places once each."""
    said, text = report.annotations, report.article.text
    notes = list(annotations(report))

    def spans(mark: str) -> Iterator[Entry]:
        chosen = sorted((note for note in notes if note.mark == mark), key=lambda note: note.start)
        return (Entry(plain(text[note.start : note.end]), note.says, f"{note.start}-{note.end}") for note in chosen)

    lists = (
        Listed("Statements", tuple(_statements(report))),
        Listed("People and organisations", tuple(_people(report))),
        Listed("Places", tuple(_once(said.places, lambda place: plain(place.name)))),
        Listed("Times", tuple(spans("a-time"))),
        Listed("Figures", tuple(spans("a-figure"))),
        Listed("Events", tuple(spans("a-event"))),
    )
    return tuple(each for each in lists if each.entries)


def _statements(report: Report) -> Iterator[Entry]:
    for statement in report.annotations.statements:
        whose = plain(statement.speaker_name or (statement.speaker.text if statement.speaker else ""))
        words = joined(statement.content)
        cut = words if len(words) <= LONGEST else words[:LONGEST].rsplit(" ", 1)[0] + " …"
        form = "reported silence" if statement.kind is StatementKind.SILENCE else statement.directness.value
        yield Entry(cut, f"{whose or 'nobody named'}, {form}", at(statement.content))


def _people(report: Report) -> Iterator[Entry]:
    said = report.annotations
    names = {entity.id: plain(entity.name) for entity in said.entities if entity.kind is not EntityKind.PLACE}
    known = [mention for mention in said.mentions if mention.entity in names]
    yield from _once(known, lambda mention: names[mention.entity or ""])


def _once(spans: Iterable[Span], name: Callable[[Span], str]) -> Iterator[Entry]:
    """Each name once, in the order of the names, with how often it stands in the text."""
    for words, group in groupby(sorted(spans, key=lambda span: (name(span), span.start)), key=name):
        held = list(group)
        yield Entry(words, f"{len(held)} times" if len(held) > 1 else "", at(held))
