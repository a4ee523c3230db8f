"""Dates that are told from the article's day: weekdays, today, last week, two years ago."""

import re
from dataclasses import replace
from datetime import date, timedelta

from commonground.annotating.timex import almanac
from commonground.annotating.timex.dates import day_in_year
from commonground.annotating.timex.meaning import (
    Meaning,
    at_weekend,
    in_decade,
    in_month,
    in_quarter,
    in_season,
    in_week,
    in_year,
    on_day,
    part_of,
    vague,
)
from commonground.annotating.timex.rules import Direction, Rule, Setting, leave_alone, rule
from commonground.annotating.timex.vocabulary import (
    ABOUT,
    ABOUT_MODS,
    DAY_OF_MONTH,
    FULL_MONTH,
    GAP,
    HYPHEN,
    MODS,
    MONTH,
    NUMBER,
    PART,
    PARTS,
    SEASON,
    SEASONS,
    UNIT,
    UNITS,
    WEEKDAY,
    YEAR,
    S,
    month_number,
    number,
    plain,
    weekday_number,
)
from commonground.records import edtf
from commonground.records.annotations import TimeType

WHICH = "(?:last|previous|next|coming|following|this|current|present|same|that)"
STEP = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1, "following": 1, "this": 0, "current": 0,
        "present": 0, "same": 0, "that": 0}  # fmt: skip
IN_TEXT = ("following", "previous", "same", "that")
"""These count from the nearest dated expression before them, the others from the article's day."""


def at_part(meaning: Meaning, part: str | None) -> Meaning:
    """The morning, afternoon, evening or night of a day: a TIME."""
    if not part:
        return meaning
    code = PARTS[plain(part)]
    undated = f"{meaning.undated}T{code}" if meaning.undated else None
    return replace(meaning, type=TimeType.TIME, value=f"{meaning.value}T{code}", undated=undated)


def _weekday(match: re.Match[str], at: Setting) -> Meaning | None:
    weekday, which = weekday_number(match["weekday"]), plain(match["which"])
    day, how = _weekday_date(at, weekday, which)
    meaning = at_part(on_day(day, how, f"XXXX-WXX-{weekday}"), match["part"])
    early_late = EARLY_LATE_BEFORE.search(at.before)
    return replace(meaning, mod=MODS[early_late[1].lower()]) if early_late else meaning


EARLY_LATE_BEFORE = re.compile(r"\b(early|late)\s+(?:on\s+)?$", re.IGNORECASE)


def _weekday_date(at: Setting, weekday: int, which: str) -> tuple[date, str]:
    """The day, and the reason in words."""
    today = at.today
    if which in ("last", "past"):
        return almanac.weekday_near(
            today - timedelta(1), weekday, ahead=False
        ), "the last such weekday before the article's date"
    if which in ("next", "coming"):
        return almanac.weekday_near(
            today + timedelta(1), weekday, ahead=True
        ), "the next such weekday after the article's date"
    if at.direction is Direction.AHEAD:
        return almanac.weekday_near(today, weekday, ahead=True), "weekday; the sentence looks ahead, so the next one"
    return almanac.weekday_near(today, weekday, ahead=False), "weekday; the latest one up to the article's date"


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


def _day_beyond(match: re.Match[str], at: Setting) -> Meaning | None:
    back = plain(match["side"]) == "before"
    how = f"two days {'before' if back else 'after'} the article's date"
    return on_day(at.today + timedelta(-2 if back else 2), how)


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


def _unit_period(match: re.Match[str], at: Setting) -> Meaning | None:
    which, unit = plain(match["which"]), match["unit"]
    start, whose = _origin(which, at)
    if start is None or (which in IN_TEXT and not _fits_in(at, unit)):
        return None
    steps = STEP[which]
    how = f"the {_singular(unit)} {('of', 'after', 'before')[steps]} {whose}"
    meaning = period(unit, step(unit, start, steps), how)
    if meaning is None:
        return None
    mod = plain(match["mod"])
    if mod in ("earlier", "later") and steps == 0:
        return _rest_of(meaning, start, mod)
    return part_of(meaning, MODS.get(mod))


def _origin(which: str, at: Setting) -> tuple[date | None, str]:
    """The day to count from, and its name."""
    if which not in IN_TEXT:
        return at.today, "the article's date"
    if at.previous and at.previous.edtf:
        return edtf.days(at.previous.edtf)[0], "the date named before"
    return None, ""


