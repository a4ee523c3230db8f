"""Events on MEANTIME: are the dates right, and what took place told from what did not. `python -m quality.events`

MEANTIME (Minard et al., LREC 2016) links events to times; a date is right where it lies in the gold time or covers it.
Only the annotated part of each article counts. Its events are all verbs and nouns of happening, so recall says little:
`on_gold` is the share of our triggers that are events there. The seed pages are measured by `quality.seeds`.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

from commonground.pipeline import annotate, from_text
from commonground.records import edtf
from commonground.records.annotations import Event
from quality.shared import MISSING, SHARED, is_here

DATA = ("data/meantime/meantime_en.jsonl",)
LINKS = ("IS_INCLUDED", "SIMULTANEOUS")
QUARTERS = {f"Q{q}": f"{{year}}-{3 * q - 2:02}/{{year}}-{3 * q:02}" for q in (1, 2, 3, 4)}
Doc = dict[str, Any]


def documents() -> list[Doc]:
    """The articles."""
    return [json.loads(line) for line in (SHARED / DATA[0]).read_text("utf-8").split("\n") if line]


def _days_of(doc: Doc) -> dict[str, list[str]]:
    """Event id -> the values of the times it lies in."""
    times = {time["id"]: time["value"] for time in doc["timexes"]}
    days: dict[str, list[str]] = {}
    for relation in doc["relations"]:
        if relation.get("reltype") in LINKS:
            values = [times[target] for target in relation["target"] if target in times]
            for source in relation["source"]:
                days.setdefault(source, []).extend(values)
    return days


def _as_edtf(value: str) -> str:
    """A TIMEX3 value as EDTF, as far as the set needs it: without the time of day, a quarter as its months."""
    year, quarter = value[:4], value[5:7]
    return QUARTERS[quarter].format(year=year) if quarter in QUARTERS else value.partition("T")[0]


def _agrees(found: str, gold: list[str]) -> bool:
    known = [_as_edtf(value) for value in gold]
    return any(edtf.is_valid(v) and (edtf.covers(found, v) or edtf.covers(v, found)) for v in known)


def pairs(doc: Doc) -> Iterator[tuple[Event, Doc | None, list[str]]]:
    """Each event found in the annotated part, with its gold mention and the days that the gold gives."""
    days = _days_of(doc)
    for event in annotate(from_text(doc["text"], published=doc["dct"])).events:
        if event.trigger.start < doc["annotated_until"]:
            spans = [g for g in doc["events"] if g["start"] < event.trigger.end and event.trigger.start < g["end"]]
            gold = spans[0] if spans else None
            yield event, gold, days.get(gold["id"], []) if gold else []


def measure() -> dict[str, float]:
    """Figure -> share in percent, or a count."""
    count: Counter[str] = Counter()
    for doc in documents():
        for event, gold, days in pairs(doc):
            count["found"] += 1
            if gold is None:
                continue
            count["on_gold"] += 1
            negative, ahead = gold["polarity"] == "NEG", gold["time"] == "FUTURE"
            count["status_right"] += (event.status == "denied") == negative and (event.status == "planned") == ahead
            if event.date and days:
                count["dated"] += 1
                count["date_right"] += _agrees(event.date, days)
    return {
        "found": count["found"],
        "on_gold": 100 * count["on_gold"] / count["found"],
        "status_right": 100 * count["status_right"] / count["on_gold"],
        "dated": count["dated"],
        "date_right": 100 * count["date_right"] / count["dated"],
    }


def misses() -> list[str]:
    """Dates that are not the gold's, one line each."""
    return [
        f"{doc['doc']} {event.clause.text[:80]!r} [{event.trigger.text}]: {event.date}, gold {days}"
        for doc in documents()
        for event, _, days in pairs(doc)
        if event.date and days and not _agrees(event.date, days)
    ]


if __name__ == "__main__":
    if not is_here():
        sys.exit(MISSING)
    print(*(f"{name:14s} {value:8.2f}" for name, value in measure().items()), sep="\n")
    print(*misses(), sep="\n")
