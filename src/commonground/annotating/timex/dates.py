"""Dates with a day or a month in them: "10 May 2013", "June 17-18", "early March", "Friday, Oct. 23"."""

import re
from dataclasses import replace
from datetime import date

from commonground.annotating.timex.given_years import in_given_year
from commonground.annotating.timex.meaning import Meaning, in_month, on_day, on_days, part_of
from commonground.annotating.timex.rules import Direction, Rule, Setting, leave_alone, rule
from commonground.annotating.timex.vocabulary import (
    ANY_WEEKDAY,
    DAY_NUMBER,
    DAY_OF_MONTH,
    EARLY_LATE,
    FULL_MONTH,
    GAP,
    HYPHEN,
    MODS,
    MONTH,
    YEAR,
    S,
    month_number,
    plain,
)
from commonground.records.annotations import TimeType

NEAR_AHEAD = 4
"""A bare day with no other sign lies ahead if it is this many times nearer ahead than behind ("the Jan. 14 deadline"
on 6 January). Rarely asked; any value from 3 to 6 gives the same figures (python -m quality.times)."""

FAR = 4
"""A bare day or month of another year is not meant if one of this year, or of the year that is near, is this many times
nearer: nobody writes "March 12" in February for the one eleven months ago (python -m quality.times aquaint)."""

OF_YEAR = rf"(?:,?{S}(?P<year>{YEAR})|,?{S}(?:of{S})?(?P<that>this|last|next){S}year)"
ON = rf"(?:{ANY_WEEKDAY},?{S}(?:the{S})?)?"


def _year_given(match: re.Match[str], at: Setting) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["that"]:
        return at.today.year + {"this": 0, "last": -1, "next": 1}[match["that"].lower()]
    return None


def day_in_year(today: date, month: int, day: int, direction: Direction) -> date:
    """The day of a date without year: the latest behind or the next ahead; with no sign the latest, if not far off.

    Raises:
        ValueError: no such day in the years around.
    """
    candidates = [found for year in range(today.year - 8, today.year + 9) if (found := _real(year, month, day))]
    behind = max(c for c in candidates if c <= today)
    ahead = min(c for c in candidates if c >= today)
    to_come, gone = (ahead - today).days, (today - behind).days
    if direction is Direction.AHEAD:
        return behind if ahead.year > today.year and FAR * gone < to_come else ahead
    if direction is Direction.BACK:
        return ahead if behind.year < today.year and FAR * to_come < gone else behind
    return ahead if NEAR_AHEAD * to_come < gone else behind


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_in_year(today: date, month: int, direction: Direction) -> int:
    """The year of a bare month: this one's is the article's; else the latest behind or the next ahead."""
    to_come, gone = (month - today.month) % 12, (today.month - month) % 12
    ahead, behind = today.year + (month < today.month), today.year - (month > today.month)
    if direction is Direction.AHEAD:
        return behind if ahead > today.year and FAR * gone < to_come else ahead
    return ahead if behind < today.year and FAR * to_come < gone else behind


NEAREST = "the nearest one to the article's date that reports would name without a year"
REASON = {
    Direction.AHEAD: "the next one after the article's date: the sentence looks ahead",
    Direction.BACK: "the latest one before the article's date: the sentence looks back",
    Direction.EITHER: NEAREST,
    Direction.OPEN: NEAREST,
}


def _full_date(match: re.Match[str], at: Setting) -> Meaning | None:
    month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    year = _year_given(match, at)
    if year is None and (behind := YEAR_BEHIND.match(at.after)):
        year = int(behind["year"])
    if year is not None:
        return replace(on_day(date(year, month, day), "date given in full"), in_full=True)
    return bare_day(month, day, at)


YEAR_BEHIND = re.compile(
    rf"(?:{GAP}(?:,|and|or|&){S}(?:{DAY_NUMBER}(?:st|nd|rd|th)?))"
    rf"{{1,2}},{S}(?P<year>{YEAR})"
)
""" "April 24 and 25, 2019": the year behind is that of both days."""


def bare_day(month: int, day: int, at: Setting) -> Meaning:
    """A day whose year is not beside it."""
    found = day_in_year(at.today, month, day, at.direction)
    meaning = on_day(found, f"day and month; {REASON[at.direction]}", f"XXXX-{month:02}-{day:02}")
    return in_given_year(meaning, month, at, day=day)


