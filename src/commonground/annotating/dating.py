"""The date of a page that states none: an interval that every clue allows, or no date.

Every day of the years around the newest date in the text is held against the clues: periods told as over, days told
as past or as still ahead, weekdays that must fall on a date. What is left must be one short run of days. Today's date
and the file's are never looked at.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from commonground.annotating.dating_clues import Sighting, sightings
from commonground.language.analysis import Analysis
from commonground.records import edtf
from commonground.records.article import UNDATED, Article, Basis, Clue, Dating

LONGEST = 14
"""Days; a longer interval is no date. On MEANTIME, AQUAINT and TimeBank without their dates intervals up to a fortnight
are right as often as shorter ones (python -m quality.dating)."""
NEWS_AGE = 366
"""Days; reports name a date or period that is at most this old when they give the newest figures with a year. It picks
one year where a weekday fits several (python -m quality.dating)."""
FEWEST_CLUES = 2


def date_article(article: Article, analysis: Analysis) -> Dating:
    """The date the page states or, where it states none, an interval inferred from clues, or unknown."""
    if article.published.basis is not Basis.UNKNOWN:
        return article.published
    seen = sightings(article, analysis)
    days = allowed(seen)
    if not days or days[-1] - days[0] != timedelta(len(days) - 1) or len(days) > LONGEST:
        return UNDATED
    used = [sighting for sighting in seen if sighting.bears_on(days)]
    if len(used) < FEWEST_CLUES:
        return UNDATED
    clues = tuple(Clue(article.evidence(s.start, s.end), s.says(days[0])) for s in sorted(used, key=lambda s: s.start))
    return Dating(Basis.INFERRED, edtf.span(days[0], days[-1]), str(days[0]), None, clues)


def allowed(seen: Sequence[Sighting]) -> list[date]:
    """The days that no clue forbids; empty where the year is open or the clues contradict each other."""
    first, last = _years(seen)
    if first is None or not any(sighting.names_day for sighting in seen):
        return []
    settled = last is not None
    end = min(filter(None, (last, first + timedelta(NEWS_AGE))))
    days = [day for day in _from_to(first, end) if all(sighting.allows(day) for sighting in seen)]
    if settled or any(sighting.fixes_year for sighting in seen):
        return days
    return []


def _years(seen: Sequence[Sighting]) -> tuple[date | None, date | None]:
    """The newest day that is over, and the earliest that is still ahead, by dates given with their year."""
    over = [sighting.not_before for sighting in seen if sighting.not_before]
    ahead = [sighting.not_after for sighting in seen if sighting.not_after]
    return max(over, default=None), min(ahead, default=None)


def _from_to(first: date, last: date) -> Iterator[date]:
    yield from (first + timedelta(step) for step in range((last - first).days + 1))
