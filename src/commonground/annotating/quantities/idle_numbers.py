"""Numbers that say nothing as figures: "two reasons", "three times as long as planned", "100 percent certain"."""

from functools import cache

from commonground.annotating.clauses import word_at
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.counted import Counted
from commonground.annotating.quantities.numerals import PACKAGE, Tokens
from commonground.annotating.word_groups import group
from commonground.tables import rows

FEW = 10
"""Up to here "three reasons" are named one by one; "40 reasons" are a count."""
WHOLE = 100
EMERGENCY = frozenset({911.0, 999.0, 112.0, 111.0})
"""Telephone numbers: "911 calls" are calls to 911."""


@cache
def _listed() -> dict[str, str]:
    return {row[0]: row[1] for row in rows(PACKAGE, "listed_nouns")}


def says_nothing(tokens: Tokens, amount: Amount, counted: Counted | None, hedged: bool) -> bool:
    """Whether nobody would look the number up: it lists what is told, or only stresses a word."""
    unit = amount.unit.name if amount.unit else None
    if amount.numeral.value in EMERGENCY and word_at(tokens, amount.last + 1) in group("emergency call"):
        return True
    if unit == "times" and counted is None:
        return word_at(tokens, amount.last + 1) == "as"
    if unit == "percent" and amount.numeral.value == WHOLE:
        return word_at(tokens, amount.last + 1) in group("wholly")
    if unit == "points" and amount.numeral.kind == "words" and amount.numeral.value == 1:
        return word_at(tokens, amount.first - 1) != "by" and word_at(tokens, amount.last + 1) in {
            "on",
            "of",
            "in",
            "that",
        }
    return unit is None and not hedged and counted is not None and _is_list(tokens, amount, counted)


def _is_list(tokens: Tokens, amount: Amount, counted: Counted) -> bool:
    """ "Three types of school"; "three counts of fraud" are a count, for their sentence speaks of a crime."""
    if counted.head not in _listed() or amount.numeral.scaled or not 0 < (amount.numeral.value or 0) <= FEW:
        return False
    if counted.head == "counts" and counted.first < counted.last:
        return False  # "five inmate counts"
    unless = _listed()[counted.head]
    return not (unless and {t.lower for t in tokens} & group(unless))
