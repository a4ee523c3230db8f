"""Who said what."""

from commonground.annotating.people import People
from commonground.language.analysis import Analysis
from commonground.records.annotations import Statement
from commonground.records.article import Article


def find_statements(article: Article, analysis: Analysis, people: People) -> tuple[Statement, ...]:
    """The statements of the article, in text order."""
    return ()
