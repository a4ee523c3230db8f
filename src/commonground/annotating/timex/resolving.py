"""The second pass: what the found expressions mean, read against one day, and against several where it is not known."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from commonground.annotating.timex.finding import Found, clusters
from commonground.annotating.timex.meaning import Meaning
from commonground.annotating.timex.rules import Named, Setting, leave_alone
from commonground.records import edtf
from commonground.records.annotations import TimeType

PROBES = (date(1987, 6, 15), date(2004, 10, 28), date(1975, 12, 3), date(2038, 1, 20))
"""Days that share no digit where it counts: what an expression means on all of them does not depend on the day."""


SHAPES = {"year": re.compile(r"\d{4}"), "quarter": re.compile(r"\d{4}-Q\d"), "month": re.compile(r"\d{4}-\d\d")}
"""Kind of period -> what its value looks like."""
MANY_MONTHS = ("P6M", "P9M")
"""Lengths that reports of firms tell of beside a quarter; what is compared with them is no quarter."""


@dataclass(frozen=True, slots=True)
class Read:
    """An expression with its meaning."""

    start: int
    end: int
    meaning: Meaning


def read_on(sentences: Sequence[list[Found]], today: date) -> list[Read]:
    """The expressions of all sentences as they read on one day."""
    reads: list[Read] = []
    named = Named()
    for found in sentences:
        named = replace(named, told_here=None)
        for cluster in clusters(found):
            settled = sorted(_settle(cluster, today, named), key=lambda r: r.start)
            reads += settled
            named = _after(named, settled)
    return reads


def _after(named: Named, reads: Sequence[Read]) -> Named:
    """What the text has named once these expressions are read."""
    for read in reads:
        meaning = read.meaning
        if meaning.type is TimeType.DURATION:
            named = replace(named, many_months=meaning.value in MANY_MONTHS)
        if meaning.type in (TimeType.DATE, TimeType.TIME) and meaning.value[0].isdigit() and not meaning.aside:
            kinds = [kind for kind, shape in SHAPES.items() if shape.fullmatch(meaning.value)]
            named = replace(
                named,
                latest=meaning,
                year=meaning if "year" in kinds else named.year,
                quarter=meaning if "quarter" in kinds else named.quarter,
                month=meaning if "month" in kinds else named.month,
                many_months=named.many_months and "quarter" not in kinds,
            )
            if meaning.in_full:
                years = {**named.years, int(meaning.value[5:7]): int(meaning.value[:4])}
                named = replace(named, years=years, told_here=meaning)
    return named


def _settle(cluster: list[Found], today: date, named: Named) -> list[Read]:
    """The longest candidates that have a meaning and do not overlap."""
    taken: list[Read] = []
    blocked: list[tuple[int, int]] = []
    for found in cluster:
        place = bisect_left(blocked, (found.start, found.end))
        if any(found.start < end and start < found.end for start, end in blocked[max(0, place - 1) : place + 1]):
            continue
        meaning = _meaning(found, Setting(today, named, found.direction, found.before, found.after))
        if meaning is not None:
            taken.append(Read(found.start, found.end, meaning))
        if meaning is not None or found.rule.resolve is leave_alone:
            blocked.insert(place, (found.start, found.end))
    return taken


def _meaning(found: Found, setting: Setting) -> Meaning | None:
    try:
        return found.rule.resolve(found.match, setting)
    except (ValueError, OverflowError):  # 31 June, or a day beyond the calendar: no date
        return None


def agreed(readings: Sequence[Meaning], first: date, last: date) -> Meaning:
    """One meaning from those on the first and the last day that the article can be of.

    The days are kept where both agree, or where they move with the article's day, so that together they cover it.
    """
    one, other = readings[0], readings[-1]
    if one == other:
        return one
    value = one.value if one.value == other.value else one.undated or _common([r.value for r in readings])
    return replace(one, value=value, edtf=_hull(one.edtf, other.edtf, (last - first).days), candidates=())


def unanchored(readings: Sequence[Meaning]) -> Meaning:
    """One meaning from those on days far apart: only what does not depend on the day is kept."""
    one = readings[0]
    if all(reading.value == one.value and reading.edtf == one.edtf for reading in readings):
        return one if one in readings[1:] else replace(one, candidates=())
    value = one.undated or _common([reading.value for reading in readings])
    days = one.edtf if all(reading.edtf == one.edtf for reading in readings) else None
    return replace(one, value=value, edtf=days, basis=f"{one.basis}; the article's date is not known", candidates=())


def unmoved(reads: Sequence[Read], later: Sequence[Read], changed: date) -> list[Read]:
    """The readings that are the same on the day the page was changed; the others without their days."""
    then = {(read.start, read.end): read.meaning for read in later}
    return [replace(r, meaning=_if_same(r.meaning, then.get((r.start, r.end), r.meaning), changed)) for r in reads]


def _if_same(meaning: Meaning, later: Meaning, changed: date) -> Meaning:
    if meaning.edtf == later.edtf and meaning.value == later.value:
        return meaning
    value = meaning.undated or _common([meaning.value, later.value])
    how = f"{meaning.basis}; not known, since the page was changed on {changed}"
    days = meaning.edtf if meaning.edtf == later.edtf else None
    either = () if days else tuple(sorted({d for d in (meaning.edtf, later.edtf) if d}, key=edtf.sort_key))
    return replace(meaning, value=value, edtf=days, basis=how, candidates=either if len(either) > 1 else ())


def _common(values: Sequence[str]) -> str:
    """The characters that all values share, X for the digits that they do not."""
    shortest = min(values, key=len)
    if any(len(value) != len(shortest) for value in values):
        return "XXXX"
    return "".join(c if all(value[i] == c for value in values) else "X" for i, c in enumerate(shortest))


def _hull(one: str | None, other: str | None, width: int) -> str | None:
    """Both intervals in one, if they moved no further than the article's day did."""
    if one is None or other is None:
        return None
    if one == other:
        return one
    (a_first, a_last), (b_first, b_last) = edtf.days(one), edtf.days(other)
    for a, b in ((a_first, b_first), (a_last, b_last)):
        if (a is None) != (b is None) or (a and b and not 0 <= (b - a).days <= width):
            return None
    return edtf.span(a_first, b_last)
