"""Reported quantities."""

from collections.abc import Sequence

from commonground.language.analysis import Analysis
from commonground.records.annotations import Figure, Statement, Time
from commonground.records.article import Article


def find_figures(
    article: Article, analysis: Analysis, times: Sequence[Time], statements: Sequence[Statement]
) -> tuple[Figure, ...]:
    """The figures of the article, in text order."""
    return ()
