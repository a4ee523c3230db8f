"""Who reported when: reports by day and outlet, laid out for a chart and for a table that says the same."""

from dataclasses import dataclass
from datetime import date, timedelta
from textwrap import shorten

from commonground.records.article import Basis
from commonground.records.story import Story
from commonground.showing.dates import in_words
from commonground.showing.digest.lines import Source
from commonground.showing.labels import name

LANE, TOP, AXIS = 44, 6, 24
"""Heights in pixels: of a lane with its outlet's name, above the first, and of the days below the last."""

LEFT, RIGHT = 1.5, 98.5
"""Per cent of the width between which the days lie: a mark on the first or the last of them is drawn whole."""

APART = 17.0
"""Per cent of the width that two days' names need on a telephone."""

NAME = 44
"""Letters of an outlet's name that a telephone has room for; the table has it whole."""

STEP = 14
"""Pixels between reports of one outlet on one day."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One report: `x` in per cent of the width, `shift` in pixels beside others of its day."""

    x: float
    shift: int
    source: Source
    day: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """One outlet's reports; `y` is where its line lies, in pixels."""

    outlet: str
    y: int
    marks: tuple[Mark, ...]

    @property
    def name(self) -> str:
        """The outlet as the chart writes it: cut at a word where it is too long for a telephone."""
        return shorten(self.outlet, NAME, placeholder=" …") if " " in self.outlet else self.outlet[:NAME]


@dataclass(frozen=True, slots=True)
class Tick:
    """A day named on the axis."""

    x: float
    words: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Coverage:
    """The chart; `undated` are the reports that have no day."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    undated: tuple[Source, ...]
    height: int

    @property
    def days(self) -> int:
        """On how many days there are reports."""
        return len({mark.day for lane in self.lanes for mark in lane.marks})

    @property
    def rows(self) -> list[Mark]:
        """The same as a table, by day."""
        return sorted(
            (mark for lane in self.lanes for mark in lane.marks), key=lambda mark: (mark.x, mark.source.number)
        )


def coverage(story: Story, sources: tuple[Source, ...]) -> Coverage:
    """The chart of a story's reports; an inferred day is the best one of its interval, and says so."""
    datings = {report.article.id: report.annotations.published for report in story.reports}
    dated = {s.article: date.fromisoformat(best[:10]) for s in sources if (best := datings[s.article].best)}
    if not dated:
        return Coverage((), (), sources, 0)
    first, last = min(dated.values()), max(dated.values())
    outlets = {source.outlet or source.file: name(source) for source in sources if source.article in dated}
    lanes = []
    for number, outlet in enumerate(outlets):
        seen: dict[date, int] = {}
        marks = []
        for source in sorted(sources, key=lambda s: dated.get(s.article, date.max)):
            if source.article not in dated or (source.outlet or source.file) != outlet:
                continue
            day = dated[source.article]
            shift = seen[day] = seen.get(day, -STEP) + STEP
            inferred = datings[source.article].basis is Basis.INFERRED
            marks.append(Mark(_x(day, first, last), shift, source, in_words(day.isoformat()), inferred))
        lanes.append(Lane(outlets[outlet], TOP + LANE * (number + 1) - 14, tuple(marks)))
    undated = tuple(source for source in sources if source.article not in dated)
    return Coverage(tuple(lanes), _ticks(first, last), undated, TOP + LANE * len(lanes) + AXIS)


def _x(day: date, first: date, last: date) -> float:
    span = (last - first).days
    return round(LEFT + (RIGHT - LEFT) * (day - first).days / span, 2) if span else 50.0


def _ticks(first: date, last: date) -> tuple[Tick, ...]:
    """The first day and the last, and first days of months between them where there is room."""
    if first == last:
        return (Tick(50.0, in_words(first.isoformat()), "middle"),)
    ticks = [Tick(0.0, in_words(first.isoformat()), "start")]
    taken = [LEFT + APART / 2, RIGHT - APART / 2]
    for day in _months(first, last):
        x = _x(day, first, last)
        if all(abs(x - other) >= APART for other in taken):
            taken.append(x)
            ticks.append(Tick(x, in_words(day.isoformat()).rpartition(" ")[0], "middle"))
    return (*ticks, Tick(100.0, in_words(last.isoformat()), "end"))


def _months(first: date, last: date) -> list[date]:
    day, found = first.replace(day=1), []
    while (day := (day + timedelta(days=32)).replace(day=1)) < last:
        found.append(day)
    return found
