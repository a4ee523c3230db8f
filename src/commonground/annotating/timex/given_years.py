"""Bare days and months in a text that has given the same month a year before: "July 2021 ... the July unrest"."""

import re
from dataclasses import replace
from datetime import date

from commonground.annotating.timex.meaning import Meaning
from commonground.annotating.timex.rules import Direction, Setting

RECENT = 45
"""Days; news names a day or month this near without its year, whatever year it gave that month before."""
NEW_THING = re.compile(r"\b(?:an?|another|this|last|next)\s+$", re.IGNORECASE)
THE = re.compile(r"\bthe\s+$", re.IGNORECASE)
THING_AFTER = re.compile(r"\s+[a-z]")


def in_given_year(meaning: Meaning, month: int, at: Setting, *, day: int | None = None) -> Meaning:
    """The meaning in the year that the text gave, no calendar meaning where two years are possible, else as it is.

    A day, or a thing already told ("the July unrest"), takes the year given if the dates right before are of that
    year. Behind a month with its year in the same sentence a bare one may be of either year.
    """
    if at.direction is Direction.AHEAD or NEW_THING.search(at.before) or not _is_old(meaning, at.today):
        return meaning
    year = at.named.years.get(month)
    known = day is not None or (THE.search(at.before) and THING_AFTER.match(at.after))
    if year is not None and year != _year_of(meaning) and known:
        return _moved(meaning, year, month, day, at)
    told = at.named.told_here
    if told and _year_of(told) != _year_of(meaning):
        return replace(meaning, edtf=None, basis="its year, or that of the date before it: the text does not say")
    return meaning


def _moved(meaning: Meaning, year: int, month: int, day: int | None, at: Setting) -> Meaning:
    latest = at.named.latest
    if latest is None or _year_of(latest) != year:
        return replace(meaning, edtf=None, basis="this month stands with another year before; not told which")
    said = f"{year:04}-{month:02}" if day is None else str(date(year, month, day))
    return replace(
        meaning, value=said, edtf=said, undated=None, basis="in the year that the text gave this month before"
    )


def _is_old(meaning: Meaning, today: date) -> bool:
    """Whether it is read as a day or month too far from the article's day to go without saying."""
    first = date(int(meaning.value[:4]), int(meaning.value[5:7]), int(meaning.value[8:10] or 15))
    return abs((today - first).days) > RECENT


def _year_of(meaning: Meaning) -> int | None:
    return int(meaning.value[:4]) if re.match(r"\d{4}", meaning.value) else None
