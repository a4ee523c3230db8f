"""Toponyms, and where they are: found in the gazetteer and among the names, resolved together."""

from commonground.annotating.gazetteer.metonyms import acts
from commonground.annotating.gazetteer.resolving import resolve
from commonground.annotating.gazetteer.toponyms import toponyms
from commonground.language.analysis import Analysis
from commonground.records.annotations import Place
from commonground.records.article import Article


def find_places(article: Article, analysis: Analysis) -> tuple[Place, ...]:
    """The places the article names, in text order; a name nobody's table knows has no coordinates.

    `metonym` marks a place that acts or speaks, and a people's adjective ("Russian"): named, but no spot on the map.
    """
    found = [(sentence, toponym) for sentence in analysis.sentences for toponym in toponyms(sentence)]
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
                metonym=toponym.demonym or acted,
            )
        )
    return tuple(places)
