"""The date of a page that states none: an interval that every clue allows, or no date.

Every day of the years around the newest date in the text is held against the clues: periods told as over, days told
as past or as still ahead, weekdays that must fall on a date. What is left must be one short run of days. Today's date
and the file's are never looked at.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from commonground.annotating.dating_clues import sightings
from commonground.annotating.dating_sighting import Sighting
from commonground.annotating.timex.rules import Direction
from commonground.language.analysis import Analysis
from commonground.records import edtf
from commonground.records.article import UNDATED, Article, Basis, Clue, Dating

LONGEST = 31
"""Days; a longer interval is no date."""
NEWS_AGE = 366
"""Days; figures for a part of a year ("the first four months of 2013") are this old at most when they are news. Dates
and years alone are not: the newest year that a text names is that of the text in 8 of 100 (BARS.md), the newest month
lies within a year of it in 3 of 9 on MEANTIME. It picks one year where a weekday fits several."""
FEWEST_CLUES = 2
"""A mark of the page's making with its full date, as a dateline, is enough alone."""


def date_article(article: Article, analysis: Analysis) -> Dating:
    """The date the page states or, where it states none, an interval inferred from clues, or unknown."""
    if article.published.basis is not Basis.UNKNOWN:
        return article.published
    seen = sightings(article, analysis)
    days = allowed(seen)
    if not days or days[-1] - days[0] != timedelta(len(days) - 1) or len(days) > LONGEST:
        return UNDATED
    used = [sighting for sighting in seen if sighting.bears_on(days)]
    if len(used) < FEWEST_CLUES and not any(sighting.mark for sighting in used):
        return UNDATED
    clues = tuple(Clue(article.evidence(s.start, s.end), s.says(days[0])) for s in sorted(used, key=lambda s: s.start))
    return Dating(Basis.INFERRED, edtf.span(days[0], days[-1]), str(days[0]), None, clues)


def allowed(seen: Sequence[Sighting]) -> list[date]:
    """The days that no clue forbids; empty where the year is open or the clues contradict each other."""
    newest = max((s.not_before for s in seen if s.not_before), default=None)
    current = max((s.not_before for s in seen if s.not_before and s.current), default=None)
    if newest is None or current is None or not _year_is_fixed(seen):
        return []
    return [day for day in _from_to(newest, current + timedelta(NEWS_AGE)) if all(s.allows(day) for s in seen)]


def _year_is_fixed(seen: Sequence[Sighting]) -> bool:
    """Whether a weekday or a mark fixes the year; or one day told as past and another ahead, between which it lies.

    Such days repeat every year, but the figures that are news hold a year alone.
    """
    told = {sighting.direction for sighting in seen if sighting.month}
    return any(sighting.fixes_year for sighting in seen) or {Direction.BACK, Direction.AHEAD} <= told


def _from_to(first: date, last: date) -> Iterator[date]:
    yield from (first + timedelta(step) for step in range((last - first).days + 1))
