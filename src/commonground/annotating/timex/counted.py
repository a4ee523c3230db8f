"""Dates counted in units: "two years ago", "six months later", "a year earlier"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from commonground.annotating.timex import almanac
from commonground.annotating.timex.meaning import (
    Meaning,
    in_month,
    in_quarter,
    in_year,
    on_day,
    vague,
)
from commonground.annotating.timex.rules import Named, Rule, Setting, leave_alone, rule
from commonground.annotating.timex.stepping import period, step
from commonground.annotating.timex.vocabulary import (
    ABOUT,
    ABOUT_MODS,
    GAP,
    NUMBER,
    UNIT,
    UNITS,
    WEEKDAY,
    S,
    number,
    plain,
    weekday_number,
)
from commonground.records import edtf

COUNTED = (
    rf"(?:(?P<about>{ABOUT}){S})?(?P<number>{NUMBER}){S}(?P<half>and{S}a{S}half{S})?(?P<unit>{UNIT})(?:{S}or{S}so)?"
)


QUARTER = re.compile(r"(\d{4})-Q(\d)$")


def _ago(match: re.Match[str], at: Setting) -> Meaning | None:
    """In a report on a quarter, "a year ago" is that quarter of the year before."""
    if _is_one_year(match) and (quarter := _quarter_before(at)):
        return quarter
    return _counted(match, at.today, -1, "the article's date")


def _is_one_year(match: re.Match[str]) -> bool:
    return UNITS[plain(match["unit"])] == "1Y" and _count(match) == 1


def _quarter_before(at: Setting) -> Meaning | None:
    found = QUARTER.match(at.named.quarter.value) if at.named.quarter else None
    if not found or at.named.many_months:
        return None
    earlier = in_quarter(int(found[1]) - 1, int(found[2]), "the quarter named before, a year earlier")
    return replace(earlier, aside=True)


def _some_time_ago(_match: re.Match[str], at: Setting) -> Meaning | None:
    return vague("PAST_REF", "before the article's date, not said how long", edtf.span(None, at.today))


def _year_ago(_match: re.Match[str], at: Setting) -> Meaning | None:
    if quarter := _quarter_before(at):
        return quarter
    return in_year(at.today.year - 1, "the year before that of the article's date")


def _from_now(match: re.Match[str], at: Setting) -> Meaning | None:
    return _counted(match, at.today, 1, "the article's date")


def _earlier_later(match: re.Match[str], at: Setting) -> Meaning | None:
    sign = -1 if plain(match["side"]) in ("earlier", "before", "previously") else 1
    if at.named.latest and SAME_DATE.search(at.before):
        return replace(at.named.latest, basis="the date right before it, told again", aside=True)
    if sign < 0 and _is_one_year(match) and (found := _quarter_before(at)):
        return found
    if at.named.latest and (shifted := _shift_period(at.named, match, sign)):
        return shifted
    if at.named.latest and at.named.latest.edtf:
        start = edtf.days(at.named.latest.edtf)[0]
        if start:
            return _counted(match, start, sign, "the date named before")
    guess = _counted(match, at.today, sign, "the article's date") if sign < 0 else None
    return replace(guess, edtf=None, basis=f"{guess.basis}; a guess, since no date is named before") if guess else None


SAME_DATE = re.compile(r"[0-9],\s+(?:just|only|some|about|nearly|almost)?\s*$", re.IGNORECASE)
""" "October 2014, just eight months later": the date itself, counted from something else."""


def _shift_period(named: Named, match: re.Match[str], sign: int) -> Meaning | None:
    """A year from a quarter or a month is that quarter or month of another year."""
    previous, count = named.latest, number(match["number"])
    if previous is None or count is None or UNITS[plain(match["unit"])] != "1Y":
        return None
    years, how = sign * int(count), "counted from the period named before"
    if (found := QUARTER.match(previous.value)) and not named.many_months:
        return in_quarter(int(found[1]) + years, int(found[2]), how)
    if re.fullmatch(r"\d{4}-\d\d", previous.value):
        return in_month(int(previous.value[:4]) + years, int(previous.value[5:]), how)
    return None


def _counted(match: re.Match[str], start: date, sign: int, whose: str) -> Meaning | None:
    count, unit = _count(match), match["unit"]
    if UNITS[plain(unit)][0] == "T":
        return _hours(start, sign, whose)
    if count is None:
        past = sign < 0
        how = f"{'before' if past else 'after'} {whose}, not said how long"
        days = edtf.span(None, start) if past else edtf.span(start, None)
        return vague("PAST_REF" if past else "FUTURE_REF", how, days)
    code = UNITS[plain(unit)]
    if count != int(count):
        unit, count = _finer(code, count)
    base = "years" if UNITS[plain(unit)].endswith("0Y") else unit
    day = step(unit, start, sign * int(count))
    meaning = period(base, day, f"{match['number']} {unit} {'before' if sign < 0 else 'after'} {whose}")
    about = ABOUT_MODS.get(plain(match["about"])) if match["about"] else None
    rounded = "0Y" in code and count < 100
    if meaning and (about or rounded):
        return replace(meaning, mod=about, edtf=_blurred(meaning.edtf))
    return meaning


def _count(match: re.Match[str]) -> float | None:
    count = number(match["number"])
    return count + 0.5 if count is not None and match["half"] else count


def _hours(start: date, sign: int, whose: str) -> Meaning | None:
    """ "Three hours ago" is the article's day or the one before; from another date on, hours stay a length."""
    if sign > 0 or whose != "the article's date":
        return None
    return vague("PAST_REF", "hours before the article", edtf.span(start - timedelta(1), start))


