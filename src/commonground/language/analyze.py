"""Article -> Analysis: split what is not furniture into sentences and tokens, and let an analyzer enrich them."""

import os
from functools import cache

from commonground.language.analysis import Analysis, Analyzer, Sentence
from commonground.language.sentences import split
from commonground.language.tokens import tokenize
from commonground.records.article import Article, Role

UNDERSTOOD = (None, "en")
"""The languages that are read as English: it, and what is too short to tell."""
READ = (Role.HEADLINE, Role.STANDFIRST, Role.CAPTION, Role.BODY)


SPACY = "COMMONGROUND_SPACY"
"""The environment variable that names a spaCy pipeline to read with instead of the network that ships."""


@cache
def default_analyzer() -> Analyzer:
    """The trained network together with the rules; made once a process, since the weights take a moment to load.

    Raises:
        AnalyzerUnavailable: the environment names a spaCy pipeline that cannot be had.
    """
    if os.environ.get(SPACY):
        from commonground.language.spacy_pipeline import spacy_analyzer  # noqa: PLC0415

        return spacy_analyzer(os.environ[SPACY])
    from commonground.language.agreed import AgreedAnalyzer  # noqa: PLC0415
    from commonground.language.encoder import EncoderAnalyzer  # noqa: PLC0415

    return AgreedAnalyzer(EncoderAnalyzer())


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
    return Analysis(article.id, tuple((analyzer or default_analyzer()).analyze(sentences)))
