"""Going from a day to the period it is in, and from one period to the next."""

from dataclasses import replace
from datetime import date, timedelta

from commonground.annotating.timex import almanac
from commonground.annotating.timex.meaning import (
    Meaning,
    at_weekend,
    in_century,
    in_decade,
    in_month,
    in_quarter,
    in_week,
    in_year,
    on_day,
)
from commonground.annotating.timex.vocabulary import (
    PARTS,
    UNITS,
    plain,
)
from commonground.records.annotations import TimeType


def at_part(meaning: Meaning, part: str | None) -> Meaning:
    """The morning, afternoon, evening or night of a day: a TIME."""
    if not part:
        return meaning
    code = PARTS[plain(part)]
    undated = f"{meaning.undated}T{code}" if meaning.undated else None
    return replace(meaning, type=TimeType.TIME, value=f"{meaning.value}T{code}", undated=undated)


def period(unit: str, day: date, how: str) -> Meaning | None:
    """The day, week, month ... that the day is in."""
    code = UNITS[plain(unit)]
    if code == "1D":
        return on_day(day, how)
    if code in ("1W", "1WE", "2W"):
        return at_weekend(day, how) if code == "1WE" else in_week(day, how)
    if code == "1M":
        return in_month(day.year, day.month, how)
    if code == "1Q":
        return in_quarter(day.year, (day.month + 2) // 3, how)
    if code == "1Y":
        return in_year(day.year, how)
    return _long_period(code, day, how)


def _long_period(code: str, day: date, how: str) -> Meaning | None:
    """The decade or century that the day is in."""
    if code == "100Y":
        return in_century(day.year // 100, how)
    return in_decade(day.year // 10 * 10, how) if code == "10Y" else None


def step(unit: str, day: date, steps: int) -> date:
    """The day so many units on.

    Raises:
        ValueError, OverflowError: beyond the calendar.
    """
    code = UNITS[plain(unit)]
    size = int("".join(c for c in code if c.isdigit())) * steps
    if code[0] == "T":
        return day
    if code.endswith("Y"):
        return almanac.shift_months(day, 12 * size)
    if code.endswith(("M", "Q")):
        return almanac.shift_months(day, size * (3 if code.endswith("Q") else 1))
    return day + timedelta(size * (1 if code.endswith("D") else 7))
