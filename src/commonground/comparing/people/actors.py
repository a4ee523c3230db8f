"""Who can be a party in a sentence: people, bodies and governments that it names, with where their names stand."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from commonground.comparing.people.offices import country_of
from commonground.language.sentences import split
from commonground.records.annotations import Entity, EntityKind, MentionForm, Place
from commonground.records.article import Role
from commonground.records.story import Report
from commonground.tables import words as words_of

PACKAGE, LEXICONS = "commonground.comparing.people", "commonground.language.lexicons"
READ = (Role.HEADLINE, Role.STANDFIRST, Role.BODY)
KINDS = (EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.GROUP)
OPENERS = frozenset(
    ("that", "and", "but", "as", "after", "when", "while", "before", "because", "since", "said", "says")
)
"""Words after which a subject can stand; after others the name is an object, or a part of another name."""
SEAT = re.compile(r"[A-Z]-[A-Z]")
"""A member's party and state ("R-Fla."), never a party to anything."""
INVERTED = frozenset(("had", "should", "were", "did", "does", "do", "could", "would", "may", "might", "can", "let"))
"""Words that open a condition or a question ("Had Roe agreed ...") and are no title."""
MARK = re.compile(r"“|(?P<closing>”|(?<=\S)\"(?!\w))|\"")


@dataclass(frozen=True, slots=True)
class Actor:
    """One naming of a party; `key` is the same for all namings of it in the story."""

    start: int
    end: int
    key: str
    name: str
    entity: str | None


def sentences(report: Report) -> Iterator[tuple[int, int]]:
    """The (start, end) of the sentences of headline, standfirst and body."""
    text = report.article.text
    for block in report.article.blocks_of(*READ):
        yield from split(text, block.start, block.end)


def is_quoted(report: Report, at: int) -> bool:
    """Whether a place in the text stands between the quotation marks of its block."""
    block = next((block for block in report.article.blocks if block.start <= at < block.end), None)
    if block is None:
        return False
    before, after = report.article.text[block.start : at], report.article.text[at : block.end]
    if before.count('"') % 2 == 1 or before.count("“") > before.count("”"):
        return True
    # A quotation that began in an earlier paragraph has only its end here.
    mark = MARK.search(after)
    return mark is not None and mark["closing"] is not None


def actors_in(report: Report, entities: Mapping[str, Entity]) -> list[Actor]:
    """The namings of parties in a report, in order; where two overlap, the longer."""
    found = [*_named(report, entities), *_governments(report, entities)]
    found.sort(key=lambda actor: (actor.start, -actor.end))
    kept: list[Actor] = []
    for actor in found:
        if not kept or actor.start >= kept[-1].end:
            kept.append(actor)
    return kept


def _named(report: Report, entities: Mapping[str, Entity]) -> Iterator[Actor]:
    for mention in report.annotations.mentions:
        entity = entities.get(mention.entity or "")
        if entity and entity.kind in KINDS and mention.text.lower() not in ("his", "their", "its"):
            possessed = mention.form is MentionForm.PRONOUN and mention.text.lower() == "her"
            seat = SEAT.match(mention.text)
            if not possessed and not seat and any(word[:1].isupper() for word in entity.name.split()):
                yield Actor(mention.start, mention.end, entity.id, entity.name, entity.id)


def _governments(report: Report, entities: Mapping[str, Entity]) -> Iterator[Actor]:
    """Countries by their names, also where no sentence makes them speak; "Russian" is no naming of Russia."""
    known = {entity.name: entity.id for entity in entities.values() if entity.kind is EntityKind.GROUP}
    for place in report.annotations.places:
        if _is_country(place):
            id = known.get(place.name)
            yield Actor(place.start, place.end, id or f"country:{place.country}", place.name, id)


def _is_country(place: Place) -> bool:
    return place.country is not None and place.text == place.name and country_of(place.name) == place.country


def can_open(text: str, actor: Actor, start: int) -> bool:
    """Whether an actor can be the subject where it stands: first in its sentence or clause, and under no condition."""
    before = without_title(text[start : actor.start])
    if not before.strip(" \t\n“\"‘'(—–-"):
        return True
    if before.endswith((",", ";", ":", "—", "–", "”", '"')):
        return True
    word = before.rpartition(" ")[2].strip("“\"‘'(").lower()
    return word in OPENERS


def without_title(before: str) -> str:
    """The words before a name without what describes its bearer: "Texas Governor", "the former prime minister"."""
    words = before.split()
    while words and _describes(words[-1]):
        words.pop()
    return " ".join(words)


def _describes(word: str) -> bool:
    low = word.lower()
    if low in described_by():
        return True
    return (
        word[0].isupper()
        and word[-1] not in ",;:"
        and low not in OPENERS | INVERTED | words_of(PACKAGE, "after_object")
    )


@cache
def described_by() -> frozenset[str]:
    """The words of offices and titles, and those that stand before them."""
    offices = (word for office in words_of(LEXICONS, "offices") for word in office.lower().split())
    return frozenset(offices).union(words_of(PACKAGE, "descriptions")) - {"of", "for", "and", "to"}
