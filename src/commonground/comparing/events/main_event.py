"""What a report is about: the event that its headline and lead name, with when, where and who."""

from dataclasses import dataclass

from commonground.comparing.events.happenings import Happening, Named, mentions_of, narrow
from commonground.comparing.events.joining import within
from commonground.comparing.events.kinds import befell, family, weight
from commonground.comparing.people.participants import named
from commonground.records import edtf
from commonground.records.annotations import Participant, Status
from commonground.records.article import Basis, Role
from commonground.records.story import EventMention, Report

PLACE_IN_REPORT = {Role.HEADLINE: 3.0, Role.STANDFIRST: 2.0, Role.CAPTION: 1.5}
LEAD = (2.5, 2.0, 1.0)
"""Weight of a mention in the first three body paragraphs; later ones count `LATER`."""
LATER = 0.4
STATUS = {Status.HAPPENED: 1.0, Status.ONGOING: 0.7, Status.PLANNED: 0.7, Status.ALLEGED: 0.8}
"""News is what happened: an event that is only planned, denied or conditional is seldom what a report is about."""
HARDLY = 0.4
NEWS = 21
"""Days after which an event is background to a report."""
OLD = 0.3
SPOKEN = "statement"
"""The family of events that are nothing but speech."""
OPENING = 2
"""Paragraphs in which a report says what its news is."""
LEAST_SALIENCE = 1.0
"""Below this the report names no event that it is about."""


@dataclass(frozen=True, slots=True)
class MainEvent:
    """The main event of a report; `basis` says how the date is known, `date` and `place` are None where not stated."""

    happening: Happening
    basis: Basis

    @property
    def date(self) -> str | None:
        """Its date (EDTF)."""
        return self.happening.date

    @property
    def place(self) -> str | None:
        """Its place, as the report writes it."""
        return self.happening.place

    @property
    def people(self) -> tuple[Participant, ...]:
        """Those named in it."""
        return tuple(named(self.happening.participants))

    @property
    def befell(self) -> tuple[Participant, ...]:
        """Those it befell, where its kind is told by them: who was arrested, named to an office, killed."""
        found = {
            p.name: p for m in self.happening.mentions for p in m.event.participants if p.role in befell(m.event.kind)
        }
        return tuple(named(found.values()))

    @property
    def family(self) -> str:
        """The family of its kind."""
        return family(self.happening.kind)


def news_of(report: Report) -> frozenset[EventMention]:
    """The mentions of what a report is about: its main event, and the first thing of a stated day that it opens with.

    A main event that was over long before is background where the report opens with something newer.
    """
    main, opening = main_event(report), _opening(report)
    found = main.happening.mentions if main and family(main.happening.kind) != SPOKEN else ()
    if opening and main and is_old(main.happening, report):
        found = ()
    return frozenset(named.mention for named in (*found, *((opening,) if opening else ())))


def _opening(report: Report) -> Named | None:
    """The first event of a known day of the first paragraphs that is neither ahead nor long over."""
    body = report.article.blocks_of(Role.BODY)[:OPENING]
    for block in body:
        here = [m for m in mentions_of(report) if m.event.trigger.within(block) and m.day and not m.ahead]
        fresh = [m for m in here if m.event.status is not Status.DENIED and not is_old(Happening((m,)), report)]
        if fresh:
            return min(fresh, key=lambda m: m.order)
    return None


def main_event(report: Report) -> MainEvent | None:
    """The most salient happening of the report; None where no event stands out."""
    ranked = sorted(
        ((salience(happening, report), happening) for happening in within(report)),
        key=lambda pair: (-pair[0], pair[1].mentions[0].order),
    )
    if not ranked or ranked[0][0] < LEAST_SALIENCE:
        return None
    happening = ranked[0][1]
    return MainEvent(happening, date_basis(happening, report))


def salience(happening: Happening, report: Report) -> float:
    """Where its mentions stand, times how newsworthy its kind and status are, plus what is known of it."""
    best = max(_standing(mention, report) for mention in happening.mentions)
    more = 0.3 * min(len(happening.mentions) - 1, 4)
    status = max(STATUS.get(m.event.status, HARDLY) for m in happening.mentions)
    known = 0.5 * bool(named(happening.participants)) + 0.5 * narrow(happening.date) + 0.2 * bool(happening.place)
    return (best + more + known) * status * weight(happening.kind) * (OLD if is_old(happening, report) else 1.0)


def is_old(happening: Happening, report: Report) -> bool:
    """Whether it was over long before the report: background, not news."""
    last = edtf.days(happening.date)[1]
    first = edtf.days(report.annotations.published.edtf)[0]
    return last is not None and first is not None and (first - last).days > NEWS


def _standing(mention: Named, report: Report) -> float:
    paragraph = 0
    for block in report.article.blocks:
        if mention.event.trigger.within(block):
            if block.role in PLACE_IN_REPORT:
                return PLACE_IN_REPORT[block.role]
            return LEAD[paragraph] if paragraph < len(LEAD) else LATER
        paragraph += block.role is Role.BODY
    return LATER


def date_basis(happening: Happening, report: Report) -> Basis:
    """Stated where the page states its date or the words of the event spell out the year; else as the page's date."""
    if happening.date is None:
        return Basis.UNKNOWN
    page = report.annotations.published.basis
    spelled = any(happening.date[:4] in span.text for m in happening.mentions for span in m.event.basis)
    return Basis.STATED if spelled or page is Basis.STATED else Basis.INFERRED
