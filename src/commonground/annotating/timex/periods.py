"""Periods told from the day of the article: "last week", "earlier this month", "the end of 2013", "last fall"."""

import re
from dataclasses import replace
from datetime import date

from commonground.annotating.timex import almanac
from commonground.annotating.timex.dates import day_in_year, month_of
from commonground.annotating.timex.meaning import (
    Meaning,
    in_month,
    in_season,
    in_week,
    in_year,
    part_of,
)
from commonground.annotating.timex.rules import Direction, Rule, Setting, leave_alone, rule
from commonground.annotating.timex.stepping import period, step
from commonground.annotating.timex.vocabulary import (
    DAY_OF_MONTH,
    FULL_MONTH,
    GAP,
    HYPHEN,
    MODS,
    MONTH,
    SEASON,
    SEASONS,
    UNITS,
    YEAR,
    S,
    month_number,
    plain,
)
from commonground.records import edtf

WHICH = "(?:last|previous|next|coming|following|this|current|present|same|that)"


STEP = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0,
        "present": 0, "same": 0, "that": 0}  # fmt: skip


IN_TEXT = ("following", "previous", "same", "that")
"""These count from the nearest dated expression before them, the others from the article's day."""


def _unit_period(match: re.Match[str], at: Setting) -> Meaning | None:
    which, unit = plain(match["which"]), match["unit"]
    if plain(unit) == "day" and which in ("last", "next", "coming"):  # "the next day" is that after the day told of
        return None
    start, whose = _origin(which, at)
    if start is None and which == "previous":
        return _guessed_previous(unit, at)
    if start is None or (which in IN_TEXT and not _fits_in(at, unit)):
        return None
    steps = STEP[which]
    how = f"the {plain(unit)} {('of', 'after', 'before')[steps]} {whose}"
    meaning = period(unit, step(unit, start, steps), how)
    if meaning is None:
        return None
    mod = plain(match["mod"])
    if mod in ("earlier", "later") and steps == 0:
        return _rest_of(meaning, start, mod)
    return part_of(meaning, MODS.get(mod))


