"""What a time expression means: its TIMEX3 type and value, and the days it covers."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from commonground.annotating.timex import almanac
from commonground.annotating.timex.vocabulary import UNITS, plain
from commonground.records import edtf
from commonground.records.annotations import TimeType


@dataclass(frozen=True, slots=True)
class Meaning:
    """TIMEX3 type, value and mod, the calendar meaning in EDTF, and in words how they were found.

    `undated` is the value where the article's day is not known, if it says more than the digits that stay the same
    whatever that day is. `in_full` marks a day or month whose year stands with it. `aside` marks a comparison
    ("from 10 million a year earlier"), from which nothing after it counts.
    `candidates` are the dates among which the text leaves open which is meant.
    """

    type: TimeType
    value: str
    basis: str
    edtf: str | None = None
    mod: str | None = None
    undated: str | None = None
    aside: bool = False
    in_full: bool = False
    candidates: tuple[str, ...] = ()


def on_day(day: date, basis: str, undated: str | None = None) -> Meaning:
    """One day."""
    return Meaning(TimeType.DATE, str(day), basis, str(day), undated=undated)


def on_days(first: date, last: date, basis: str) -> Meaning:
    """A stretch of days; TIMEX3 has no single value for it, so it carries the interval."""
    covered = edtf.span(first, last)
    return Meaning(TimeType.DATE, covered, basis, covered)


def in_week(day: date, basis: str) -> Meaning:
    """The ISO week that the day is in."""
    start = almanac.monday(day)
    year, week, _ = day.isocalendar()
    return Meaning(TimeType.DATE, f"{year}-W{week:02}", basis, edtf.span(start, start + timedelta(6)))


def at_weekend(day: date, basis: str) -> Meaning:
    """Saturday and Sunday of the day's ISO week."""
    start = almanac.monday(day)
    year, week, _ = day.isocalendar()
    days = edtf.span(start + timedelta(5), start + timedelta(6))
    return Meaning(TimeType.DATE, f"{year}-W{week:02}-WE", basis, days)


def in_month(year: int, month: int, basis: str, undated: str | None = None) -> Meaning:
    """A month."""
    value = str(date(year, month, 1))[:7]
    return Meaning(TimeType.DATE, value, basis, value, undated=undated)


def in_quarter(year: int, quarter: int, basis: str) -> Meaning:
    """Three months of a calendar year."""
    days = edtf.span(date(year, 3 * quarter - 2, 1), almanac.month_end(year, 3 * quarter))
    return Meaning(TimeType.DATE, f"{year:04}-Q{quarter}", basis, days)


def in_half(year: int, half: int, basis: str) -> Meaning:
    """Six months of a calendar year."""
    days = edtf.span(date(year, 6 * half - 5, 1), almanac.month_end(year, 6 * half))
    return Meaning(TimeType.DATE, f"{year:04}-H{half}", basis, days)


def in_season(code: str, year: int, basis: str) -> Meaning:
    """A season, as the northern hemisphere counts them; approximate, since its first day is a matter of taste."""
    first, last = almanac.season(code, year)
    start, end = str(first)[:7], str(last)[:7]
    return Meaning(TimeType.DATE, f"{year:04}-{code}", basis, f"{start}~/{end}~")


def in_year(year: int, basis: str) -> Meaning:
    """A calendar year."""
    value = f"{date(year, 1, 1).year:04}"
    return Meaning(TimeType.DATE, value, basis, value)


def in_decade(start: int, basis: str) -> Meaning:
    """Ten years from a round one."""
    return Meaning(TimeType.DATE, f"{start // 10:03}", basis, f"{start // 10:03}X")


def in_century(hundreds: int, basis: str) -> Meaning:
    """The hundred years whose dates start with these two figures."""
    return Meaning(TimeType.DATE, f"{hundreds:02}", basis, f"{hundreds:02}XX")


def vague(value: str, basis: str, days: str | None = None) -> Meaning:
    """PAST_REF, PRESENT_REF or FUTURE_REF."""
    return Meaning(TimeType.DATE, value, basis, days)


def length(amount: float | None, unit: str, basis: str, mod: str | None = None) -> Meaning:
    """A duration; an amount of None is a vague one ("several weeks": PXW)."""
    return Meaning(TimeType.DURATION, duration_value(amount, unit), basis, mod=mod)


def duration_value(amount: float | None, unit: str) -> str:
    """An ISO 8601 duration of one unit: "P3D", "PT16H", "P20Y" for two decades, "PXY" where the amount is vague."""
    code = UNITS[plain(unit)]
    clock, code = ("T", code[1:]) if code[0] == "T" else ("", code)
    size, letter = int("".join(c for c in code if c.isdigit())), "".join(c for c in code if c.isalpha())
    if amount is None:
        return f"P{clock}X{letter}"
    total = amount * size
    finer, parts = FINER.get(clock + letter, ("", 0))
    if parts and total != int(total) and total * parts == int(total * parts):
        whole = f"{int(total)}{letter}" if total > 1 else ""
        return f"P{clock}{whole}{round(total % 1 * parts)}{finer}"
    return f"P{clock}{total:.10g}{letter}"


FINER = {"TH": ("M", 60), "TM": ("S", 60)}
"""A unit's code -> that of the next smaller one, and how many make it up."""


def part_of(meaning: Meaning, mod: str | None) -> Meaning:
    """The start, middle or end of a period: the same value with a mod, fewer days.

    Halves are taken for start and end, since the words do not say where they stop.
    """
    if mod is None or meaning.edtf is None:
        return replace(meaning, mod=mod) if mod else meaning
    first, last = edtf.days(meaning.edtf)
    if first is None or last is None or first == last:
        return replace(meaning, mod=mod)
    covered = _half(first, last, mod) if (last - first).days < 28 else _months_half(first, last, mod)
    return replace(meaning, mod=mod, edtf=edtf.span(*covered))


def _half(first: date, last: date, mod: str) -> tuple[date, date]:
    length_ = (last - first).days + 1
    if mod == "START":
        return first, first + timedelta((length_ - 1) // 2)
    if mod == "END":
        return last - timedelta((length_ - 1) // 2), last
    return first + timedelta(length_ // 4), last - timedelta(length_ // 4)


def _months_half(first: date, last: date, mod: str) -> tuple[date, date]:
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return _half(first, last, mod)
    if mod == "START":
        return first, almanac.shift_months(first, (months + 1) // 2) - timedelta(1)
    if mod == "END":
        return almanac.shift_months(first, months // 2), last
    return almanac.shift_months(first, months // 4), almanac.shift_months(first, months - months // 4) - timedelta(1)
