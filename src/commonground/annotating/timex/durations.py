"""Lengths of time: "three days", "a 16-hour flight", "more than four decades", "the past 20 years"."""

import re
from datetime import date

from commonground.annotating.timex.meaning import Meaning, duration_value, length, vague
from commonground.annotating.timex.rules import Rule, Setting, leave_alone, rule
from commonground.annotating.timex.stepping import step
from commonground.annotating.timex.vocabulary import (
    ABOUT,
    ABOUT_MODS,
    HYPHEN,
    NUMBER,
    SMALL,
    UNIT,
    UNITS,
    S,
    any_of,
    number,
    plain,
)
from commonground.records import edtf
from commonground.records.annotations import TimeType

PLURAL = any_of(word for word in UNITS if word.endswith("s") or word in ("centuries", "millennia"))
RATE_BEFORE = re.compile(
    r"(?:[0-9%]|\b(?:times?|once|twice|thrice|million|billion|trillion|percent|per\s{1,4}cent|cent|people)"
    r"|\b(?!(?:this|was|has|does|less|plus|thus|versus|towards|lasts|takes|always|perhaps|across|unless)\b)[a-z]{3,30}s)\s+$",
    re.IGNORECASE,
)
AGE_AFTER = re.compile(r"^[\s-]{1,3}(?:old|olds|of\s+age)\b", re.IGNORECASE)
FRACTION_AFTER = re.compile(r"^[\s-]+(?:of|point|mile|million|billion|inch|finals?|pounder|percentage)", re.IGNORECASE)
MANY_QUARTERS = 40
"""More quarters than reports count; "the 1989 quarter" names a year."""
AGED = re.compile(r"\b(?:aged?|age\s+of|turned|turning|turns|aged\s+between)\s+$", re.IGNORECASE)


def _length(match: re.Match[str], at: Setting) -> Meaning | None:
    if AGE_AFTER.match(at.after) or AGED.search(at.before):
        return None
    amount = number(match["number"])
    if plain(match["unit"]).startswith("quarter") and (FRACTION_AFTER.match(at.after) or (amount or 0) > MANY_QUARTERS):
        return None
    if plain(match.group()) == "one day" and SOME_DAY.search(at.before):
        return vague("FUTURE_REF", "some day to come", edtf.span(at.today, None))
    if amount is not None and match["half"]:
        amount += 0.5
    if (
        match["number"].lower() in ("a", "an")
        and not match["half"]
        and UNITS[plain(match["unit"])].startswith(("1", "T"))
    ):
        return _one(match, at)
    return length(amount, match["unit"], "length of time", _bound(match, at))


SOME_DAY = re.compile(r"\b(?:will|would|may|might|can|could|should|must|shall|to|hopes?|hoped)\s+$", re.IGNORECASE)
""" "The island will one day be theirs" is of no length."""
OUTSIDE = re.compile(rf"\b({ABOUT})\s+$", re.IGNORECASE)


def _bound(match: re.Match[str], at: Setting) -> str | None:
    """The mod of "more than" inside the expression, or of "about" before it."""
    if match["about"]:
        return ABOUT_MODS.get(plain(match["about"]))
    outside = OUTSIDE.search(at.before)
    return ABOUT_MODS.get(plain(outside[1])) if outside else None


