"""Two dates that are the ends of one stretch: "between 1939 and 1945", "from 20 March to 4 April"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from commonground.annotating.timex.meaning import on_day
from commonground.annotating.timex.resolving import Read
from commonground.annotating.timex.vocabulary import WEEKDAY
from commonground.records import edtf
from commonground.records.annotations import TimeType

OPENINGS = {
    "and": re.compile(r"\bbetween\s{1,4}(?:the\s{1,4})?$", re.IGNORECASE),
    "to": re.compile(r"\bfrom\s{1,4}(?:the\s{1,4})?$", re.IGNORECASE),
}
JOINTS = {"and": "and", "to": "to", "until": "to", "till": "to", "through": "to"}
JOINT = re.compile(r"\s{1,4}(and|to|until|till|through)\s{1,4}(?:the\s{1,4})?")
MOVED = re.compile(r"\b(?:moved?|postponed?|pushed|brought|changed?|delayed?|shifted|put|rescheduled)\b", re.IGNORECASE)
"""Verbs that take a thing from one day to another, so that the two are no stretch."""
WEEKDAY_ALONE = re.compile(WEEKDAY, re.IGNORECASE)
JOINED = re.compile(r"\s{1,4}(?:and|or)\s{1,4}(?:on\s{1,4})?")
WEEK = 7
REACH = 60
"""Characters before the first date that are looked at."""


def joined(text: str, reads: Sequence[Read]) -> list[Read]:
    """The expressions in order; the two ends of a stretch both carry its days. Their values stay their own."""
    kept = _in_order(text, reads)
    for i, (one, other) in enumerate(pairwise(list(kept))):
        days = _stretch(text, one, other)
        if days:
            kept[i : i + 2] = [_covering(one, days), _covering(other, days)]
    return kept


def _in_order(text: str, reads: Sequence[Read]) -> list[Read]:
    """ "Thursday and Friday", said on a Thursday, are one after the other, so the first is that of the week before."""
    kept = list(reads)
    for i, (one, other) in enumerate(pairwise(reads)):
        if not WEEKDAY_ALONE.fullmatch(text, one.start, one.end) or not JOINED.fullmatch(text, one.end, other.start):
            continue
        if not WEEKDAY_ALONE.fullmatch(text, other.start, other.end):
            continue
        first, last = edtf.days(one.meaning.edtf)[0], edtf.days(other.meaning.edtf)[0]
        if first and last and (first - last).days == WEEK - 1:
            day = on_day(first - timedelta(WEEK), f"{one.meaning.basis}; right before the day named with it")
            kept[i] = replace(one, meaning=replace(day, undated=one.meaning.undated))
    return kept


def _stretch(text: str, one: Read, other: Read) -> str | None:
    joint = JOINT.fullmatch(text, one.end, other.start)
    if not joint or not {one.meaning.type, other.meaning.type} <= {TimeType.DATE}:
        return None
    before = text[max(0, one.start - REACH) : one.start]
    way = JOINTS[joint[1]]
    if not OPENINGS[way].search(before) or (way == "to" and MOVED.search(before)):
        return None
    first, last = edtf.days(one.meaning.edtf)[0], edtf.days(other.meaning.edtf)[1]
    return edtf.span(first, last) if first and last and first < last else None


def _covering(read: Read, days: str) -> Read:
    how = f"{read.meaning.basis}; one end of the stretch that both dates name"
    return replace(read, meaning=replace(read.meaning, edtf=days, basis=how))
