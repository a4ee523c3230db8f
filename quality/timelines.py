"""What one body did, in order: SemEval-2015 task 4, main track, corpus 1. `python -m quality.timelines [--misses]`

Timelines of 13 target entities from the raw text of 30 Wikinews articles, made by `timeline_of` with the entity's name
alone. The scorer is written anew from the task's description (Minard et al. 2015): a timeline is a graph in which an
event is SIMULTANEOUS with its time anchor and with the events at its place, and BEFORE those of later places; events
whose place is not determined (order 0) do not count. Precision is the share of our relations, redundant ones left out,
that follow from the gold graph, recall the share of the gold's that follow from ours (temporal awareness, UzZaman and
Allen 2011), each over the relations of all timelines (micro average). Every mention is an event of its own here.
"""

import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

from commonground.annotating.clauses import word_classes
from commonground.comparing.telling.doings import Doing, timeline_of
from commonground.pipeline import annotate, from_text
from commonground.records.evidence import Evidence
from commonground.records.story import Report
from quality.shared import MISSING, SHARED, is_here

FOLDER = "data/timelines/corpus_1"
TEXTS, GOLD = f"{FOLDER}/corpus_trackA_TimeML/*", f"{FOLDER}/TimeLines_Gold_Standard/*"
DATA = (TEXTS, GOLD)
MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
TIGHT = re.compile(r"[.,;:!?%)\]]|'s|'|n't|'re|'ve|'ll|'d|'m|''")
"""Tokens that stand against the one before them."""
EVENT = re.compile(r"[0-9]+-[0-9]+-\S+")
FIRST = 2
"""The headline is sentence 0, the date line 1, and the body begins with 2."""
MISSPELLED = {"United States Air Froce": "United States Air Force"}
"""A target's name as its gold file writes it -> as the list of targets does."""
Place = tuple[str, tuple[str, ...]]
"""A place in the order: its date as the task writes it ("2005-01-XX"), and its event mentions."""
Relation = tuple[str, str, str]


@dataclass(frozen=True)
class Doc:
    """A report made of tokenised sentences; `tokens` has (start, end) in its text, sentence number and word."""

    name: str
    report: Report
    tokens: tuple[tuple[int, int, int, str], ...]

    def event(self, trigger: Evidence) -> str:
        """A mention as the task writes it: document, sentence and words, without auxiliaries before its verb."""
        inside = [t for t in self.tokens if t[0] < trigger.end and trigger.start < t[1]]
        while len(inside) > 1 and inside[0][3].lower() in word_classes():
            inside.pop(0)
        return f"{self.name}-{inside[0][2]}-" + "_".join(t[3] for t in inside)


@cache
def documents() -> Mapping[str, Doc]:
    """Article id -> the article, read and annotated."""
    docs = [_read(path) for path in sorted(SHARED.glob(TEXTS))]
    return {doc.report.article.id: doc for doc in docs}


def _read(path: Path) -> Doc:
    root = ElementTree.parse(path).getroot()
    text, tokens = "", []
    for sentence in root.iter("s"):
        number = int(sentence.get("id", "0"))
        text += "" if number == 0 else "\n\n" if number <= FIRST else " "
        for word, shown, joined in _spaced((sentence.text or "").split()):
            text += "" if joined or text.endswith(("\n", " ")) or not text else " "
            tokens.append((len(text), len(text) + len(shown), number, word))
            text += shown
    anchor = root.find("DCT/TIMEX3")
    article = from_text(text, published=anchor.get("value") if anchor is not None else None)
    return Doc(root.findtext("DOCID") or path.stem, Report(article, annotate(article)), tuple(tokens))


def _spaced(words: Sequence[str]) -> Iterator[tuple[str, str, bool]]:
    """Each token, what is printed for it, and whether it stands against the one before."""
    before = ""
    for word in words:
        yield word, MARKS.get(word, word), bool(TIGHT.fullmatch(word)) or before in {"``", "(", "-LRB-", "[", "$"}
        before = word


