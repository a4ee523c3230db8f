"""Toponyms and where they are."""

from commonground.language.analysis import Analysis
from commonground.records.annotations import Place
from commonground.records.article import Article


def find_places(article: Article, analysis: Analysis) -> tuple[Place, ...]:
    """The places the article names."""
    return ()
