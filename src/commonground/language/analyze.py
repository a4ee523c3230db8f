"""Article -> Analysis: split what is not furniture into sentences and tokens, and let an analyzer enrich them."""

from commonground.language.analysis import Analysis, Analyzer, Sentence
from commonground.language.rules import RuleAnalyzer
from commonground.language.sentences import split
from commonground.language.tokens import tokenize
from commonground.records.article import Article, Role

UNDERSTOOD = (None, "en")
"""The languages that are read as English: it, and what is too short to tell."""
READ = (Role.HEADLINE, Role.STANDFIRST, Role.CAPTION, Role.BODY)


def analyze(article: Article, analyzer: Analyzer | None = None) -> Analysis:
    """The sentences of the article's headline, standfirst, captions and body; none where it is not in English."""
    if article.language not in UNDERSTOOD:
        return Analysis(article.id, ())
    sentences = [
        Sentence(start, end, index, block.role, tokenize(article.text, start, end))
        for index, block in enumerate(article.blocks)
        if block.role in READ
        for start, end in split(article.text, block.start, block.end)
    ]
    return Analysis(article.id, tuple((analyzer or RuleAnalyzer()).analyze(sentences)))