def _finer(code: str, count: float) -> tuple[str, int]:
    """Half a year is six months, two and a half weeks are seventeen days."""
    if code.endswith("0Y"):
        return "years", round(count * int(code[:-1]))
    if code.endswith("Y"):
        return "months", round(count * 12 * int(code[:-1]))
    return "days", round(count * {"D": 1, "W": 7, "M": 30, "Q": 91, "E": 7}[code[-1]])


def _blurred(days: str | None) -> str | None:
    return days + "~" if days and "/" not in days else None


def _weekday_ago(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "Two weeks ago Friday": the Friday of that week."""
    count, weekday = _count(match), weekday_number(match["weekday"])
    if count is None or count != int(count) or UNITS[plain(match["unit"])] != "1W":
        return None
    day = almanac.monday(step(match["unit"], at.today, -int(count))) + timedelta(weekday - 1)
    return on_day(day, f"the weekday of the week {match['number']} {match['unit']} before that of the article's date")


RULES: tuple[Rule, ...] = (
    rule("weekday ago", "ago", rf"{COUNTED}{S}ago{S}(?:(?:on|last|this){S})?(?P<weekday>{WEEKDAY})", _weekday_ago),
    rule("weekday beside", "weekday", rf"the{S}{WEEKDAY}{S}(?:after|before|following)", leave_alone),
    rule("ago", "ago", rf"{COUNTED}{S}ago", _ago),
    rule(
        "some time ago",
        "ago",
        rf"(?:some{S})?(?:days|weeks|months|years|decades|centuries){S}ago",
        _some_time_ago,
    ),
    rule(
        "year-ago",
        "unit",
        rf"(?:(?:the{S})?year-(?:ago|earlier){S}(?:quarter|period|month)|year-(?:ago|earlier))",
        _year_ago,
    ),
    rule("from now", "unit", rf"{COUNTED}{S}(?:from{S}now|hence)", _from_now),
    rule(
        "earlier or later",
        "unit",
        rf"{COUNTED}{S}(?P<side>earlier|later|previously|afterwards?|before(?={GAP}[.,;]))",
        _earlier_later,
    ),
)