def _unit_before(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "The week before": the one before that of the date named, or a guess."""
    unit = match["unit"]
    start, whose = _origin("previous", at)
    if start is None or not _fits_in(at, unit):
        return _guessed_previous(unit, at)
    return period(unit, step(unit, start, -1), f"the {plain(unit)} before {whose}")


def _guessed_previous(unit: str, at: Setting) -> Meaning | None:
    """Where no date was named before: the value counts from the article's date, which is a guess and no calendar
    meaning."""
    meaning = period(unit, step(unit, at.today, -1), f"the {plain(unit)} before one that is not named")
    return replace(meaning, edtf=None) if meaning else None


def _the_period(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "For the year", "in the quarter": the quarter named before, the year or month of the article's date."""
    unit = plain(match["unit"])
    named = {"year": at.named.year, "quarter": at.named.quarter, "month": at.named.month}.get(unit)
    if named and not (unit == "year" and int(named.value[:4]) > at.today.year):
        return replace(named, basis=f"the {unit} named before")
    return period(unit, at.today, f"the {unit} of the article's date") if unit != "quarter" else None


def _origin(which: str, at: Setting) -> tuple[date | None, str]:
    """The day to count from, and its name."""
    if which not in IN_TEXT:
        return at.today, "the article's date"
    if at.named.latest and at.named.latest.edtf:
        return edtf.days(at.named.latest.edtf)[0], "the date named before"
    return None, ""


def _fits_in(at: Setting, unit: str) -> bool:
    """Whether the date named before lies within one such unit: after a month there is no "that day"."""
    first, last = edtf.days(at.named.latest.edtf if at.named.latest else None)
    longest = {"1D": 1, "1W": 7, "2W": 14, "1WE": 2, "1M": 31, "1Q": 92, "1Y": 366}.get(UNITS[plain(unit)], 36600)
    return bool(first and last and (last - first).days < longest)


def _rest_of(meaning: Meaning, today: date, mod: str) -> Meaning:
    """ "Earlier this week" ends with the article's day, "later this month" starts with it."""
    first, last = edtf.days(meaning.edtf)
    if mod == "earlier":
        return replace(meaning, mod="START", edtf=edtf.span(first, today), basis=f"{meaning.basis}, up to that date")
    return replace(meaning, mod="END", edtf=edtf.span(today, last), basis=f"{meaning.basis}, from that date on")


def _edge_of(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "The end of the year", "the beginning of this month"; "the" is the one around the article's day."""
    which = plain(match["which"]) or "this"
    which = "this" if which == "the" else which
    start, whose = _origin(which, at)
    if start is None:
        return None
    meaning = period(match["unit"], step(match["unit"], start, STEP[which]), f"part of the period around {whose}")
    return part_of(meaning, MODS[plain(match["edge"])]) if meaning else None


def _edge_of_date(match: re.Match[str], _at: Setting) -> Meaning | None:
    year, how = int(match["year"]), "part of the period named"
    whole = in_month(year, month_number(match["month"]), how) if match["month"] else in_year(year, how)
    return part_of(whole, MODS[plain(match["edge"])])


def _edge_of_month(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "The end of February", "the middle of next May"."""
    whole = month_of(match, at)
    return part_of(whole, MODS[plain(match["edge"])]) if whole else None


def _week_of(match: re.Match[str], at: Setting) -> Meaning | None:
    day = day_in_year(at.today, month_number(match["month"]), int(re.sub(r"\D", "", match["day"])), at.direction)
    return in_week(day, "the week of the date named")


def _half_way(match: re.Match[str], at: Setting) -> Meaning | None:
    ends = plain(match["edge"])
    year = int(match["year"]) if match["year"] else at.today.year
    how = "year given" if match["year"] else "the year of the article's date"
    return part_of(in_year(year, how), "MID" if ends.startswith("mid") else "END")


def _season(match: re.Match[str], at: Setting) -> Meaning | None:
    code, which = SEASONS[plain(match["season"])], plain(match["which"])
    mod = MODS[plain(match["mod"])] if match["mod"] else None
    if match["year"]:
        return part_of(in_season(code, int(match["year"]), "season and year given"), mod)
    year = _season_year(code, which, at)
    return replace(in_season(code, year, f"season; {which or 'bare'}, seen from the article's date"), mod=mod)


def _season_year(code: str, which: str, at: Setting) -> int:
    today = at.today
    year = today.year - (code == "WI" and today.month < 3)
    first, last = almanac.season(code, year)
    if which in ("last", "past") and last >= today:
        return year - 1
    if which in ("next", "coming") and first <= today:
        return year + 1
    if which == "this" or not which:
        return (
            year
            - (at.direction is Direction.BACK and first > today)
            + (at.direction is Direction.AHEAD and last < today)
        )
    return year


RULES: tuple[Rule, ...] = (
    rule(
        "period",
        "unit",
        rf"""(?:(?P<mod>early|late|mid|earlier|later){HYPHEN})?(?:the{S}|that{S}(?=same|very))?
        (?P<which>{WHICH}){S}(?:very{S})?(?P<unit>day|week|month|quarter|year|decade|century)(?!{S}of{S}(?:{MONTH}|{YEAR}|the))""",
        _unit_period,
    ),
    rule(
        "the period",
        "unit",
        rf"""(?:(?<=for\s)|(?<=in\s)|(?<=during\s)|(?<=of\s))the{S}(?:full{S})?(?P<unit>year|quarter|month|week)
        (?!-|'|{S}(?:before|after|of|to|that|when|in|ended|ending|with|and|{YEAR})\b)""",
        _the_period,
    ),
    rule(
        "edge of a period",
        "unit",
        rf"""(?:the{S})?(?:very{S})?(?P<edge>end|beginning|start|middle|close|turn){S}of{S}
        (?P<which>the|this|last|next|that){S}(?P<unit>week|month|quarter|year|decade|century)""",
        _edge_of,
    ),
    rule("year's end", "unit year", rf"(?P<edge>year(?:'s)?{HYPHEN}end|mid-?year)(?:{S}(?P<year>{YEAR}))?", _half_way),
    rule(
        "edge of a date",
        "month figures",
        rf"""(?:the{S})?(?:very{S})?(?P<edge>end|beginning|start|middle|close|turn){S}of{S}
        (?:(?P<month>{FULL_MONTH}),?{S})?(?P<year>{YEAR})""",
        _edge_of_date,
    ),
    rule(
        "edge of a month",
        "month",
        rf"""(?:the{S})?(?:very{S})?(?P<edge>end|beginning|start|middle|close){S}of{S}
        (?:(?P<which>this|last|next|past|coming){S})?(?P<month>{FULL_MONTH})(?P<mod>x^)?(?P<year>x^)?(?P<that>x^)?(?!,?{S}[0-9])""",
        _edge_of_month,
        directed=True,
    ),
    rule(
        "week of", "unit", rf"the{S}week{S}of{S}(?P<month>{MONTH}){S}(?P<day>{DAY_OF_MONTH})", _week_of, directed=True
    ),
    rule(
        "season",
        "season",
        rf"""(?:(?P<mod>early|late|mid){HYPHEN})?(?:(?:this{S}(?=past|coming))?(?P<which>last|next|this|past|coming){S}
        |(?:the{S})?(?={SEASON}{S}(?:of{S})?{YEAR})|the{S}(?={SEASON}(?:{GAP}[.,;]))
        |(?<=in\s)the{S}(?=summer|autumn|winter)|(?<=during\s)the{S}(?=summer|autumn|winter))
        (?P<season>{SEASON})(?:{S}(?:of{S})?(?P<year>{YEAR}))?""",
        _season,
        directed=True,
    ),
    rule(
        "season ahead or gone",
        "season",
        rf"""(?:(?<=\bby\s)|(?<=\bsince\s)|(?<=\buntil\s))(?P<mod>x^)?(?P<which>x^)?(?P<year>x^)?(?:the{S})?
        (?P<season>{SEASON})(?!{S}of\b)(?!-)""",
        _season,
        directed=True,
    ),
    rule(
        "unit before",
        "unit",
        rf"(?P<mod>x^)?(?:the{S})(?P<unit>week|month|quarter|year){S}(?P<which>before|earlier)(?={GAP}[.,;])",
        _unit_before,
    ),
    rule("seasonal sport", "season", rf"(?:in{S})?the{S}(?:fall|spring){S}of{S}(?!{YEAR})", leave_alone),
)
