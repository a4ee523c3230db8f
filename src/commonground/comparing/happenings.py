"""Event mentions put together: what one report, or several, name as one thing in the world."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from commonground.comparing.kinds import family, repeats
from commonground.comparing.participants import common, named, same_name
from commonground.comparing.terms import stem
from commonground.records import edtf
from commonground.records.annotations import Event, Participant, Status
from commonground.records.story import EventMention, Report

LONGEST = 7
"""Days that a date may cover and still tell one event from another of its kind: a summit, not a year."""


@dataclass(frozen=True, slots=True)
class Named:
    """One event mention with the report it stands in."""

    mention: EventMention
    event: Event
    report: Report

    @property
    def day(self) -> bool:
        """Whether its date is narrow enough to tell events apart."""
        return narrow(self.event.date)

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands: article, then position."""
        return self.mention.article, self.event.trigger.start


@dataclass(frozen=True, slots=True)
class Happening:
    """Mentions of one thing in the world."""

    mentions: tuple[Named, ...]

    @property
    def kind(self) -> str:
        """The kind of the first mention with the best date."""
        return self.best.event.kind

    @property
    def best(self) -> Named:
        """The mention that says most: narrowest date, most participants, a place; the earliest among equals."""
        return max(self.mentions, key=_tells)

    @property
    def date(self) -> str | None:
        """The narrowest date any mention has."""
        dates = [m.event.date for m in self.mentions if m.event.date]
        return min(dates, key=breadth) if dates else None

    @property
    def place(self) -> str | None:
        """Where a mention says it was, as the first one writes it."""
        return next((m.event.place.name for m in self.mentions if m.event.place), None)

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Everybody that a mention names, each name once."""
        found = {p.name: p for m in self.mentions for p in m.event.participants}
        return tuple(found.values())

    @property
    def triggers(self) -> frozenset[str]:
        """The stems of the words that name it."""
        return frozenset(stem(word) for m in self.mentions for word in m.event.trigger.text.split())

    @property
    def articles(self) -> frozenset[str]:
        """The ids of the articles that mention it."""
        return frozenset(m.mention.article for m in self.mentions)

    @property
    def status(self) -> Status | None:
        """What the mentions say of it together; None where one denies what another reports."""
        return together(m.event.status for m in self.mentions)


def breadth(date_: str) -> int:
    """How many days an EDTF date covers; an open one counts as very many."""
    first, last = edtf.days(date_)
    return (last - first).days if first and last else date.max.toordinal()


def narrow(date_: str | None) -> bool:
    """Whether a date is known to within `LONGEST` days."""
    return date_ is not None and breadth(date_) < LONGEST


def together(statuses: Iterable[Status]) -> Status | None:
    """One status for an event: what happened outweighs what was planned or alleged; a denial beside it gives None."""
    found = set(statuses)
    if len(found) == 1:
        return found.pop()
    if Status.DENIED in found:
        return None
    order = (Status.HAPPENED, Status.ONGOING, Status.PLANNED, Status.ALLEGED, Status.CONDITIONAL)
    return next((s for s in order if s in found), None)


def mentions_of(report: Report) -> list[Named]:
    """The event mentions of a report, in text order."""
    found = [Named(EventMention(report.article.id, i), e, report) for i, e in enumerate(report.annotations.events)]
    return sorted(found, key=lambda m: m.order)


def can_be_one(a: Happening, b: Happening) -> bool:
    """Whether nothing speaks against two being one event: family, dates, places; unknown is not different."""
    if family(a.kind) != family(b.kind):
        return False
    if not all(edtf.compatible(m.event.date, n.event.date) for m in a.mentions for n in b.mentions):
        return False
    if a.articles & b.articles and _is_ahead(a) != _is_ahead(b) and not (a.date and b.date):
        return False
    places_a = {m.event.place.name for m in a.mentions if m.event.place}
    places_b = {m.event.place.name for m in b.mentions if m.event.place}
    return not places_a or not places_b or any(same_name(p, q) for p in places_a for q in places_b)


def _is_ahead(happening: Happening) -> bool:
    """Whether its report speaks of it as still to come; one report does not mean by it what it says has happened."""
    return happening.status in (Status.PLANNED, Status.CONDITIONAL)


def likeness(a: Happening, b: Happening) -> float:
    """How much speaks for two compatible mentions being one event: people, date, place and words they share."""
    people = len(common(named(a.participants), named(b.participants), one_table=True))
    dated = any(m.day and n.day for m in a.mentions for n in b.mentions)
    place = bool(a.place and b.place)
    words = len(a.triggers & b.triggers) > 0
    return 1.5 * min(people, 2) + 1.5 * dated + 1.0 * place + 1.0 * words


CLOSE = 1.0
"""What it adds that both stand in reports of one event."""
WITHIN = 2.0
"""Likeness at which two mentions of one report are one event: the same word, or one person in common."""
ACROSS = 3.0
"""Likeness at which mentions of two reports are: two people in common, or one person on the same day."""


def within(report: Report) -> list[Happening]:
    """The happenings of one report: each mention joins the earlier one that it is most like, if nothing forbids it."""
    found: list[Happening] = []
    for mention in mentions_of(report):
        single = Happening((mention,))
        home = _home(single, found, WITHIN)
        if home is None:
            found.append(single)
        else:
            found[home] = Happening((*found[home].mentions, mention))
    return found


def across(reports: Sequence[Report], same_event: frozenset[tuple[str, str]]) -> list[Happening]:
    """The happenings of a story's reports, whose entities are one table.

    `same_event` holds the pairs of article ids whose main events are one: there a shared word is enough.
    """
    found: list[Happening] = []
    for report in reports:
        grown = list(found)
        for happening in within(report):
            home = _home(happening, found, ACROSS, same_event)
            if home is None or grown[home] is not found[home]:
                grown.append(happening)
            else:
                grown[home] = Happening(found[home].mentions + happening.mentions)
        found = grown
    return found


def _home(
    happening: Happening, known: Sequence[Happening], least: float, near: frozenset[tuple[str, str]] = frozenset()
) -> int | None:
    """The known happening that this one is; None where none is like enough, or two are equally likely."""
    scored = []
    for index, other in enumerate(known):
        close = _close(happening, other, near)
        if (
            can_be_one(happening, other)
            and _grounded(happening, other)
            and (close or not _open_repeat(happening, other))
        ):
            scored.append((likeness(happening, other) + close * CLOSE, index))
    scored.sort(key=lambda pair: (-pair[0], pair[1]))
    if not scored or scored[0][0] < least:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0] and happening.date is None:
        return None if known[scored[0][1]].date != known[scored[1][1]].date else scored[0][1]
    return scored[0][1]


def _close(a: Happening, b: Happening, near: frozenset[tuple[str, str]]) -> bool:
    """Whether both stand in one report, or in two that tell one event."""
    return any(x == y or (min(x, y), max(x, y)) in near for x in a.articles for y in b.articles)


def _open_repeat(a: Happening, b: Happening) -> bool:
    """Whether it is something that people do again and again, and no date tells which time is meant.

    A wide date ("late April") tells it together with a place that both state.
    """
    if not (repeats(a.kind) or repeats(b.kind)):
        return False
    if a.place and b.place and a.date and b.date:
        return False
    return not (narrow(a.date) and narrow(b.date))


def _grounded(a: Happening, b: Happening) -> bool:
    """Whether two with named people on both sides share one of them."""
    people_a, people_b = named(a.participants), named(b.participants)
    return not people_a or not people_b or bool(common(people_a, people_b, one_table=True))


def _tells(mention: Named) -> tuple[int, int, bool, int, str]:
    event = mention.event
    width = breadth(event.date) if event.date else date.max.toordinal() + 1
    return -width, len(event.participants), event.place is not None, -event.trigger.start, mention.mention.article
