"""Figures that later reports put otherwise: each number with its day, in the order of the days."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from commonground.records import edtf
from commonground.records.annotations import Figure
from commonground.records.evidence import Evidence
from commonground.records.story import Fact, FactKind, Report, Story, Verdict
from commonground.showing.dates import days_in_words
from commonground.showing.words import plain


@dataclass(frozen=True, slots=True)
class Point:
    """A number and the day it was given for: the figure's own, else that of its report."""

    day: date
    when: str
    value: float
    words: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Trend:
    """A figure that was updated: what is counted, and at least two points of different days in one unit."""

    label: str
    points: tuple[Point, ...]


def trends(story: Story) -> tuple[Trend, ...]:
    """The updated figures of a story that can be drawn over time; the others stand in the table alone."""
    reports = {report.article.id: report for report in story.reports}
    updated = [f for f in story.facts if f.kind is FactKind.FIGURE and f.verdict is Verdict.UPDATE]
    drawn = [Trend(plain(fact.label), _points(fact, reports)) for fact in updated]
    return tuple(trend for trend in drawn if len({point.day for point in trend.points}) > 1)


def _points(fact: Fact, reports: Mapping[str, Report]) -> tuple[Point, ...]:
    found = [(figure, reports[figure.article]) for figure in _figures(fact, reports)]
    units = {figure.unit for figure, _ in found}
    if len(units) > 1:
        return ()
    points = [point for figure, report in found if (point := _point(figure, report))]
    return tuple(sorted(points, key=lambda point: point.day))


def _figures(fact: Fact, reports: Mapping[str, Report]) -> Iterator[Figure]:
    """For each report the first of its figures that the fact's words hold."""
    for article, spans in fact.cells.items():
        held = [f for f in reports[article].annotations.figures if any(f.overlaps(span) for span in spans or ())]
        yield from held[:1]


def _point(figure: Figure, report: Report) -> Point | None:
    own = figure.as_of and edtf.days(figure.as_of)[0]
    published = report.annotations.published
    day = own or (date.fromisoformat(published.best[:10]) if published.best else None)
    if day is None or figure.value is None:
        return None
    return Point(day, days_in_words(day.isoformat()), figure.value, plain(figure.text), figure)
