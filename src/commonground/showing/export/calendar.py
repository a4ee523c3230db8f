"""The timeline as iCalendar (RFC 5545): what has days is an all-day event, what has none is a journal entry.

An event is placed on the days that its date names, one or a run of them. A date without a day ("March 2013"), one that
is open at an end ("since March 2011") and an unknown one get no day here: they are journal entries without a date, with
what is known of it in words. Nothing is taken from a clock: a calendar's stamp is the day of its last report.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from commonground.records import edtf
from commonground.records.annotations import Event, Status
from commonground.records.article import Dating
from commonground.records.story import Report, Story
from commonground.showing import labels
from commonground.showing.digest.lines import Digest, Happening
from commonground.showing.digest.tell import digests, in_order
from commonground.showing.export.carried import address, carried, urn
from commonground.showing.words import plain

LONGEST_LINE = 75
"""Octets of a content line, its line end left out (RFC 5545, 3.1)."""

MAKER = "-//Common Ground//commonground//EN"
NO_STAMP = "19700101T000000Z"
"""DTSTAMP where no report has a date: the property is required, and no other instant is known."""

DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:T[^/]*)?[~?%]*")
BLURRED = re.compile(r"[~?%]")
SPECIAL = re.compile(r"[\\;,]")
TAKES_PLACE = (Status.HAPPENED, Status.ONGOING)

Days = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Calendar:
    """The file's text, and how many events have days in it and how many have none."""

    text: str
    placed: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An event of a story's timeline with what it was taken from."""

    happening: Happening
    digest: Digest
    story: Story

    @property
    def days(self) -> Days | None:
        """First and last day, None where the date does not name them."""
        return named_days(self.happening.date)

    @property
    def reports(self) -> dict[str, Report]:
        """The story's reports by article."""
        return {report.article.id: report for report in self.story.reports}

    @property
    def named(self) -> Event:
        """The event as the first report names it."""
        event = next(each for each in self.story.events if each.id == self.happening.event)
        first = event.mentions[0]
        return self.reports[first.article].annotations.events[first.event]


def icalendar(stories: Sequence[Story]) -> Calendar:
    """The timelines of the stories in one calendar; lines end in CR LF."""
    told = zip(in_order(stories), digests(stories), strict=True)
    entries = [Entry(happening, digest, story) for story, digest in told for happening in digest.timeline]
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{MAKER}", "CALSCALE:GREGORIAN"]
    if len(stories) == 1:
        lines += [text_line("NAME", stories[0].title), text_line("X-WR-CALNAME", stories[0].title)]
    for entry in entries:
        lines += _component(entry)
    lines.append("END:VCALENDAR")
    placed = sum(entry.days is not None for entry in entries)
    return Calendar("".join(f"{folded(line)}\r\n" for line in lines), placed, len(entries) - placed)


def named_days(date: str | None) -> Days | None:
    """First and last day of a date (EDTF) whose every end is a day; None of any other."""
    if date is None or not all(DAY.fullmatch(end) for end in date.split("/")):
        return None
    try:
        first, last = edtf.days(date)
    except ValueError:
        return None
    return (first, last) if first and last and last < last.max else None


def text_line(name: str, *words: str) -> str:
    """A property of type TEXT, or a list of them; each of the words on one line, its marks escaped."""
    return f"{name}:" + ",".join(SPECIAL.sub(r"\\\g<0>", carried(plain(each))) for each in words)


def folded(line: str) -> str:
    """The line, and where it has more octets than allowed, lines that start with a blank; no character is torn."""
    parts, room = [""], LONGEST_LINE
    for character in line:
        size = len(character.encode("utf-8"))
        if size > room:
            parts.append("")
            room = LONGEST_LINE - 1
        parts[-1] += character
        room -= size
    return "\r\n ".join(parts)


def _component(entry: Entry) -> Iterator[str]:
    happening, days = entry.happening, entry.days
    kind = "VEVENT" if days else "VJOURNAL"
    yield f"BEGIN:{kind}"
    yield f"UID:{_uid(entry)}"
    yield f"DTSTAMP:{_stamp(entry.story)}"
    if days:
        yield f"DTSTART;VALUE=DATE:{days[0]:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{days[1] + timedelta(1):%Y%m%d}"
        yield f"STATUS:{'CONFIRMED' if _is_settled(happening) else 'TENTATIVE'}"
        yield "TRANSP:TRANSPARENT"
    yield text_line("SUMMARY", " · ".join([happening.words, *_remarks(happening)]))
    yield _description(entry)
    if days and happening.place:
        yield text_line("LOCATION", happening.place)
    yield text_line("CATEGORIES", happening.kind, happening.status.value)
    if page := address(entry.reports[happening.evidence[0].article].article):
        yield f"URL:{page}"
    yield from _evidence(happening)
    yield f"END:{kind}"


def _uid(entry: Entry) -> str:
    """The same in every export: made from where the first report names the event."""
    trigger = entry.named.trigger
    return urn("event", trigger.article, str(trigger.start), str(trigger.end)).removeprefix("urn:uuid:")


def _stamp(story: Story) -> str:
    """The start of the day of the last report or of its last change, in UTC."""
    known: list[Dating] = [report.annotations.published for report in story.reports]
    known += [report.article.updated for report in story.reports if report.article.updated]
    days = [dating.best[:10].replace("-", "") for dating in known if dating.best]
    return f"{max(days)}T000000Z" if days else NO_STAMP


def _is_settled(happening: Happening) -> bool:
    """Whether a report says in its own words that it took place, on a day that the text states."""
    own = happening.status in TAKES_PLACE and not happening.attributed_to
    return own and not happening.when.inferred and not BLURRED.search(happening.date or "")


def _remarks(happening: Happening) -> Iterator[str]:
    """What stands behind the words: whose word it is, and the date where it is more, or less, than one stated day."""
    if status := labels.status(happening):
        yield status
    days = named_days(happening.date)
    if not days or days[0] != days[1] or happening.when.inferred:
        yield str(happening.when)


def _description(entry: Entry) -> str:
    """When, and where each report says so: its name, the offsets, the words."""
    happening, digest = entry.happening, entry.digest
    when = str(happening.when) + (" (inferred: the page states no date)" if happening.when.inferred else "")
    reckoned = [f"reckoned from “{words}”" for words in happening.date_words]
    lines = [" · ".join([when, *reckoned])]
    sources = {source.article: source for source in digest.sources}
    for span in dict.fromkeys(happening.evidence):
        source = sources[span.article]
        where = f"{labels.name(source)}, {source.when}, characters {span.start}–{span.end}"
        lines.append(f"{labels.refs([source.number])} {where}: “{span.text}”")
    lines.append(f"story: {digest.title}")
    return r"\n".join([text_line("DESCRIPTION", lines[0]), *(text_line("", line)[1:] for line in lines[1:])])


def _evidence(happening: Happening) -> Iterator[str]:
    """What programs need to find the words again: the date as EDTF, and article with offsets for each stretch."""
    if happening.date:
        yield text_line("X-COMMONGROUND-DATE", happening.date)
    for span in dict.fromkeys(happening.evidence):
        yield text_line("X-COMMONGROUND-EVIDENCE", f"{span.article} {span.start}-{span.end}")