def _day_range(match: re.Match[str], at: Setting) -> Meaning | None:
    month, first, last = month_number(match["month"]), int(match["day"]), int(match["last"])
    year = _year_given(match, at)
    start = date(year, month, first) if year is not None else day_in_year(at.today, month, first, at.direction)
    if last <= first:
        return None
    how = "range of days given in full" if year is not None else f"range of days; {REASON[at.direction]}"
    return on_days(start, start.replace(day=last), how)


def _long_range(match: re.Match[str], at: Setting) -> Meaning | None:
    start = day_in_year(at.today, month_number(match["month"]), int(match["day"]), at.direction)
    if match["year"]:
        start = date(int(match["year"]), start.month, start.day)
    end = date(start.year, month_number(match["month2"]), int(match["last"]))
    return on_days(start, end, "range of days") if start < end else None


def month_of(match: re.Match[str], at: Setting) -> Meaning | None:
    """A month with or without its year; None where the word is a name."""
    month, year = month_number(match["month"]), _year_given(match, at)
    mod = _mod(match["mod"])
    if year is not None:
        return replace(part_of(in_month(year, month, "month and year given"), mod), in_full=True)
    if which := match["which"]:
        return part_of(_which_month(plain(which), month, at), mod)
    if not is_month_name(match, at):
        return None
    found = month_in_year(at.today, month, at.direction)
    meaning = in_month(found, month, f"month; {_month_reason(at)}", f"XXXX-{month:02}")
    return part_of(in_given_year(meaning, month, at), mod)


def _month_reason(at: Setting) -> str:
    return REASON[at.direction if at.direction is Direction.AHEAD else Direction.BACK]


def _mod(words: str | None) -> str | None:
    return MODS[plain(words).replace("very ", "").strip("- ")] if words else None


def _which_month(which: str, month: int, at: Setting) -> Meaning:
    today = at.today
    if which in ("last", "past"):
        year, how = today.year - (month >= today.month), "the last one before this month"
    elif which in ("next", "coming"):
        year, how = today.year + (month <= today.month), "the next one after this month"
    else:
        year, how = month_in_year(today, month, at.direction), "the nearest in the sentence's direction"
    return in_month(year, month, f"month; {how}", f"XXXX-{month:02}")


NAME_BEFORE = re.compile(
    r"(?:\b(?!(?:In|Since|Until|By|From|To|Last|Next|This|The|A|An|Early|Late|IN|SINCE|UNTIL|BY|FROM|TO|LAST|NEXT|THIS|LATE|EARLY)\s)[A-Z][\w.]*|'s)\s+$"
)
MONTH_BEFORE = re.compile(
    r"\b(?:in|since|until|till|by|from|to|through|during|before|after|for|of|last|next|this|and|or|the|a|an|between"
    r"|early|late|mid|every|each|through|as of|around|about)[\s-]+$",
    re.IGNORECASE,
)
NAME_AFTER = re.compile(
    r"^(?:'s)?\s+(?:[A-Z]|said|says|told|has|had|was|is|will|would|(?:on|for|of)\s+[A-Z]|be\b|not\b|I\b|we\b|you\b)"
)
OTHERWISE_NAMES = ("may", "march", "april", "june", "august")


def is_month_name(match: re.Match[str], at: Setting) -> bool:
    """Whether a bare month word is no person's or rally's name: "Mrs May said", "the Women's March"."""
    word = plain(match["month"])
    if word not in OTHERWISE_NAMES:
        return len(word) > 4 or word in ("july", "june") or bool(MONTH_BEFORE.search(at.before))
    if match["mod"]:
        return True
    named = NAME_BEFORE.search(at.before) or (NAME_AFTER.match(at.after) and word in ("may", "march"))
    return bool(MONTH_BEFORE.search(at.before)) and not named


def _sept_11(_match: re.Match[str], _at: Setting) -> Meaning | None:
    return on_day(date(2001, 9, 11), "a date that is a name")


def _iso(match: re.Match[str], _at: Setting) -> Meaning | None:
    return on_day(date.fromisoformat(match["date"]), "date given in full")