def relations(places: Sequence[Place]) -> list[Relation]:
    """The relations of a timeline without redundant ones: each event with its date, each place with the next."""
    anchored = [("SIMULTANEOUS", event, date) for date, events in places for event in events]
    return anchored + [("BEFORE", a[1][0], b[1][0]) for a, b in pairwise(places)]


def following(places: Sequence[Place], found: Sequence[Relation]) -> int:
    """How many relations follow from a timeline."""
    at: dict[str, set[int]] = {}
    for number, (date, events) in enumerate(places):
        for node in (date, *events):
            at.setdefault(node, set()).add(number)
    return sum(_holds(at, relation) for relation in found)


def _holds(at: Mapping[str, set[int]], relation: Relation) -> bool:
    kind, left, right = relation
    pairs = ((a, b) for a in at.get(left, ()) for b in at.get(right, ()))
    return any(a == b if kind == "SIMULTANEOUS" else a < b for a, b in pairs)


def gold() -> dict[str, list[Place]]:
    """Target -> the places of its gold timeline, in order."""
    return {lines[0]: _places(lines[1:]) for lines in (p.read_text("utf-8").splitlines() for p in SHARED.glob(GOLD))}


def _places(lines: Sequence[str]) -> list[Place]:
    places: dict[int, tuple[str, list[str]]] = {}
    for line in lines:
        order, date, *events = line.split("\t")
        if int(order):
            places.setdefault(int(order), (date, []))[1].extend(e for e in events if EVENT.fullmatch(e))
    return [(date, tuple(dict.fromkeys(events))) for _, (date, events) in sorted(places.items()) if events]


def ours(target: str) -> list[Place]:
    """The places of our timeline of a target, in order; what is undated and has not happened has none."""
    docs = documents()
    places: dict[str, list[str]] = {}
    for doing in timeline_of(MISSPELLED.get(target, target), [doc.report for doc in docs.values()]):
        if date := anchor_of(doing):
            places.setdefault(date, []).extend(docs[article].event(event.trigger) for article, event in doing.told)
    return [(date, tuple(dict.fromkeys(places[date]))) for date in sorted(places, key=lambda d: d.replace("X", "0"))]


def anchor_of(doing: Doing) -> str | None:
    """Its place as the task writes it: a day, a month or a year; of a stretch open at one end, the other."""
    if doing.placed is None:
        return None
    first, _, last = doing.placed.rstrip("~").partition("/")
    if first and last and ".." not in (first, last):
        return None
    day = (last if first == ".." else first).partition("T")[0]
    return day + "-XX" * (2 - day.count("-")) if day[:4].isdigit() else None


def counts(target: str, places: Sequence[Place]) -> tuple[int, int, int, int]:
    """Our relations that follow from the gold, ours, the gold's that follow from ours, the gold's."""
    found = ours(target)
    mine, theirs = relations(found), relations(places)
    return following(places, mine), len(mine), following(found, theirs), len(theirs)


def measure() -> dict[str, float]:
    """Precision, recall and F1 in percent."""
    right, found, held, known = (sum(column) for column in zip(*(counts(t, p) for t, p in gold().items()), strict=True))
    precision, recall = right / max(found, 1), held / max(known, 1)
    f1 = 2 * precision * recall / max(precision + recall, 1e-9)
    return {"precision": 100 * precision, "recall": 100 * recall, "f1": 100 * f1}


def misses() -> list[str]:
    """Events of ours that are not in the gold with their date, by target, and the gold's that we lack."""
    lines = []
    for target, places in sorted(gold().items()):
        theirs = {event: date for date, events in places for event in events}
        mine = {event: date for date, events in ours(target) for event in events}
        lines += [f"{target} {e}: ours {mine.get(e, '-')}, gold {d}" for e, d in theirs.items() if mine.get(e) != d]
        lines += [f"{target} {e}: ours {d}, not in the gold" for e, d in mine.items() if e not in theirs]
    return lines


if __name__ == "__main__":
    if not is_here():
        sys.exit(MISSING)
    print(*(f"{name:10s} {value:6.2f}" for name, value in measure().items()), sep="\n")
    if "--misses" in sys.argv:
        print(*misses(), sep="\n")
