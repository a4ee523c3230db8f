"""How two figures for one quantity stand to each other: as intervals with their hedges, for one time or a later one."""

from math import inf

from commonground.comparing.counted import Counted
from commonground.comparing.fact_rows import Ruling
from commonground.comparing.happenings import narrow
from commonground.records import edtf
from commonground.records.annotations import Bound, Figure
from commonground.records.story import Verdict

APPROXIMATE = 0.05
"""Share of its value by which "some 93,000" may be off and still be the same figure."""
ALMOST = 0.1
"""Share of its value by which "almost 10" may fall short, and "over 15" go beyond."""


def agree(a: Counted, b: Counted) -> bool:
    """Whether two figures can be compared and have a value in common."""
    return not _why_not_comparable(a, b) and meet(a.figure, b.figure)


def compare(a: Counted, b: Counted) -> Ruling:
    """How two figures that do not agree stand to each other."""
    reason = _why_not_comparable(a, b)
    if reason:
        return Ruling(Verdict.NOT_COMPARABLE, reason)
    if _later(a, b) is not None:
        return Ruling(Verdict.UPDATE)
    if a.earlier or b.earlier:
        return Ruling(Verdict.NOT_COMPARABLE, "one is of an earlier time that is not stated")
    if a.article != b.article and not (a.as_of and b.as_of):
        return Ruling(Verdict.NOT_COMPARABLE, "no date says which of them is the later")
    sources = [c.figure.source_name for c in (a, b)]
    named = f" ({sources[0]} and {sources[1]})" if all(sources) and sources[0] != sources[1] else ""
    return Ruling(Verdict.DIFFER, f"{a.figure.text} and {b.figure.text}{named}")


def _why_not_comparable(a: Counted, b: Counted) -> str | None:
    """Other currencies or other periods, in words; None where the two can be compared."""
    if a.figure.unit != b.figure.unit:
        return f"other currencies: {a.figure.unit} and {b.figure.unit}"
    periods = [c.figure.period if _is_total(c.figure) else None for c in (a, b)]
    if not any(periods) or edtf.same(*periods):
        return None
    if all(periods):
        return f"other periods: {periods[0]} and {periods[1]}"
    return f"one is for {periods[0] or periods[1]}, the other's period is not stated"


def _is_total(figure: Figure) -> bool:
    """Whether its period says how long was counted; a count given for a day is a count as of that day."""
    return figure.unit is not None or figure.change is not None or not narrow(figure.period)


def _later(a: Counted, b: Counted) -> Counted | None:
    """The one whose day is certainly later; None where that is not known."""
    (a_first, a_last), (b_first, b_last) = edtf.days(a.as_of), edtf.days(b.as_of)
    if a_last and b_first and a_last < b_first:
        return b
    return a if b_last and a_first and b_last < a_first else None


def meet(a: Figure, b: Figure) -> bool:
    """Whether the intervals of two figures have a value in common."""
    (a_low, a_high), (b_low, b_high) = interval(a), interval(b)
    return a_low <= b_high and b_low <= a_high


def interval(figure: Figure) -> tuple[float, float]:
    """The values a figure allows for: "almost 10" ends at 10, "over 15" begins there, "some 90" is about 90."""
    if figure.value is None:
        return -inf, inf
    low, high = figure.value, figure.high if figure.high is not None else figure.value
    if figure.bound is Bound.BELOW:
        return low - abs(low) * ALMOST, high
    if figure.bound is Bound.ABOVE:
        return low, high + abs(high) * ALMOST
    if figure.bound is Bound.APPROXIMATELY:
        return low - abs(low) * APPROXIMATE, high + abs(high) * APPROXIMATE
    return low, high
