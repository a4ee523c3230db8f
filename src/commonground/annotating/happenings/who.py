"""Who takes part in an event, in which role: subject, object and prepositions around its trigger."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from commonground.annotating.clauses import (
    TEMPORAL,
    capitalised,
    irregular_pasts,
    is_finite,
    is_inner_dash,
    is_mark,
)
from commonground.annotating.happenings.actors import Actor, governing_word, modifies_noun
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import Line
from commonground.annotating.happenings.where import JOURNEYS
from commonground.annotating.word_groups import group
from commonground.records.annotations import Participant
from commonground.records.article import Role
from commonground.records.evidence import Evidence

TOGETHER = frozenset({"meeting", "summit", "conference", "agreement", "signing", "cooperation", "press conference"})
"""Kinds whose people all take part alike."""
SUFFERED = frozenset(
    {"killing", "deaths", "injury", "arrest", "charge", "appointment", "dismissal", "kidnapping", "sentence", "release"}
)
"""Kinds whose noun with "of" names the one it befell ("the arrest of")."""
DOUBTFUL = frozenset({"attack", "bombing", "shooting", "accusation", "fine", "expulsion", "rescue", "evacuation"})
"""Kinds whose past form without an object may be a passive that lacks its auxiliary."""
CENSURE = frozenset({"condemnation", "accusation"})
CENSURED_FOR = frozenset({"for", "over", "by", "of", "as"})
"""Words behind a headline's participle that make it a passive: "Minister criticised for remarks"."""
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got"})
NEAR = 12


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
    befallen = _befallen(line, draft)
    if not befallen and _without_object(line, draft) and draft.kind in DOUBTFUL:
        return  # "Lind attacked in street": whether Lind did it or suffered it is not said
    for actor in _subject(line, draft.first, named):
        yield actor, "patient" if befallen else "agent"
    if line.low(draft.last + 1) in REFLEXIVE:
        return
    for listed in _lists(line, list(_behind(line, draft, named))):
        if role := _role_behind(line, draft, listed[0], befallen=befallen):
            yield from ((actor, role) for actor in listed)


def _role_behind(line: Line, draft: Draft, actor: Actor, *, befallen: bool) -> str:
    """The role of somebody named behind a verb, "" where nothing ties him to it."""
    word = governing_word(line, actor)
    if _apart(line, draft.last, actor) or word == "," or (word == "" and _acts_next(line, actor)):
        return ""
    if word == "by":
        return "agent"
    if word in {"with", "and"}:
        return "participant"
    if word == "to" and draft.kind not in JOURNEYS:
        return "recipient"
    if word == "" and not befallen and not (draft.kind in JOURNEYS and actor.entity is None):
        return "patient"
    return ""


def _acts_next(line: Line, actor: Actor) -> bool:
    """Whether a name is the subject of the verb behind it ("struck down the tariffs Lind had imposed")."""
    return actor.last + 1 < len(line.tokens) and is_finite(line.tokens, actor.last + 1)


def _apart(line: Line, left: int, actor: Actor) -> bool:
    """Whether a mark or another verb stands between a trigger and a name, or the name is no thing's own."""
    between = range(left + 1, actor.first)
    if any(is_mark(line.tokens[i]) and not is_inner_dash(line.tokens, i) for i in between):
        return True
    verbs = (i for i in between if is_finite(line.tokens, i) or (line.low(i).endswith(("ed", "ing")) and i > left + 1))
    led = group("event verb") | {"led", "ordered", "carried", "organised", "organized", "filed", "brought"}
    return any(line.low(i) not in led and not capitalised(line.tokens[i]) for i in verbs)


def _lists(line: Line, behind: Sequence[Actor]) -> list[list[Actor]]:
    """Names that one "and" joins ("Lind, Berg and Moe"), each other name by itself; an apposition is no list."""
    lists: list[list[Actor]] = []
    for actor in behind:
        if lists and {t.lower for t in line.tokens[lists[-1][-1].last + 1 : actor.first]} <= {",", "and"}:
            lists[-1].append(actor)
        else:
            lists.append([actor])
    return [names if len(names) < 2 or line.low(names[-1].first - 1) == "and" else names[:1] for names in lists]


def _befallen(line: Line, draft: Draft) -> bool:
    """Whether the subject of a verb undergoes it: a passive, with or without its auxiliary, or a death."""
    if draft.kind == "deaths" or line.low(draft.last + 1) in REFLEXIVE:
        return True
    if _passive(line, draft):
        return True
    blamed = draft.kind in CENSURE and line.sentence.role is Role.HEADLINE and line.low(draft.last + 1) in CENSURED_FOR
    return (draft.kind in SUFFERED or blamed) and _without_object(line, draft)


def _without_object(line: Line, draft: Draft) -> bool:
    """Whether a past form stands without the object it would have as an active verb ("Lind arrested in Oslo")."""
    low, i = line.low(draft.last), draft.last + 1
    past = low in irregular_pasts() or low.endswith("ed")
    while line.kind(i) == "adverb" or line.low(i).endswith("ly"):
        i += 1
    at_end = i >= len(line.tokens) or is_mark(line.tokens[i]) or any(t.first == i for t in line.times)
    return past and (at_end or line.kind(i) in {"preposition", "subordinator", "coordinator"})


def _passive(line: Line, draft: Draft) -> bool:
    """Whether the verb group holds a form of "be" or "get" right before the participle."""
    i = draft.first - 1
    while i >= 0 and (line.kind(i) in {"adverb", "negation"} or line.low(i).endswith("ly")):
        i -= 1
    return line.low(i) in BE and not line.low(draft.first).endswith("ing")


