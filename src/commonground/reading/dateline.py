"""Dates that a page prints about itself: "Friday 10 May 2013 17:46 BST", "Updated: May 11, 2013, 9:05 p.m."."""

import re
from dataclasses import dataclass
from datetime import date, time

from commonground.tables import rows

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"  # noqa: E501
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = r"(?:(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s{1,3})?"
_ZONE = r"(?:\s{0,2}\(?(?P<zone>[A-Z]{1,4}|[+-]\d\d:?\d\d)(?![A-Za-z])\)?)?"
_CLOCK = (
    r"(?P<hour>[0-2]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,6})?)?)?"
    r"(?:\s{0,2}(?P<half>[ap])\.?m\b\.?)?"
)
DATES = tuple(
    re.compile(rf"(?<![\w/]){_WEEKDAY}{pattern}(?:(?!\w)|(?=T\d))", re.IGNORECASE)
    for pattern in (
        rf"{_DAY}\s{{0,2}}(?:of\s{{1,2}})?{_MONTH},?\s{{1,3}}{_YEAR}",
        rf"{_MONTH}\s{{0,2}}{_DAY},?\s{{1,3}}{_YEAR}",
        r"(?P<year>(?:19|20)\d\d)-(?P<monthno>[01]\d)-(?P<day>[0-3]\d)",
        r"(?P<day>[0-3]?\d)(?P<sep>[./])(?P<monthno>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)",
    )
)
CLOCK_AFTER = re.compile(rf"(?:T|[\s,|–—•·-]{{0,4}}(?:at\s{{1,2}})?)?{_CLOCK}{_ZONE}", re.IGNORECASE)
CLOCK_BEFORE = re.compile(rf"(?<![\d:.]){_CLOCK}{_ZONE}[\s,|–—•·-]{{0,4}}(?:on\s{{1,2}})?$", re.IGNORECASE)
UPDATED = re.compile(r"\b(?:last\s{1,2})?(?:updated|modified|revised|edited)\b", re.IGNORECASE)
PUBLISHED = re.compile(r"\b(?:first\s{1,2})?(?:published|posted|created|issued|released)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date as printed in a line: `start` and `end` are offsets into the line; `edtf` is a day or a time with offset.

    `updated`: the words before it say that the page changed then. `doubt` says what does not fit, in words.
    """

    start: int
    end: int
    day: date
    edtf: str
    updated: bool = False
    doubt: str | None = None


def printed_dates(line: str) -> tuple[PrintedDate, ...]:
    """The full dates (day, month, year) of a line, in order, each with the clock time beside it.

    A date in figures whose day and month could change places ("04/05/2013") is left out: it is not settled.
    """
    found: list[PrintedDate] = []
    for pattern in DATES:
        for match in pattern.finditer(line):
            if (day := day_of(match)) and not any(match.start() < d.end and d.start < match.end() for d in found):
                found.append(with_clock(line, match, day))
    return tuple(sorted(found, key=lambda printed: printed.start))


def day_of(match: re.Match[str]) -> date | None:
    """The calendar day that a match names, None where there is no such day or its order is open."""
    parts = match.groupdict()
    day, year = int(parts["day"]), int(parts["year"])
    if parts.get("month"):
        month = next(n for n, name in enumerate(MONTHS, 1) if name.startswith(parts["month"].lower()[:3]))
    else:
        month = int(parts["monthno"])
        if parts.get("sep") == "/" and day != month:
            if day <= 12 and month <= 12:
                return None
            day, month = max(day, month), min(day, month)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def with_clock(line: str, match: re.Match[str], day: date) -> PrintedDate:
    """The printed date with the clock time after or before it, whether it is an update, and a check of its weekday."""
    start, end, edtf = match.start(), match.end(), day.isoformat()
    clock = CLOCK_AFTER.match(line, end)
    if clock and (value := clock_of(clock)):
        edtf, end = f"{edtf}T{value}", clock.end()
    elif (clock := CLOCK_BEFORE.search(line[max(0, start - 40) : start])) and (value := clock_of(clock)):
        edtf, start = f"{edtf}T{value}", max(0, start - 40) + clock.start()
    label = line[max(0, start - 40) : start]
    last_label = max(
        [(m.start(), True) for m in UPDATED.finditer(label)] + [(m.start(), False) for m in PUBLISHED.finditer(label)],
        default=(0, False),
    )
    return PrintedDate(start, end, day, edtf, last_label[1], weekday_doubt(match.group("weekday"), day))


def clock_of(match: re.Match[str]) -> str | None:
    """The clock time of a match as ISO 8601, with its offset where the page gives one; None where it is no time."""
    parts = match.groupdict()
    hour, half = int(parts["hour"]), (parts["half"] or "").lower()
    if parts["minute"] is None and not half:
        return None
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (half == "p") if half else hour
    try:
        clock = time(hour, int(parts["minute"] or 0), int(parts["second"] or 0))
    except ValueError:
        return None
    return clock.isoformat() + offset_of(parts["zone"])


def offset_of(zone: str | None) -> str:
    """The UTC offset of a zone's abbreviation or figures, "" where it is none or means several."""
    if not zone:
        return ""
    if zone[0] in "+-":
        return zone if ":" in zone else f"{zone[:3]}:{zone[3:]}"
    return next((row[1] for row in rows("commonground.reading", "zones") if row[0] == zone.lower()), "")


def weekday_doubt(weekday: str | None, day: date) -> str | None:
    """What does not fit where the weekday that stands beside a date is not its own."""
    if not weekday or DAYS[day.weekday()].startswith(weekday.lower()[:3]):
        return None
    stated = next(name for name in DAYS if name.startswith(weekday.lower()[:3]))
    return f"the page says {stated.title()}, but {day.isoformat()} was a {DAYS[day.weekday()].title()}"
