"""Numerals with their units: signs before, unit words after, and ranges of two amounts."""

from dataclasses import dataclass, replace
from functools import cache

from commonground.annotating.clauses import class_of, word_at
from commonground.annotating.quantities.glued import codes
from commonground.annotating.quantities.numerals import (
    DASHES,
    PACKAGE,
    Numeral,
    Tokens,
    after_dash,
    join_range,
    numerals,
    touching,
)
from commonground.annotating.word_groups import group
from commonground.tables import rows

LONGEST_UNIT = 4
NATIONS = frozenset({"egyptian", "syrian", "sudanese", "lebanese"})
POUNDS_REACH = 30
"""Words to either side of "40 pounds" that say whether it is a weight or a sum."""
YEAR_LENGTH = 4
MODEL = 1e9
"""From here "5500M" is a model: nobody writes thousands of millions so."""
THREE_M = 3e6
"""The value of "3M", which is a firm: millions with a capital M are seldom so few and without a sign."""
FROM = frozenset(
    {"anywhere", "somewhere", "range", "ranges", "ranged", "ranging", "vary", "varies", "varied", "varying"}
)
"""Words before "from" that make "from two to six" a range, and not a change."""
VOTE_REACH = 6
"""Words to either side of "52 to 48" in which "voted" or "votes" makes it a vote."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit's name and kind: share, currency, measure or time."""

    name: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class Amount:
    """Tokens `first` to `last` (inclusive) that give a quantity: sign, numeral, unit."""

    first: int
    last: int
    numeral: Numeral
    unit: Unit | None = None


@cache
def _units() -> dict[tuple[str, ...], Unit]:
    return {tuple(phrase.split()): Unit(unit or None, kind) for phrase, unit, kind in rows(PACKAGE, "units")}


@cache
def _signs() -> dict[tuple[str, str], str]:
    return {(before, sign): code for before, sign, code in rows(PACKAGE, "signs")}


def _sign(tokens: Tokens, first: int) -> tuple[int, Unit] | None:
    """Where the currency sign before a numeral starts, and what it stands for."""
    if first < 1:
        return None
    sign, before = tokens[first - 1].text, tokens[first - 2].text if first > 1 else ""
    if (before, sign) in _signs() and before:
        return first - 2, Unit(_signs()[before, sign], "currency")
    letters = codes().get(sign) if touching(tokens, first) else None
    code = letters.currency if letters else _signs().get(("", sign))
    return (first - 1, Unit(code, "currency")) if code else None


def _unit(tokens: Tokens, last: int) -> tuple[int, Unit] | None:
    """The last token of the unit behind a numeral, and the unit; a hyphen may stand between ("10-percent")."""
    start = after_dash(tokens, last + 1)
    low = tuple(t.lower for t in tokens[start : start + LONGEST_UNIT])
    for length in range(len(low), 0, -1):
        if unit := _units().get(low[:length]):
            return start + length - 1, unit
    return None


def _plausible(tokens: Tokens, numeral: Numeral, last: int, unit: Unit) -> bool:
    """Whether the unit word is one here: "20 won" is seldom money, "20 pounds of" is a weight."""
    if unit.name == "KRW":
        return numeral.scaled or (numeral.value or 0) >= 1000
    return not (unit.name == "cents" and last + 1 < len(tokens) and tokens[last + 1].lower == "per")


def _suffixed(tokens: Tokens, numeral: Numeral) -> Amount:
    """Digits with letters: "40km", "2.5m people"; "100m" alone is a length."""
    start = numeral.last + 1
    counts = (
        start < len(tokens) and tokens[start].lower[0].isalpha() and class_of(tokens[start]) in {None, "determiner"}
    )
    cased = tokens[numeral.last].text[-len(numeral.suffix) :]
    if cased == "M" and numeral.value is not None and (numeral.value == THREE_M or numeral.value >= MODEL):
        return Amount(numeral.first, numeral.last, replace(numeral, scaled=False))
    if numeral.suffix == "m" and cased == "m" and not counts and numeral.value is not None:
        return Amount(
            numeral.first, numeral.last, replace(numeral, value=numeral.value / 1e6), Unit("metres", "measure")
        )
    unit = None if numeral.scaled else _units().get((f"-{cased}",)) or _units().get((numeral.suffix,))
    return Amount(numeral.first, numeral.last, numeral, unit)


def _vague_money(tokens: Tokens, numeral: Numeral) -> Amount | None:
    """ "Millions of dollars"."""
    found = _unit(tokens, numeral.last + 1) if word_at(tokens, numeral.last + 1) == "of" else None
    money = found is not None and found[1].kind == "currency"
    return Amount(numeral.first, found[0], numeral, found[1]) if found and money else None


def _part_of_unit(tokens: Tokens, numeral: Numeral) -> Amount | None:
    """ "Half a percentage point", "one-half of 1 percent"."""
    i = numeral.last + 1
    i += word_at(tokens, i) == "of"
    found = _unit(tokens, i) if word_at(tokens, i) in {"a", "one", "1"} else None
    return Amount(numeral.first, found[0], numeral, found[1]) if found and found[1].kind == "share" else None


