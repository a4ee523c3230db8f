"""What mentions of one thing in the world say together: its date, place, people and status."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonground.annotating.happenings.day_deeds import KIND as DEED
from commonground.annotating.happenings.triggers import names_only
from commonground.comparing.words.terms import stem
from commonground.records import edtf
from commonground.records.annotations import Event, Participant, Status
from commonground.records.article import Role
from commonground.records.story import EventMention, Report
from commonground.tables import words as table_words

AHEAD = frozenset((Status.PLANNED, Status.CONDITIONAL))
PARTICLES = table_words("commonground.comparing.events", "particles")
"""Words of a trigger that name no event: "shot down" and "burned down" have nothing in common."""
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
    def ahead(self) -> bool:
        """Whether it is spoken of as still to come."""
        return self.event.status in AHEAD

    @property
    def in_caption(self) -> bool:
        """Whether it stands under a picture, where words describe what is seen and not what took place."""
        captions = self.report.article.blocks_of(Role.CAPTION)
        return any(self.event.trigger.within(caption) for caption in captions)

    @property
    def order(self) -> tuple[str, int]:
        """Where it stands: article, then position."""
        return self.mention.article, self.event.trigger.start


@dataclass(frozen=True, slots=True)
class Happening:
    """Mentions of one thing in the world; `beside` are those of a lesser kind told by the same words."""

    mentions: tuple[Named, ...]
    beside: tuple[Named, ...] = ()

    @property
    def all(self) -> tuple[Named, ...]:
        """Its own mentions and those beside them."""
        return self.mentions + self.beside

    @property
    def kind(self) -> str:
        """The kind of the mention that says most, of those that are more than "something done"."""
        telling = [m for m in self.mentions if m.event.kind != DEED] or self.mentions
        return max(telling, key=_tells).event.kind

    @property
    def best(self) -> Named:
        """The mention that says most.

        What is no longer ahead, the narrowest date, most participants, a place; the earliest among equals.
        """
        return max(self.mentions, key=_tells)

    @property
    def shown(self) -> Named:
        """The mention whose words are shown.

        A caption's only where there is no other; one that has it as done; a verb that tells of it before a noun that
        names it; what says most.
        """
        return max(
            self.mentions,
            key=lambda m: (not m.in_caption, not m.ahead, not names_only(m.event.trigger.text), _tells(m)),
        )

    @property
    def date(self) -> str | None:
        """The narrowest date any mention has."""
        dates = [m.event.date for m in self.mentions if m.event.date]
        return min(dates, key=breadth) if dates else None

    @property
    def place(self) -> str | None:
        """Where a mention says it was, as the first one writes it."""
        return next((m.event.place.words for m in self.all if m.event.place), None)

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Everybody that a mention names, each name once."""
        found = {p.name: p for m in self.all for p in m.event.participants}
        return tuple(found.values())

    @property
    def triggers(self) -> frozenset[str]:
        """The stems of the words that name it, without particles and auxiliaries."""
        words = (word for m in self.mentions for word in m.event.trigger.text.split())
        return frozenset(stem(word) for word in words if word.lower() not in PARTICLES)

    @property
    def articles(self) -> frozenset[str]:
        """The ids of the articles that mention it."""
        return frozenset(m.mention.article for m in self.mentions)

    @property
    def status(self) -> Status | None:
        """What the mentions say of it together; None where one denies what another reports.

        A date that reaches past its report settles nothing where another mention says that it is planned.
        """
        planned = any(m.event.status is Status.PLANNED for m in self.mentions)
        return together(m.event.status for m in self.mentions if not (planned and _reaches_past(m)))


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


def _reaches_past(mention: Named) -> bool:
    """Whether it counts as happened by a date, wider than a few days, that ends after the report came out."""
    last = edtf.days(mention.event.date)[1]
    out = edtf.days(mention.report.annotations.published.edtf)[1]
    ended = mention.event.status is Status.HAPPENED and not mention.day
    return ended and last is not None and out is not None and last > out


def mentions_of(report: Report) -> list[Named]:
    """The event mentions of a report, in text order."""
    found = [Named(EventMention(report.article.id, i), e, report) for i, e in enumerate(report.annotations.events)]
    return sorted(found, key=lambda m: m.order)


def _tells(mention: Named) -> tuple[bool, int, int, bool, int, str]:
    event = mention.event
    width = breadth(event.date) if event.date else date.max.toordinal() + 1
    return (
        not mention.ahead,
        -width,
        len(event.participants),
        event.place is not None,
        -event.trigger.start,
        mention.mention.article,
    )
