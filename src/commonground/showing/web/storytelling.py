"""A story -> what its page shows: the digest, with the charts that go with it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import compress

from commonground.records.annotations import Status
from commonground.records.story import Story
from commonground.showing import choices
from commonground.showing.choices import Line
from commonground.showing.digest.lines import Digest, Grid, Happening, Reason, Source, Speaker, Tie
from commonground.showing.digest.tell import digests
from commonground.showing.digest.trends import trends
from commonground.showing.web.coverage import Coverage, coverage
from commonground.showing.web.plots import Plot, plot

CLAIMS = (Status.ALLEGED, Status.DENIED, Status.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Told:
    """Everything a story's page draws that depends on the story alone."""

    digest: Digest
    chart: Coverage
    plots: tuple[Plot, ...]
    grid: Grid
    silent: tuple[Source, ...]
    """Origins that have none of the grid's points."""


def told(story: Story) -> Told:
    """The page of a story; the same story gives the same page."""
    digest = digests([story])[0]
    plots = tuple(plot(trend) for trend in trends(story))
    grid, silent = _told_in(digest.grid)
    return Told(digest, coverage(story, digest.sources), plots, grid, silent)


def _told_in(grid: Grid) -> tuple[Grid, tuple[Source, ...]]:
    """The grid without the columns in which nothing would stand, and whose they are."""
    held = [any(row.cells[index] for row in grid.rows) for index in range(len(grid.columns))]
    rows = tuple(replace(row, cells=tuple(compress(row.cells, held))) for row in grid.rows)
    silent = tuple(source for source, there in zip(grid.columns, held, strict=True) if not there)
    return Grid(tuple(compress(grid.columns, held)), rows), silent


def sections(page: Told) -> tuple[tuple[str, str, bool], ...]:
    """The parts of the page: name, fragment, whether it is there."""
    digest = page.digest
    many = len(digest.sources) > 1
    return (
        ("Timeline", "timeline", bool(digest.timeline)),
        ("Coverage", "coverage", many and bool(page.chart.lanes)),
        ("Who said what", "said", bool(digest.speakers)),
        ("Figures", "figures", bool(digest.figures)),
        ("Report by report", "grid", bool(digest.grid.rows)),
        ("In one report only", "only", many and bool(digest.only)),
        ("Why together", "together", True),
        ("Reports", "reports", True),
    )


def drawing() -> dict[str, object]:
    """What the story's templates call: how lines are cut, marked and counted."""
    return {
        "limits": choices,
        "claims": CLAIMS,
        "first": choices.Choices().first,
        "rest": rest,
        "shape": shape,
        "reported": reported,
        "pair": pair,
        "reports_of": reports_of,
        "with_and_without_date": with_and_without_date,
    }


def rest(lines: Sequence[Line], limit: int) -> Sequence[Line]:
    """The lines that `Choices.first` leaves out: they are folded, never dropped."""
    return lines[len(choices.Choices().first(lines, limit)) :]


def with_and_without_date(lines: Sequence[Happening]) -> tuple[list[Happening], list[Happening]]:
    """Events with a date, and those without."""
    return [line for line in lines if line.when.words], [line for line in lines if not line.when.words]


def shape(line: Happening) -> str:
    """How an event's mark is drawn: what is planned or claimed looks otherwise, and says so in words as well."""
    kind = "claim" if line.status in CLAIMS else "plan" if line.status is Status.PLANNED else ""
    return f"{kind}{' main' if line.main else ''}".strip()


def reported(digest: Digest, line: Happening) -> str:
    """When the reports of an event were published: from the first to the last day, as far as they are known."""
    numbers = digest.refs(line.evidence)
    days = list(dict.fromkeys(str(s.when) for s in digest.sources if s.number in numbers and s.when.words))
    if not days:
        return "report without a date"
    return f"reported {days[0]}" if len(days) == 1 else f"reported {days[0]} to {days[-1]}"


def reports_of(digest: Digest, speaker: Speaker) -> tuple[int, ...]:
    """The reports that give a speaker's words."""
    return digest.refs(tuple(span for quote in speaker.all for span in quote.evidence))


def pair(tie: Tie, reason: Reason) -> str:
    """The two reports that a reason is about, where the tie is of more."""
    return "" if sum(map(len, tie.groups)) <= 2 else f"{reason.pair[0]} and {reason.pair[1]}: "
