"""Which time a figure is about: the time expression of its own clause, as EDTF."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from commonground.annotating.clauses import COORDINATORS, Clause, class_of, is_finite, is_mark
from commonground.annotating.quantities.amounts import Amount, is_time_word
from commonground.annotating.quantities.numerals import CHANCES, Tokens
from commonground.annotating.quantities.other_times import NO_DATE, dates_nothing
from commonground.annotating.word_groups import group
from commonground.language.analysis import Name
from commonground.records.annotations import Time, TimeType

DATED = re.compile(r"-?[0-9]{4}")
EDGE = frozenset({"end", "close", "start", "beginning"})
EDGE_LENGTH = 3
COMPARING = frozenset({"up", "down", "from", "against", "compared", "than", "versus"})
LENGTHS = frozenset({"km", "miles", "metres", "feet", "yards", "cm", "inches", "square kilometres", "square miles"})
"""Units of what stands still, so that a time nearby is seldom theirs."""
PARTING = frozenset({",", "with"})
"""What parts a figure from another, so that the time behind belongs to that one alone."""
OUTSIDE = frozenset({"with", "in", "for", "at", "on", "from", "through", "across", "after", "including", "between"})
SUPERLATIVES = frozenset({"most", "least", "first", "second", "third", "fourth", "fifth", "worst", "best", "time"})
FAR = 60
"""Tokens from a figure beyond which no time is its own; the longest news sentences are about as long."""
REACH = 12  # tokens back from a time in which "since" still governs it: "since fighting broke out between ... in March"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a time says of a figure: the period it covers, or the day as of which it holds."""

    period: str | None = None
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Dated:
    """A time with a calendar meaning, and the tokens it covers; `vague`: "in recent days", which says no date."""

    edtf: str
    start: int
    end: int
    first: int
    last: int
    vague: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """The sentence around an amount: its tokens, clauses, times and amounts, in text order."""

    tokens: Tokens
    parts: tuple[Clause, ...]
    times: tuple[Dated, ...]
    amounts: tuple[Amount, ...]

    def near(self, at: int) -> "Around":
        """The same with the times and amounts FAR or fewer tokens from a token, and a time that opens the sentence."""
        opening = tuple(t for t in self.times[:1] if t.first <= 1 and t.first < at - FAR)
        times, amounts = self.times, self.amounts
        return Around(
            self.tokens,
            self.parts,
            (*opening, *times[bisect_left(times, at - FAR, key=_first) : bisect_right(times, at + FAR, key=_first)]),
            amounts[bisect_left(amounts, at - FAR, key=_first) : bisect_right(amounts, at + FAR, key=_first)],
        )


def _first(stretch: Dated | Amount) -> int:
    return stretch.first


def dated_in(tokens: Tokens, times: Sequence[Time], names: Sequence[Name]) -> tuple[Dated, ...]:
    """The times of a sentence that can date a figure, where they stand among its tokens."""
    found = []
    for time in times:
        first = bisect_right(tokens, time.start, key=lambda token: token.end)
        last = bisect_left(tokens, time.end, key=lambda token: token.start) - 1
        if _usable(time) and first <= last and not dates_nothing(tokens, first, last, time, names):
            found.append(Dated(_meaning(time), time.start, time.end, first, last, time.value in NO_DATE))
    return tuple(sorted(found, key=_first))


def _meaning(time: Time) -> str:
    """Its EDTF; "mid-October" is shown as the month, since no text means the days that its middle is reckoned at."""
    return time.value if time.mod == "MID" and DATED.match(time.value) else time.edtf or ""


def clause_of(parts: tuple[Clause, ...], i: int) -> Clause:
    """The clause that the token lies in, found by halving; clauses follow each other without a gap."""
    return parts[max(0, bisect_right(parts, i, key=lambda part: part.first) - 1)]


def _usable(time: Time) -> bool:
    return time.edtf is not None and time.type is not TimeType.SET and bool(DATED.match(time.edtf.lstrip("./")))


def _of_saying(tokens: Tokens, first: int) -> bool:
    """Whether the time belongs to the reporting verb: "said on Monday", "said Monday"."""
    i = first - 1
    while i >= 0 and (class_of(tokens[i]) in {"preposition", "determiner"} or tokens[i].lower == "late"):
        i -= 1
    return i >= 0 and tokens[i].lower in group("reporting")


def _since(tokens: Tokens, first: int) -> bool:
    """Whether "since" opens the stretch that ends with this time, no comma between."""
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        if tokens[i].lower == "since":
            return True
        if tokens[i].text in {",", ";", ":"}:
            return False
    return False


