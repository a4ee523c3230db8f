"""Years, decades, centuries, quarters and fiscal years."""

import re
from dataclasses import replace
from datetime import date

from commonground.annotating.timex import almanac
from commonground.annotating.timex.dates import month_in_year
from commonground.annotating.timex.meaning import (
    Meaning,
    in_decade,
    in_half,
    in_quarter,
    in_year,
    length,
    on_days,
    part_of,
)
from commonground.annotating.timex.rules import Direction, Rule, Setting, leave_alone, rule
from commonground.annotating.timex.vocabulary import (
    EARLY_LATE,
    GAP,
    HYPHEN,
    MODS,
    NUMBER,
    ORDINAL,
    PACKAGE,
    UNIT,
    YEAR,
    S,
    any_of,
    month_number,
    number,
    of_class,
    ordinal_number,
    plain,
)
from commonground.records.annotations import TimeType
from commonground.tables import rows, words

DECADE_NAMES = of_class("decade_name")
COUNTED_AFTER = re.compile(rf"\s+{any_of(words(PACKAGE, 'counted'))}\b", re.IGNORECASE)
OLD = 1900
"""A bare number below this is a year only after a preposition that years follow."""
IN_YEAR = re.compile(
    r"\b(?:in|since|until|from|by|circa|of|year|early|late|before|after|between|to|and)[\s-]+$", re.IGNORECASE
)


def _year(match: re.Match[str], at: Setting) -> Meaning | None:
    year = int(match["year"])
    if COUNTED_AFTER.match(at.after) or at.before.endswith((".", "$", "No. ", "/")):
        return None
    if year < OLD and not IN_YEAR.search(at.before):
        return None
    if side := plain(match["side"]):
        days = f"../{year}" if side == "pre" else f"{year}/.."
        return replace(in_year(year, f"{side}-: {'up to' if side == 'pre' else 'from'} the year given"), edtf=days,
                       mod="BEFORE" if side == "pre" else "AFTER")  # fmt: skip
    mod = MODS[plain(match["mod"])] if match["mod"] else None
    return part_of(in_year(year, "year given"), mod)


def _year_range(match: re.Match[str], _at: Setting) -> Meaning | None:
    first = int(match["year"])
    last = int(match["last"]) if len(match["last"]) == 4 else first // 100 * 100 + int(match["last"])
    if not first < last < first + 100 or first < OLD:
        return None
    return on_days(date(first, 1, 1), date(last, 12, 31), "range of years")


def _decade(match: re.Match[str], at: Setting) -> Meaning | None:
    said = plain(match["decade"])
    if said in DECADE_NAMES:
        start = _century_of(at.today, int(DECADE_NAMES[said]) * 10)
    else:
        digits = int(re.sub(r"\D", "", said))
        start = digits if digits > 99 else _century_of(at.today, digits)
    if start % 10:
        return None
    mod = MODS[plain(match["mod"])] if match["mod"] else None
    return part_of(in_decade(start, "decade named"), mod)


def _century_of(today: date, two_digits: int) -> int:
    """The latest such decade that has begun by the article's day."""
    start = today.year // 100 * 100 + two_digits
    return start if start <= today.year else start - 100


def _century(match: re.Match[str], at: Setting) -> Meaning | None:
    count = ordinal_number(match["nth"])
    if not 1 < count < 40 or (match.group()[-7:] == "Century" and re.match(r"\s[A-Z]", at.after)):
        return None
    value = f"{count - 1:02}"
    mod = MODS[plain(match["mod"])] if match["mod"] else None
    return Meaning(TimeType.DATE, value, "century named", f"{value}XX", mod)


NEAR_YEAR = (
    rf"(?:{S}(?:(?:of|in){S})?(?:the{S})?(?:(?P<fiscal>fiscal){S}(?:year{S})?)?"
    rf"(?:(?P<year>{YEAR})|(?P<that>this|last|next|the|current|same|previous){S}(?P<fy>fiscal{S})?year"
    rf"|(?P<before>a{S}year{S}(?:ago|earlier))))"
)


def _of_year(match: re.Match[str], at: Setting) -> int | None:
    if match["year"]:
        return int(match["year"])
    if match["that"]:
        return at.today.year + {"last": -1, "next": 1, "previous": -1}.get(plain(match["that"]), 0)
    return at.today.year - 1 if match["before"] else None