def _measured(tokens: Tokens, numeral: Numeral) -> Amount:
    if numeral.kind in {"vague", "fraction"}:
        of_unit = _vague_money(tokens, numeral) if numeral.kind == "vague" else _part_of_unit(tokens, numeral)
        if of_unit:
            return of_unit
    if sign := _sign(tokens, numeral.first):
        behind = _unit(tokens, numeral.last)
        last = behind[0] if behind and behind[1].kind == "currency" else numeral.last
        return Amount(sign[0], last, numeral, sign[1])
    if numeral.suffix:
        return _suffixed(tokens, numeral)
    behind = _unit(tokens, numeral.last)
    if numeral.first and tokens[numeral.first - 1].lower == "magnitude":
        return Amount(numeral.first, numeral.last, numeral, Unit("magnitude", "measure"))
    if not behind or not _plausible(tokens, numeral, *behind):
        return Amount(numeral.first, numeral.last, numeral)
    last, unit = behind
    if tokens[last].lower == "pounds" and tokens[last - 1].lower not in NATIONS:
        unit = _pounds(tokens, numeral, last) or unit
    return Amount(numeral.first, last, numeral, unit)


def _pounds(tokens: Tokens, numeral: Numeral, last: int) -> Unit | None:
    """Weight if the nearest word about it weighs, None (money) if it pays; else "pounds", which is neither."""
    if numeral.scaled or word_at(tokens, last + 1) == "of":
        return None if numeral.scaled else Unit("pounds (weight)", "measure")
    weighed, paid = (_nearest(tokens, numeral, last, name) for name in ("weighed", "paid for"))
    if weighed == paid:
        return Unit("pounds", "measure")
    return Unit("pounds (weight)", "measure") if weighed < paid else None


def _nearest(tokens: Tokens, numeral: Numeral, last: int, name: str) -> int:
    """Words from an amount to the nearest word of a group, POUNDS_REACH where there is none."""
    for distance in range(1, POUNDS_REACH):
        if {word_at(tokens, numeral.first - distance), word_at(tokens, last + distance)} & group(name):
            return distance
    return POUNDS_REACH


def is_time_word(word: str) -> bool:
    """Whether the word is a unit of time ("years")."""
    unit = _units().get((word,))
    return unit is not None and unit.kind == "time"


def is_vote(tokens: Tokens, i: int) -> bool:
    """Whether the number at token `i` is one side of a vote: "voted 52 to 48", "a 5-4 ruling by vote"."""
    sides = [j for j in (i - 2, i + 2) if 0 <= j < len(tokens) and tokens[j].text.isdigit()]
    linked = any(tokens[(i + j) // 2].lower in {"to", *DASHES} for j in sides)
    near = {t.lower for t in tokens[max(0, i - VOTE_REACH) : i + VOTE_REACH]}
    return linked and bool(near & group("vote"))


def is_score(tokens: Tokens, left: Amount, right: Amount) -> bool:
    """Whether two numbers with a dash or "to" are a score, a vote or a telephone number, not a range."""
    if left.unit or right.unit:
        return False
    before = {t.lower for t in tokens[max(0, left.first - 8) : left.first]}
    after = {t.lower for t in tokens[right.last + 1 : right.last + 3]}
    falls = (left.numeral.value or 0) >= (right.numeral.value or 0)
    return falls or bool(group("score") & (before | after))


def _joined(tokens: Tokens, left: Amount, right: Amount) -> Amount | None:
    """The two amounts as one range, or None."""
    if right.first - left.last != 2:
        return None
    link, before = tokens[left.last + 1].lower, tokens[left.first - 1].lower if left.first else ""
    dashed = link in DASHES and touching(tokens, left.last + 1) and touching(tokens, right.first)
    between = link == "and" and before == "between"
    changed = before == "from" and word_at(tokens, left.first - 2) not in FROM
    if not (dashed or between or (link in {"to", "or"} and not changed)) or _year_and_sum(tokens, left, right):
        return None
    if left.unit and right.unit and left.unit != right.unit:
        return None
    numeral = None if not between and is_score(tokens, left, right) else join_range(left.numeral, right.numeral)
    return replace(left, last=right.last, numeral=numeral, unit=right.unit or left.unit) if numeral else None


def _year_and_sum(tokens: Tokens, left: Amount, right: Amount) -> bool:
    """ "From $11m in fiscal 2011 to $10m"."""
    year = left.unit is None and len(tokens[left.last].text) == YEAR_LENGTH
    return year and right.first < right.numeral.first


def amounts(tokens: Tokens) -> list[Amount]:
    """The amounts of a sentence from left to right, ranges joined."""
    found: list[Amount] = []
    for numeral in numerals(tokens):
        if found and numeral.first <= found[-1].last:
            continue
        amount = _measured(tokens, numeral)
        joined = _joined(tokens, found[-1], amount) if found else None
        if joined:
            found[-1] = joined
            continue
        if found and _from_to(tokens, found[-1], amount):
            found[-1] = _lent_scale(found[-1], amount)
        found.append(amount)
    return found


def _lent_scale(left: Amount, right: Amount) -> Amount:
    """The first of "from 1 to 13 billion dollars", with the unit and the scale of the second."""
    scaled = join_range(left.numeral, right.numeral)
    return replace(left, unit=right.unit, numeral=replace(left.numeral, value=scaled.value) if scaled else left.numeral)


def _from_to(tokens: Tokens, left: Amount, right: Amount) -> bool:
    """Whether "from 10 to 15 percent" lends the second unit to the first number."""
    near = right.first - left.last == 2 and tokens[left.last + 1].lower == "to"
    return near and left.unit is None and left.first > 0 and tokens[left.first - 1].lower == "from"
