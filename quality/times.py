"""Time expressions on TempEval-3 and MEANTIME: `python -m quality.times [SET ...] [--misses]`.

Rules are tuned on all three and on the seed pages; the test part of TempEval-3 is not here. Scored by
../shared/scoring/score_times.py; without that folder nothing is measured.

Beside the scorer's calendar_right, which compares values letter for letter ("1949-XX" is not "1949", "1999-10-07TNI" is
not "1999-10-07"), three shares of the gold's calendar dates, in percent, look at the days: days_right (those of the
gold, or some of them), days_open (found, but without a calendar meaning), days_given_right (right of those given one).
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from typing import Any

from commonground.annotating.times import find_times
from commonground.language.analyze import analyze
from commonground.language.rules import RuleAnalyzer
from commonground.reading.read import from_text
from commonground.records import edtf
from quality.shared import MISSING, SHARED, is_here, scorer

SETS = {
    "aquaint": "data/tempeval3/te3_aquaint_train.jsonl",
    "timebank": "data/tempeval3/te3_timebank_train.jsonl",
    "meantime": "data/meantime/meantime_en.jsonl",
}
DATA = tuple(SETS.values())
Doc = dict[str, Any]
WORDS = RuleAnalyzer()
"""Times and dating read words alone, no tags and no trees: the network would change nothing here but the minutes."""


def documents(name: str) -> list[Doc]:
    """The articles of one set."""
    return [json.loads(line) for line in (SHARED / SETS[name]).read_text("utf-8").splitlines()]


def predict(doc: Doc) -> Doc:
    """The times found in an article, in the scorer's form."""
    article = from_text(doc["text"], published=doc["dct"])
    times = find_times(article, analyze(article, WORDS), article.published)
    fields = ("start", "end", "text", "value", "edtf", "mod", "basis")
    return {"doc": doc["doc"], "times": [{f: getattr(t, f) for f in fields} | {"type": t.type.value} for t in times]}


def measure() -> dict[str, float]:
    """Set and figure -> F1 or share in percent."""
    return {
        f"{name}_{figure}": value
        for name in SETS
        for figure, value in scored(name).items()
        if figure not in ("gold", "predicted", "calendar_gold")
    }


def scored(name: str) -> dict[str, float]:
    """The scorer's figures for one set."""
    docs = documents(name)
    found = [predict(doc) for doc in docs]
    figures: dict[str, float] = scorer("score_times").score(docs, found)
    return figures | days_scored(docs, found)


def days_scored(docs: list[Doc], found: list[Doc]) -> dict[str, float]:
    """Of the gold's calendar dates, the shares whose days are right, left open, and right where given."""
    right = given = left = total = 0
    for doc, mine in zip(docs, found, strict=True):
        end = doc.get("annotated_until") or len(doc["text"])
        gold = [t for t in doc["timexes"] if t["end"] <= end]
        pairs = scorer("common").match_spans(gold, mine["times"])
        for i, timex in enumerate(gold):
            days = gold_days(timex)
            if days is None:
                continue
            total += 1
            if i not in pairs:
                continue
            meaning = mine["times"][pairs[i]]["edtf"]
            left += meaning is None
            given += meaning is not None
            same = mine["times"][pairs[i]]["value"] == timex["value"]
            right += meaning is not None and (same or edtf.covers(days, meaning))
    return {"days_right": 100 * right / total, "days_open": 100 * left / total, "days_given_right": 100 * right / given}


QUARTERS = {"Q1": "01/03", "Q2": "04/06", "Q3": "07/09", "Q4": "10/12", "H1": "01/06", "H2": "07/12"}


def gold_days(timex: Doc) -> str | None:
    """The days of a gold DATE that names a calendar date, as EDTF; None for others and for what has no plain days."""
    value = timex["value"] or ""
    if not scorer("score_times").is_calendar(timex):
        return None
    plain = re.sub(r"(?:-XX)+$", "", value.partition("T")[0])
    if plain[5:] in QUARTERS:
        first, _, last = QUARTERS[plain[5:]].partition("/")
        return f"{plain[:4]}-{first}/{plain[:4]}-{last}"
    plain = plain + "X" if re.fullmatch(r"\d{3}", plain) else plain
    return plain if edtf.is_valid(plain) else None


def misses(names: list[str] | None = None) -> list[str]:
    """What is not as in the gold, one line each."""
    return [line for name in names or SETS for doc in documents(name) for line in _misses(doc, predict(doc))]


def _misses(doc: Doc, found: Doc) -> Iterator[str]:
    end, text = doc.get("annotated_until") or len(doc["text"]), doc["text"]
    gold = {(t["start"], t["end"]): t for t in doc["timexes"] if t["end"] <= end}
    ours = {(t["start"], t["end"]): t for t in found["times"] if t["end"] <= end}
    for start, stop in sorted(gold.keys() | ours.keys()):
        g, o = gold.get((start, stop)), ours.get((start, stop))
        if g and o and g["value"] == o["value"] and g["type"] == o["type"]:
            continue
        around = f"{text[max(0, start - 50) : start]}[{text[start:stop]}]{text[stop : stop + 40]}".replace("\n", " ")
        said = [f"{side['type']} {side['value']}" if side else "-" for side in (g, o)]
        yield f"{doc['doc']} {doc['dct']}: gold {said[0]} | ours {said[1]} | {around}"


def main() -> int:
    """Print the figures of each set, and with --misses what is wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", help=", ".join(SETS))
    parser.add_argument("--misses", action="store_true", help="say what is wrong")
    options = parser.parse_args()
    if not is_here():
        print(MISSING, file=sys.stderr)
        return 2
    for name in options.sets or SETS:
        print(name, "  ".join(f"{figure} {value:.1f}" for figure, value in scored(name).items()))
    if options.misses:
        print(*misses(options.sets), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
