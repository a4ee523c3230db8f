"""Dating articles whose date was taken away: `python -m quality.dating [--misses]`.

Texts of MEANTIME (the measure), AQUAINT, TimeBank, BASIL and PolNeAR without the date beside them; a line that is
nothing but a date is left out. `pages` are stored news pages in English, read from their HTML, whose stated date is set
aside. `right` is the share of given intervals that hold the article's date, `coverage` the
share of articles that are given one, both in percent, `width` its mean length in days.
"""

import gzip
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from commonground.annotating.dating import date_article
from commonground.language.analyze import analyze
from commonground.language.rules import RuleAnalyzer
from commonground.reading.read import from_text, read
from commonground.records import edtf
from commonground.records.article import UNDATED, Basis, Dating
from quality.shared import MISSING, SHARED, is_here

SETS = {
    "meantime": "data/meantime/meantime_en.jsonl",
    "aquaint": "data/tempeval3/te3_aquaint_train.jsonl",
    "timebank": "data/tempeval3/te3_timebank_train.jsonl",
    "basil": "data/basil/docs.jsonl.gz",
    "polnear": "data/polnear/tune.jsonl",
}
PAGES = "pages"
DATA = tuple(SETS.values())
ENGLISH = re.compile(r"\b(?:the|and|of|said)\b")
ENOUGH = 20
"""Such words on a page that is in English."""
DATE_LINE = re.compile(r"^\s*(?:[A-Z][a-z]+day,?\s+)?[A-Z][a-z]+\s+[0-9]{1,2},\s+[0-9]{4}\s*$", re.MULTILINE)
Doc = dict[str, Any]
WORDS = RuleAnalyzer()
"""Times and dating read words alone, no tags and no trees: the network would change nothing here but the minutes."""


def documents(name: str) -> list[Doc]:
    """The articles of a set, their date lines left out."""
    path = SHARED / SETS[name]
    raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [_plain(json.loads(line)) for line in raw.decode().splitlines()]


def _plain(doc: Doc) -> Doc:
    text = doc["text"] if "text" in doc else "\n".join(doc["sentences"])
    return {"doc": doc.get("doc") or doc["id"], "dct": doc.get("dct") or doc["date"], "text": DATE_LINE.sub("", text)}


def dated(name: str) -> Iterator[tuple[Doc, Dating]]:
    """Each article with what is inferred of its date."""
    if name == PAGES:
        yield from _dated_pages()
        return
    for doc in documents(name):
        article = from_text(doc["text"])
        yield doc, date_article(article, analyze(article, WORDS))


def _dated_pages() -> Iterator[tuple[Doc, Dating]]:
    """The pages that state their date and are in English; the lines with the date are no part of the analysis."""
    for path in sorted((SHARED / "data/pages").rglob("*.html.gz")):
        article = read(gzip.decompress(path.read_bytes()))
        if article.published.basis is Basis.STATED and len(ENGLISH.findall(article.text)) >= ENOUGH:
            undated = replace(article, published=UNDATED)
            doc = {"doc": path.name, "dct": article.published.best}
            yield doc, date_article(undated, analyze(undated, WORDS))


def holds(doc: Doc, dating: Dating) -> bool:
    """Whether the interval holds the article's date."""
    first, last = edtf.days(dating.edtf)
    day = date.fromisoformat(doc["dct"][:10])
    return first is not None and last is not None and first <= day <= last


def width(dating: Dating) -> int:
    """Days in the interval."""
    first, last = edtf.days(dating.edtf)
    return (last - first).days + 1 if first and last else 0


def scored(name: str) -> dict[str, float]:
    """Shares of one set."""
    pairs = list(dated(name))
    given = [(doc, dating) for doc, dating in pairs if dating.edtf]
    right = sum(holds(doc, dating) for doc, dating in given)
    return {
        "articles": len(pairs),
        "given": len(given),
        "right": 100 * right / max(len(given), 1),
        "coverage": 100 * len(given) / max(len(pairs), 1),
        "width": sum(width(dating) for _, dating in given) / max(len(given), 1),
    }


def measure() -> dict[str, float]:
    """Set and figure -> value."""
    return {f"{name}_{figure}": value for name in (*SETS, PAGES) for figure, value in scored(name).items()}


def misses() -> list[str]:
    """Intervals that do not hold the date, with their clues."""
    return [
        f"{name} {doc['doc']} {doc['dct']}: {dating.edtf}; "
        + "; ".join(f"{c.span.text}: {c.says}" for c in dating.clues)
        for name in (*SETS, PAGES)
        for doc, dating in dated(name)
        if dating.edtf and not holds(doc, dating)
    ]


def main() -> int:
    """Print the figures of each set, and with --misses what is wrong."""
    if not is_here():
        print(MISSING, file=sys.stderr)
        return 2
    for name in (*SETS, PAGES):
        print(name, "  ".join(f"{figure} {value:.1f}" for figure, value in scored(name).items()))
    if "--misses" in sys.argv:
        print(*misses(), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