def _edge(tokens: Tokens, first: int) -> int:
    """The first token of "the end of" before a time, or of the time itself."""
    low = [t.lower for t in tokens[max(0, first - 3) : first]]
    return first - 3 if len(low) == EDGE_LENGTH and low[0] == "the" and low[1] in EDGE and low[2] == "of" else first


def _as_scope(tokens: Tokens, first: int, edtf: str) -> Scope:
    first = _edge(tokens, first)
    before = tokens[first - 1].lower if first else ""
    earlier = tokens[first - 2].lower if first > 1 else ""
    if _since(tokens, first):
        return Scope(period=edtf if "/" in edtf else f"{edtf}/..")
    if before == "of" and earlier == "as":
        return Scope(as_of=edtf)
    if before == "by":
        return Scope(as_of=edtf.rsplit("/", 1)[-1])
    if before == "until":
        return Scope(period=edtf if "/" in edtf else f"../{edtf}")
    return Scope(period=edtf)


def is_undated(tokens: Tokens, amount: Amount, changes: bool) -> bool:
    """Whether the figure has no time of its own: a rate ("£200m a year"), a length that does not change, a chance."""
    behind = [t.lower for t in tokens[amount.last + 1 : amount.last + 4]]
    rate = len(behind) > 1 and behind[0] in {"a", "an", "per", "each", "every"} and is_time_word(behind[1])
    rate = rate and behind[-1] not in {"ago", "earlier", "later", "before"}
    still = amount.unit is not None and amount.unit.name in LENGTHS and not changes
    chance = amount.numeral.kind == "ratio" and behind[:1] != [] and behind[0] in CHANCES
    return rate or still or chance


def _stretch(tokens: Tokens, own: Clause, at: int) -> int:
    """Where the stretch of the clause begins that holds the token: "..., up from 168 in March" is one of its own."""
    start = own.first
    for i in range(max(own.first, at - FAR) + 1, at + 1):
        if tokens[i - 1].text == "," and tokens[i].lower in COMPARING:
            start = i
        elif tokens[i].text == "," and start > own.first:
            start = own.first
    return start


def _of_a_thing(tokens: Tokens, first: int) -> bool:
    """Whether a time hangs on a noun: "the attacks of May 2011", "the most since 2012"."""
    before = [t.lower for t in tokens[max(0, first - 2) : first]]
    on_noun = len(before) > 1 and before[1] == "of" and before[0] != "as" and _edge(tokens, first) == first
    return on_noun or _superlative(tokens, first)


def _superlative(tokens: Tokens, first: int) -> bool:
    """Whether a time behind "since" belongs to "the most since", "its third rise since"."""
    for i in range(first - 1, max(-1, first - 1 - REACH), -1):
        low = tokens[i].lower
        if is_mark(tokens[i]):
            return False
        if low in SUPERLATIVES or (low.endswith("est") and len(low) > len("rest") and class_of(tokens[i]) is None):
            return any(t.lower == "since" for t in tokens[i + 1 : first])
    return False


def _parted(around: Around, amount: Amount, time: Dated) -> bool:
    """Whether a time is not the figure's: another figure stands behind a comma, or a verb between is not the figure's.

    Before the figure, it is the time of what is done to some purpose: "next year to keep nine stations".
    """
    tokens = around.tokens
    if time.first < amount.first:
        behind = tokens[time.last + 1 : time.last + 3]
        purpose = len(behind) > 1 and behind[0].lower == "to" and behind[1].text.isalpha()
        return (purpose and class_of(behind[1]) is None) or _of_other_deed(tokens, amount, time)
    for other in around.amounts:
        between = {t.lower for t in tokens[amount.last + 1 : other.first]}
        if amount.last < other.first < time.first and between & PARTING:
            return True
    return _of_other_thing(around, amount, time) or _of_other_verb(tokens, amount, time)


def _of_other_deed(tokens: Tokens, amount: Amount, time: Dated) -> bool:
    """ "An attack in 2008 blamed him for cutting $80m", "as it was in January, with a rate 0.1 points higher".

    Of two verbs behind "currently" the first alone is of now: "the deal they currently work under got 54 percent".
    """
    if time.first <= 1:
        return False
    between = tokens[time.last + 1 : amount.first]
    if tokens[time.last].lower in {"currently", "now"} and sum(t.upos == "VERB" for t in between) > 1:
        return True
    pairs = [(a.lower, b.lower) for a, b in pairwise(between)]
    return any((a == "for" and b.endswith("ing")) or (a, b) == (",", "with") for a, b in pairs)


