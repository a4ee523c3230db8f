"""An article with every annotation in place: its blocks in order, each cut into runs that know what lies on them."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby, pairwise

from commonground.records.annotations import EntityKind, Statement, StatementKind
from commonground.records.article import Block, Role
from commonground.records.evidence import Evidence
from commonground.records.story import Report
from commonground.showing.dates import in_words
from commonground.showing.web.links import Stretch, touches
from commonground.showing.words import plain, shown_as_written

LAYERS = ("statements", "people", "places", "times", "figures", "events")
"""What can be switched off on the page, in the order of its switches."""


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation on a stretch: its layer's mark, what it says, and for a statement whose words they are."""

    start: int
    end: int
    mark: str
    says: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """Words under the same annotations; `first`: the marked passage starts here; `labels`: of statements that end."""

    words: str
    start: int
    end: int
    marks: str
    says: str
    at: bool = False
    first: bool = False
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A block as it is shown."""

    block: Block
    runs: tuple[Run, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A block of the article, or a run of furniture folded into one; `open`: the marked passage lies in it."""

    role: Role
    lines: tuple[Line, ...]
    open: bool = False


@dataclass(slots=True)
class _Cursor:
    """Whether the passage was met already: its first run alone carries the address's fragment."""

    marked: Sequence[Stretch]
    met: bool = field(default=False)

    def meets(self, start: int, end: int) -> bool:
        return touches((start, end), self.marked)

    def first(self) -> bool:
        before, self.met = self.met, True
        return not before


def parts(report: Report, marked: Sequence[Stretch]) -> tuple[Part, ...]:
    """Every block of the snapshot in order, furniture folded, the marked stretches marked."""
    notes = sorted(annotations(report), key=lambda note: note.start)
    cursor = _Cursor(marked)
    found: list[Part] = []
    for aside, blocks in groupby(report.article.blocks, key=lambda block: block.role is Role.FURNITURE):
        lines = [_line(report.article.text, block, notes, cursor) for block in blocks]
        if aside:
            found.append(Part(Role.FURNITURE, tuple(lines), any(run.at for line in lines for run in line.runs)))
        else:
            found += (Part(line.block.role, (line,)) for line in lines)
    return tuple(found)


def annotations(report: Report) -> Iterator[Note]:
    """Every annotation of the report as a note on its stretch."""
    said = report.annotations
    names = {entity.id: (entity.kind, entity.name) for entity in said.entities}
    for statement in said.statements:
        yield from _statement(statement)
    for mention in said.mentions:
        kind, name = names.get(mention.entity or "", (None, ""))
        if kind is not EntityKind.PLACE:
            yield Note(mention.start, mention.end, "a-person", plain(name) if name else "not settled who is meant")
    for place in said.places:
        where = f"{plain(place.name)}{', ' + place.country if place.country else ''}"
        yield Note(place.start, place.end, "a-place", f"{where} (its government)" if place.metonym else where)
    for time in said.times:
        yield Note(time.start, time.end, "a-time", in_words(time.edtf) if time.edtf else "no day on the calendar")
    for figure in said.figures:
        counted = plain(figure.counted.text) if figure.counted else "not stated what is counted"
        yield Note(figure.start, figure.end, "a-figure", counted)
    for event in said.events:
        when = f", {in_words(event.date)}" if event.date else ""
        yield Note(event.trigger.start, event.trigger.end, "a-event", f"{event.kind}: {event.status.value}{when}")


def _statement(statement: Statement) -> Iterator[Note]:
    whose = plain(statement.speaker_name or (statement.speaker.text if statement.speaker else "")) or "nobody named"
    silence = statement.kind is StatementKind.SILENCE
    says = f"not said: {whose}" if silence else f"{statement.directness.value} speech: {whose}"
    last = max(statement.content, key=lambda span: span.end)
    for span in statement.content:
        marks = "a-statement a-silence" if silence else "a-statement"
        yield Note(span.start, span.end, marks, says, says if span is last else "")


def _line(text: str, block: Block, notes: Sequence[Note], cursor: _Cursor) -> Line:
    on_it = [] if block.role is Role.FURNITURE else _within(notes, block)
    stretches = [(note.start, note.end) for note in on_it] + [*cursor.marked]
    edges = {block.start, block.end, *(edge for pair in stretches for edge in pair if block.start < edge < block.end)}
    ordered = sorted(edges)
    covering, ending = _covering(ordered, on_it)
    runs = []
    for start, end in pairwise(ordered):
        here = cursor.meets(start, end)
        runs.append(
            Run(
                words=shown_as_written(text[start:end]),
                start=start,
                end=end,
                marks=" ".join(dict.fromkeys(note.mark for note in covering[start])),
                says=plain(" · ".join(dict.fromkeys(note.says for note in covering[start]))),
                at=here,
                first=here and cursor.first(),
                labels=tuple(ending[end]),
            )
        )
    return Line(block, tuple(runs), plain(block.reason) if block.reason else "")


def _within(notes: Sequence[Note], block: Evidence) -> list[Note]:
    """The notes that share a character with the block; `notes` are ordered by their starts."""
    before = bisect_left(notes, block.end, key=lambda note: note.start)
    return [note for note in notes[:before] if note.end > block.start]


def _covering(edges: Sequence[int], notes: Sequence[Note]) -> tuple[Mapping[int, list[Note]], Mapping[int, list[str]]]:
    """For each run, by its start, the notes on it; for each end the labels of the statements that end there."""
    covering: dict[int, list[Note]] = defaultdict(list)
    ending: dict[int, list[str]] = defaultdict(list)
    for note in notes:
        low, high = bisect_left(edges, max(note.start, edges[0])), bisect_right(edges, note.end)
        for edge in edges[low : max(high - 1, low)]:
            covering[edge].append(note)
        if note.label and note.end <= edges[-1]:
            ending[note.end].append(note.label)
    return covering, ending
