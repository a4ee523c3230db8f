"""Who is named in a sentence, and how the name stands there: as itself, as another noun's, behind which preposition."""

import re
from dataclasses import dataclass

from commonground.annotating.clauses import capitalised, class_of, is_finite, is_mark
from commonground.annotating.gazetteer.lookup import demonyms, known_places
from commonground.annotating.happenings.lines import Line
from commonground.annotating.happenings.where import only_modifies
from commonground.annotating.people import People
from commonground.annotating.word_groups import group
from commonground.records.evidence import Evidence

PARTY_AND_STATE = re.compile(r"[RDI]-[A-Z]")
"""What stands in brackets behind a member of Congress ("R-Ark.")."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody named in a sentence: tokens `first` to `last` with the office before the name, and who that is."""

    first: int
    last: int
    name: str
    entity: str | None
    span: Evidence


def actors(line: Line, people: People) -> list[Actor]:
    """Everybody whom the sentence names, and the places that act as governments, from left to right."""
    found = []
    for mention in line.mentions:
        entity = people.entity(mention.what.entity)
        if entity is not None and not PARTY_AND_STATE.match(mention.what.text):
            span = line.span(mention.first, mention.last)
            found.append(Actor(_office_start(line, mention.first), mention.last, entity.name, entity.id, span))
    taken = {i for actor in found for i in range(actor.first, actor.last + 1)}
    for place in line.places:
        known = known_places().get(place.what.text)
        country = known is not None and known.kind == "country"
        acts = country and line.low(place.first - 1) not in group("locative")
        government = place.what.metonym and place.what.text not in demonyms()
        alone = not only_modifies(line, place)
        if (acts or government) and alone and place.first not in taken:
            span = line.span(place.first, place.last)
            found.append(Actor(place.first, place.last, place.what.name, None, span))
    return sorted(found, key=lambda a: a.first)


def _office_start(line: Line, first: int) -> int:
    """Where the office before a name starts: "US Secretary of State John Kerry"."""
    i = first
    while i > 0 and (
        line.tokens[i - 1].text[0].isupper()
        or (line.low(i - 1) in {"of", "'s", "’s"} and line.tokens[i - 2].text[0].isupper())
    ):
        if class_of(line.tokens[i - 1]) and line.low(i - 1) != "of":
            break
        i -= 1
    return i


def modifies_noun(line: Line, actor: Actor, verb: int | None = None) -> bool:
    """Whether the name belongs to another noun: "Lind's lawyer", "a Herald reporter", "Lind supporters were"."""
    i = actor.last + 1
    if i == verb:
        return False
    if line.low(i) in {"'s", "’s", "'", "’"}:
        return True
    if i >= len(line.tokens) or is_mark(line.tokens[i]) or line.kind(i) or any(t.first == i for t in line.times):
        return line.low(i) == "-"
    if is_finite(line.tokens, i) or capitalised(line.tokens[i]) or line.low(i).endswith("ly"):
        return False
    if line.kind(actor.first - 1) == "determiner" and line.low(actor.first - 1) in {"a", "an"}:
        return True
    verb = line.low(i).endswith("s") and not is_finite(line.tokens, i + 1) and line.kind(i + 1) != "modal"
    bare = line.low(i).endswith("ing") or line.low(actor.first - 1) == "and" or any(d == i for d in _verbs_here(line))
    return not (verb or bare)


def _verbs_here(line: Line) -> frozenset[int]:
    """The tokens that the analyzer calls verbs; none where it gives no tags."""
    return frozenset(i for i, t in enumerate(line.tokens) if t.upos in {"VERB", "AUX"})


def governing_word(line: Line, actor: Actor) -> str:
    """The preposition or joining word that stands before a name and its article, "" for none."""
    i = actor.first - 1
    while i >= 0 and line.kind(i) == "determiner":
        i -= 1
    if i < 0:
        return ""
    low = line.low(i)
    if line.kind(i) == "preposition" or low in {"and", ",", "between"}:
        return low
    return ""
