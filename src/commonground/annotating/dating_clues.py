"""What the times in a text say of the day it was written on."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from commonground.annotating.timex.anchored import EVE, UPCOMING, capitals, named_event
from commonground.annotating.timex.direction import direction
from commonground.annotating.timex.finding import Found, clusters, find
from commonground.annotating.timex.resolving import PROBES, read_on
from commonground.annotating.timex.rules import Direction
from commonground.annotating.timex.vocabulary import ANY_WEEKDAY, month_number, weekday_number
from commonground.language.analysis import Analysis, Sentence
from commonground.records import edtf
from commonground.records.annotations import TimeType
from commonground.records.article import Article

NEAR = 200
"""Days; a day without its year is no further off than this, so its year is that of the article or one beside it."""
WEEK = 6
"""Days; a bare weekday told as past is one of the last seven days, the article's own among them."""
COMPLETE = ("first months", "quarter", "half")
"""Rules for stretches whose figures are told when they are over."""
PLACE = re.compile(r"[A-Z][A-Z]{2,}[\w .,'-]{0,50},\s{1,4}")
OPENING_LINES = 6
"""Sentences from the top, headline and captions among them, in which a report has its dateline."""
DATELINE_REACH = 60
"""Characters from the start of the sentence in which a dateline names its day."""
DATELINE = re.compile(r"\s*(?:\([A-Z][\w .]{1,30}\)\s*)?(?:--?|–|—|\(|/)")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One time expression, seen as a clue.

    `not_before` and `not_after` are set by dates that carry their year. `month` and `day` are those of a day without
    year; `weekday` one that it must fall on; `direction` where the sentence puts it; `within` how many days may have
    passed since. `current` marks figures that are news: for a part of a year that is over; `dateline` a
    dateline with its full date.
    """

    start: int
    end: int
    not_before: date | None = None
    not_after: date | None = None
    month: int = 0
    day: int = 0
    weekday: int = 0
    direction: Direction = Direction.OPEN
    within: int = NEAR
    eve_of: str = ""
    current: bool = False
    dateline: bool = False

    @property
    def fixes_year(self) -> bool:
        """Whether it names a day together with the weekday it falls on."""
        return self.dateline or bool(self.month and self.weekday)

    def allows(self, today: date) -> bool:
        """Whether a text of that day can have said it."""
        if (self.not_before and today < self.not_before) or (self.not_after and today > self.not_after):
            return False
        return not self.month or any(self._fits(named, today) for named in self._named(today))

    def _named(self, today: date) -> Iterator[date]:
        for year in (today.year - 1, today.year, today.year + 1):
            try:
                named = date(year, self.month, self.day) - timedelta(bool(self.eve_of))
            except ValueError:
                continue
            yield named

    def _fits(self, named: date, today: date) -> bool:
        passed = (today - named).days
        if self.weekday and named.isoweekday() != self.weekday:
            return False
        if self.direction is Direction.BACK:
            return 0 <= passed <= self.within
        return 0 <= -passed <= NEAR if self.direction is Direction.AHEAD else abs(passed) <= NEAR

    def bears_on(self, days: Sequence[date]) -> bool:
        """Whether it rules out the day before or the day after, or the years around."""
        beside = (days[0] - timedelta(1), days[-1] + timedelta(1))
        years_off = [day for years in (-366, -365, 365, 366) for day in (days[0] + timedelta(years),)]
        return not all(self.allows(day) for day in beside) or not all(self.allows(day) for day in years_off)

    def says(self, today: date) -> str:
        """What it says of the date, in words."""
        if self.dateline:
            return f"dateline: written on {self.not_before}, out that day or the next"
        if self.not_before:
            return f"told as past: written on {self.not_before} or later"
        if self.not_after:
            return f"told as still ahead: written on {self.not_after} or earlier"
        named = next((day for day in self._named(today) if self._fits(day, today)), today)
        which = f"the day before the {self.eve_of}, " if self.eve_of else ""
        falls = f", which must be a {named:%A}" if self.weekday else ""
        told = {Direction.BACK: "told as past", Direction.AHEAD: "still ahead", Direction.OPEN: "near"}[self.direction]
        return f"{which}{named.day} {named:%B}{falls}: {told}"


def sightings(article: Article, analysis: Analysis) -> list[Sighting]:
    """All clues in the article's own text."""
    lines = [_Line(article.text, s, tuple(_settled(article.text, s))) for s in analysis.sentences]
    bare = [sighting for line in lines for sighting in _without_year(line)]
    dated = _events(lines, bare)
    told = [sighting for line in lines for sighting in _told_by_event(line, dated)]
    named = _events(lines, sorted([*bare, *told], key=lambda s: s.start))
    weekdays = [sighting for line in lines for sighting in _weekdays(line, named)]
    return [*_datelines(lines), *_with_year(lines), *bare, *told, *weekdays]


@dataclass(frozen=True, slots=True)
class _Line:
    """A sentence with the longest expression of each place."""

    text: str
    sentence: Sentence
    found: tuple[Found, ...]

    def direction(self, start: int, end: int) -> Direction:
        return direction(self.sentence.tokens, start, end)


