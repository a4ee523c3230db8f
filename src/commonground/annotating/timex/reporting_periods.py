"""Periods as the reports of firms name them: "the latest period", "the 1988 quarter", "the year ended June 30"."""

import re
from dataclasses import replace

from commonground.annotating.timex.dates import day_in_year
from commonground.annotating.timex.meaning import Meaning, in_quarter, in_year, length
from commonground.annotating.timex.rules import Rule, Setting, rule
from commonground.annotating.timex.vocabulary import DAY_NUMBER, MONTH, YEAR, S, month_number, plain

QUARTER_ENDS = 25
"""The day from which on a month's end is near: firms close their books on the last Friday or Saturday too."""


def _latest(_match: re.Match[str], at: Setting) -> Meaning | None:
    """The quarter that the report is about; its figures for other times are set apart as comparisons."""
    return replace(at.named.quarter, basis="the quarter that the text tells of") if at.named.quarter else None


def _of_year(match: re.Match[str], at: Setting) -> Meaning | None:
    year = int(match["year"])
    if at.named.quarter and not at.named.many_months:
        quarter = int(at.named.quarter.value[-1])
        return replace(in_quarter(year, quarter, "the quarter named before, of the year given"), aside=True)
    return in_year(year, "year given") if plain(match["unit"]) == "period" else None


def _year_to(_match: re.Match[str], _at: Setting) -> Meaning | None:
    return length(1, "year", "length of time, up to the date beside it")


def _quarter_to(match: re.Match[str], at: Setting) -> Meaning | None:
    """The calendar quarter that ends on that day, or three months of a firm's own year."""
    month, day = month_number(match["month"]), int(match["day"])
    if month % 3 or day < QUARTER_ENDS:
        return length(1, "quarter", "length of time, up to the date beside it")
    year = int(match["year"]) if match["year"] else day_in_year(at.today, month, day, at.direction).year
    return in_quarter(year, month // 3, "the quarter up to the date beside it")


RULES: tuple[Rule, ...] = (
    rule("latest period", "unit reporting", rf"the{S}latest{S}(?:period|quarter)", _latest),
    rule("period of a year", "figures", rf"the{S}(?P<year>{YEAR}){S}(?P<unit>period|quarter)", _of_year),
    rule("year up to a date", "unit", rf"the{S}(?:(?:fiscal|financial){S})?year(?={S}end(?:ed|ing)\b)", _year_to),
    rule(
        "quarter up to a date",
        "unit",
        rf"(?P<self>the{S}(?:fiscal{S})?quarter){S}end(?:ed|ing){S}(?P<month>{MONTH}){S}(?P<day>{DAY_NUMBER})(?:,?{S}(?P<year>{YEAR}))?",
        _quarter_to,
        directed=True,
    ),
)
