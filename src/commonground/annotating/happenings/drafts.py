"""An event mention while it is being read."""

from dataclasses import dataclass, field

from commonground.annotating.happenings.lines import Line
from commonground.records.annotations import EventPlace, Participant, Statement, Status
from commonground.records.evidence import Evidence

MEETINGS = frozenset({"meeting"})
"""Kinds whose mentions in one article often are one and the same meeting; summits and conferences are named apart."""


@dataclass(slots=True, eq=False)
class Draft:
    """Tokens `first` to `last` (inclusive) of a sentence set off an event of a kind; the rest is filled in by stages.

    `noun` tells "the talks" from "they met"; `said` is the statement, where the event is one.
    """

    line: Line
    first: int
    last: int
    kind: str
    noun: bool
    said: Statement | None = None
    status: Status = Status.HAPPENED
    date: str | None = None
    basis: list[Evidence] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)
    place: EventPlace | None = None
    attributed_to: str | None = None
    told: bool = True
    """Whether the words say anything of whether it takes place; not in "the power to destroy"."""

    def dated(self, date: str | None, *basis: Evidence) -> None:
        """Give it a date with the spans it rests on; an event that is denied never gets one, nor is a date replaced."""
        if date and self.date is None and self.status is not Status.DENIED:
            self.date = date
            self.basis.extend(b for b in basis if b not in self.basis)

    def undate(self) -> None:
        """Take its date away."""
        self.date = None
        self.basis.clear()

    @property
    def names(self) -> frozenset[str]:
        """Who takes part, by name."""
        return frozenset(p.name for p in self.participants)
