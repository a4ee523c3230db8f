"""Event kinds and the families in which mentions can be of one event (kinds.tsv)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from commonground.tables import rows

BEFELL = {"object": ("patient", "recipient"), "subject": ("agent", "patient", "participant")}
"""Roles of participants whom an event of such a kind befalls."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A row of kinds.tsv, whose head says what the columns mean."""

    family: str
    weight: float = 1.0
    repeats: bool = False
    once: bool = False
    befalls: str = ""
    several: bool = False


@cache
def _table() -> Mapping[str, Kind]:
    table = rows("commonground.comparing.events", "kinds")
    return {
        kind: Kind(name, float(weight), again == "yes", again == "once", befalls, several == "yes")
        for kind, name, weight, again, befalls, several in table
    }


def family(kind: str) -> str:
    """The family of a kind; a kind that is not listed is its own."""
    return _table().get(kind, Kind(kind)).family


def weight(kind: str) -> float:
    """How readily an event of this kind is what a report is about."""
    return _table().get(kind, Kind(kind)).weight


def repeats(kind: str) -> bool:
    """Whether the same people do such a thing again and again."""
    return _table().get(kind, Kind(kind)).repeats


def once(kind: str) -> bool:
    """Whether it happens to a person once."""
    return _table().get(kind, Kind(kind)).once


def befalls(kind: str) -> str:
    """Which part of the words names those who undergo it, "object" or "subject"; empty where nobody does."""
    return _table().get(kind, Kind(kind)).befalls


def several(kind: str) -> bool:
    """Whether one report often tells of several such things, so that the word alone does not make two mentions one."""
    known = _table().get(kind)
    return known is not None and (known.several or known.repeats)


def befell(kind: str) -> Sequence[str]:
    """The roles of those whom an event of this kind befalls; none where it befalls nobody."""
    return BEFELL.get(befalls(kind), ())
