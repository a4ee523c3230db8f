"""Who takes part in an event, in which role: subject, object and prepositions around its trigger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from commonground.annotating.clauses import class_of, is_finite
from commonground.annotating.gazetteer.lookup import demonyms, known_places
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import Line
from commonground.annotating.happenings.where import JOURNEYS, only_modifies
from commonground.annotating.people import People
from commonground.annotating.word_groups import group
from commonground.records.annotations import Participant
from commonground.records.evidence import Evidence

TOGETHER = frozenset({"meeting", "summit", "conference", "agreement", "signing", "cooperation", "press conference"})
"""Kinds whose people all take part alike."""
SUFFERED = frozenset(
    {"killing", "deaths", "injury", "arrest", "charge", "appointment", "dismissal", "kidnapping", "sentence", "release"}
)
"""Kinds whose noun with "of" names the one it befell ("the arrest of")."""
NEAR = 12


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
        if entity is not None:
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


def name_participants(line: Line, drafts: Sequence[Draft], named: Sequence[Actor]) -> None:
    """Give each draft its participants."""
    for draft in drafts:
        seen: set[str] = set()
        for actor, role in _roles(line, draft, drafts, named):
            if actor.name not in seen:
                seen.add(actor.name)
                part = "participant" if draft.kind in TOGETHER else role
                draft.participants.append(Participant(actor.name, part, actor.span, actor.entity))


def _roles(line: Line, draft: Draft, drafts: Sequence[Draft], named: Sequence[Actor]) -> Iterator[tuple[Actor, str]]:
    if draft.said is not None:
        yield from _speaker(draft, named)
        return
    if draft.noun:
        yield from _of_noun(line, draft, drafts, named)
    else:
        yield from _of_verb(line, draft, named)


def _speaker(draft: Draft, named: Sequence[Actor]) -> Iterator[tuple[Actor, str]]:
    said = draft.said
    if said is None or said.speaker is None or said.speaker_name is None:
        return
    inside = [a for a in named if a.span.overlaps(said.speaker)]
    if inside:
        yield inside[0], "agent"
    else:
        yield Actor(0, 0, said.speaker_name, said.speaker_entity, _plain(said.speaker)), "agent"


def _plain(span: Evidence) -> Evidence:
    return Evidence(span.article, span.start, span.end, span.text)


def _of_verb(line: Line, draft: Draft, named: Sequence[Actor]) -> Iterator[tuple[Actor, str]]:
    passive = _passive(line, draft)
    subject, other = ("patient", "agent") if passive else ("agent", "patient")
    for actor in _subject(line, draft.first, named):
        yield actor, subject
    for actor in _behind(line, draft, named):
        word = _governor(line, actor)
        if word == "by":
            yield actor, "agent"
        elif word in {"with", "and", ","}:
            yield actor, "participant"
        elif word == "to" and draft.kind not in JOURNEYS:
            yield actor, "recipient"
        elif word == "" and not (draft.kind in JOURNEYS and actor.entity is None):
            yield actor, other


def _passive(line: Line, draft: Draft) -> bool:
    near = {line.low(i) for i in range(max(0, draft.first - 4), draft.first)}
    past = line.low(draft.last).endswith(("ed", "en", "n"))
    return (
        past
        and bool({"was", "were", "been", "be", "being", "is", "are"} & near)
        and not near & {"has", "have", "had"} - {"been"}
    ) or (past and {"been"} <= near)


def _subject(line: Line, first: int, named: Sequence[Actor]) -> list[Actor]:
    """Those named as the subject of the verb at `first`, joined ones included; of its clause, else of the sentence."""
    clause = line.clause(first)
    own = [a for a in named if clause.first <= a.first and a.last < first and _is_subject(line, a)]
    own = [a for a in own if not _other_verb(line, a.last, first)]
    if own:
        return own if _joined_all(line, own) else own[-1:]
    if line.kind(clause.first) == "relative":
        return [a for a in named if 0 < clause.first - a.last <= 2][-1:]
    at = line.parts.index(clause)
    if at > 1 and line.kind(line.parts[at - 1].first) == "relative":
        before = [a for a in named if line.parts[at - 2].covers(a.first) and _is_subject(line, a)]
        return before[-1:]
    linked = clause.opener in {"", "and", "but"} or line.low(first - 1) == "to" or line.low(first).endswith("ing")
    bare = linked and not line.low(first).endswith(("ed", "n", "wn"))
    before = [a for a in named if a.last < first and _is_subject(line, a)]
    return before[-1:] if bare and before and first - before[-1].last <= 2 * NEAR else []


def _other_verb(line: Line, left: int, verb: int) -> bool:
    """Whether a finite verb stands between a name and the trigger, and no "and" joins the two verbs."""
    between = range(left + 1, verb)
    finite = any(is_finite(line.tokens, i) and line.kind(i) not in {"auxiliary", "modal"} for i in between)
    return finite and line.low(verb - 1) not in {"and", "to"} and line.low(verb - 2) != "and"


def _joined_all(line: Line, found: Sequence[Actor]) -> bool:
    pairs = pairwise(found)
    return all({t.lower for t in line.tokens[a.last + 1 : b.first]} <= {"and", ",", "the"} for a, b in pairs)


def _is_subject(line: Line, actor: Actor) -> bool:
    if line.low(actor.last + 1) in {"'s", "’s"}:
        return False
    absolute = line.low(actor.first - 1) == "with" and line.low(actor.last + 1).endswith("ing")
    return absolute or _governor(line, actor) in {"", "and", ","}


def _behind(line: Line, draft: Draft, named: Sequence[Actor]) -> Iterator[Actor]:
    clause = line.clause(draft.last)
    for actor in named:
        if actor.first > draft.last and clause.covers(actor.first) and actor.first - draft.last <= NEAR:
            yield actor


def _governor(line: Line, actor: Actor) -> str:
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


def _of_noun(line: Line, draft: Draft, drafts: Sequence[Draft], named: Sequence[Actor]) -> Iterator[tuple[Actor, str]]:
    befell = draft.kind in SUFFERED
    for actor in named:  # "Cameron's visit"
        if actor.last < draft.first <= actor.last + 4 and line.low(actor.last + 1) in {"'s", "’s"}:
            yield actor, "patient" if befell else "agent"
    for actor in _behind(line, draft, named):
        if any(draft.last < other.first < actor.first for other in drafts):
            break
        word = _governor(line, actor)
        if word in {"with", "between", "and"}:
            yield actor, "participant"
        elif word == "by":
            yield actor, "agent"
        elif word == "of":
            yield actor, "patient" if befell else "agent"
        elif word in {"against", "on"}:
            yield actor, "patient"
        elif word == "to":
            yield actor, "recipient"
    if draft.kind in TOGETHER or draft.kind in {"visit", "travel"}:
        for actor in _of_adjunct(line, draft, named):
            yield actor, "agent"


def _of_adjunct(line: Line, draft: Draft, named: Sequence[Actor]) -> list[Actor]:
    """Whoever does something "after talks with ..." took part in them; so do those who "will hold talks"."""
    opening = {line.low(i) for i in range(max(0, draft.first - 4), draft.first)}
    if "between" in {line.low(i) for i in range(draft.last + 1, draft.last + 3)}:
        return []
    if opening & {"after", "before", "following"}:
        before = [a for a in named if a.last < draft.first and _is_subject(line, a)]
        behind = [a for a in named if a.first > draft.last and _is_subject(line, a)] if draft.first <= 3 else []
        found = before[-2:] or behind[:2]
        return found if len(found) < 2 or _joined_all(line, found) else found[-1:] if before else found[:1]
    if opening & {"hold", "held", "holds", "holding", "attend", "attended", "host", "hosted", "have", "had"}:
        return _subject(line, draft.first, named)
    return []
