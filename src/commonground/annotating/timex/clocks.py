"""Times of the day: "10:35 a.m. EST Tuesday", "at noon", "Friday 10 May 2013 17:46 BST"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from commonground.annotating.timex import almanac
from commonground.annotating.timex.dates import day_in_year
from commonground.annotating.timex.meaning import Meaning
from commonground.annotating.timex.rules import Direction, Rule, Setting, rule
from commonground.annotating.timex.vocabulary import (
    ANY_WEEKDAY,
    DAY_NUMBER,
    MONTH,
    NUMBERS,
    PART,
    SMALL,
    WEEKDAY,
    YEAR,
    ZONES,
    S,
    any_of,
    month_number,
    plain,
    weekday_number,
)
from commonground.records import edtf
from commonground.records.annotations import TimeType

ZONE = any_of(ZONES)
NAMED = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}
CLOCK = (
    r"(?:(?P<hour>[01]?[0-9]|2[0-4])(?:[:.](?P<minute>[0-5][0-9])(?::[0-5][0-9])?)?\s{0,2}(?P<half>[ap](?:\.m\b\.?|m\b))"
    r"|(?P<hour24>[01]?[0-9]|2[0-4])[:.](?P<minute24>[0-5][0-9])(?::[0-5][0-9])?(?![0-9])"
    rf"|(?P<four>[01][0-9][0-5][0-9]|2[0-3][0-5][0-9])(?={S}(?:gmt|utc|hours)))"
)
ZONED = rf"(?:{S}(?:hours{S})?(?P<zone>{ZONE})\b)?"
DAY_BEFORE = (
    rf"(?:(?:{ANY_WEEKDAY},?{S})?(?:(?P<month1>{MONTH}){S}(?P<day1>{DAY_NUMBER})|(?P<day2>{DAY_NUMBER}){S}(?P<month2>{MONTH}))"
    rf",?{S}(?P<year>{YEAR})|(?P<weekday1>{WEEKDAY})|(?P<word1>today|yesterday|tomorrow))"
)
DAY_AFTER = (
    rf"(?:(?:on{S})?(?P<last>last{S})?(?P<weekday2>{WEEKDAY})|(?P<word2>today|yesterday|tomorrow)"
    rf"|(?:on{S})?(?P<month3>{MONTH}){S}(?P<day3>{DAY_NUMBER})(?![0-9]))"
)
OTHER_DAYS = {"today": 0, "yesterday": -1, "tomorrow": 1}


def _hour(match: re.Match[str]) -> tuple[int, int]:
    """Hour and minute, 24-hour clock."""
    if match["four"]:
        return int(match["four"][:2]), int(match["four"][2:])
    if match["hour24"]:
        return int(match["hour24"]), int(match["minute24"])
    hour, half = int(match["hour"]), match["half"].lower()[0]
    return hour % 12 + 12 * (half == "p") if hour <= 12 else hour, int(match["minute"] or 0)


def _zoned(day: date | None, clock: tuple[int, int], zone: str | None, how: str) -> Meaning | None:
    hour, minute = clock
    if hour > 23:
        return None
    offset = ZONES.get(plain(zone)) if zone else None
    value = f"{day or 'XXXX-XX-XX'}T{hour:02}:{minute:02}" + ("Z" if offset == "+00:00" else "")
    days = f"{day}T{hour:02}:{minute:02}:00{offset or ''}" if day else None
    return Meaning(TimeType.TIME, value, how, days)


def _day_named(match: re.Match[str], at: Setting, names: tuple[str, str, str, str]) -> date | None:
    groups = match.groupdict()
    weekday, word, month, day = (groups.get(name) for name in names)
    if word:
        return at.today + timedelta(OTHER_DAYS[plain(word)])
    if weekday:
        return almanac.weekday_near(at.today, weekday_number(weekday), ahead=at.direction is Direction.AHEAD)
    if month and day and groups.get("year"):
        return date(int(groups["year"]), month_number(month), int(day))
    return day_in_year(at.today, month_number(month), int(day), at.direction) if month and day else None


def _day_then_clock(match: re.Match[str], at: Setting) -> Meaning | None:
    names = ("weekday1", "word1", "month1" if match["month1"] else "month2", "day1" if match["day1"] else "day2")
    return _zoned(_day_named(match, at, names), _hour(match), match["zone"], "time of the day that is named with it")


def _clock(match: re.Match[str], at: Setting) -> Meaning | None:
    if match["hour24"] and AMOUNT.match(match.group()) and not CLOCK_BEFORE.search(at.before):
        return None
    day = _day_named(match, at, ("weekday2", "word2", "month3", "day3"))
    if day:
        return _zoned(day, _hour(match), match["zone"], "time of the day that is named with it")
    if match["hour24"] and not match["zone"] and (not AT_BEFORE.search(at.before) or AMOUNT_AFTER.match(at.after)):
        return None
    return _guessed(at, _hour(match), match["zone"])


AMOUNT_AFTER = re.compile(
    r"\s{0,2}(?:%|[€$£°]|-?(?:per\s?cent|percent|points?|pts|seconds?|secs?|minutes?|miles?|metres?|meters?|feet|inch(?:es)?"
    r"|calib(?:re|er)|mm|cm|km|kg|m|bn|tn|million|billion|trillion|times|degrees?|dollars?|euros?|pounds?|yen|euro)\b)",
    re.IGNORECASE,
)
"""What makes the number before it an amount: "at 11.25%"."""
AMOUNT = re.compile(r"[0-9]{1,2}\.[0-9]{2}(?!\s*(?:GMT|BST|UTC|CET|hours)\b)")
CLOCK_BEFORE = re.compile(r"\b(?:at|until|till|from|before|after)\s+$", re.IGNORECASE)
""" "At 10.45 on Friday" is a time; "or 6.43, on Friday" and "about 0.55 share" are amounts."""
AT_BEFORE = re.compile(r"\b(?:at|by|from|until|till|around|about|before|after|between|and|to|since)\s+$", re.IGNORECASE)


def _guessed(at: Setting, clock: tuple[int, int], zone: str | None) -> Meaning | None:
    """A time without its day: the value takes the day spoken of, which is wrong too often to be a calendar meaning."""
    day, how = day_spoken_of(at)
    meaning = _zoned(day, clock, zone, f"time of day; the day is not told, taken to be {how}")
    return replace(meaning, edtf=None) if meaning else None


def day_spoken_of(at: Setting) -> tuple[date, str]:
    """The one day that the nearest earlier expression names, else the article's."""
    if at.named.latest and at.named.latest.edtf:
        first, last = edtf.days(at.named.latest.edtf)
        if first and first == last:
            return first, "the date named before"
    return at.today, "the article's date"


