"""The events of a story in the order in which they happened."""

from collections.abc import Sequence

from commonground.comparing.copies.origins import Origins
from commonground.comparing.events.folding import folded
from commonground.comparing.events.happenings import Happening, Named, mentions_of
from commonground.comparing.events.joining import across
from commonground.comparing.events.kinds import family
from commonground.comparing.events.main_event import SPOKEN, news_of
from commonground.comparing.telling.sayings import with_sayings
from commonground.records import edtf
from commonground.records.story import EventMention, Report, StoryEvent


def find_events(reports: Sequence[Report], one_event: frozenset[tuple[str, str]], story: str) -> tuple[StoryEvent, ...]:
    """The events of the reports, whose entities are one table, in order of time.

    Statements show what was said; of speech the timeline has no more than what a report opens with.
    """
    news = frozenset(mention for report in reports for mention in news_of(report))
    told = [h for h in folded(across(reports, one_event, news)) if family(h.kind) != SPOKEN]
    spoken = with_sayings(told, _spoken(reports, news), Origins(reports, (), one_event))
    happenings = sorted(spoken, key=_when)
    return tuple(_event(happening, f"{story}-v{n}") for n, happening in enumerate(happenings, 1))


def _spoken(reports: Sequence[Report], news: frozenset[EventMention]) -> list[Named]:
    """The statements that reports open with."""
    return [m for r in reports for m in mentions_of(r) if m.mention in news and family(m.event.kind) == SPOKEN]


def in_order(events: Sequence[StoryEvent]) -> tuple[str, ...]:
    """The ids of events by date, undated ones last and in the order given."""
    return tuple(event.id for event in sorted(events, key=lambda e: edtf.sort_key(e.date)))


def _event(happening: Happening, id: str) -> StoryEvent:
    return StoryEvent(
        id=id,
        label=happening.shown.event.clause.text,
        kind=happening.kind,
        mentions=tuple(named.mention for named in happening.all),
        date=happening.date,
        status=happening.status,
        place=happening.place,
    )


def _when(happening: Happening) -> tuple[object, ...]:
    return edtf.sort_key(happening.date), -len(happening.articles), happening.mentions[0].order
