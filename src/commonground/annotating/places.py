"""Toponyms, and where they are: found in the gazetteer and among the names, resolved together."""

from dataclasses import replace

from commonground.annotating.gazetteer.metonyms import acts
from commonground.annotating.gazetteer.resolving import resolve
from commonground.annotating.gazetteer.toponyms import Page, acronyms, like_places, surnames, toponyms
from commonground.language.analysis import Analysis
from commonground.records.annotations import Place
from commonground.records.article import Article


def find_places(article: Article, analysis: Analysis) -> tuple[Place, ...]:
    """The places the article names, in text order; a name nobody's table knows has no coordinates.

    `metonym` marks what is named but no spot on the map: a place that acts or speaks, a people's adjective ("Russian"),
    the place that a public body bears in its name.
    """
    page = _page(analysis)
    found = [(sentence, toponym) for sentence in analysis.sentences for toponym in toponyms(sentence, page)]
    entries = resolve([toponym for _, toponym in found])
    acting = acts([(sentence, toponym) for sentence, toponym in found])
    places = []
    for (sentence, toponym), entry, acted in zip(found, entries, acting, strict=True):
        span = article.evidence(sentence.tokens[toponym.first].start, sentence.tokens[toponym.last].end)
        places.append(
            Place(
                span.article,
                span.start,
                span.end,
                span.text,
                name=entry.name if entry else span.text,
                country=entry.country if entry else None,
                latitude=entry.latitude if entry else None,
                longitude=entry.longitude if entry else None,
                geoname_id=entry.geoname if entry else None,
                metonym=toponym.demonym or toponym.institution or acted,
            )
        )
    return tuple(places)


def _page(analysis: Analysis) -> Page:
    """What the article says of its names, from a first reading."""
    people = frozenset(word for s in analysis.sentences for word in surnames(s))
    bodies = frozenset(short for s in analysis.sentences for short in acronyms(s))
    first = Page(bodies=bodies, surnames=people, like_places=like_places(analysis.sentences))
    found = (t for s in analysis.sentences for t in toponyms(s, first))
    return replace(first, known=frozenset(t.text for t in found if t.entries and not t.demonym))
