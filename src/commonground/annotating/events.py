"""Who did what, where and when."""

from collections.abc import Sequence

from commonground.annotating.people import People
from commonground.language.analysis import Analysis
from commonground.records.annotations import Event, Place, Statement, Time
from commonground.records.article import Article, Dating


def find_events(
    article: Article,
    analysis: Analysis,
    published: Dating,
    times: Sequence[Time],
    people: People,
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> tuple[Event, ...]:
    """The events of the article, in text order."""
    return ()