def _quarter(match: re.Match[str], at: Setting) -> Meaning | None:
    which = plain(match["which"] or match["q"])
    if not match["q"] and SPORT.search(f"{at.before} {at.after}"):
        return None
    if which in RELATIVE_QUARTERS:
        this = at.today.year * 4 + (at.today.month - 1) // 3 + RELATIVE_QUARTERS[which]
        return in_quarter(this // 4, this % 4 + 1, f"the {which} quarter, seen from the article's date")
    quarter = int(which[1]) if which.startswith("q") else ordinal_number(which)
    if not 1 <= quarter <= 4:
        return None
    fiscal = bool(match["own"] or match["fiscal"] or match["fy"])
    year = _year_before(match, at) or _of_year(match, at)
    how = "quarter and year given"
    if year is None:
        year, how = _bare_quarter(quarter, at), "quarter; the latest that had begun by the article's date"
    if fiscal:
        return Meaning(TimeType.DATE, f"{year:04}-Q{quarter}", "quarter of a fiscal year, whose start is not told")
    return in_quarter(year, quarter, how)


GAME_WORDS = any_of(word for word, kind in rows(PACKAGE, "clause_words") if kind == "sport")
SPORT = re.compile(rf"\b(?:{GAME_WORDS}|[0-9]{{1,3}}-[0-9]{{1,3}})\b", re.IGNORECASE)
"""Words and scores beside which a quarter is part of a game."""
RELATIVE_QUARTERS = {"this": 0, "current": 0, "last": -1, "latest": -1, "previous": -1, "next": 1}


def _year_before(match: re.Match[str], at: Setting) -> int | None:
    """ "Last year's third quarter", "the 1988 third quarter", "the year-earlier third quarter"."""
    if match["own_year"]:
        return int(match["own_year"])
    if match["whose"]:
        return at.today.year + {"last": -1, "next": 1}.get(plain(match["whose"]), 0)
    if not (match["ago"] or match["before"]) or not match["which"]:
        return None
    return _bare_quarter(int(ordinal_number(match["which"])), at) - 1


YEAR_BEFORE = (
    rf"(?:(?P<own_year>{YEAR})(?:'s)?{S}(?=first|second|third|fourth)"
    rf"|(?P<whose>last|this|next){S}year's{S}(?=first|second|third|fourth)"
    rf"|(?P<ago>year-(?:earlier|ago)){S}(?=first|second|third|fourth))?"
)


def _named_quarter(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "The June quarter": the three months up to the end of June, the latest such or the next."""
    month = month_number(match["month"])
    year = int(match["year"]) if match["year"] else month_in_year(at.today, month, at.direction)
    return in_quarter(year, month // 3, "the three months up to the month named") if month % 3 == 0 else None


def _bare_quarter(quarter: int, at: Setting) -> int:
    begun = (at.today.month - 1) // 3 + 1
    if at.direction is Direction.AHEAD and (quarter - begun) % 4 < 3:  # the one just over is still to be reported on
        return at.today.year + (quarter < begun)
    return at.today.year - (quarter > begun)


def _half(match: re.Match[str], at: Setting) -> Meaning | None:
    half = 1 if plain(match["half"]) == "first" else 2
    if match["bare"] is not None and SPORT.search(f"{at.before} {at.after}"):
        return None
    year = _of_year(match, at)
    if match["fiscal"] or match["fy"]:
        return None
    if year is None:
        year = at.today.year - (half == 2 and at.today.month < 7 and at.direction is not Direction.AHEAD)
    meaning = in_half(year, half, "half of a year")
    return meaning if match["bare"] is None else replace(meaning, edtf=None, basis="half, perhaps of this year")


def _first_months(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "The first four months of 2013" are January to April."""
    count, year = number(match["number"]), _of_year(match, at)
    if count is None or year is None or count != int(count) or match["fiscal"] or match["fy"]:
        return None
    months = int(count) * (3 if "quarter" in match["unit"].lower() else 1)
    if not 1 <= months < 12:
        return None
    how = f"{months} months counted within the year"
    if plain(match["edge"]) == "first":
        return on_days(date(year, 1, 1), almanac.month_end(year, months), how)
    return on_days(date(year, 13 - months, 1), date(year, 12, 31), how)


def _first_units(match: re.Match[str], _at: Setting) -> Meaning | None:
    return length(number(match["number"]), match["unit"], "length of time, from a start that is not named")


def _fiscal(match: re.Match[str], at: Setting) -> Meaning | None:
    if match["year"]:
        said = int(match["year"])
        year = said if said > 99 else 2000 + said
    elif match["which"] and "year" in match.group().lower():  # not "its current financial difficulties"
        year = at.today.year + {"last": -1, "next": 1, "previous": -1}.get(plain(match["which"]), 0)
    else:
        return None
    return Meaning(TimeType.DATE, f"{year:04}", "fiscal year, whose start is not told")


def _short_year(match: re.Match[str], at: Setting) -> Meaning | None:
    if not re.search(r"\b(?:in|of|since|until|by|from|summer|winter|spring|fall|class of|early|late)\s+$", at.before):
        return None
    year = at.today.year // 100 * 100 + int(match["short"])
    return replace(
        in_year(year - 100 * (year > at.today.year + 10), "year in two figures"), undated=f"XX{match['short']}"
    )


MOD = rf"(?:(?:the{S})?(?P<mod>{EARLY_LATE}){HYPHEN})?"

RULES: tuple[Rule, ...] = (
    rule(
        "year",
        "figures",
        rf"(?:(?P<mod>{EARLY_LATE}){HYPHEN}|(?P<side>pre|post)-|the{S}year{S})?(?P<year>{YEAR})",
        _year,
    ),
    rule(
        "range of years",
        "figures",
        rf"(?P<year>{YEAR}){GAP}[-/]{GAP}(?P<last>(?:19|20)?[0-9]{{2}})(?![-/0-9])",
        _year_range,
    ),
    rule("year in two figures", "figures", r"'(?P<short>[0-9]{2})(?!s)", _short_year),
    rule(
        "decade",
        "decade figures",
        rf"(?:(?:the{S})?(?P<mod>{EARLY_LATE}){HYPHEN})?(?:(?:the{S})?(?P<decade>(?:1[0-9]|20)[0-9]0'?s|'[1-9]0s|{any_of(DECADE_NAMES)}))",
        _decade,
    ),
    rule(
        "century",
        "unit ordinal figures",
        rf"{MOD}(?:the{S})?(?P<nth>{ORDINAL}|[0-9]{{1,2}}(?:st|nd|rd|th)){HYPHEN}century",
        _century,
    ),
    rule(
        "quarter",
        "unit figures",
        rf"(?:the{S}(?!(?:fiscal{S})?\w{{5,6}}-quarter))?{YEAR_BEFORE}(?:(?P<own>fiscal){HYPHEN})?(?:(?P<which>first|second|third|fourth|this|current|last|latest|previous|next){HYPHEN}(?:fiscal{HYPHEN})?quarter|(?P<q>q[1-4]))(?:{NEAR_YEAR})?",
        _quarter,
        directed=True,
    ),
    rule(
        "quarter named by its month",
        "unit",
        rf"(?:the{S})?(?P<month>March|June|September|December){S}quarter(?:,?{S}(?:of{S})?(?P<year>{YEAR}))?",
        _named_quarter,
        directed=True,
    ),
    rule(
        "half",
        "ordinal",
        rf"(?:the{S})?(?P<half>first|second|latter){S}half(?:{NEAR_YEAR}|(?<=the\sfirst\shalf)(?P<bare>)(?!{S}(?:of|in|to|with)\b))",
        _half,
        directed=True,
    ),
    rule(
        "first months",
        "unit",
        rf"(?:the{S})?(?P<edge>first|last|final){S}(?P<number>{any_of(of_class('number'))}|[0-9]{{1,2}}){S}(?P<unit>months|quarters){NEAR_YEAR}",
        _first_months,
    ),
    rule("first units", "unit", rf"(?:the{S})?(?:first|final){S}(?P<number>{NUMBER}){S}(?P<unit>{UNIT})", _first_units),
    rule(
        "fiscal year",
        "fiscal",
        rf"(?:the{S})?(?:(?P<which>this|last|next|current|previous){S})?(?:(?:fiscal|financial)(?:{HYPHEN}year)?|FY{GAP})(?:(?<=[YLRylr])\s{{0,2}}(?P<year>{YEAR}|[0-9]{{2}}))?",
        _fiscal,
    ),
    rule(
        "school years",
        "unit ordinal",
        rf"(?:{ORDINAL}|final){HYPHEN}year{S}(?:student|pupil|undergraduate)s?",
        leave_alone,
    ),
)
