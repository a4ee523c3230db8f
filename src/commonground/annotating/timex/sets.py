"""What comes again: "every day", "twice a week", "annually", "Mondays", "year-on-year"."""

import re

from commonground.annotating.timex.meaning import Meaning, duration_value
from commonground.annotating.timex.rules import Rule, Setting, rule
from commonground.annotating.timex.vocabulary import (
    HYPHEN,
    NUMBER,
    PART,
    PARTS,
    SEASONS,
    UNIT,
    WEEKDAY,
    S,
    any_of,
    number,
    of_class,
    plain,
    weekday_number,
)
from commonground.records.annotations import TimeType

EVERY = of_class("every")


def _set(value: str, how: str) -> Meaning:
    return Meaning(TimeType.SET, value, how)


def _every_unit(match: re.Match[str], _at: Setting) -> Meaning | None:
    amount = 2 if match["other"] else number(match["number"]) if match["number"] else 1
    return _set(duration_value(amount, match["unit"]), "comes again in each")


def _every_weekday(match: re.Match[str], _at: Setting) -> Meaning | None:
    part = f"T{PARTS[plain(match['part'])]}" if match["part"] else ""
    return _set(f"XXXX-WXX-{weekday_number(match['weekday'])}{part}", "comes again each week")


def _every_season(match: re.Match[str], _at: Setting) -> Meaning | None:
    return _set(f"XXXX-{SEASONS[plain(match['season'])]}", "comes again each year")


def _weekends(match: re.Match[str], _at: Setting) -> Meaning | None:
    return _set("XXXX-WXX-WE" if plain(match.group()) == "weekends" else "XXXX-WXX-WD", "comes again each week")


def _every_part(match: re.Match[str], _at: Setting) -> Meaning | None:
    return _set(f"XXXX-XX-XXT{PARTS[plain(match['part'])]}", "comes again each day")


def _adverb(match: re.Match[str], at: Setting) -> Meaning | None:
    """ "Daily", but not in the name of a paper."""
    if match["word"][0].isupper() and (re.match(r"\s[A-Z]", at.after) or re.search(r"[A-Z]\w*\s$", at.before)):
        return None
    return _set(EVERY[plain(match["word"])], "comes again at that pace")


def _compared(match: re.Match[str], _at: Setting) -> Meaning | None:
    return _set(duration_value(1, match["unit"]), "one such period compared with the one before")


def _rate(match: re.Match[str], _at: Setting) -> Meaning | None:
    return _set(duration_value(1, match["unit"]), "a rate: so much in each")


ANY_UNIT = "(?P<unit>second|minute|hour|day|night|week|month|quarter|year|decade)"

RULES: tuple[Rule, ...] = (
    rule(
        "every unit",
        "unit",
        rf"(?:every|each){S}(?:(?P<other>other){S}|(?P<number>{NUMBER}){S}|single{S})?(?P<unit>{UNIT})",
        _every_unit,
    ),
    rule(
        "every weekday", "weekday", rf"(?:every|each){S}(?P<weekday>{WEEKDAY})(?:{S}(?P<part>{PART}))?", _every_weekday
    ),
    rule("weekends", "unit weekends", r"weekends|weekdays", _weekends),
    rule("weekdays", "weekdays", rf"(?P<weekday>{WEEKDAY}s)(?P<part>x^)?", _every_weekday),
    rule("every season", "season", rf"(?:every|each){S}(?P<season>{any_of(SEASONS)})", _every_season),
    rule("every part of the day", "part", rf"(?:every|each){S}(?P<part>{PART})", _every_part),
    rule("adverb", "every", rf"(?P<word>{any_of(EVERY)})", _adverb),
    rule(
        "compared", "unit", rf"(?P<unit>year|month|week|quarter|day){HYPHEN}(?:on|over|to){HYPHEN}(?P=unit)", _compared
    ),
    rule(
        "so many times", "unit", rf"(?:once|twice|thrice|{NUMBER}{S}times){S}(?:an?|per|each|every){S}{ANY_UNIT}", _rate
    ),
    rule("per", "unit", rf"per{S}{ANY_UNIT}", _rate),
)
