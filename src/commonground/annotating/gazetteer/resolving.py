"""Which of the places that share a name is meant: the one the text says, else the one its neighbours and people favour.

The weights were chosen on LGL and TR-News (`python -m quality.places`).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, log, radians

from commonground.annotating.gazetteer.lookup import Entry
from commonground.annotating.gazetteer.names import folded
from commonground.annotating.gazetteer.toponyms import Toponym

OF_NAMED_STATE = 6.0
OF_NAMED_COUNTRY = 3.0
NEAR_ANOTHER = 3.5
BY_OTHER_NAME = 4.0
MOST_NEAR = 4
NEAR_KM = 100
KM_PER_DEGREE = 111.2
REGION_PEOPLE = 5_000_000
WEIGHED = 30
"""Candidates weighed for one name, those with most people."""
KIND_BONUS = {"country": 3.0, "region": 3.0, "state": 1.0, "county": 0.5, "city": 0.0}


def resolve(toponyms: Sequence[Toponym]) -> list[Entry | None]:
    """The place that each toponym means, in order; one name means one place throughout an article."""
    sure: dict[str, Entry | None] = {}
    for toponym in toponyms:
        if toponym.inside and (entry := _inside(toponym)):
            sure.setdefault(toponym.text, entry)
    chosen = _choose(toponyms, sure, _context(toponyms))
    return [chosen[toponym.text] for toponym in toponyms]


def _choose(toponyms: Sequence[Toponym], sure: dict[str, Entry | None], context: "_Context") -> dict[str, Entry | None]:
    """One place for each name: the one the text says, else the best."""
    chosen = dict(sure)
    for toponym in toponyms:
        if toponym.text not in chosen:
            chosen[toponym.text] = _best(toponym, context)
    return chosen


def _inside(toponym: Toponym) -> Entry | None:
    """The candidate that lies in the place named behind it."""
    outer = toponym.inside
    if outer is None or (toponym.entries and toponym.entries[0].kind == "country"):
        return None
    for entry in toponym.entries:
        same_state = outer.kind != "state" or entry.state == outer.state
        if entry.country == outer.country and same_state and entry is not outer and entry.kind != "country":
            return entry
    return None


@dataclass(frozen=True, slots=True)
class _Context:
    """What the toponyms say together: countries and states named (with the names), where each name might lie."""

    countries: frozenset[str]
    states: dict[tuple[str, str], set[str]]
    points: dict[str, list[tuple[float, float]]]


def _context(toponyms: Sequence[Toponym]) -> _Context:
    countries: set[str] = set()
    states: dict[tuple[str, str], set[str]] = {}
    points: dict[str, list[tuple[float, float]]] = {}
    for toponym in toponyms:
        first = toponym.inside or (toponym.entries[0] if toponym.entries else None)
        named = [e for e in toponym.entries if e.kind == "country"] or ([first] if first else [])
        for entry in named:
            if entry.country and entry.kind in {"country", "region"}:
                countries.add(entry.country)
            elif entry.country and entry.kind == "state":
                states.setdefault((entry.country, entry.state), set()).add(entry.name)
                countries.add(entry.country)
        points[toponym.text] = [
            (e.latitude, e.longitude)
            for e in (toponym.entries or toponym.hints)[:WEIGHED]
            if e.kind in {"city", "county"} and e.latitude is not None and e.longitude is not None
        ]
    return _Context(frozenset(countries), states, points)


def _best(toponym: Toponym, context: _Context) -> Entry | None:
    entries = toponym.entries[:WEIGHED]
    if len(entries) < 2:
        return entries[0] if entries else None
    return max(entries, key=lambda entry: _weight(entry, toponym, context))


def _weight(entry: Entry, toponym: Toponym, context: _Context) -> float:
    people = REGION_PEOPLE if entry.kind == "region" else entry.people
    weight = log(people + 100) + KIND_BONUS[entry.kind]
    if folded(entry.name) != folded(toponym.text):
        weight -= BY_OTHER_NAME
    if entry.kind != "country":
        weight += OF_NAMED_COUNTRY * (entry.country in context.countries)
        others = context.states.get((entry.country or "", entry.state), set()) - {toponym.text}
        weight += OF_NAMED_STATE * (bool(others) and entry.kind != "state")
    return weight + NEAR_ANOTHER * _neighbours(entry, toponym, context)


def _neighbours(entry: Entry, toponym: Toponym, context: _Context) -> int:
    """How many other names of the article may lie near this place."""
    if entry.kind not in {"city", "county"} or entry.latitude is None or entry.longitude is None:
        return 0
    here, near = (entry.latitude, entry.longitude), 0
    for text, points in context.points.items():
        if text != toponym.text and any(_close(here, point) for point in points):
            near += 1
            if near == MOST_NEAR:
                break
    return near


def _close(a: tuple[float, float], b: tuple[float, float]) -> bool:
    north = a[0] - b[0]
    if abs(north) * KM_PER_DEGREE > NEAR_KM:
        return False
    east = (a[1] - b[1]) * cos(radians(a[0]))
    return hypot(north, east) * KM_PER_DEGREE < NEAR_KM
