"""The places that bear a name: bisection in the sorted table, nothing parsed but the lines asked for."""

import gzip
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from commonground.annotating.gazetteer.names import folded
from commonground.language.known import countries
from commonground.tables import rows

PACKAGE = "commonground.annotating.gazetteer"
LEXICONS = "commonground.language.lexicons"


@dataclass(frozen=True, slots=True)
class Entry:
    """A place that a name may mean. `kind` is city, county, state, country or region; `state` a GeoNames code.

    Coordinates are WGS 84 degrees, None where the table has none; `people` is its population, 0 where unknown.
    """

    kind: str
    name: str
    country: str | None
    state: str = ""
    latitude: float | None = None
    longitude: float | None = None
    people: int = 0
    geoname: int | None = None


@cache
def _table() -> bytes:
    return gzip.decompress((files(PACKAGE) / "places.tsv.gz").read_bytes())


@lru_cache(maxsize=4096)
def towns_and_states(name: str) -> tuple[Entry, ...]:
    """The towns, counties and states of that name, however it is written; most people first."""
    key = folded(name).encode() + b"\t"
    table = _table()
    low, high = 0, len(table)
    while low < high:  # the first line that is not before the key
        middle = table.rfind(b"\n", 0, (low + high) // 2) + 1
        end = table.find(b"\n", middle) + 1
        if table[middle:end] < key:
            low = end
        else:
            high = middle
    found = []
    while table.startswith(key, low):
        end = table.find(b"\n", low)
        found.append(_entry(table[low:end].decode()))
        low = end + 1
    return tuple(sorted(found, key=lambda entry: -entry.people))


def _entry(line: str) -> Entry:
    _, kind, name, country, state, latitude, longitude, people, geoname = line.split("\t")
    if kind == "state":
        latitude, longitude = _wide_states().get((country, name), (latitude, longitude))
    return Entry(
        kind, name, country, state, float(latitude), float(longitude), int(people), int(geoname) if geoname else None
    )


@cache
def _wide_states() -> dict[tuple[str, str], tuple[str, str]]:
    """States whose middle is not that of their towns."""
    return {(country, state): (a, b) for country, state, a, b in rows(PACKAGE, "state_points")}


@cache
def known_places() -> dict[str, Entry]:
    """Countries and regions by each of their names, as written."""
    points = {code: tuple(row) for code, *row in rows(PACKAGE, "country_points")}
    found = {}
    for country in countries():
        latitude, longitude, geoname, people = points[country.code]
        entry = Entry(
            "country",
            country.name,
            country.code,
            latitude=float(latitude),
            longitude=float(longitude),
            people=int(float(people) * 1e6),
            geoname=int(geoname) if geoname else None,
        )
        found.update(dict.fromkeys(country.names, entry))
    return {**_regions(), **found}


def _regions() -> dict[str, Entry]:
    points = {place: (float(a), float(b), int(g) if g else None) for place, a, b, g in rows(PACKAGE, "region_points")}
    found = {}
    for place, code, _ in rows(LEXICONS, "regions"):
        latitude, longitude, geoname = points.get(place, (None, None, None))
        if latitude is None and towns_and_states(place):
            continue  # a state: the great table knows it
        found[place] = Entry("region", place, code or None, "", latitude, longitude, 0, geoname)
    return found


@cache
def demonyms() -> dict[str, Entry]:
    """The country or region that an adjective or a people's name points to: "Russian", "Russians", "Siberian"."""
    places, found = known_places(), {}
    for place, _, adjectives in rows(LEXICONS, "regions"):
        if place in places:
            found.update({word: places[place] for word in adjectives.split("|") if word})
    for country in countries():
        found.update(dict.fromkeys((*country.adjectives, *country.people), places[country.name]))
    return found


@cache
def abbreviations(use: str) -> dict[str, Entry]:
    """States and provinces by their short form; `use` is anywhere or after (behind "Town,")."""
    found = {}
    for short, country, place, kind, stated in rows(PACKAGE, "state_abbreviations"):
        if stated == use:
            entries = [e for e in towns_and_states(place) if (e.kind, e.country) == (kind, country)]
            if entries:
                found[short] = entries[0]
    return found