def _settled(text: str, sentence: Sentence) -> Iterator[Found]:
    """The longest candidate of each cluster."""
    for cluster in clusters(find(text, sentence.start, sentence.end, sentence.tokens)):
        yield cluster[0]


WHEN = re.compile(r"\b(?:in|on|since|until|during|early|late)\s+$", re.IGNORECASE)
"""A year is told as past only where it says when: "the 2016 race" may be years off (PolNeAR, BASIL)."""


def _with_year(lines: Sequence[_Line]) -> Iterator[Sighting]:
    """Dates and periods that mean the same whatever the article's day."""
    finds = [list(line.found) for line in lines]
    readings = [{(r.start, r.end): r.meaning for r in read_on(finds, day)} for day in PROBES[:2]]
    for line in lines:
        for found in line.found:
            one, other = (reading.get((found.start, found.end)) for reading in readings)
            if one is None or other is None or one.edtf != other.edtf or one.type is not TimeType.DATE:
                continue
            if _is_dateline(line, found):
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


def _datelines(lines: Sequence[_Line]) -> Iterator[Sighting]:
    """A dateline with the full date: "PORT ELLIS, May 10, 2013 (Agency) --"."""
    for line in lines[:OPENING_LINES]:
        for found in line.found:
            match = found.match
            if found.rule.name not in BARE_DAYS[:2] or not match["year"] or not _is_dateline(line, found):
                continue
            day = _real(int(match["year"]), month_number(match["month"]), int(re.sub(r"\D", "", match["day"])))
            if day:
                after = day + timedelta(1)
                yield Sighting(found.start, found.end, not_before=day, not_after=after, current=True, dateline=True)


def _real(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_dateline(line: _Line, found: Found) -> bool:
    """Whether the date stands near the start of its sentence, after a place in capitals, before a dash or an agency."""
    place = line.text[line.sentence.start : found.start]
    return bool(len(place) < DATELINE_REACH and PLACE.match(place) and DATELINE.match(line.text, found.end))


def _without_year(line: _Line) -> Iterator[Sighting]:
    """Days of a month without their year, and the weekday that stands before them."""
    for found in line.found:
        match = found.match
        if found.rule.name not in BARE_DAYS or match["year"] or match["that"]:
            continue
        weekday = WEEKDAY_FIRST.match(match.group())
        dateline = _is_dateline(line, found)
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


def _events(lines: Sequence[_Line], days: Sequence[Sighting]) -> _Events:
    """Event noun -> the events of that noun for which one of the days is named."""
    found: dict[str, list[_Event]] = {}
    for line in lines:
        for day in _in_line(line, days):
            if event := _event_of(line, day.start, day.end):
                noun = event["noun"].lower()
                found.setdefault(noun, []).append(_Event(noun, capitals(event["names"]), day))
    return found


def _event_of(line: _Line, start: int, end: int) -> re.Match[str] | None:
    return named_event(line.text, (line.sentence.start, line.sentence.end), start, end)


def _days_of(event: re.Match[str], events: _Events) -> list[Sighting]:
    """The days named for the event, by its noun; not those of one with another name."""
    names = capitals(event["names"])
    same_noun = events.get(event["noun"].lower(), ())
    return [e.day for e in same_noun if not (names and e.names) or names & e.names]


def _in_line(line: _Line, seen: Sequence[Sighting]) -> Sequence[Sighting]:
    """Those of `seen`, which are in order of the text, that stand in the sentence."""
    first = bisect_left(seen, line.sentence.start, key=lambda s: s.start)
    return seen[first : bisect_left(seen, line.sentence.end, lo=first, key=lambda s: s.start)]


def _told_by_event(line: _Line, events: _Events) -> Iterator[Sighting]:
    """ "The eve of the summit", "the upcoming summit", where one day is named for it."""
    for pattern in (EVE, UPCOMING):
        for match in pattern.finditer(line.text, line.sentence.start, line.sentence.end):
            days = {(day.month, day.day) for day in _days_of(match, events)}
            if len(days) == 1:
                yield _told(line, match, *days.pop())


def _told(line: _Line, match: re.Match[str], month: int, day: int) -> Sighting:
    if match.re is UPCOMING:
        return Sighting(match.start(), match.end(), month=month, day=day, direction=Direction.AHEAD)
    told, noun = line.direction(match.start(), match.end()), match["noun"].lower()
    return Sighting(match.start(), match.end(), month=month, day=day, direction=told, eve_of=noun)


def _weekdays(line: _Line, events: _Events) -> Iterator[Sighting]:
    """A bare weekday of an event that is also told by its date: the date must fall on that weekday, this past week."""
    for found in line.found:
        if found.rule.name != "weekday" or found.match["which"] or found.direction is not Direction.BACK:
            continue
        event = _event_of(line, found.start, found.end)
        named = _days_of(event, events) if event else []
        days = {(day.month, day.day, day.eve_of) for day in named if day.direction is Direction.BACK}
        if len(days) == 1:
            month, day, eve_of = days.pop()
            weekday = weekday_number(found.match["weekday"])
            yield Sighting(found.start, found.end, None, None, month, day, weekday, Direction.BACK, WEEK, eve_of)
