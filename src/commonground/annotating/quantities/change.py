"""Whether a figure is the size of a rise or a fall, and of what."""

from dataclasses import dataclass

from commonground.annotating.clauses import Clause, capitalised, class_of, is_finite, is_inner_dash, is_mark
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.change_words import change_verbs, words_of
from commonground.annotating.quantities.counted import Counted, noun_phrase
from commonground.annotating.quantities.hedging import Hedge
from commonground.annotating.quantities.numerals import Tokens
from commonground.annotating.quantities.subjects import is_sum, object_after, subject_before
from commonground.annotating.word_groups import group

NOUN_WINDOW = 3
OBJECT_REACH = 8
"""Words between a verb and "by" in which its object fits: "raised its main interest rate by"."""


@dataclass(frozen=True, slots=True)
class Change:
    """`direction` is rise or fall; `verb` the token of the word of change; `counted` what changed, where it is said.

    `known`: "the 4 percent gain", of something told before.
    """

    direction: str
    verb: int
    counted: Counted | None
    known: bool = False


def change_of(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...], clause: Clause) -> Change | None:
    """The change that the amount measures, None for a level ("rose to 15 percent") or a plain count."""
    if not amount.unit and amount.numeral.kind != "fraction":
        return _of_count(tokens, amount, hedges, clause)
    return (
        _verb_before(tokens, amount, hedges, clause)
        or _by(tokens, _start(amount, hedges), clause)
        or _behind_object(tokens, amount, _start(amount, hedges), clause)
        or _noun_after(tokens, amount)
        or _noun_before(tokens, amount, hedges)
    )


def _start(amount: Amount, hedges: tuple[Hedge, ...]) -> int:
    return min([amount.first, *(h.first for h in hedges)])


def _of_count(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...], clause: Clause) -> Change | None:
    """A bare number is a change only behind "rose by", "fell by"."""
    start = _start(amount, hedges)
    if start < 1 or tokens[start - 1].lower != "by":
        return None
    return _verb_before(tokens, amount, hedges, clause) or _by(tokens, start, clause)


def _by(tokens: Tokens, start: int, clause: Clause) -> Change | None:
    """ "raised the rate by 2 points", "was cut by 3 percent", "by another 3 percent"."""
    by = start - 1
    while by > clause.first and tokens[by].lower in {"another", "further", "a", "an"}:
        by -= 1
    if by <= clause.first or tokens[by].lower != "by":
        return None
    for i in range(by - 1, max(clause.first, by - 1 - OBJECT_REACH) - 1, -1):
        if is_mark(tokens[i]) and not is_inner_dash(tokens, i):
            return None
        if direction := words_of("object").get(tokens[i].lower):
            return Change(direction, i, object_after(tokens, i, by) or subject_before(tokens, i, clause))
    return None


def _behind_object(tokens: Tokens, amount: Amount, start: int, clause: Clause) -> Change | None:
    """ "Will cut emissions 42 percent": a share right behind what the verb changes."""
    if amount.unit is None or amount.unit.kind != "share" or class_of(tokens[start - 1]) or is_mark(tokens[start - 1]):
        return None
    for i in range(start - 2, max(clause.first, start - OBJECT_REACH) - 1, -1):
        if direction := words_of("object").get(tokens[i].lower):
            found = object_after(tokens, i, start)
            return Change(direction, i, found) if found and found.last == start - 1 else None
        if is_mark(tokens[i]) or class_of(tokens[i]) not in {None, "determiner", "pronoun"}:
            return None
    return None


def _verb_before(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...], clause: Clause) -> Change | None:
    i = _start(amount, hedges) - 1
    while i > clause.first and (tokens[i].lower in group("between verb and size") or tokens[i].lower.endswith("ly")):
        i -= 1
    if i < clause.first:
        return None
    low = tokens[i].lower
    direction = words_of("verb").get(low) or words_of("other").get(low)
    if amount.unit and amount.unit.kind == "share":
        direction = direction or words_of("share").get(low)
    if not direction or (low in words_of("noun") and _noun_use(tokens, i)):
        return None
    if low in words_of("other") and i > clause.first and is_finite(tokens, i - 1):
        i -= 1  # "closed down 7 percent"; "racked up 19 percent" is no rise
        if tokens[i].lower not in group("moves up") | change_verbs():
            return None
    if low in words_of("other") and tokens[i - 1].lower in {"go", "gone", "going"}:
        i -= 1
    return Change(direction, i, subject_before(tokens, i, clause))


def _noun_use(tokens: Tokens, i: int) -> bool:
    return i > 0 and class_of(tokens[i - 1]) == "determiner"


def _noun_after(tokens: Tokens, amount: Amount) -> Change | None:
    """ "a 10 percent rise in exports", "15 percent higher"."""
    i = amount.last + 1
    if i < len(tokens) and (direction := words_of("after").get(tokens[i].lower)):
        return Change(direction, i, None)
    for j in range(i, min(i + NOUN_WINDOW, len(tokens))):
        if class_of(tokens[j]) or (is_mark(tokens[j]) and not is_inner_dash(tokens, j)):
            break
        if direction := words_of("noun").get(tokens[j].lower):
            known = amount.first > 0 and tokens[amount.first - 1].lower in {"the", "that", "this", "its", "their"}
            return Change(direction, j, _thing(tokens, j + 1), known)
    return None


def _noun_before(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...]) -> Change | None:
    """ "an increase of 10 percent"."""
    i = _start(amount, hedges) - 1
    if i < 1 or tokens[i].lower != "of":
        return None
    direction = None if is_sum(tokens, i - 1, amount) else words_of("noun").get(tokens[i - 1].lower)
    return Change(direction, i - 1, _thing(tokens, amount.last + 1)) if direction else None


def _thing(tokens: Tokens, i: int) -> Counted | None:
    """What "in" or "of" behind a noun of change names."""
    if i + 1 >= len(tokens) or tokens[i].lower not in {"in", "of", "to"}:
        return None
    start = i + 1
    while start < len(tokens) and class_of(tokens[start]) == "determiner":
        start += 1
    if start >= len(tokens) or (capitalised(tokens[start]) and tokens[start].lower in group("month")):
        return None
    return noun_phrase(tokens, start, singular=True)
