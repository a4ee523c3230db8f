"""How exactly a figure is given: the words beside it and the belief verbs behind it."""

from dataclasses import dataclass
from functools import cache

from commonground.annotating.clauses import Clause
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.numerals import PACKAGE, Tokens
from commonground.annotating.word_groups import group
from commonground.records.annotations import Bound
from commonground.tables import rows

LONGEST_HEDGE = 5
ALSO_PREPOSITIONS = {"about": "about what", "over": "over what"}
"""Hedges that are prepositions behind the words of a group."""
BELIEF_REACH = 16
"""Words behind a number in which a belief verb still hedges it."""


@dataclass(frozen=True, slots=True)
class Hedge:
    """Tokens `first` to `last` (inclusive) that hedge a number, and the bound they set."""

    first: int
    last: int
    bound: Bound


@cache
def _hedges(side: str) -> dict[tuple[str, ...], Bound]:
    return {tuple(phrase.split()): Bound(bound) for phrase, bound, found in rows(PACKAGE, "hedges") if found == side}


def before(tokens: Tokens, amount: Amount) -> Hedge | None:
    """The longest hedge directly before the amount; "a" or "the" may stand between."""
    end = amount.first
    for skipped in (0, 1):
        if skipped and (end < 1 or tokens[end - 1].lower not in {"a", "an", "the", "another"}):
            break
        stop = end - skipped
        for length in range(min(LONGEST_HEDGE, stop), 0, -1):
            words = tuple(t.lower for t in tokens[stop - length : stop])
            if (bound := _hedges("before").get(words)) and not _is_preposition(tokens, stop - length, words, amount):
                return Hedge(stop - length, stop - 1, bound)
    return None


def _is_preposition(tokens: Tokens, first: int, words: tuple[str, ...], amount: Amount) -> bool:
    """ "Information about two stations", "a dispute over four islands": no hedge, but what the noun before is about."""
    if amount.unit:
        return False  # "down over 40 percent"
    before_it = tokens[first - 1].lower if first else ""
    return len(words) == 1 and words[0] in ALSO_PREPOSITIONS and before_it in group(ALSO_PREPOSITIONS[words[0]])


def after(tokens: Tokens, amount: Amount, last: int) -> Hedge | None:
    """The hedge behind the amount, or behind what it counts (token `last`): "50 or more", "20 people or so"."""
    for start in {amount.last + 1, last + 1}:
        for length in (2, 1):
            words = tuple(t.lower for t in tokens[start : start + length])
            if bound := _hedges("after").get(words):
                return Hedge(start, start + length - 1, bound)
    return None


def belief(tokens: Tokens, amount: Amount, clause: Clause) -> Hedge | None:
    """ "are believed" (to have died) in the figure's own clause, behind it."""
    for i in range(amount.last + 1, min(clause.last, amount.last + BELIEF_REACH) + 1):
        if tokens[i].lower not in group("believed"):
            continue
        first = i
        while first - 1 > amount.last and tokens[first - 1].lower in group("be"):
            first -= 1
        to_follows = i + 1 < len(tokens) and tokens[i + 1].lower in {"to", "dead", "killed", "missing", "lost"}
        if first < i or to_follows:
            return Hedge(first, i, Bound.APPROXIMATELY)
    return None


def hedges_of(tokens: Tokens, amount: Amount, last: int, clause: Clause) -> tuple[Hedge, ...]:
    """The hedges of an amount in text order; `last` is the last token of what it counts."""
    found = {before(tokens, amount), after(tokens, amount, last), belief(tokens, amount, clause)}
    return tuple(sorted((h for h in found if h), key=lambda h: h.first))


def bound_of(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...]) -> Bound:
    """The tightest bound that the hedges set; a vague count and "a dozen" are approximate, a bare number exact."""
    bounds = [hedge.bound for hedge in hedges]
    for bound in (Bound.ABOVE, Bound.BELOW, Bound.APPROXIMATELY):
        if bound in bounds:
            return bound
    vague = amount.numeral.kind == "vague" or tokens[amount.numeral.last].lower == "dozen"
    return Bound.APPROXIMATELY if vague else Bound.EXACT