def _named_hour(match: re.Match[str], at: Setting) -> Meaning | None:
    day = _day_named(match, at, ("weekday2", "word2", "month3", "day3"))
    if day is None:
        return _guessed(at, NAMED[plain(match["named"])], None)
    meaning = _zoned(day, NAMED[plain(match["named"])], None, "time of the day that is named with it")
    return replace(meaning, edtf=str(day)) if meaning else None


def _o_clock(match: re.Match[str], at: Setting) -> Meaning | None:
    said = plain(match["hour"])
    hour = NUMBERS.get(said) or int(said)
    part = plain(match["part"])
    if not 1 <= hour <= 12:
        return None
    hour = hour % 12 + 12 * (part in ("afternoon", "evening") or (part == "night" and hour > 5))
    return _guessed(at, (hour, 0), None)


RULES: tuple[Rule, ...] = (
    rule(
        "day, then clock",
        "figures",
        rf"{DAY_BEFORE},?{S}(?:at{S}|-{S}|\|{S})?{CLOCK}{ZONED}",
        _day_then_clock,
        directed=True,
    ),
    rule("clock", "figures", rf"{CLOCK}{ZONED}(?:,?{S}{DAY_AFTER})?", _clock, directed=True),
    rule(
        "named hour",
        "named_hour",
        rf"(?:(?:12|twelve){S})?(?P<named>noon|midday|midnight)(?:{S}{DAY_AFTER})?",
        _named_hour,
        directed=True,
    ),
    rule(
        "o'clock",
        "oclock",
        rf"(?P<hour>{SMALL}|[0-9]{{1,2}}){S}o'clock(?:{S}(?:in{S}the|at){S}(?P<part>{PART}))?",
        _o_clock,
    ),
    rule("hour in the morning", "part", rf"(?P<hour>[0-9]{{1,2}}){S}(?:in{S}the|at){S}(?P<part>{PART})", _o_clock),
)
