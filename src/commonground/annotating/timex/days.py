"""Days told from the article's day: "Monday", "today", "last night", "the weekend", "the next day"."""

import re
from dataclasses import replace
from datetime import date, timedelta

from commonground.annotating.timex import almanac
from commonground.annotating.timex.dates import month_in_year
from commonground.annotating.timex.meaning import (
    Meaning,
    at_weekend,
    on_day,
)
from commonground.annotating.timex.rules import Direction, Rule, Setting, leave_alone, rule
from commonground.annotating.timex.stepping import at_part
from commonground.annotating.timex.vocabulary import (
    DAY_NUMBER,
    MODS,
    MONTH,
    PART,
    WEEKDAY,
    YEAR,
    S,
    month_number,
    ordinal_number,
    plain,
    weekday_number,
)
from commonground.records import edtf
from commonground.records.annotations import TimeType


def _weekday(match: re.Match[str], at: Setting) -> Meaning | None:
    weekday, which = weekday_number(match["weekday"]), plain(match["which"])
    if which in ("following", "previous", "same"):
        return _weekday_from_named(at, weekday, which)
    day, how = _weekday_date(at, weekday, which)
    if match["nth"]:
        day, how = _with_number(at, weekday, int(match["nth"])), "weekday and day of the month"
    meaning = at_part(on_day(day, how, f"XXXX-WXX-{weekday}"), match["part"])
    if ANY_SUCH.search(at.before):
        return replace(meaning, value=meaning.undated or meaning.value, edtf=None, basis="weekday; not told which one")
    if at.direction is Direction.EITHER and not which:
        how = "weekday; the sentence does not say whether it is over"
        return replace(meaning, edtf=None, basis=how, candidates=_behind_and_ahead(at.today, weekday))
    early_late = EARLY_LATE_BEFORE.search(at.before)
    return replace(meaning, mod=MODS[early_late[1].lower()]) if early_late else meaning


def _behind_and_ahead(today: date, weekday: int) -> tuple[str, ...]:
    """The latest such weekday up to the article's day, and the next one after it."""
    behind = almanac.weekday_near(today, weekday, ahead=False)
    return str(behind), str(almanac.weekday_near(today + timedelta(1), weekday, ahead=True))


ANY_SUCH = re.compile(
    r"\b(?:on\s+an?\s+(?:[a-z-]+\s+){0,2}|(?:first|second|third|fourth|fifth|last|final|every|each)\s+)$", re.IGNORECASE
)
EARLY_LATE_BEFORE = re.compile(r"\b(early|late)\s+(?:on\s+)?$", re.IGNORECASE)


def _weekday_date(at: Setting, weekday: int, which: str) -> tuple[date, str]:
    """The day, and the reason in words."""
    today, near = at.today, almanac.weekday_near
    if which in ("last", "past"):
        return near(today - timedelta(1), weekday, ahead=False), "the last such weekday before the article's date"
    if which in ("next", "coming"):
        return near(today + timedelta(1), weekday, ahead=True), "the next such weekday after the article's date"
    if at.direction is Direction.AHEAD:
        return near(today, weekday, ahead=True), "weekday; the sentence looks ahead, so the next one"
    return near(today, weekday, ahead=False), "weekday; the latest one up to the article's date"


def _weekday_from_named(at: Setting, weekday: int, which: str) -> Meaning:
    """ "The following Monday" counts from the day named before; where none is, it is of no known week."""
    first, last = edtf.days(at.named.latest.edtf if at.named.latest else None)
    if first is None or first != last or which == "same":
        return Meaning(TimeType.DATE, f"XXXX-WXX-{weekday}", "weekday of a week that is not told")
    ahead = which == "following"
    day = almanac.weekday_near(first + timedelta(1 if ahead else -1), weekday, ahead=ahead)
    return on_day(day, "counted from the day named before")


