"""The timeline, and of it the events that lead: each report's first, and what several origins report."""

import re
from collections.abc import Mapping

from commonground.records.annotations import Event, Status
from commonground.records.article import Basis
from commonground.records.story import Report, Story, StoryEvent
from commonground.showing.dates import days_in_words
from commonground.showing.digest.lines import Happening, When
from commonground.showing.words import plain

TOOK_PLACE = (Status.HAPPENED, Status.ONGOING)
KNOWN = 5
"""So many events lead at most; the others stand in the timeline below them."""

YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
DIGIT = re.compile(r"\d")

Reports = Mapping[str, Report]


def timeline(story: Story) -> tuple[Happening, ...]:
    """Every event of the story's timeline, in its order."""
    reports = {report.article.id: report for report in story.reports}
    events = {event.id: event for event in story.events}
    leads = _leads(story, reports)
    return tuple(_happening(events[id], reports, id in leads) for id in story.timeline if id in events)


def known(story: Story, happenings: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """The events that took place, have a date, and lead a report or stand in several; those in most origins first."""
    kept = {id: copies.kept for copies in story.copies for id in copies.articles}

    def origins(happening: Happening) -> int:
        return len({kept.get(span.article, span.article) for span in happening.evidence})

    told = [h for h in happenings if h.status in TOOK_PLACE and h.when.words and (h.main or origins(h) > 1)]
    chosen = sorted(told, key=lambda h: (not h.main, -origins(h)))[:KNOWN]
    return tuple(h for h in happenings if h in chosen)


def _leads(story: Story, reports: Reports) -> set[str]:
    """For each report the event that its text names first among those that took place and have a date."""
    first: dict[str, tuple[int, str]] = {}
    for event in story.events:
        for mention in event.mentions:
            said = reports[mention.article].annotations.events[mention.event]
            if event.date and (event.status or said.status) in TOOK_PLACE:
                place = (said.trigger.start, event.id)
                first[mention.article] = min(first.get(mention.article, place), place)
    return {id for _, id in first.values()}


def _happening(event: StoryEvent, reports: Reports, main: bool) -> Happening:
    said = [(reports[m.article], reports[m.article].annotations.events[m.event]) for m in event.mentions]
    place = event.place or next((one.place.name for _, one in said if one.place), None)
    return Happening(
        when=_when(event, said),
        words=plain(event.label),
        evidence=tuple(one.clause for _, one in said),
        status=event.status or said[0][1].status,
        attributed_to=tuple(dict.fromkeys(plain(one.attributed_to) for _, one in said if one.attributed_to)),
        place=plain(place) if place else None,
        date_words=_relative_words(event, said),
        main=main,
    )


def _when(event: StoryEvent, said: list[tuple[Report, Event]]) -> When:
    if not event.date:
        return When()
    return When(days_in_words(event.date), not any(_stated(report, one) for report, one in said if one.date))


def _stated(report: Report, event: Event) -> bool:
    """Whether the text states the date: counted from a stated publication date, or with its year in the words."""
    if report.annotations.published.basis is Basis.STATED:
        return True
    years = set(YEAR.findall(event.date or ""))
    return bool(years) and any(years & set(YEAR.findall(span.text)) for span in event.basis)


def _relative_words(event: StoryEvent, said: list[tuple[Report, Event]]) -> tuple[str, ...]:
    """The words that a date was reckoned from, where none of them has a digit ("on Monday", "earlier this week")."""
    spans = [span for _, one in said if one.date for span in one.basis]
    if not event.date or any(DIGIT.search(span.text) for span in spans):
        return ()
    return tuple(dict.fromkeys(plain(span.text) for span in spans))
