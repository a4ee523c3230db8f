"""What the times in a text say of the day it was written on."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from commonground.annotating.dating_marks import Line, is_caption, is_dateline, line_of, marks
from commonground.annotating.dating_sighting import NEAR, Sighting
from commonground.annotating.timex.anchored import COUNTED, EVE, UPCOMING, capitals, days_counted, named_event
from commonground.annotating.timex.resolving import PROBES, read_on
from commonground.annotating.timex.rules import Direction
from commonground.annotating.timex.vocabulary import ANY_WEEKDAY, month_number, weekday_number
from commonground.language.analysis import Analysis
from commonground.records import edtf
from commonground.records.annotations import TimeType
from commonground.records.article import Article

WEEK = 6
"""Days; a bare weekday told as past is one of the last seven days, the article's own among them."""
COMPLETE = ("first months", "quarter", "half")
"""Rules for stretches whose figures are told when they are over."""


def sightings(article: Article, analysis: Analysis) -> list[Sighting]:
    """All clues in the article's own text."""
    lines = [line_of(article.text, s) for s in analysis.sentences]
    prose = [line for line in lines if not is_caption(article, line)]
    bare = [sighting for line in prose for sighting in _without_year(line)]
    dated = _events(lines, bare)
    told = [sighting for line in lines for sighting in _told_by_event(line, dated)]
    named = _events(lines, sorted([*bare, *told], key=lambda s: s.start))
    weekdays = [sighting for line in lines for sighting in _weekdays(line, named)]
    page = list(marks(article, lines))
    full = _with_year(prose, frozenset((s.start, s.end) for s in page))
    return [*page, *full, *bare, *told, *weekdays]


WHEN = re.compile(r"\b(?:in|on|since|until|during|early|late)\s+$", re.IGNORECASE)
"""A year is told as past only where it says when: "the 2016 race" may be years off (PolNeAR, BASIL)."""


def _with_year(lines: Sequence[Line], marked: frozenset[tuple[int, int]]) -> Iterator[Sighting]:
    """Dates and periods that mean the same whatever the article's day."""
    finds = [list(line.found) for line in lines]
    readings = [{(r.start, r.end): r.meaning for r in read_on(finds, day)} for day in PROBES[:2]]
    for line in lines:
        for found in line.found:
            one, other = (reading.get((found.start, found.end)) for reading in readings)
            if one is None or other is None or one.edtf != other.edtf or one.type is not TimeType.DATE:
                continue
            if (found.start, found.end) in marked:
                continue
            first, last = edtf.days(one.edtf)
            told = line.direction(found.start, found.end)
            if first and last and told is Direction.BACK and found.rule.name in COMPLETE:
                yield Sighting(found.start, found.end, not_before=last + timedelta(1), current=True)
            elif first and last and told is Direction.BACK and WHEN.search(found.before):
                yield Sighting(found.start, found.end, not_before=first)
            elif first and first == last and told is Direction.AHEAD:
                yield Sighting(found.start, found.end, not_after=last)


BARE_DAYS = ("date", "date, day first", "range of days", "range of days, day first")
WEEKDAY_FIRST = re.compile(rf"{ANY_WEEKDAY}", re.IGNORECASE)


def _without_year(line: Line) -> Iterator[Sighting]:
    """Days of a month without their year, and the weekday that stands before them."""
    for found in line.found:
        match = found.match
        if found.rule.name not in BARE_DAYS or match["year"] or match["that"]:
            continue
        weekday = WEEKDAY_FIRST.match(match.group())
        dateline = is_dateline(line, found)
        yield Sighting(
            found.start,
            found.end,
            month=month_number(match["month"]),
            day=int(re.sub(r"\D", "", match["day"])),
            weekday=weekday_number(weekday.group()) if weekday else 0,
            direction=Direction.BACK if dateline else found.direction,
            within=1 if dateline else NEAR,
        )


@dataclass(frozen=True, slots=True)
class _Event:
    """An event beside the day that is named for it; `names` are the capitalised words before its noun."""

    noun: str
    names: frozenset[str]
    day: Sighting


_Events = Mapping[str, Sequence[_Event]]


def _events(lines: Sequence[Line], days: Sequence[Sighting]) -> _Events:
    """Event noun -> the events of that noun for which one of the days is named."""
    found: dict[str, list[_Event]] = {}
    for line in lines:
        for day in _in_line(line, days):
            if event := _event_of(line, day.start, day.end):
                noun = event["noun"].lower()
                found.setdefault(noun, []).append(_Event(noun, capitals(event["names"]), day))
    return found


def _event_of(line: Line, start: int, end: int) -> re.Match[str] | None:
    return named_event(line.text, (line.sentence.start, line.sentence.end), start, end)


def _days_of(event: re.Match[str], events: _Events) -> list[Sighting]:
    """The days named for the event, by its noun; not those of one with another name."""
    names = capitals(event["names"])
    same_noun = events.get(event["noun"].lower(), ())
    return [e.day for e in same_noun if not (names and e.names) or names & e.names]


def _in_line(line: Line, seen: Sequence[Sighting]) -> Sequence[Sighting]:
    """Those of `seen`, which are in order of the text, that stand in the sentence."""
    first = bisect_left(seen, line.sentence.start, key=lambda s: s.start)
    return seen[first : bisect_left(seen, line.sentence.end, lo=first, key=lambda s: s.start)]


def _told_by_event(line: Line, events: _Events) -> Iterator[Sighting]:
    """ "The eve of the summit", "two days before the summit", "the upcoming summit", where one day is named for it."""
    for pattern in (EVE, COUNTED, UPCOMING):
        for match in pattern.finditer(line.text, line.sentence.start, line.sentence.end):
            days = _days_of(match, events)
            offset = days_counted(match) if pattern is COUNTED else -1 if pattern is EVE else 0
            if len({(day.month, day.day) for day in days}) == 1 and offset is not None:
                yield _told(line, match, offset, days)


def _told(line: Line, match: re.Match[str], offset: int, days: Sequence[Sighting]) -> Sighting:
    """The day told by the event; where it is over and the event is still ahead, today lies between the two."""
    start, end = match.span()
    month, day = days[0].month, days[0].day
    if match.re is UPCOMING:
        return Sighting(start, end, month=month, day=day, direction=Direction.AHEAD)
    told = line.direction(start, match.start("noun")) if match.re is COUNTED else line.direction(start, end)
    ahead = offset < 0 and any(other.direction is Direction.AHEAD for other in days)
    within = -offset if ahead and told is Direction.BACK else NEAR
    noun = match["noun"].lower()
    return Sighting(start, end, month=month, day=day, direction=told, within=within, event=noun, offset=offset)


def _weekdays(line: Line, events: _Events) -> Iterator[Sighting]:
    """A bare weekday of an event that is also told by its date: the date must fall on that weekday, this past week."""
    for found in line.found:
        if found.rule.name != "weekday" or found.match["which"] or found.direction is not Direction.BACK:
            continue
        event = _event_of(line, found.start, found.end)
        named = _days_of(event, events) if event else []
        days = {(day.month, day.day, day.event, day.offset) for day in named if day.direction is Direction.BACK}
        if len(days) == 1:
            month, day, noun, offset = days.pop()
            weekday = weekday_number(found.match["weekday"])
            yield Sighting(found.start, found.end, None, None, month, day, weekday, Direction.BACK, WEEK, noun, offset)
