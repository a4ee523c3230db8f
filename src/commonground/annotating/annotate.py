"""Article -> annotations: the annotators, in the order in which they need each other."""

from commonground.annotating.dating import date_article
from commonground.annotating.events import find_events
from commonground.annotating.figures import find_figures
from commonground.annotating.people import who_is_who
from commonground.annotating.places import find_places
from commonground.annotating.statements import find_statements
from commonground.annotating.times import find_times
from commonground.language.analysis import Analyzer
from commonground.language.analyze import analyze
from commonground.records.annotations import Annotations
from commonground.records.article import Article


def annotate(article: Article, analyzer: Analyzer | None = None) -> Annotations:
    """Everything the article says: times, mentions, places, figures, statements and events, each with its evidence.

    Furniture is never looked at. What the text does not settle stays None. `analyzer` reads the sentences; by default
    it is the one that ships, or that the environment names (`language.analyze.SPACY`).
    """
    analysis = analyze(article, analyzer)
    published = date_article(article, analysis)
    times = find_times(article, analysis, published)
    people = who_is_who(article, analysis)
    places = find_places(article, analysis)
    statements = find_statements(article, analysis, people)
    figures = find_figures(article, analysis, times, statements)
    events = find_events(article, analysis, published, times, people, places, statements)
    return Annotations(
        article=article.id,
        published=published,
        entities=people.entities,
        times=times,
        mentions=people.mentions,
        places=places,
        figures=figures,
        statements=statements,
        events=events,
    )
