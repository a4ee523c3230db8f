"""The timeline, and of it the events that lead: what each report is about, and what several origins report."""

import re
from collections.abc import Mapping
from dataclasses import replace

from commonground.annotating.happenings.triggers import SPEECH
from commonground.comparing.events.main_event import NEWS, news_of
from commonground.records import edtf
from commonground.records.annotations import Annotations, Event, Status
from commonground.records.article import Basis
from commonground.records.story import EventMention, Report, Story, StoryEvent
from commonground.showing.dates import days_in_words
from commonground.showing.digest.lines import Happening, When
from commonground.showing.words import around, plain

TOOK_PLACE = (Status.HAPPENED, Status.ONGOING)
KNOWN = 5
"""So many events lead at most; the others stand in the timeline below them."""

YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")
DIGIT = re.compile(r"\d")

Reports = Mapping[str, Report]


def timeline(story: Story) -> tuple[Happening, ...]:
    """The events of the story's timeline, in its order; what somebody said stands under who said what."""
    reports = {report.article.id: report for report in story.reports}
    events = {event.id: event for event in story.events}
    leads = _leads(story)
    told = [
        _happening(events[id], reports, leads)
        for id in story.timeline
        if id in events and (_is_news(events[id], leads) or not _only_said(events[id], reports))
    ]
    return _without_repeats(told)


def _is_news(event: StoryEvent, leads: set[EventMention]) -> bool:
    """Whether a report opens with it, and it is speech by its kind too."""
    return event.kind in SPEECH and not leads.isdisjoint(event.mentions)


def _only_said(event: StoryEvent, reports: Reports) -> bool:
    """Whether every mention's trigger is the cue of a statement, so that it is a line of who said what already.

    "Pleaded guilty" is more than the cue "pleaded".
    """
    return all(_is_cue(reports[mention.article].annotations, mention.event) for mention in event.mentions)


def _is_cue(annotations: Annotations, event: int) -> bool:
    trigger = annotations.events[event].trigger
    return any(trigger.within(said.cue) for said in annotations.statements if said.cue)


def _without_repeats(told: list[Happening]) -> tuple[Happening, ...]:
    """Events that one line shows are one line, with the evidence of all."""
    alike: dict[object, list[Happening]] = {}
    for happening in told:
        lines = alike.setdefault((str(happening.when), happening.status, happening.attributed_to), [])
        at = next((at for at, line in enumerate(lines) if _is_one_line(line, happening)), None)
        if at is None:
            lines.append(happening)
        else:
            lines[at] = _both(lines[at], happening)
    shown = {line.event: line for lines in alike.values() for line in lines}
    return tuple(shown[happening.event] for happening in told if happening.event in shown)


def _is_one_line(one: Happening, other: Happening) -> bool:
    """Whether two events of one day and standing are shown in the same words, or by the longer of their clauses.

    The shorter clause begins where the longer one does, and no other report tells what it tells: its number beside the
    longer one would say that it told all of that.
    """
    if (one.words, one.trigger) == (other.words, other.trigger):
        return True
    longer, shorter = _by_length(one, other)
    here = longer.evidence[0]
    begins = (shorter.evidence[0].article, shorter.evidence[0].start) == (here.article, here.start)
    return begins and all(span.article == here.article for span in shorter.evidence)


def _by_length(one: Happening, other: Happening) -> tuple[Happening, Happening]:
    first, second = len(one.evidence[0].text), len(other.evidence[0].text)
    return (one, other) if first >= second else (other, one)


def _both(first: Happening, second: Happening) -> Happening:
    """Two events as one line: the words of the longer clause, and what a report is about if one of them is."""
    longer, shorter = _by_length(first, second)
    evidence = dict.fromkeys(longer.evidence + shorter.evidence)
    return replace(longer, evidence=tuple(evidence), main=first.main or second.main)


def known(story: Story, happenings: tuple[Happening, ...]) -> tuple[Happening, ...]:
    """The dated events that took place and are what a report is about, or stand in several: the news first."""
    kept = {id: copies.kept for copies in story.copies for id in copies.articles}

    def origins(happening: Happening) -> int:
        return len({kept.get(span.article, span.article) for span in happening.evidence})

    told = [h for h in happenings if h.status in TOOK_PLACE and h.when.words and (h.main or origins(h) > 1)]

    def background(happening: Happening) -> bool:
        return not happening.main or _is_old(happening, reports)

    reports = {report.article.id: report for report in story.reports}
    chosen = sorted(told, key=lambda h: (background(h), -origins(h)))[:KNOWN]
    return tuple(sorted((h for h in happenings if h in chosen), key=background))


def _is_old(happening: Happening, reports: Reports) -> bool:
    """Whether it was over long before every report that tells of it came out."""
    last = edtf.days(happening.date)[1]
    out = (edtf.days(reports[span.article].annotations.published.edtf)[0] for span in happening.evidence)
    return last is not None and all(first is not None and (first - last).days > NEWS for first in out)


def _leads(story: Story) -> set[EventMention]:
    """For each report the mentions of what it is about."""
    return {mention for report in story.reports for mention in news_of(report)}


def _happening(event: StoryEvent, reports: Reports, leads: set[EventMention]) -> Happening:
    said = [(reports[m.article], reports[m.article].annotations.events[m.event]) for m in event.mentions]
    place = event.place or next((one.place.words for _, one in said if one.place), None)
    words, trigger = _shown(event, [one for _, one in said])
    return Happening(
        event=event.id,
        when=_when(event, said),
        words=words,
        trigger=trigger,
        evidence=tuple(one.clause for _, one in said),
        status=event.status or said[0][1].status,
        kind=event.kind,
        date=event.date,
        attributed_to=_whose_word(event.status, [one for _, one in said]),
        place=plain(place) if place else None,
        date_words=_relative_words(event, said),
        main=not leads.isdisjoint(event.mentions),
    )


def _whose_word(status: Status | None, said: list[Event]) -> tuple[str, ...]:
    """Whose word the status is; nobody's where a report says it as its own."""
    names = [one.attributed_to for one in said if status in (None, one.status)]
    return tuple(dict.fromkeys(plain(name) for name in names if name)) if all(names) else ()


def _shown(event: StoryEvent, said: list[Event]) -> tuple[str, tuple[int, int]]:
    """The event's words, a long clause cut about the word that names it, and where that word stands in them."""
    words = plain(event.label)
    one = next((one for one in said if one.clause.text == event.label and one.trigger.within(one.clause)), None)
    if one is None:
        return words, (0, 0)
    trigger = plain(one.trigger.text)
    before = plain(one.clause.text[: one.trigger.start - one.clause.start])
    start = words.find(trigger, len(before))
    if not trigger or start < 0:
        return words, (0, 0)
    cut, moved = around(words, start, start + len(trigger))
    return cut, (start + moved, start + moved + len(trigger))


def _when(event: StoryEvent, said: list[tuple[Report, Event]]) -> When:
    if not event.date:
        return When()
    return When(days_in_words(event.date), not any(is_stated(report, one) for report, one in said if one.date))


def is_stated(report: Report, event: Event) -> bool:
    """Whether the text states when: counted from a stated publication date, or with its year in the words."""
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