def _subject(line: Line, first: int, named: Sequence[Actor]) -> list[Actor]:
    """Those named as the subject of the verb at `first`, joined ones included; nobody where that is in doubt."""
    clause = line.clause(first)
    own = [a for a in named if clause.first <= a.first and a.last < first and _is_subject(line, a, first)]
    own = [a for a in own if not (_other_verb(line, a.last, first) or _is_object(line, a, first))]
    if own:
        return own if _joined_all(line, own) else own[-1:]
    if line.kind(clause.first) == "relative":
        near = [a for a in named if 0 < clause.first - a.last <= 2 and not modifies_noun(line, a)]
        near = [a for a in near if a.entity is not None or governing_word(line, a) in {"", "and"}]  # no "in X, which"
        return near[-1:] if line.low(clause.first) in {"who", "which"} else []
    at = line.parts.index(clause)
    if at > 1 and line.kind(line.parts[at - 1].first) == "relative" and _opens_with(line, clause.first, first):
        before = [a for a in named if line.parts[at - 2].covers(a.first) and _is_subject(line, a)]
        return before[-1:]
    before = [a for a in named if a.last < first]
    if not before or first - before[-1].last > 2 * NEAR or not _is_subject(line, before[-1]):
        return []
    return before[-1:] if _subject_goes_on(line, first, before[-1].last) else []


def _subject_goes_on(line: Line, first: int, named: int) -> bool:
    """Whether a verb without a subject of its own has the one named before it.

    "Lind left and signed", "asked Lind to sign", "was held for signing"; not ", killing 12", nor "praised a plan to".
    """
    clause, before = line.clause(first), line.low(first - 1)
    if line.low(first).endswith("ing"):
        return line.kind(first - 1) == "preposition"
    if before == "to":
        between = range(named + 1, first - 1)
        return not any(line.kind(i) == "determiner" and line.low(i) != "no" for i in between)
    return clause.opener in {"and", "but"} and _opens_with(line, clause.first, first)


def _opens_with(line: Line, start: int, verb: int) -> bool:
    """Whether the verb group opens the clause."""
    lead = {"coordinator", "auxiliary", "modal", "adverb", "negation"}
    return all(line.kind(i) in lead or is_mark(line.tokens[i]) for i in range(start, verb))


def _is_object(line: Line, actor: Actor, verb: int) -> bool:
    """Whether a name in the clause of a verb follows another verb, whose object it is ("that hit Nepal killed")."""
    if line.low(verb - 1) == "to" or line.low(verb).endswith("ing"):
        return False
    start = line.clause(verb).first
    start = next((i for i in range(actor.first - 1, start, -1) if line.low(i) == "that"), start)
    before = (i for i in range(start, actor.first) if is_finite(line.tokens, i))
    return any(line.low(i) not in group("reporting") | group("saying") for i in before)


def _other_verb(line: Line, left: int, verb: int) -> bool:
    """Whether a finite verb stands between a name and the trigger, and neither "and" nor a bare "to" joins the two."""
    between = range(left + 1, verb)
    if not any(is_finite(line.tokens, i) and line.kind(i) not in {"auxiliary", "modal"} for i in between):
        return False
    if line.low(verb - 1) == "to":
        return any(line.kind(i) == "determiner" and line.low(i) != "no" for i in between)
    return "and" not in {line.low(verb - 1), line.low(verb - 2)}


def _joined_all(line: Line, found: Sequence[Actor]) -> bool:
    pairs = pairwise(found)
    return all({t.lower for t in line.tokens[a.last + 1 : b.first]} <= {"and", ",", "the"} for a, b in pairs)


def _is_subject(line: Line, actor: Actor, verb: int | None = None) -> bool:
    if modifies_noun(line, actor, verb):
        return False
    opener = line.clause(actor.first).first
    if opener and opener == actor.first - 1 and line.low(opener) in TEMPORAL:
        return True
    absolute = line.low(actor.first - 1) == "with" and line.low(actor.last + 1).endswith("ing")
    return absolute or governing_word(line, actor) in {"", "and", ","}


def _behind(line: Line, draft: Draft, named: Sequence[Actor]) -> Iterator[Actor]:
    clause = line.clause(draft.last)
    for actor in named:
        near = actor.first > draft.last and clause.covers(actor.first) and actor.first - draft.last <= NEAR
        if near and not modifies_noun(line, actor):
            yield actor


def _of_noun(line: Line, draft: Draft, drafts: Sequence[Draft], named: Sequence[Actor]) -> Iterator[tuple[Actor, str]]:
    befell = draft.kind in SUFFERED
    for actor in named:  # "Cameron's visit"
        if actor.last < draft.first <= actor.last + 4 and line.low(actor.last + 1) in {"'s", "’s"}:
            yield actor, "patient" if befell else "agent"
    for actor in _behind(line, draft, named):
        if any(draft.last < other.first < actor.first for other in drafts) or _apart(line, draft.last, actor):
            break
        word = governing_word(line, actor)
        if word in {"with", "between", "and"}:
            yield actor, "participant"
        elif word == "by":
            yield actor, "agent"
        elif word == "of" and _of_it(line, draft, actor):
            yield actor, "patient" if befell else "agent"
        elif word in {"against", "on"}:
            yield actor, "patient"
        elif word == "to":
            yield actor, "recipient"
    if draft.kind in TOGETHER or draft.kind in {"visit", "travel"}:
        for actor in _of_adjunct(line, draft, named):
            yield actor, "agent"


def _of_it(line: Line, draft: Draft, actor: Actor) -> bool:
    """Whether "of" ties a name to the noun itself; a tour of a country is no deed of that country."""
    direct = line.low(draft.last + 1) == "of" or any(t.first == draft.last + 1 for t in line.times)
    return direct and not (draft.kind in JOURNEYS and actor.entity is None)


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
