"""Years spelled out, as they are spoken: "nineteen ninety-six", "January of two thousand and one"."""

import re

from commonground.annotating.timex.meaning import Meaning, in_month, in_season, in_year
from commonground.annotating.timex.rules import Rule, Setting, rule
from commonground.annotating.timex.vocabulary import (
    FULL_MONTH,
    HYPHEN,
    NUMBERS,
    SEASON,
    SEASONS,
    S,
    any_of,
    month_number,
    plain,
)

UNITS = any_of(word for word, value in NUMBERS.items() if value < 10)
TENS = any_of(word for word, value in NUMBERS.items() if 20 <= value < 100)
TEENS = any_of(word for word, value in NUMBERS.items() if 10 <= value < 20 and word != "dozen")
TWO_FIGURES = rf"(?:{TENS}(?:{HYPHEN}{UNITS})?|{TEENS})"
COUNTED = rf"(?!-|{S}(?:\w+{HYPHEN})?(?:years?|months?|days?|hours?|people|percent|million|thousand|hundred))"
# "Twenty" opens a year only after "in" or "since", "two thousand" only after "the year".
SPOKEN = (
    rf"(?:(?P<hundreds>nineteen|eighteen|(?<=\bin\s)twenty|(?<=\bsince\s)twenty){HYPHEN}(?P<rest>{TWO_FIGURES}){COUNTED}"
    rf"|(?:the{S}year{S})two{S}thousand(?:{S}(?:and{S})?(?P<after>{UNITS}|{TWO_FIGURES}))?)"
)


def _figures(words: str | None) -> int:
    return sum(NUMBERS[word] for word in plain(words).replace("-", " ").split())


def _year(match: re.Match[str], _at: Setting) -> Meaning | None:
    year = NUMBERS[plain(match["hundreds"])] * 100 + _figures(match["rest"]) if match["hundreds"] else 0
    year = year or 2000 + _figures(match["after"])
    how = "year given in words"
    if match["month"]:
        return in_month(year, month_number(match["month"]), how)
    return in_season(SEASONS[plain(match["season"])], year, how) if match["season"] else in_year(year, how)


RULES: tuple[Rule, ...] = (
    rule(
        "spoken year",
        "spoken",
        rf"(?:(?P<month>{FULL_MONTH}){S}(?:of{S})?|(?:the{S})?(?P<season>{SEASON}){S}of{S})?{SPOKEN}",
        _year,
    ),
)
