"""A story -> what its page shows: the digest, with the charts that go with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress

from commonground.comparing.people.naming import plain as key
from commonground.records.annotations import EntityKind, Status
from commonground.records.article import Basis
from commonground.records.story import Story
from commonground.showing import choices, labels
from commonground.showing.choices import Line
from commonground.showing.dates import days_in_words
from commonground.showing.digest.lines import Digest, Grid, Happening, Quantity, Reason, Source, Speaker, Tie
from commonground.showing.digest.tell import digests
from commonground.showing.digest.trends import trends
from commonground.showing.web.coverage import Coverage, coverage
from commonground.showing.web.plots import Plot, plot
from commonground.showing.words import plain

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
    figures: tuple[Quantity, ...]
    reported: Mapping[str, str]
    """For each event of the timeline when its reports were published."""
    people: Mapping[str, str]
    """The name of each person of the story -> the key under which the library holds it."""


def told(story: Story) -> Told:
    """The page of a story; the same story gives the same page."""
    digest = digests([story])[0]
    plots = tuple(plot(trend) for trend in trends(story))
    grid, silent = _told_in(digest.grid)
    chart = coverage(story, digest.sources)
    people = {plain(each.name): key(each.name) for each in story.entities if each.kind is EntityKind.PERSON}
    return Told(digest, chart, plots, grid, silent, _figures(digest), _reported(story, digest), people)


def _figures(digest: Digest) -> tuple[Quantity, ...]:
    """Those of several reports first, then those in digits: newspapers spell out the small numbers of passing."""

    def weight(figure: Quantity) -> tuple[bool, int, bool]:
        return figure.counted is None, -len(digest.refs(figure.evidence)), not any(map(str.isdigit, figure.value))

    return tuple(sorted(digest.figures, key=weight))


def _reported(story: Story, digest: Digest) -> dict[str, str]:
    """From the first to the last day of the reports that an event stands in."""
    datings = {report.article.id: report.annotations.published for report in story.reports}
    numbered = {source.number: datings[source.article] for source in digest.sources}
    told = {}
    for line in digest.timeline:
        dated = [numbered[number] for number in digest.refs(line.evidence) if numbered[number].best]
        days = sorted(str(dating.best)[:10] for dating in dated)
        guess = "?" if any(dating.basis is Basis.INFERRED for dating in dated) else ""
        told[line.event] = (
            f"reported {days_in_words(f'{days[0]}/{days[-1]}')}{guess}" if days else "report without a date"
        )
    return told


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
        (labels.PARTIES, "parties", bool(digest.parties)),
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
        "basis": basis,
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


def basis(how: Basis, stated: str | None) -> str:
    """How a page's date is known: the words of the page, or the field of its metadata that states it."""
    if how is not Basis.STATED or not stated:
        return labels.BASIS[how]
    return f"stated on the page: {stated}" if stated.startswith("“") else f"stated in the page’s metadata ({stated})"


def reports_of(digest: Digest, speaker: Speaker) -> tuple[int, ...]:
    """The reports that give a speaker's words."""
    return digest.refs(tuple(span for quote in speaker.all for span in quote.evidence))


def pair(tie: Tie, reason: Reason) -> str:
    """The two reports that a reason is about, where the tie is of more."""
    return "" if sum(map(len, tie.groups)) <= 2 else f"{reason.pair[0]} and {reason.pair[1]}: "
