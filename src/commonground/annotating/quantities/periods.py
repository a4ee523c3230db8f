"""Which time a figure is about: the time expression of its own clause, as EDTF."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commonground.annotating.clauses import COORDINATORS, Clause, class_of, clause_at, is_finite, is_mark
from commonground.annotating.quantities.amounts import Amount, is_time_word
from commonground.annotating.quantities.numerals import Tokens
from commonground.annotating.word_groups import group
from commonground.records.annotations import Time, TimeType

DATED = re.compile(r"-?[0-9]{4}")
EDGE = frozenset({"end", "close", "start", "beginning"})
EDGE_LENGTH = 3
COMPARING = frozenset({"up", "down", "from", "against", "compared", "than", "versus"})
LENGTHS = frozenset({"km", "miles", "metres", "feet", "yards", "cm", "inches", "square kilometres", "square miles"})
"""Units of what stands still, so that a time nearby is seldom theirs."""
OUTSIDE = frozenset({"with", "in", "for", "at", "on", "from", "through", "across", "after", "including", "between"})
SUPERLATIVES = frozenset({"most", "least", "first", "second", "third", "fourth", "fifth", "worst", "best", "time"})
REACH = 12  # tokens back from a time in which "since" still governs it: "since fighting broke out between ... in March"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a time says of a figure: the period it covers, or the day as of which it holds."""

    period: str | None = None
    as_of: str | None = None


def _tokens_of(tokens: Tokens, time: Time) -> tuple[int, int] | None:
    inside = [i for i, t in enumerate(tokens) if t.start < time.end and time.start < t.end]
    return (inside[0], inside[-1]) if inside else None


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
    """Whether the figure has no time of its own: a rate ("£200m a year"), a length that does not change."""
    behind = [t.lower for t in tokens[amount.last + 1 : amount.last + 4]]
    rate = len(behind) > 1 and behind[0] in {"a", "an", "per", "each", "every"} and is_time_word(behind[1])
    rate = rate and behind[-1] not in {"ago", "earlier", "later", "before"}
    still = amount.unit is not None and amount.unit.name in LENGTHS and not changes
    return rate or still


def _stretch(tokens: Tokens, own: Clause, at: int) -> int:
    """Where the stretch of the clause begins that holds the token: "..., up from 168 in March" is one of its own."""
    start = own.first
    for i in range(own.first + 1, at + 1):
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


def _parted(tokens: Tokens, amount: Amount, span: tuple[int, int], every: Sequence[Amount]) -> bool:
    """Whether a time is not the figure's: another figure stands behind a comma, or a verb between is not the figure's.

    Before the figure, it is the time of what is done to some purpose: "next year to keep nine stations".
    """
    if span[0] < amount.first:
        behind = tokens[span[1] + 1 : span[1] + 3]
        return len(behind) > 1 and behind[0].lower == "to" and behind[1].text.isalpha() and class_of(behind[1]) is None
    for other in every:
        if amount.last < other.first < span[0] and any(t.text == "," for t in tokens[amount.last + 1 : other.first]):
            return True
    i = amount.first - 1
    while i > 0 and (class_of(tokens[i]) in {"determiner", "adverb"} or tokens[i].lower.endswith("ly")):
        i -= 1
    between = range(amount.last + 1, span[0])
    if any(tokens[j].lower in COORDINATORS and is_finite(tokens, j + 1) for j in between):
        return True  # "would have 12 members and report by the summer"
    verb = any(is_finite(tokens, j) for j in between)
    return verb and i >= 0 and tokens[i].lower in OUTSIDE


def _distance(amount: Amount, span: tuple[int, int]) -> int:
    return max(span[0] - amount.last, amount.first - span[1])


def scope_of(
    tokens: Tokens,
    amount: Amount,
    parts: tuple[Clause, ...],
    times: Sequence[Time],
    inside: tuple[int, int] | None,
    every: Sequence[Amount],
) -> Scope:
    """The time that scopes the amount; `inside` is the stretch (offsets) of the statement it belongs to, if any.

    Times outside that stretch date the saying; `every` are the amounts of the sentence. A time that opens the sentence
    holds for later clauses without one.
    """
    own = clause_at(parts, amount.first)
    spans = []
    for time in times:
        span = _tokens_of(tokens, time) if _usable(time) else None
        outside = inside is not None and not (inside[0] <= time.start and time.end <= inside[1])
        if not span or _of_a_thing(tokens, span[0]) or _parted(tokens, amount, span, every):
            continue
        if not outside and (inside is not None or not _of_saying(tokens, span[0])):
            spans.append((time, span))
    stretch = _stretch(tokens, own, amount.first)
    here = [
        (time, span)
        for time, span in spans
        if (own.covers(span[0]) and _stretch(tokens, own, span[0]) == stretch)
        or _subordinate(tokens, parts, own, span[0])
    ]
    if not here:
        here = [(t, s) for t, s in spans if _fronted(parts, s, own)]
    if not here:
        return Scope()
    time, span = min(here, key=lambda pair: _distance(amount, pair[1]))
    return _as_scope(tokens, span[0], time.edtf or "")


def _subordinate(tokens: Tokens, parts: tuple[Clause, ...], own: Clause, at: int) -> bool:
    """Whether the time stands in the "since ..." stretch that a coordinator cut off from the figure's clause."""
    other = clause_at(parts, at)
    return (
        other.first == own.last + 1
        and other.opener in {"and", "or"}
        and _since(tokens, at)
        and _no_comma(tokens, own, at)
    )


def _no_comma(tokens: Tokens, own: Clause, at: int) -> bool:
    return not any(t.text == "," for t in tokens[own.first : at])


def _fronted(parts: tuple[Clause, ...], span: tuple[int, int], own: Clause) -> bool:
    """Whether the time opens the sentence, so that it holds for the coordinated clauses behind it too."""
    return span[0] <= 1 and parts[0].covers(span[0]) and own.opener in {"and", "but", "while", "", ";"}
