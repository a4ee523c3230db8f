"""Time expressions: TIMEX3 spans with type, value and calendar meaning."""

from commonground.language.analysis import Analysis
from commonground.records.annotations import Time
from commonground.records.article import Article, Dating


def find_times(article: Article, analysis: Analysis, published: Dating) -> tuple[Time, ...]:
    """The time expressions of the article, resolved against `published`."""
    return ()
