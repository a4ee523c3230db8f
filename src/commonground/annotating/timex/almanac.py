"""Reckoning with days: weeks, months, seasons and named days, without words."""

import calendar
import re
from datetime import date, timedelta

from commonground.annotating.timex.vocabulary import HOLIDAYS

SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def shift_months(day: date, months: int) -> date:
    """The same day of another month, or that month's last day where it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def monday(day: date) -> date:
    """The first day of its ISO week."""
    return day - timedelta(day.isoweekday() - 1)


def weekday_near(today: date, weekday: int, *, ahead: bool) -> date:
    """The weekday's latest day up to today, or its first from today on."""
    apart = (weekday - today.isoweekday()) % 7 if ahead else -((today.isoweekday() - weekday) % 7)
    return today + timedelta(apart)


def nth_weekday(year: int, month: int, nth: int, weekday: int) -> date:
    """The nth of the weekdays in a month; -1 is the last."""
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta((last.isoweekday() - weekday) % 7)
    first = date(year, month, 1)
    return first + timedelta((weekday - first.isoweekday()) % 7 + 7 * (nth - 1))


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm, Nature 1876)."""
    golden, century, rest = year % 19, year // 100, year % 100
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    letter = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * letter) // 451
    month, day = divmod(epact + letter - 7 * late + 114, 31)
    return date(year, month, day + 1)


def holiday(name: str, year: int) -> date:
    """The day of a holiday of holidays.tsv."""
    rule = HOLIDAYS[name]
    if rule == "election":
        return nth_weekday(year, 11, 1, 1) + timedelta(1)
    if rule.startswith("easter"):
        return easter(year) + timedelta(int(rule.removeprefix("easter") or 0))
    if "/" in rule:
        return nth_weekday(year, *(int(part) for part in rule.split("/")))
    month, day = re.split("-", rule)
    return date(year, int(month), int(day))


def season(code: str, year: int) -> tuple[date, date]:
    """First and last day of a northern season; winter is that which starts in December of the year."""
    first, last = SEASON_MONTHS[code]
    return date(year, first, 1), month_end(year + (last < first), last)
