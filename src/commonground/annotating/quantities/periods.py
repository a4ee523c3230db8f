"""Which time a figure is about: the time expression of its own clause, as EDTF."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from commonground.annotating.clauses import Clause, class_of, clause_at
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.numerals import Tokens
from commonground.annotating.word_groups import group
from commonground.records.annotations import Time, TimeType

DATED = re.compile(r"-?[0-9]{4}")
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


def _as_scope(tokens: Tokens, first: int, edtf: str) -> Scope:
    before = tokens[first - 1].lower if first else ""
    earlier = tokens[first - 2].lower if first > 1 else ""
    if _since(tokens, first):
        return Scope(period=edtf if "/" in edtf else f"{edtf}/..")
    if before == "of" and earlier == "as":
        return Scope(as_of=edtf)
    if before in {"by", "until"}:
        return Scope(as_of=edtf) if before == "by" else Scope(period=edtf if "/" in edtf else f"../{edtf}")
    return Scope(period=edtf)


def _distance(amount: Amount, span: tuple[int, int]) -> int:
    return max(span[0] - amount.last, amount.first - span[1])


def scope_of(
    tokens: Tokens, amount: Amount, parts: tuple[Clause, ...], times: Sequence[Time], inside: tuple[int, int] | None
) -> Scope:
    """The time that scopes the amount; `inside` is the stretch (offsets) of the statement it belongs to, if any.

    Times outside that stretch date the saying. A time that opens the sentence holds for later clauses without one.
    """
    own = clause_at(parts, amount.first)
    spans = []
    for time in times:
        span = _tokens_of(tokens, time) if _usable(time) else None
        outside = inside is not None and not (inside[0] <= time.start and time.end <= inside[1])
        if span and not outside and (inside is not None or not _of_saying(tokens, span[0])):
            spans.append((time, span))
    here = [(time, span) for time, span in spans if own.covers(span[0]) or _subordinate(tokens, parts, own, span[0])]
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
