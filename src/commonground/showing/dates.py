"""EDTF dates as a newspaper writes them: "10 May 2013", "6–9 May 2013", "since March 2011"."""

import re

from commonground.showing.words import plain

DAY = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d{2}|XX)(?:-(?P<day>\d{2}|XX))?)?"
    r"(?:T(?P<clock>\d{2}:\d{2})(?::\d{2})?(?P<zone>Z|[+-]\d{2}(?::?\d{2})?)?)?(?P<marks>[~?%]*)"
)
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
CLOCK = re.compile(r"T[0-9:.]+(?:Z|[+-][0-9:]+)?")
ONE_DAY = r"\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?"
WRITTEN = re.compile(rf"(?<![\w-]){ONE_DAY}[~?%]?(?:/(?:{ONE_DAY}[~?%]?|\.\.))?(?![\w-])")
SEASONS = {"21": "spring", "22": "summer", "23": "autumn", "24": "winter"}
OPEN = ("", "..")

Parts = dict[str, str | None]


def in_words(edtf: str) -> str:
    """The date in words; what is not understood is given back as it is written.

    A clock time and its offset are kept, an approximate date is "about", an uncertain one has a "?".
    """
    first, slash, last = edtf.partition("/")
    if not slash:
        parts = _parts(first)
        return _day(parts) if parts else plain(edtf)
    if first in OPEN or last in OPEN:
        return _half_open(first, last) or plain(edtf)
    start, end = _parts(first), _parts(last)
    return _interval(start, end) if start and end else plain(edtf)


def days_in_words(edtf: str) -> str:
    """The same without the time of day."""
    return in_words(CLOCK.sub("", edtf))


def dated_in_words(text: str) -> str:
    """The program's own words with the EDTF dates in them put into words, without their times of day."""
    return WRITTEN.sub(lambda match: days_in_words(match.group()), text)


def _half_open(first: str, last: str) -> str | None:
    known = _parts(last if first in OPEN else first)
    if not known or (first in OPEN and last in OPEN):
        return None
    return f"until {_day(known)}" if first in OPEN else f"since {_day(known)}"


def _interval(start: Parts, end: Parts) -> str:
    """From day to day, with what both ends share written once."""
    if start == end:
        return _day(end)
    if start["marks"] == end["marks"] == "~":
        return "about " + _interval(start | {"marks": ""}, end | {"marks": ""})
    first = _before_the_dash(start, end)
    return first + (" – " if " " in first else "–") + _day(end)


def _before_the_dash(start: Parts, end: Parts) -> str:
    """What the end of an interval does not say of its start as well."""
    plain_days = not any(parts["clock"] or parts["marks"] for parts in (start, end))
    if not plain_days or start["year"] != end["year"] or not _month(start) or not _month(end):
        return _day(start)
    if bool(start["day"]) != bool(end["day"]):
        return _day(start)
    if not start["day"]:
        return _month(start)
    number = _number(start["day"])
    return number if start["month"] == end["month"] else f"{number} {_month(start)}"


def _parts(date: str) -> Parts | None:
    match = DAY.fullmatch(date)
    return match.groupdict() if match and _possible(match.groupdict()) else None


def _possible(parts: Parts) -> bool:
    month, day = parts["month"], parts["day"]
    if month is None or month == "XX" or month in SEASONS:
        return day is None or day == "XX"
    return 1 <= int(month) <= 12 and (day is None or day == "XX" or 1 <= int(day) <= 31)


def _day(parts: Parts) -> str:
    words = " ".join(filter(None, (_number(parts["day"]), _month(parts), _year(parts["year"] or ""))))
    if parts["clock"]:
        words = f"{words}, {parts['clock']}{_zone(parts['zone'])}"
    marks = parts["marks"] or ""
    return ("about " if "~" in marks or "%" in marks else "") + words + ("?" if "?" in marks or "%" in marks else "")


def _number(day: str | None) -> str:
    return str(int(day)) if day and day != "XX" else ""


def _month(parts: Parts) -> str:
    month = parts["month"]
    if month is None or month == "XX":
        return ""
    return SEASONS.get(month) or MONTHS[int(month) - 1]


def _year(year: str) -> str:
    return f"{year.replace('X', '0')}s" if "X" in year else str(int(year))


def _zone(zone: str | None) -> str:
    return {"Z": " UTC", None: ""}.get(zone, f" {zone}")