def _fits_in(at: Setting, unit: str) -> bool:
    """Whether the date named before lies within one such unit: after a month there is no "that day"."""
    first, last = edtf.days(at.previous.edtf if at.previous else None)
    longest = {"1D": 1, "1W": 7, "2W": 14, "1WE": 2, "1M": 31, "1Q": 92, "1Y": 366}.get(UNITS[plain(unit)], 36600)
    return bool(first and last and (last - first).days < longest)


def _singular(unit: str) -> str:
    return plain(unit).removesuffix("s")


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


def _ago(match: re.Match[str], at: Setting) -> Meaning | None:
    return _counted(match, at.today, -1, "the article's date")


def _some_time_ago(_match: re.Match[str], at: Setting) -> Meaning | None:
    return vague("PAST_REF", "before the article's date, not said how long", edtf.span(None, at.today))


def _year_ago(_match: re.Match[str], at: Setting) -> Meaning | None:
    return in_year(at.today.year - 1, "the year before that of the article's date")


def _edge_of_date(match: re.Match[str], _at: Setting) -> Meaning | None:
    year, how = int(match["year"]), "part of the period named"
    whole = in_month(year, month_number(match["month"]), how) if match["month"] else in_year(year, how)
    return part_of(whole, MODS[plain(match["edge"])])


def _from_now(match: re.Match[str], at: Setting) -> Meaning | None:
    return _counted(match, at.today, 1, "the article's date")


def _earlier_later(match: re.Match[str], at: Setting) -> Meaning | None:
    sign = -1 if plain(match["side"]) in ("earlier", "before", "previously") else 1
    if at.previous and (shifted := _shift_period(at.previous, match, sign)):
        return shifted
    if at.previous and at.previous.edtf:
        start = edtf.days(at.previous.edtf)[0]
        if start:
            return _counted(match, start, sign, "the date named before")
    return (
        _counted(match, at.today, sign, "the article's date")
        if sign < 0
        else vague("FUTURE_REF", "later than what is told")
    )


QUARTER = re.compile(r"(\d{4})-Q(\d)$")


def _shift_period(previous: Meaning, match: re.Match[str], sign: int) -> Meaning | None:
    """A year from a quarter or a month is that quarter or month of another year."""
    if UNITS[plain(match["unit"])] != "1Y" or (count := number(match["number"])) is None:
        return None
    years, how = sign * int(count), "counted from the period named before"
    if found := QUARTER.match(previous.value):
        return in_quarter(int(found[1]) + years, int(found[2]), how)
    if re.fullmatch(r"\d{4}-\d\d", previous.value):
        return in_month(int(previous.value[:4]) + years, int(previous.value[5:]), how)
    return None


def _counted(match: re.Match[str], start: date, sign: int, whose: str) -> Meaning | None:
    count, unit = number(match["number"]), match["unit"]
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


def _hours(start: date, sign: int, whose: str) -> Meaning | None:
    """ "Three hours ago" is the article's day or the one before; from another date on, hours stay a length."""
    if sign > 0 or whose != "the article's date":
        return None
    return vague("PAST_REF", "hours before the article", edtf.span(start - timedelta(1), start))


def _finer(code: str, count: float) -> tuple[str, int]:
    """Half a year is six months, two and a half weeks are seventeen days."""
    if code.endswith("Y"):
        return "months", round(count * 12 * int(code[:-1]))
    return "days", round(count * {"D": 1, "W": 7, "M": 30, "Q": 91, "E": 7}[code[-1]])


def _blurred(days: str | None) -> str | None:
    return days + "~" if days and "/" not in days else None