def _nth_weekday(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "The first Monday in October", "the last Friday of May 2019"."""
    month, weekday = month_number(match["month"]), weekday_number(match["weekday"])
    nth = -1 if plain(match["nth"]) == "last" else ordinal_number(match["nth"])
    if not -1 <= nth <= 4:
        return None
    year = int(match["year"]) if match["year"] else month_in_year(at.today, month, at.direction)
    return on_day(almanac.nth_weekday(year, month, nth, weekday), "weekday counted within the month")


def _with_number(at: Setting, weekday: int, number: int) -> date:
    """The nearest such weekday with that number, in the sentence's direction.

    Raises:
        ValueError: no such day within a year.
    """
    sign = 1 if at.direction is Direction.AHEAD else -1
    days = (at.today + timedelta(sign * step) for step in range(366))
    found = next((day for day in days if (day.isoweekday(), day.day) == (weekday, number)), None)
    if found is None:
        raise ValueError(f"no such weekday on a {number}th")
    return found


DAY_STEPS = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _today(match: re.Match[str], at: Setting) -> Meaning | None:
    word = plain(match["day"])
    step = DAY_STEPS[word]
    how = "the article's date" if not step else f"the day {'before' if step < 0 else 'after'} the article's date"
    part = "night" if word == "tonight" else match["part"]
    return at_part(on_day(at.today + timedelta(step), how), part)


def _part_of_day(match: re.Match[str], at: Setting) -> Meaning | None:
    last = plain(match["which"]) == "last"
    day = at.today - timedelta(last)
    how = "the day before the article's date" if last else "the article's date"
    return at_part(on_day(day, how), match["part"])


def _that_part(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "That night" is that of the day named before."""
    first, last = edtf.days(at.named.latest.edtf if at.named.latest else None)
    if first is None or first != last:
        return None
    return at_part(on_day(first, "the day named before"), match["part"])


def _day_beyond(match: re.Match[str], at: Setting) -> Meaning | None:
    back = plain(match["side"]) == "before"
    how = f"two days {'before' if back else 'after'} the article's date"
    return on_day(at.today + timedelta(-2 if back else 2), how)


def _next_day(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "The next day", "the day after", "the previous day": counted from the nearest date before."""
    if not (at.named.latest and at.named.latest.edtf):
        return None
    start, end = edtf.days(at.named.latest.edtf)
    if start is None or start != end:
        return None
    back = plain(match["which"] or match["side"]) in ("previous", "before", "earlier")
    return at_part(
        on_day(start + timedelta(-1 if back else 1), "counted from the date named before"),
        match["part"] or match["only"],
    )


def today_is_late(at: Setting) -> bool:
    """From Thursday on, "this weekend" is the one that comes."""
    return at.today.isoweekday() > 3


def _weekend(match: re.Match[str], at: Setting) -> Meaning | None:
    which = plain(match["which"])
    week = almanac.monday(at.today)
    saturday = week + timedelta(5)
    if which == "this" and today_is_late(at):
        return at_weekend(week, "the weekend ahead")
    back = which in ("last", "past") or (which in ("the", "this", "") and at.direction is not Direction.AHEAD)
    if which == "next" or (which == "coming" and at.today >= saturday):
        week += timedelta(7)
    elif back and at.today < saturday:
        week -= timedelta(7)
    return at_weekend(week, "the weekend before the article's date" if back else "the weekend ahead")


NOT_DAYS = (
    rf"(?:the{S})?(?:Sunday{S}(?-i:Times|Telegraph|Mirror|Express|Mail|Herald|Post|Sun|Star|World|People|Independent)"
    rf"|(?:Mail|Independent|Observer){S}on{S}Sunday|Saturday{S}Night{S}Live|(?:Bloody|Super|Black|Cyber|Manic){S}{WEEKDAY}"
    rf"|(?-i:USA){S}Today|(?-i:Today){S}(?:show|programme|program))"
)
"""Papers, shows and days that are names."""


RULES: tuple[Rule, ...] = (
    rule(
        "weekday",
        "weekday",
        rf"(?:(?:the{S})?(?:this{S}(?=past|coming))?(?P<which>following|previous|same|next|this|past|coming|(?<!the\s)last){S})?(?P<weekday>{WEEKDAY})"
        rf"(?:{S}the{S}(?P<nth>{DAY_NUMBER})(?:st|nd|rd|th)(?!{S}of\b)|{S}(?P<part>{PART}))?",
        _weekday,
        directed=True,
    ),
    rule(
        "weekday of a month",
        "weekday",
        rf"(?:the{S})?(?P<nth>first|second|third|fourth|last){S}(?P<weekday>{WEEKDAY}){S}(?:of|in){S}(?P<month>{MONTH})"
        rf"(?:,?{S}(?P<year>{YEAR}))?",
        _nth_weekday,
        directed=True,
    ),
    rule(
        "weekday of any month",
        "weekday",
        rf"(?:the{S})?(?:(?:first|second|third|fourth|last){S}{WEEKDAY}{S}(?:of|in){S}(?:each|every|the|a){S}month"
        rf"|(?:every|each){S}other{S}{WEEKDAY})",
        leave_alone,
    ),
    rule(
        "today",
        "day_word",
        rf"(?P<day>today|tonight|yesterday|tomorrow)(?:{S}(?P<part>{PART}))?",
        _today,
    ),
    rule("part of this day", "part", rf"(?P<which>this|last){S}(?P<part>{PART})", _part_of_day),
    rule("part of that day", "part", rf"(?:that|the{S}same){S}(?P<part>{PART})", _that_part),
    rule("day beyond", "day_word", rf"the{S}day{S}(?P<side>before|after){S}(?:yesterday|tomorrow)", _day_beyond),
    rule(
        "day after",
        "unit part",
        rf"""the{S}(?:(?P<which>next|following|previous){S}(?:day|(?P<only>{PART}))
        |day{S}(?P<side>before|after|earlier)(?=\s{{0,4}}[.,;]))(?:'s)?(?:{S}(?P<part>{PART}))?""",
        _next_day,
    ),
    rule(
        "weekend", "unit", rf"(?:(?P<which>the|this|last|next|past|coming){S}){{1,2}}weekend", _weekend, directed=True
    ),
    rule("names", "weekday day_word", NOT_DAYS, leave_alone),
    rule("high noon", "named_hour", rf"high{S}noon", leave_alone),
)
