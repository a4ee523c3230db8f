"""Calendar meaning: the days that a date, a time or an interval covers (EDTF level 1, ISO 8601-2:2019 annex A).

Read are: year, month, day ("2013", "2013-06", "2013-06-16"); a time of day with or without offset
("2013-05-10T17:46:00+01:00"); a decade, a century and other unspecified digits ("199X", "19XX", "2013-XX"); seasons
("2013-21" is spring, March to May in the north); intervals of these, open (".." ) or unknown ("") at an end; and the
marks "~", "?" and "%", which blur a date without moving it. Years run from 0001 to 9999. An unknown date is None.
"""

import calendar
import re
from datetime import date
from functools import lru_cache

DATE = re.compile(r"([0-9]{2}(?:[0-9]{2}|[0-9]X|XX))(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?")
CLOCK = re.compile(r"([01][0-9]|2[0-4]):([0-5][0-9])(?::([0-5][0-9]))?(?:Z|[+-](?:0[0-9]|1[0-4])(?::[0-5][0-9])?)?")
MARKS = "~?%"
OPEN = ("", "..")
SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 2)}
"""EDTF season number -> first and last month, in the northern hemisphere; winter ends in the year that follows."""

Days = tuple[date | None, date | None]


def days(edtf: str | None) -> Days:
    """First and last day covered; None at an end that is open or unknown, or where the date itself is unknown.

    A time of day covers its day, as its own offset counts it.

    Raises:
        ValueError: not EDTF as described above, or an interval that ends before it starts.
    """
    if edtf is None:
        return None, None
    start, slash, end = edtf.partition("/")
    if not slash:
        return _part(edtf)
    if start in OPEN and end in OPEN:
        raise ValueError(f"an interval without a date: {edtf!r}")
    first = None if start in OPEN else _part(start)[0]
    last = None if end in OPEN else _part(end)[1]
    if first and last and last < first:
        raise ValueError(f"an interval that ends before it starts: {edtf!r}")
    return first, last


def is_valid(edtf: str) -> bool:
    """Whether `days` can read it."""
    try:
        days(edtf)
    except ValueError:
        return False
    return True


def same(a: str | None, b: str | None) -> bool:
    """Whether two dates cover the same days, however written; an unknown date is the same as nothing."""
    return a is not None and b is not None and days(a) == days(b)


def compatible(a: str | None, b: str | None) -> bool:
    """Whether two dates can be of one thing: they share a day, or one of them is unknown."""
    (a_first, a_last), (b_first, b_last) = days(a), days(b)
    starts_in_time = a_first is None or b_last is None or a_first <= b_last
    ends_in_time = b_first is None or a_last is None or b_first <= a_last
    return starts_in_time and ends_in_time


def covers(outer: str | None, inner: str | None) -> bool:
    """Whether every day of `inner` lies in `outer`; False where either is unknown."""
    if outer is None or inner is None:
        return False
    (low, high), (first, last) = days(outer), days(inner)
    starts_inside = low is None or (first is not None and low <= first)
    ends_inside = high is None or (last is not None and last <= high)
    return starts_inside and ends_inside


def sort_key(edtf: str | None) -> tuple[bool, date, date, str]:
    """Order of dates: by first day, the shorter first; a date open at its start by its end; unknown ones last."""
    first, last = days(edtf)
    clock = (edtf or "").partition("/")[0].partition("T")[2]
    return first is None and last is None, first or last or date.max, last or date.max, clock


def span(first: date | None, last: date | None) -> str:
    """The shortest EDTF for the days from `first` to `last`; None is an open end.

    Whole years and months are written as such: 1 to 31 March 2013 is "2013-03".

    Raises:
        ValueError: both ends are open, or it ends before it starts.
    """
    if first is None or last is None:
        if first is last:
            raise ValueError("an interval without a date")
        return f"{first or '..'}/{last or '..'}"
    if last < first:
        raise ValueError(f"an interval that ends before it starts: {first}/{last}")
    month_end = calendar.monthrange(last.year, last.month)[1]
    if first.day != 1 or last.day != month_end:
        return str(first) if first == last else f"{first}/{last}"
    if first.month == 1 and last.month == 12:
        return _joined(f"{first.year:04}", f"{last.year:04}")
    return _joined(str(first)[:7], str(last)[:7])


def _joined(start: str, end: str) -> str:
    return start if start == end else f"{start}/{end}"


@lru_cache(maxsize=10_000)  # reports of one story name the same few days over and over
def _part(text: str) -> tuple[date, date]:
    """First and last day of one date."""
    plain, _, clock = text.rstrip(MARKS).partition("T")
    found = DATE.fullmatch(plain)
    if not found or ("T" in text and not (found[3] and CLOCK.fullmatch(clock))):
        raise ValueError(f"not a date: {text!r}")
    first_year, last_year = int(found[1].replace("X", "0")), int(found[1].replace("X", "9"))
    month, day = (None if part in (None, "XX") else int(part) for part in found.group(2, 3))
    if (day and not month) or ("X" in found[1] and month):
        raise ValueError(f"not a date: {text!r}")
    if month in SEASONS and not found[3]:
        return _season(first_year, month)
    first = date(max(first_year, 1), month or 1, day or 1)
    last = date(last_year, month or 12, day or calendar.monthrange(last_year, month or 12)[1])
    return first, last


def _season(year: int, season: int) -> tuple[date, date]:
    start, end = SEASONS[season]
    end_year = year + (end < start)
    return date(year, start, 1), date(end_year, end, calendar.monthrange(end_year, end)[1])
