"""The events of a story in the order in which they happened."""

from collections.abc import Sequence

from commonground.comparing.folding import folded
from commonground.comparing.happenings import Happening
from commonground.comparing.joining import across
from commonground.comparing.kinds import family
from commonground.records import edtf
from commonground.records.story import Report, StoryEvent

SPOKEN = "statement"
"""The family of events that are nothing but speech; statements show them, the timeline does not."""


def find_events(reports: Sequence[Report], one_event: frozenset[tuple[str, str]], story: str) -> tuple[StoryEvent, ...]:
    """The events of the reports, whose entities are one table, in order of time; speech itself is left out."""
    happenings = [h for h in folded(across(reports, one_event)) if family(h.kind) != SPOKEN]
    happenings.sort(key=_when)
    return tuple(_event(happening, f"{story}-v{n}") for n, happening in enumerate(happenings, 1))


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
    return edtf.sort_key(happening.date), happening.mentions[0].order
