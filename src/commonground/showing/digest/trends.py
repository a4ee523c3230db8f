"""Figures that later reports put otherwise: each number with its day, in the order of the days."""

from collections.abc import Iterator, Mapping, Sequence
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
    kept = {id: folded.kept for folded in story.copies for id in folded.articles if id != folded.kept}
    reports = {report.article.id: report for report in story.reports}
    updated = [f for f in story.facts if f.kind is FactKind.FIGURE and f.verdict is Verdict.UPDATE]
    drawn = [_trend(fact, list(_figures(fact, reports, kept)), reports) for fact in updated]
    return tuple(trend for trend in drawn if _changes({point.day: point.value for point in trend.points}))


def _changes(values: Mapping[date, float]) -> bool:
    """Whether there are several days, and not one number on all of them."""
    return len(values) > 1 and len(set(values.values())) > 1


def _trend(fact: Fact, figures: list[Figure], reports: Mapping[str, Report]) -> Trend:
    """The figures in the order of their days; none where their units differ. What they count names them."""
    counted = next((figure.counted.text for figure in figures if figure.counted), fact.label)
    one_unit = len({figure.unit for figure in figures}) == 1
    points = [point for figure in figures if one_unit and (point := _point(figure, reports[figure.article]))]
    return Trend(plain(counted), tuple(sorted(points, key=lambda point: point.day)))


def _figures(fact: Fact, reports: Mapping[str, Report], kept: Mapping[str, str]) -> Iterator[Figure]:
    """For each report the first of its figures that the fact's words hold; of a copy, where it has another value."""
    first = {article: _first(reports[article], spans or ()) for article, spans in fact.cells.items()}
    for article, figure in first.items():
        original = first.get(kept.get(article, ""))
        if figure and not (article in kept and (original is None or original.value == figure.value)):
            yield figure


def _first(report: Report, spans: Sequence[Evidence]) -> Figure | None:
    return next((f for f in report.annotations.figures if any(f.overlaps(span) for span in spans)), None)


def _point(figure: Figure, report: Report) -> Point | None:
    own = figure.as_of and edtf.days(figure.as_of)[0]
    published = report.annotations.published
    day = own or (date.fromisoformat(published.best[:10]) if published.best else None)
    if day is None or figure.value is None:
        return None
    return Point(day, days_in_words(day.isoformat()), figure.value, plain(figure.text), figure)