def _of_other_thing(around: Around, amount: Amount, time: Dated) -> bool:
    """ "Still more than it was in 2004", "82 percent of waste sorted and net zero by 2050"."""
    between = {t.lower for t in around.tokens[amount.last + 1 : time.last]}
    if "than" in between:
        return True
    shared = any(amount.last < other.first < time.first and other.numeral.value for other in around.amounts)
    return not shared and around.tokens[time.first - 1].lower == "by" and bool(between & COORDINATORS)


def _of_other_verb(tokens: Tokens, amount: Amount, time: Dated) -> bool:
    """Whether the verb between a figure and a time behind it is not the figure's."""
    between = range(amount.last + 1, time.first)
    relative = any(class_of(t) == "relative" for t in tokens[max(0, amount.first - REACH) : amount.first])
    resumed = {*COORDINATORS, ","} if relative else COORDINATORS  # "a fire in which 20 people died, met him on Monday"
    if any(tokens[j].lower in resumed and is_finite(tokens, j + 1) for j in between):
        return True  # "would have 12 members and report by the summer"
    if any(tokens[j].text == "," and tokens[j + 1].relation == "acl" for j in between):
        return True  # "two chapels, founded in 1970"
    i = amount.first - 1
    while i > 0 and (class_of(tokens[i]) in {"determiner", "adverb"} or tokens[i].lower.endswith("ly")):
        i -= 1
    return i >= 0 and tokens[i].lower in OUTSIDE and any(is_finite(tokens, j) for j in between)


def _distance(amount: Amount, time: Dated) -> int:
    return max(time.first - amount.last, amount.first - time.last)


def scope_of(around: Around, amount: Amount, inside: tuple[int, int] | None) -> Scope:
    """The time that scopes the amount; `inside` is the stretch (offsets) of the statement it belongs to, if any.

    Times outside that stretch date the saying. A time that opens the sentence holds for later clauses without one.
    """
    around = around.near(amount.first)
    own = clause_of(around.parts, amount.first)
    free = [time for time in around.times if _is_free(around, amount, time, inside)]
    here = [
        time for time in free if _shares_stretch(around, own, amount, time) or _subordinate(around, own, time.first)
    ]
    here = here or [time for time in free if _fronted(around.parts, time, own)]
    if not here:
        return Scope()
    nearest = min(here, key=lambda time: _distance(amount, time))
    if nearest.vague or _one_of_two(around, nearest):
        return Scope()
    return _as_scope(around.tokens, nearest.first, nearest.edtf)


def _one_of_two(around: Around, time: Dated) -> bool:
    """Whether "and" joins another time to this one: "in April and May", of which neither is the whole."""
    return any(
        right.first - left.last == 2 and around.tokens[left.last + 1].lower in COORDINATORS and left.edtf != right.edtf
        for left, right in pairwise(around.times)
        if time in {left, right}
    )


def _is_free(around: Around, amount: Amount, time: Dated, inside: tuple[int, int] | None) -> bool:
    """Whether a time is not taken by the saying, by a noun or by another figure or verb."""
    if inside is None:
        taken = _of_saying(around.tokens, time.first)
    else:
        taken = not (inside[0] <= time.start and time.end <= inside[1])
    return not (taken or _of_a_thing(around.tokens, time.first) or _parted(around, amount, time))


def _shares_stretch(around: Around, own: Clause, amount: Amount, time: Dated) -> bool:
    """Whether figure and time stand in one clause, and in one stretch of it."""
    tokens = around.tokens
    return own.covers(time.first) and _stretch(tokens, own, time.first) == _stretch(tokens, own, amount.first)


def _subordinate(around: Around, own: Clause, at: int) -> bool:
    """Whether the time stands in the "since ..." stretch that a coordinator cut off from the figure's clause."""
    other, tokens = clause_of(around.parts, at), around.tokens
    behind = other.first == own.last + 1 and other.opener in {"and", "or"} and at - own.first <= FAR
    return behind and _since(tokens, at) and not any(t.text == "," for t in tokens[own.first : at])


def _fronted(parts: tuple[Clause, ...], time: Dated, own: Clause) -> bool:
    """Whether the time opens the sentence, so that it holds for the coordinated clauses behind it too."""
    return time.first <= 1 and parts[0].covers(time.first) and own.opener in {"and", "but", "while", "", ";"}