def _slashes(match: re.Match[str], at: Setting) -> Meaning | None:
    """A date in figures has a day only where one order of day and month is possible, or one lies ahead of the article.

    Else both orders are candidates.
    """
    one, two, year = (int(match[name]) for name in ("one", "two", "year"))
    year += 0 if year > 99 else (2000 if year <= at.today.year % 100 + 10 else 1900)
    readings = {found for found in (_real(year, one, two), _real(year, two, one)) if found}
    past = {found for found in readings if found <= at.today}
    settled = readings if len(readings) == 1 else past or readings
    if len(settled) > 1:
        both = tuple(str(day) for day in sorted(settled))
        how = "date in figures; day and month can stand in either order"
        return Meaning(TimeType.DATE, f"{year:04}-XX-XX", how, undated="XXXX-XX-XX", candidates=both)
    if not settled:
        return None
    return replace(on_day(settled.pop(), "date in figures; the only reading that is possible"), undated="XXXX-XX-XX")


RULES: tuple[Rule, ...] = (
    rule(
        "date",
        "month",
        rf"{ON}(?:(?P<month>{MONTH}){HYPHEN}{{1,2}}(?P<day>{DAY_OF_MONTH})(?:{OF_YEAR}(?!{S}(?:hours|people)))?)",
        _full_date,
        directed=True,
    ),
    rule(
        "date, day first",
        "month",
        rf"{ON}(?:the{S})?(?P<day>{DAY_NUMBER}(?:st|nd|rd|th)?){S}(?:day{S})?(?:of{S})?(?P<month>{MONTH})(?:{OF_YEAR})?",
        _full_date,
        directed=True,
    ),
    rule(
        "range of days",
        "month",
        rf"(?P<month>{MONTH}){S}(?P<day>{DAY_NUMBER}){GAP}(?:-{{1,2}}|to|through|until){GAP}(?P<last>{DAY_OF_MONTH})(?:{OF_YEAR})?",
        _day_range,
        directed=True,
    ),
    rule(
        "range of days, day first",
        "month",
        rf"(?P<day>{DAY_NUMBER}){GAP}(?:-{{1,2}}|to){GAP}(?P<last>{DAY_NUMBER}){S}(?P<month>{MONTH})(?:{OF_YEAR})?",
        _day_range,
        directed=True,
    ),
    rule(
        "range over months",
        "month",
        rf"(?P<month>{MONTH}){S}(?P<day>{DAY_NUMBER}){GAP}-{{1,2}}{GAP}(?P<month2>{MONTH}){S}(?P<last>{DAY_OF_MONTH})(?:,?{S}(?P<year>{YEAR}))?",
        _long_range,
        directed=True,
    ),
    rule(
        "month",
        "month",
        rf"(?:(?P<mod>{EARLY_LATE}){HYPHEN}|(?P<which>this|last|next|past|coming){S})?(?P<month>{FULL_MONTH})(?:{OF_YEAR})?",
        month_of,
        directed=True,
    ),
    rule(
        "short month and year",
        "month",
        rf"(?P<mod>x^)?(?P<which>x^)?(?P<month>{MONTH}),?{S}(?P<that>x^)?(?P<year>{YEAR})",
        month_of,
    ),
    rule(
        "month of that year",
        "month",
        rf"(?P<mod>x^)?(?P<which>x^)?(?P<year>x^)?(?P<that>last|this|next){S}year's{S}(?P<month>{FULL_MONTH})",
        month_of,
    ),
    rule(
        "year and month",
        "month",
        rf"(?P<mod>x^)?(?P<which>x^)?(?:the{S})?(?P<year>{YEAR}){S}(?P<that>x^)?(?P<month>{FULL_MONTH})(?!{S}[0-9])",
        month_of,
    ),
    rule("date in figures", "figures", r"(?P<date>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])", _iso),
    rule(
        "date with slashes",
        "figures",
        r"(?P<one>[0-9]{1,2})/(?P<two>[0-9]{1,2})/(?P<year>(?:19|20)?[0-9]{2})",
        _slashes,
    ),
    rule(
        "9/11",
        "figures month",
        rf"9/11|Sept(?:ember|\.)?{S}11(?={S}(?:terror|attack|hijack|victim|famil|commission))",
        _sept_11,
    ),
    rule("May as a verb", "month", rf"(?-i:May){S}(?:I|we|you|he|she|they|the|be|not|have)\b", leave_alone),
)
