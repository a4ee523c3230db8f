"""The table of contents: read, annotate, compare."""

from collections.abc import Iterable

from commonground.annotating.annotate import annotate
from commonground.comparing.stories import group
from commonground.reading.read import from_text, read
from commonground.records.article import Article
from commonground.records.story import Report, Story

__all__ = ["annotate", "compare", "from_text", "read"]


def compare(articles: Iterable[Article]) -> list[Story]:
    """The stories that the articles make together; an article that stands alone is a story of its own.

    An article given twice (same id) counts once.
    """
    distinct = {article.id: article for article in articles}
    return group([Report(article, annotate(article)) for article in distinct.values()])
