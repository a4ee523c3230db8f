"""What a number without a noun or a verb of its own borrows from the one before it: "210 boats, up from 168"."""

from dataclasses import dataclass

from commonground.annotating.clauses import COORDINATORS, class_of, is_finite
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.counted import Counted
from commonground.annotating.quantities.hedging import Hedge
from commonground.annotating.quantities.numerals import Tokens

LINKS = frozenset({"from", "against", "than", "with", "to", "by", "in"})
COMPARING = frozenset({"from", "against", "than", "with"})
"""Words before the number of another time: "up from 168", "against 54", "compared with 70"."""
FURTHER = frozenset({"another", "further", "additional", "extra", "a", "an", "just", "only"})


@dataclass(frozen=True, slots=True)
class Before:
    """The figure before: its amount, and what it counts."""

    amount: Amount
    counted: Counted | None


def lent(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...], before: Before | None) -> Counted | None:
    """What the figure before counts, where this one stands beside it without a noun of its own."""
    if before is None or before.counted is None or before.amount.last >= amount.first or _own_noun(tokens, amount):
        return None
    start = min([amount.first, *(h.first for h in hedges)])
    i = start - 1
    while i > before.amount.last and tokens[i].lower in FURTHER:
        i -= 1
    if i <= before.amount.last or not _alike(before.amount, amount):
        return None
    low = tokens[i].lower
    comparing = low in COMPARING and (low != "with" or not amount.unit or tokens[i - 1].lower == "compared")
    if comparing or _same_subject(tokens, before, i) or _part(tokens, amount, i):
        return before.counted
    further = i < start - 1 and tokens[start - 1].lower in FURTHER - {"a", "an", "just", "only"}
    beside = low in COORDINATORS or (low in LINKS and tokens[i - 1].lower in COORDINATORS)
    joined = beside and not any(is_finite(tokens, j) for j in range(before.amount.last + 1, i))
    return before.counted if joined or further else None


def _own_noun(tokens: Tokens, amount: Amount) -> bool:
    """Whether a noun of its own follows, too far to be read: "90 river, lake and coast-going boats"."""
    behind = tokens[amount.last + 1 : amount.last + 2]
    if not behind or amount.unit or behind[0].lower in {"more", "other", "others", "further"}:
        return False
    return behind[0].upos in {"NOUN", "ADJ"} and behind[0].text.islower()


def _same_subject(tokens: Tokens, before: Before, i: int) -> bool:
    """Whether only verbs part a coordinator from the amount: "was 12 and will be 14", "rose to 5, then fell to 3"."""
    if tokens[i].lower in {"to", "at", "by"}:
        i -= 1
    verbs = 0
    while i > before.amount.last and (is_finite(tokens, i) or class_of(tokens[i]) in {"modal", "auxiliary", "adverb"}):
        verbs += 1
        i -= 1
    return verbs > 0 and i > before.amount.last and (tokens[i].lower in COORDINATORS or tokens[i].text == ",")


def _part(tokens: Tokens, amount: Amount, i: int) -> bool:
    """Whether a plain number is a part of those before: "40 shops closed and 14 opened", "30 are hurt, six in ..."."""
    after = tokens[amount.last + 1 : amount.last + 3]
    if len(after) <= 1 or amount.unit or amount.numeral.kind not in {"digits", "words"}:
        return False
    within = tokens[i].text == "," and after[0].lower == "in" and after[1].text.islower() and not class_of(after[1])
    acting = tokens[i].lower in COORDINATORS and is_finite(tokens, amount.last + 1)
    return within or acting


def _alike(left: Amount, right: Amount) -> bool:
    """Whether both are plain counts, or have the same unit."""
    if left.unit is None or right.unit is None:
        return left.unit is right.unit
    return left.unit.name == right.unit.name or left.unit.kind == right.unit.kind == "currency"
