"""Times told by an event that the same article dates: "the eve of the summit", "the upcoming vote"."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from commonground.annotating.timex.meaning import Meaning, on_day, on_days
from commonground.annotating.timex.resolving import Read
from commonground.annotating.timex.vocabulary import NUMBER, S, any_of, number
from commonground.records import edtf
from commonground.records.annotations import TimeType
from commonground.tables import words

NOUN = any_of(words("commonground.annotating.timex", "gatherings"))
NAMED = rf"(?P<names>(?:[\w'&.-]{{1,30}}{S}){{0,4}}?)(?P<noun>{NOUN})\b"
EVE = re.compile(rf"\b(?:the{S})?eve{S}of{S}(?:(?:the|a|an|his|her|their|its|this){S})?{NAMED}", re.IGNORECASE)
UPCOMING = re.compile(rf"\b(?:the|this){S}(?:upcoming|forthcoming|coming|looming|approaching){S}{NAMED}", re.IGNORECASE)
MENTION = re.compile(rf"{NAMED}", re.IGNORECASE)
COUNTED = re.compile(
    rf"\b(?P<number>{NUMBER}){S}(?P<unit>days?|weeks?){S}(?P<side>before|after){S}(?:(?:the|a|an|his|her|their|its|this){S})?{NAMED}",
    re.IGNORECASE,
)
""" "Two days before the harvest fair"."""
# "the harvest fair of the valley towns on 4-5 October", "the vote, on 3 May", "talks scheduled for Monday",
# "the fair, which the mayor will open on 4 October"
THEN_DATE = re.compile(
    rf"(?:,{S}which)?(?:{S}(?:of|in|at|between|with|for|to|the|a|an|and|'s|[\w'&.-]{{1,30}})){{0,7}}?"
    rf"(?:,?{S}(?:on|from|for|starting|beginning|of|set{S}for|due{S}on)|,|{S}\()\s{{1,4}}(?:the{S})?",
    re.IGNORECASE,
)
ARTICLES = ("the", "a", "an", "this", "his", "her", "their", "its")
LONGEST_EVENT = 31
"""Days; a longer stretch is no day on which an event starts."""


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """An event noun, the capitalised words before it, and its first and last day."""

    noun: str
    names: frozenset[str]
    first: date
    last: date


def read_anchored(text: str, sentences: Sequence[tuple[int, int]], reads: Sequence[Read]) -> list[Read]:
    """The expressions told by an event, dated where exactly one dated event of the article fits."""
    mentions = [(match, kind) for start, end in sentences for match, kind in _mentions(text, start, end)]
    if not mentions:
        return []
    dated = [event for start, end in sentences for event in _dated_events(text, start, end, reads)]
    found = (_read(match, kind, dated) for match, kind in mentions)
    return [read for read in found if read is not None]


def _mentions(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], str]]:
    for match in EVE.finditer(text, start, end):
        yield match, "eve"
    for match in UPCOMING.finditer(text, start, end):
        yield match, "upcoming"


def _read(match: re.Match[str], kind: str, dated: Sequence[DatedEvent]) -> Read | None:
    noun, names = match["noun"].lower(), capitals(match["names"])
    fitting = {(e.first, e.last) for e in dated if e.noun == noun and not (names and e.names and not names & e.names)}
    if len(fitting) == 1:
        first, last = fitting.pop()
        return Read(match.start(), match.end(), _told_by(kind, noun, first, last))
    if kind == "eve":
        how = f"the day before the {noun}, which the text does not date"
        return Read(match.start(), match.end(), Meaning(TimeType.DATE, "XXXX-XX-XX", how))
    return None


def days_counted(match: re.Match[str]) -> int | None:
    """How many days a match of `COUNTED` lies after its event, negative before it; None for a broken number."""
    amount = number(match["number"])
    if amount is None or amount != int(amount):
        return None
    days = int(amount) * (7 if match["unit"].lower().startswith("week") else 1)
    return -days if match["side"].lower() == "before" else days


def _told_by(kind: str, noun: str, first: date, last: date) -> Meaning:
    if kind == "eve":
        return on_day(first - timedelta(1), f"the day before the {noun} that the text dates")
    how = f"the {noun} that the text dates"
    return on_day(first, how) if first == last else on_days(first, last, how)


def capitals(words_before: str) -> frozenset[str]:
    """The name right before the noun: "G8", "Baltic"."""
    named = takewhile(lambda word: word[:1].isupper() and word.lower() not in ARTICLES, reversed(words_before.split()))
    return frozenset(word.lower() for word in named)


def _dated_events(text: str, start: int, end: int, reads: Sequence[Read]) -> Iterator[DatedEvent]:
    """Event nouns of a sentence with a date right after them, or right before ("the June 17-18 summit")."""
    within = slice(bisect_left(reads, start, key=lambda r: r.start), bisect_left(reads, end, key=lambda r: r.start))
    for read in reads[within]:
        if read.meaning.type is not TimeType.DATE:
            continue
        first, last = edtf.days(read.meaning.edtf)
        if first is None or last is None or (last - first).days >= LONGEST_EVENT:
            continue
        noun = named_event(text, (start, end), read.start, read.end)
        if noun:
            yield DatedEvent(noun["noun"].lower(), capitals(noun["names"]), first, last)


def named_event(text: str, sentence: tuple[int, int], start: int, end: int) -> re.Match[str] | None:
    """The event noun that the date at `start` to `end` belongs to: right before it, or right after."""
    return _noun_before(text, sentence[0], start) or _noun_after(text, end, sentence[1])


def _noun_before(text: str, start: int, date_start: int) -> re.Match[str] | None:
    nearest = None
    for match in MENTION.finditer(text, max(start, date_start - 120), date_start):
        if THEN_DATE.fullmatch(text, match.end(), date_start):
            nearest = match
    return nearest


def _noun_after(text: str, date_end: int, end: int) -> re.Match[str] | None:
    gap = re.compile(rf"(?:['’]s)?{S}").match(text, date_end, end)
    return MENTION.match(text, gap.end(), end) if gap else None
