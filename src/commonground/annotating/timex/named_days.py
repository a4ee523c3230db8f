"""Holidays and other named days that have a rule."""

import re
from dataclasses import replace
from datetime import date

from commonground.annotating.timex import almanac
from commonground.annotating.timex.dates import FAR
from commonground.annotating.timex.meaning import Meaning, in_week, on_day
from commonground.annotating.timex.rules import Direction, Rule, Setting, rule
from commonground.annotating.timex.vocabulary import HOLIDAYS, YEAR, S, any_of, plain


def _holiday(match: re.Match[str], at: Setting) -> Meaning | None:
    if re.match(r"\s[A-Z]", at.after) and not match["year"]:  # "Easter Seals", "Christmas Island"
        return None
    name = re.sub(r"\bst (?=p)", "st. ", plain(match["name"]))
    name = name if name in HOLIDAYS else plain(match["name"])
    if match["year"]:
        return on_day(almanac.holiday(name, int(match["year"])), "holiday in the year given")
    day = _nearest(name, at.today, plain(match["which"]), at.direction)
    meaning = on_day(day, "holiday; the nearest in the sentence's direction from the article's date")
    if match["week"]:
        return replace(in_week(day, "the week of the holiday"), undated="XXXX-WXX")
    return meaning


def _nearest(name: str, today: date, which: str, direction: Direction) -> date:
    years = [almanac.holiday(name, year) for year in range(max(today.year - 1, 1), min(today.year + 2, 9999))]
    behind = max((day for day in years if day <= today), default=years[0])
    ahead = min((day for day in years if day >= today), default=years[-1])
    if which == "next":
        return ahead
    if which in ("last", "past"):
        return behind
    to_come, gone = (ahead - today).days, (today - behind).days
    if direction is Direction.AHEAD and FAR * gone >= to_come:
        return ahead
    if direction is Direction.BACK and FAR * to_come >= gone:
        return behind
    return min(behind, ahead, key=lambda day: abs((day - today).days))


RULES: tuple[Rule, ...] = (
    rule(
        "holiday",
        "holiday",
        rf"(?:(?P<which>last|next|this|past){S})?(?P<name>{any_of(HOLIDAYS)})(?:{S}(?P<week>week)(?!\w))?(?:,?{S}(?P<year>{YEAR}))?",
        _holiday,
        directed=True,
    ),
)
