"""Days that share a month: "April 24 and 25", "Oct. 9, 11, 1981", "24 and 25 April"."""

import re
from datetime import date

from commonground.annotating.timex.dates import OF_YEAR, bare_day
from commonground.annotating.timex.meaning import Meaning, on_day
from commonground.annotating.timex.rules import Rule, Setting, rule
from commonground.annotating.timex.vocabulary import DAY_NUMBER, DAY_OF_MONTH, MONTH, YEAR, S, month_number

AND = rf"(?:,?{S}(?:and|or|&){S}|,{S})"
DAY = rf"{DAY_NUMBER}(?:st|nd|rd|th)?"


def _another_day(match: re.Match[str], at: Setting) -> Meaning | None:
    month, day = month_number(match["month"]), int(re.sub(r"\D", "", match["day"]))
    if match["year"]:
        return on_day(date(int(match["year"]), month, day), "month and year given with the day beside it")
    return bare_day(month, day, at)


# Where only a comma joins them, a year behind must show that the number is a day and no count ("On May 3, 20 people").
RULES: tuple[Rule, ...] = (
    rule(
        "day after another",
        "month",
        rf"(?P<month>{MONTH}){S}{DAY}{AND}(?:{DAY}{AND})?(?P<self>(?P<day>{DAY_OF_MONTH}),?{S}(?P<year>{YEAR}))",
        _another_day,
        directed=True,
    ),
    rule(
        "day and day",
        "month",
        rf"(?P<month>{MONTH}){S}{DAY}{S}(?:and|or|&){S}(?P<self>(?P<day>{DAY_OF_MONTH})(?P<year>x^)?)(?!{S}(?!and|or|at|in|on|for|to|when|where|as|with|but|by|the|is|are|was|were|will|would)[a-z])",
        _another_day,
        directed=True,
    ),
    rule(
        "day before another",
        "month",
        rf"(?P<self>(?P<day>{DAY})){S}(?:and|or|&){S}{DAY}{S}(?P<month>{MONTH})(?:{OF_YEAR})?",
        _another_day,
        directed=True,
    ),
)
