"""Places on LGL and TR-News (measure only), at 161 km on gold spans: `python -m quality.places`

Scored by ../shared/scoring/score_places.py; without that folder nothing is measured. The resolver's weights were chosen
on both sets.
"""

import json
import sys
from typing import Any

from commonground.annotating.places import find_places
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from quality.shared import MISSING, SHARED, is_here, scorer

SETS = {"lgl": "data/geoparsing/lgl.jsonl", "trnews": "data/geoparsing/trnews.jsonl"}
DATA = tuple(SETS.values())
Doc = dict[str, Any]


def documents(name: str) -> list[Doc]:
    """The articles of one set."""
    return [json.loads(line) for line in (SHARED / SETS[name]).read_text("utf-8").split("\n") if line]


def predict(doc: Doc) -> Doc:
    """The places found in an article, in the scorer's form."""
    article = from_text(doc["text"])
    fields = ("start", "end", "latitude", "longitude")
    return {
        "doc": doc["doc"],
        "places": [{f: getattr(p, f) for f in fields} for p in find_places(article, analyze(article))],
    }


def measure() -> dict[str, float]:
    """Set and figure -> share in percent."""
    figures: dict[str, float] = {}
    for name in SETS:
        docs = documents(name)
        scored = scorer("score_places").score(docs, [predict(doc) for doc in docs])
        figures |= {f"{name}_{figure}": scored[figure] for figure in ("spans_found", "acc161_all", "acc161_found")}
    return figures


if __name__ == "__main__":
    if not is_here():
        sys.exit(MISSING)
    print(*(f"{name:22s} {value:8.2f}" for name, value in measure().items()), sep="\n")
