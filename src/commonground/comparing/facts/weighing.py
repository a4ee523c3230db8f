"""How two figures for one quantity stand to each other: as intervals with their hedges, for one time or a later one."""

from math import inf

from commonground.comparing.events.happenings import narrow
from commonground.comparing.facts.counted import Counted
from commonground.comparing.facts.fact_rows import Ruling
from commonground.comparing.people.participants import same_name
from commonground.records import edtf
from commonground.records.annotations import Bound, Figure
from commonground.records.story import Verdict

APPROXIMATE = 0.05
"""Share of its value by which "some 93,000" may be off and still be the same figure."""
ALMOST = 0.1
"""Share of its value by which "almost 10" may fall short, and "over 15" go beyond."""


LEAST = frozenset(("at least", "no fewer than", "no less than", "a minimum of"))
"""Hedges of a count that is not over: any higher one agrees with it."""


def leaves_open(a: Figure, b: Figure) -> bool:
    """Whether one is a count not yet over, and the other lies above it: "at least 40" and "52"."""
    low, high = sorted((a, b), key=lambda figure: figure.value or 0.0)
    return any(hedge.text.lower() in LEAST for hedge in low.hedges) and interval(high)[1] >= interval(low)[0]


def worded(figure: Figure) -> str:
    """A figure with the hedge before it, as the text has them."""
    before = [hedge.text for hedge in figure.hedges if 0 < figure.start - hedge.end <= 1]
    return " ".join((*before, figure.text))


def agree(a: Counted, b: Counted) -> bool:
    """Whether two figures have a value in common; a period that one of them leaves out is no other period."""
    one_period = not all(_periods(a, b)) or not _why_not_comparable(a, b)
    return a.figure.unit == b.figure.unit and one_period and meet(a.figure, b.figure)


def compare(a: Counted, b: Counted) -> Ruling:
    """How two figures that do not agree stand to each other."""
    reason = _why_not_comparable(a, b)
    if reason:
        return Ruling(Verdict.NOT_COMPARABLE, reason)
    if _later(a, b) is not None:
        return Ruling(Verdict.UPDATE)
    if leaves_open(a.figure, b.figure):
        return Ruling(Verdict.SAME, f"{worded(a.figure)} and {worded(b.figure)} can be the same")
    if a.earlier or b.earlier:
        return Ruling(Verdict.NOT_COMPARABLE, "one is of an earlier time that is not stated")
    if a.article != b.article and not (a.as_of and b.as_of):
        return Ruling(Verdict.NOT_COMPARABLE, "no date says which of them is the later")
    return Ruling(Verdict.DIFFER, _both(a, b))


def set_against(a: Counted, b: Counted) -> Ruling:
    """How two figures stand to each other that one report sets side by side, each with its source.

    The report compares them itself: a period that it gives for one alone is said, and does not forbid it.
    """
    reason = _why_not_comparable(a, b)
    if reason and (a.figure.unit != b.figure.unit or all(_periods(a, b))):
        return Ruling(Verdict.NOT_COMPARABLE, reason)
    return Ruling(Verdict.DIFFER, "; ".join(filter(None, (_both(a, b), reason))))


def _both(a: Counted, b: Counted) -> str:
    """Two figures with their sources, where those are two."""
    sources = [c.figure.source_name for c in (a, b)]
    named = f" ({sources[0]} and {sources[1]})" if all(sources) and sources[0] != sources[1] else ""
    return f"{worded(a.figure)} and {worded(b.figure)}{named}"


def _why_not_comparable(a: Counted, b: Counted) -> str | None:
    """Other currencies or other periods, in words; None where the two can be compared."""
    if a.figure.unit != b.figure.unit:
        return f"other currencies: {a.figure.unit} and {b.figure.unit}"
    periods = _periods(a, b)
    if not any(periods) or edtf.same(*periods) or _one_running_count(a, b):
        return None
    if all(periods):
        return f"other periods: {periods[0]} and {periods[1]}"
    return f"one period is {periods[0] or periods[1]}, the other is not stated"


def _periods(a: Counted, b: Counted) -> list[str | None]:
    return [c.figure.period if _is_total(c) else None for c in (a, b)]


def _one_running_count(a: Counted, b: Counted) -> bool:
    """Whether one source counts on: "£38m since January", and later "has now cost £52m"."""
    sources = a.figure.source_name, b.figure.source_name
    if not all(sources) or not same_name(sources[0] or "", sources[1] or ""):
        return False
    first, second = (a, b) if (a.published or "") <= (b.published or "") else (b, a)
    since = (first.figure.period or "").endswith("/..")
    now = second.figure.period is None or edtf.compatible(second.figure.period, second.published)
    return since and now and first.published != second.published


def _is_total(one: Counted) -> bool:
    """Whether its period says how long was counted; a count given for a day, or up to "now", is a count as of then."""
    if one.running and edtf.compatible(one.figure.period, one.published):
        return False
    return one.figure.unit is not None or one.figure.change is not None or not narrow(one.figure.period)


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
