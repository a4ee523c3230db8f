"""Where the text says an event was: a place tied to this trigger, not to a neighbour of it, and no metonym."""

from collections.abc import Sequence

from commonground.annotating.clauses import class_of, is_finite, is_inner_dash, is_mark
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import At, Line
from commonground.annotating.word_groups import group
from commonground.records.annotations import EventPlace, Place

OUTSKIRTS = frozenset({"outside", "north", "south", "east", "west", "outskirts"})
JOURNEYS = frozenset({"travel", "visit"})


def place_events(line: Line, drafts: Sequence[Draft]) -> None:
    """Give each draft the place that the sentence ties to it, if it ties one."""
    given: dict[Draft, int] = {}
    for place in line.places:
        owner = None if place.what.metonym else _owner(line, drafts, place)
        start = _phrase_start(line, place.first)
        nearer = owner is not None and given.get(owner) == start and line.low(place.first - 1) == "of"
        before = owner is not None and place.last < owner.first
        if owner and (owner.place is None or nearer or (given[owner] < 0 and not before)):
            given[owner] = -1 if before else start
            owner.place = EventPlace(place.what.name, line.span(place.first, place.last))


def _owner(line: Line, drafts: Sequence[Draft], place: At[Place]) -> Draft | None:
    behind = place.last + 1
    for draft in drafts:  # "the Tamar talks"
        if draft.noun and draft.first == behind and line.kind(place.first - 1) != "preposition":
            return draft
    if only_modifies(line, place):
        return None
    for draft in drafts:  # "visiting Tamar"
        if draft.kind in JOURNEYS and not draft.noun and draft.last == place.first - 1:
            return draft
    start = _phrase_start(line, place.first)
    left = [d for d in drafts if d.last < start and line.clause(start).covers(d.last) and _same_side(line, d, place)]
    if not left:
        return None
    nearest = max(left, key=lambda d: d.last)
    word = line.low(start)
    prepositions = group("travel place") if nearest.kind in JOURNEYS else group("event place")
    if nearest.kind == "economic change" or word not in prepositions:
        return None
    return nearest if not _other_noun_between(line, nearest, start, word) else None


def only_modifies(line: Line, place: At[Place]) -> bool:
    """Whether a noun follows that the place only modifies ("on the Tamar outpost")."""
    i = place.last + 1
    if i >= len(line.tokens) or is_mark(line.tokens[i]) or line.kind(i) or any(t.first == i for t in line.times):
        return line.low(i) in {"'s", "’s"}
    return not (is_finite(line.tokens, i) or line.low(i).endswith(("ly", "ing")))


def _same_side(line: Line, draft: Draft, place: At[Place]) -> bool:
    if draft.said is not None:
        return not any(c.start <= place.what.start < c.end for c in draft.said.content)
    return line.content_of(draft.first) is line.content_of(place.first)


def _phrase_start(line: Line, first: int) -> int:
    """The preposition that governs the place, over "the northern city of" and "outside of"."""
    i = first - 1
    while i > 0 and (not is_mark(line.tokens[i]) or is_inner_dash(line.tokens, i)):
        low = line.low(i)
        if (low == "of" and line.low(i - 1) in group("settlement") | OUTSKIRTS) or is_inner_dash(line.tokens, i):
            i -= 1
        elif line.kind(i) == "preposition":
            return i
        elif line.kind(i) in {"determiner", None} and first - i < 8:
            i -= 1
        else:
            break
    return first


def _other_noun_between(line: Line, draft: Draft, start: int, word: str) -> bool:
    """Whether the place belongs to somebody named right before it ("the mayor of", "a man from")."""
    return word in {"of", "from", "for"} or (start - draft.last > 12) or _relative_between(line, draft.last, start)


def _relative_between(line: Line, first: int, last: int) -> bool:
    return any(class_of(t) == "relative" for t in line.tokens[first + 1 : last])