def _one(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "A year" is a length, or a rate after a quantity ("$1 billion a year"); "a day", "a second" may be neither."""
    unit = plain(match["unit"])
    if not match["about"] and RATE_BEFORE.search(at.before):
        return Meaning(TimeType.SET, duration_value(1, unit), "a rate: so much in each")
    if not match["about"] and (unit in NO_LENGTH or (unit == "day" and not MEASURED.search(at.before))):
        return None
    return length(1, unit, "length of time", _bound(match, at))


NO_LENGTH = ("second", "minute", "night", "quarter")
"""With "a" before them these are mostly an ordinal, a moment, an evening or a fourth part."""
MEASURED = re.compile(r"\b(?:for|in|within|after|than|lasted|take|takes|took|just|only|spent)\s+$", re.IGNORECASE)


def _compound(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "A 16-hour flight", "five-year", "day-long"."""
    if AGE_AFTER.match(at.after) or plain(match["unit"]) == "quarters":  # "three-quarters of the wheat"
        return None
    return length(number(match["number"]), match["unit"], "length of time")


def _one_or_another(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "Two or three weeks", "12 to 18 months": of no one length."""
    if AGE_AFTER.match(at.after) or AGED.search(at.before) or "half" in match["more"].lower():
        return None
    return Meaning(TimeType.DURATION, duration_value(None, match["unit"]), "one of two lengths of time")


def _or_so(match: re.Match[str], _at: Setting) -> Meaning | None:
    """ "A week or so", "a year or two"."""
    about = plain(match["more"]) == "so"
    amount = number(match["number"]) if about else None
    return length(amount, match["unit"], "length of time, roughly", "APPROX" if about else None)


def _long(match: re.Match[str], _at: Setting) -> Meaning | None:
    unit = plain(match["unit"])
    plural = unit.endswith("s")
    return Meaning(
        TimeType.DURATION, "PXY" if unit == "decades" else duration_value(None if plural else 1, unit), "length of time"
    )


def _vague(match: re.Match[str], _at: Setting) -> Meaning | None:
    unit = plain(match["unit"] or match["years"] or match["some"])
    value = "PXY" if unit in ("decades", "centuries") else duration_value(None, unit)
    return Meaning(TimeType.DURATION, value, "length of time, not said how long")


def _recent_length(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "The past 20 years" end with the article's day, "the next six months" start with it."""
    amount, unit = number(match["number"]) if match["number"] else 1, match["unit"]
    if amount is None:
        return Meaning(TimeType.DURATION, duration_value(None, unit), "length of time, not said how long")
    ahead = plain(match["which"]) in ("next", "coming", "following")
    how = f"{'from' if ahead else 'up to'} the article's date"
    covered = _covered(at.today, amount, unit, ahead=ahead)
    return Meaning(TimeType.DURATION, duration_value(amount, unit), f"length of time {how}", covered)


def _covered(today: date, amount: float, unit: str, *, ahead: bool) -> str | None:
    if amount != int(amount):
        return None
    if UNITS[plain(unit)][0] == "T" or UNITS[plain(unit)] == "1Q":  # quarters are those of the calendar or of a firm
        return None
    other = step(unit, today, int(amount) * (1 if ahead else -1))
    return edtf.span(min(today, other), max(today, other))


HALF = rf"(?P<half>{HYPHEN}and{HYPHEN}a{HYPHEN}half)?"
MORE = rf"(?:(?:more|full|straight|consecutive|additional|extra|long|whole|further|solid|short){S})?"

RULES: tuple[Rule, ...] = (
    rule(
        "one length or another",
        "unit",
        rf"(?:(?P<about>{ABOUT}){S})?(?:(?:the{S})?(?:past|last|next|coming|first){S})?(?P<number>{NUMBER})"
        rf"(?:-?{S}(?:to|or){S}|-)(?P<more>{NUMBER}){HYPHEN}(?P<unit>{UNIT})",
        _one_or_another,
    ),
    rule(
        "length or so",
        "unit",
        rf"(?:(?:the{S})?(?:past|last|next|coming){S})?(?P<number>{NUMBER}){S}(?P<unit>{UNIT}){S}or{S}(?P<more>so|two|more|longer)",
        _or_so,
    ),
    rule("length", "unit", rf"(?:(?P<about>{ABOUT}){S})?(?P<number>{NUMBER}){HALF}{S}{MORE}(?P<unit>{UNIT})", _length),
    rule(
        "the length told of",
        "unit",
        rf"(?:(?<=\bfor\s)|(?<=\bof\s)|(?<=\bin\s)|(?<=\bduring\s))the{S}(?P<about>x^)?(?P<number>{SMALL}|[0-9]{{1,3}})(?P<half>x^)?"
        rf"{S}(?P<unit>{PLURAL})",
        _length,
    ),
    rule(
        "a unit and a half",
        "unit",
        rf"(?P<about>x^)?(?P<number>an?|one){S}(?P<unit>{UNIT}){S}(?P<half>and{S}a{S}half)",
        _length,
    ),
    rule("compound length", "unit", rf"(?P<number>{NUMBER})-(?P<unit>{UNIT})(?:-long)?(?!-old)", _compound),
    rule("long", "unit", rf"(?P<unit>{UNIT})-?long", _long),
    rule(
        "vague length",
        "unit",
        rf"""(?:(?<=for\s)|(?<=in\s))(?P<unit>{PLURAL})|(?<=over\s)the{S}(?P<years>years|decades)
        |(?P<some>{PLURAL})(?={S}(?:after|before|later|earlier)\b)""",
        _vague,
    ),
    rule(
        "length up to now",
        "unit",
        rf"(?:the{S}|these{S}|this{S})?(?P<which>past|last|next|coming|previous|following){S}(?P<number>{NUMBER}){S}(?P<unit>{UNIT})",
        _recent_length,
    ),
    rule(
        "unit up to now",
        "unit",
        rf"(?:the{S}|this{S})?(?P<which>past){S}(?P<number>x^)?(?P<unit>week|month|year|decade|century|quarter)",
        _recent_length,
    ),
    rule(
        "age", "unit", rf"{NUMBER}{HYPHEN}(?:years?|months?|weeks?|days?){HYPHEN}(?:olds?|of{S}age)(?:s)?", leave_alone
    ),
    rule("age of", "unit", rf"(?:aged|age{S}of){S}{NUMBER}(?:{S}(?:years?|months?))?", leave_alone),
    rule(
        "names and trades",
        "unit figures",
        rf"""60{S}(?-i:Minutes)|48{S}(?-i:Hours)|24{S}hours{S}a{S}day|day{S}(?:care|job|trip|trader)s?|night{S}club
        |second{HYPHEN}hand|last{HYPHEN}minute|prime{HYPHEN}time""",
        leave_alone,
    ),
)