def _next_day(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "The next day", "the day after", "the previous day": counted from the nearest date before."""
    if not (at.previous and at.previous.edtf):
        return None
    start, end = edtf.days(at.previous.edtf)
    if start is None or start != end:
        return None
    back = plain(match["which"] or match["side"]) in ("previous", "before", "earlier")
    return at_part(
        on_day(start + timedelta(-1 if back else 1), "counted from the date named before"),
        match["part"] or match["only"],
    )


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


def _weekend(match: re.Match[str], at: Setting) -> Meaning | None:
    which = plain(match["which"])
    week = almanac.monday(at.today)
    saturday = week + timedelta(5)
    back = which in ("last", "past") or (which in ("the", "this", "") and at.direction is not Direction.AHEAD)
    if which == "next" or (which == "coming" and at.today >= saturday):
        week += timedelta(7)
    elif back and at.today < saturday:
        week -= timedelta(7)
    return at_weekend(week, "the weekend before the article's date" if back else "the weekend ahead")


def _week_of(match: re.Match[str], at: Setting) -> Meaning | None:
    day = day_in_year(at.today, month_number(match["month"]), int(re.sub(r"\D", "", match["day"])), at.direction)
    return in_week(day, "the week of the date named")


def _half_way(match: re.Match[str], at: Setting) -> Meaning | None:
    ends = plain(match["edge"])
    year = int(match["year"]) if match["year"] else at.today.year
    how = "year given" if match["year"] else "the year of the article's date"
    return part_of(in_year(year, how), "MID" if ends.startswith("mid") else "END")


COUNTED = rf"(?:(?P<about>{ABOUT}){S})?(?P<number>{NUMBER}){S}(?:and{S}a{S}half{S})?(?P<unit>{UNIT})"

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
        rf"(?:(?P<which>last|next|this|past|coming){S})?(?P<weekday>{WEEKDAY})(?:{S}(?P<part>{PART}))?",
        _weekday,
        directed=True,
    ),
    rule(
        "today",
        "day_word",
        rf"(?P<day>today|tonight|yesterday|tomorrow)(?:{S}(?P<part>{PART}))?",
        _today,
    ),
    rule("part of this day", "part", rf"(?P<which>this|last){S}(?P<part>{PART})", _part_of_day),
    rule("day beyond", "day_word", rf"the{S}day{S}(?P<side>before|after){S}(?:yesterday|tomorrow)", _day_beyond),
    rule(
        "period",
        "unit",
        rf"(?:(?P<mod>early|late|mid|earlier|later){HYPHEN})?(?:(?:the|that){S})?(?P<which>{WHICH}){S}(?:very{S})?(?P<unit>second|minute|hour|day|week|month|quarter|year|decade|century)",
        _unit_period,
    ),
    rule(
        "edge of a period",
        "unit",
        rf"(?:the{S})?(?:very{S})?(?P<edge>end|beginning|start|middle|close|turn){S}of{S}(?P<which>the|this|last|next|that){S}(?P<unit>week|month|quarter|year|decade|century)",
        _edge_of,
    ),
    rule("year's end", "unit year", rf"(?P<edge>year(?:'s)?{HYPHEN}end|mid-?year)(?:{S}(?P<year>{YEAR}))?", _half_way),
    rule("ago", "ago", rf"{COUNTED}{S}ago", _ago),
    rule(
        "some time ago",
        "ago",
        rf"(?:some{S})?(?P<unit>days|weeks|months|years|decades|centuries){S}ago",
        _some_time_ago,
    ),
    rule("year-ago", "unit", rf"(?:the{S})?year-(?:ago|earlier)", _year_ago),
    rule(
        "edge of a date",
        "month figures",
        rf"""(?:the{S})?(?:very{S})?(?P<edge>end|beginning|start|middle|close|turn){S}of{S}
        (?:(?P<month>{FULL_MONTH}),?{S})?(?P<year>{YEAR})""",
        _edge_of_date,
    ),
    rule("names", "weekday day_word", NOT_DAYS, leave_alone),
    rule("from now", "unit", rf"{COUNTED}{S}(?:from{S}now|hence)", _from_now),
    rule(
        "earlier or later",
        "unit",
        rf"{COUNTED}{S}(?P<side>earlier|later|previously|afterwards?|before(?={GAP}[.,;]))",
        _earlier_later,
    ),
    rule(
        "day after",
        "unit part",
        rf"""the{S}(?:(?P<which>next|following|previous){S}(?:day|(?P<only>{PART}))
        |day{S}(?P<side>before|after|earlier)(?=\s{{0,4}}[.,;]))(?:'s)?(?:{S}(?P<part>{PART}))?""",
        _next_day,
    ),
    rule(
        "season",
        "season",
        rf"(?:(?P<mod>early|late|mid){HYPHEN})?(?:(?P<which>last|next|this|past|coming){S}|(?:the{S})?(?={SEASON}{S}(?:of{S})?{YEAR})|the{S}(?={SEASON}(?:{GAP}[.,;])))(?P<season>{SEASON})(?:{S}(?:of{S})?(?P<year>{YEAR}))?",
        _season,
        directed=True,
    ),
    rule(
        "weekend", "unit", rf"(?:(?P<which>the|this|last|next|past|coming){S}){{1,2}}weekend", _weekend, directed=True
    ),
    rule(
        "week of", "unit", rf"the{S}week{S}of{S}(?P<month>{MONTH}){S}(?P<day>{DAY_OF_MONTH})", _week_of, directed=True
    ),
    rule("high noon", "named_hour", rf"high{S}noon", leave_alone),
    rule("seasonal sport", "season", rf"(?:in{S})?the{S}(?:fall|spring){S}of{S}(?!{YEAR})", leave_alone),
)
