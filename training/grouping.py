"""Fits the two tables of weights that grouping uses: src/commonground/comparing/grouping/{story,event}_weights.tsv.

python -m training.grouping ../shared/data/ecbplus/docs.jsonl.gz ../shared/data/basil/docs.jsonl.gz

Logistic regression (Newton's method). Events: events against events on the pairs of a topic of ECB+ train, whole topics
and seeded samples of six and ten of their reports, so that the weights hold for small stories too. Stories: topics
against topics on all pairs of ECB+ train, whose texts are short (half of them under 140 words in the shorter report of
a pair), and on pairs of BASIL 2010-14, whose texts are whole reports: those of one event, and those published more than
`LONG_AGO` days apart. The same figures on every run.
"""

import gzip
import json
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from commonground.comparing.grouping.closeup import close_features, close_up
from commonground.comparing.grouping.similarity import Portrait, features
from commonground.comparing.words.profile import profile
from commonground.comparing.words.terms import Rarity
from commonground.pipeline import from_text
from commonground.records.annotations import Annotations
from commonground.records.story import Report

TABLES = Path(__file__).parents[1] / "src/commonground/comparing/grouping"
HEAD = (
    "# Weights of the logistic score in {module}, fitted by training/grouping.py on the train topics of ECB+\n"
    "# (Cybulska and Vossen, LREC 2014; annotation CC BY 3.0){more}.\nfeature\tweight\n"
)
RIDGE = 1e-6
LONG_AGO = 90
"""Days after which two events of BASIL are surely two stories."""
WHOLE_REPORTS = 5
"""How often a pair of BASIL counts: 165,025 pairs of short texts would drown 10,271 of long ones.

False pairs of BASIL and pairs found of ECB+ dev at log odds of -1: once 118 and .88, five times 59 and .85, twenty
times 42 and .82.
"""
SAMPLES = ((6, 1), (6, 2), (10, 1), (10, 2))
"""Sizes and seeds of the samples taken from every topic."""

Row = tuple[dict[str, float], bool]


def portraits(docs: Sequence[dict[str, Any]]) -> list[Portrait]:
    """The articles as grouping sees them, without annotations."""
    articles = [from_text(doc["text"], headline=doc["title"]) for doc in docs]
    profiles = [profile(Report(a, Annotations(article=a.id, published=a.published))) for a in articles]
    rarity = Rarity(p.all_words for p in profiles)
    return [Portrait(p, rarity) for p in profiles]


def story_rows(docs: Sequence[dict[str, Any]], drawn: Sequence[Portrait]) -> Iterator[Row]:
    """Every pair of articles: one topic or not."""
    for a, b in combinations(range(len(docs)), 2):
        yield features(drawn[a], drawn[b]), docs[a]["topic"] == docs[b]["topic"]


def report_rows(docs: Sequence[dict[str, Any]], drawn: Sequence[Portrait]) -> Iterator[Row]:
    """Pairs of dated whole reports: of one event, or published long after one another."""
    days = [date.fromisoformat(doc["date"]) for doc in docs]
    for a, b in combinations(range(len(docs)), 2):
        same = docs[a]["event"] == docs[b]["event"]
        if same or abs((days[a] - days[b]).days) > LONG_AGO:
            yield features(drawn[a], drawn[b]), same


def event_rows(docs: Sequence[dict[str, Any]], drawn: Sequence[Portrait]) -> Iterator[Row]:
    """Every pair within a topic, or within a sample of it: one event or not."""
    topics: dict[int, list[int]] = defaultdict(list)
    for number, doc in enumerate(docs):
        topics[doc["topic"]].append(number)
    for size, seed in ((10**6, 0), *SAMPLES):
        chance = random.Random(seed)
        for members in topics.values():
            chosen = sorted(chance.sample(members, min(size, len(members))))
            seen = close_up([drawn[i] for i in chosen])
            for a, b in combinations(range(len(chosen)), 2):
                yield close_features(seen[a], seen[b]), docs[chosen[a]]["event"] == docs[chosen[b]]["event"]


def fit(rows: Sequence[Row]) -> dict[str, float]:
    """The weights of greatest likelihood, "bias" first."""
    names = list(rows[0][0])
    inputs = np.array([[1.0, *(row[name] for name in names)] for row, _ in rows])
    goals = np.array([float(same) for _, same in rows])
    found = np.zeros(len(names) + 1)
    for _ in range(25):
        chances = 1 / (1 + np.exp(-np.clip(inputs @ found, -30, 30)))
        first = inputs.T @ (chances - goals) / len(rows) + RIDGE * found
        second = (inputs.T * (chances * (1 - chances))) @ inputs / len(rows) + RIDGE * np.eye(len(found))
        step = np.linalg.solve(second, first)
        found -= step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(["bias", *names], found.tolist(), strict=True))


def write(name: str, module: str, weights: dict[str, float], more: str = "") -> None:
    """One table."""
    lines = "".join(f"{feature}\t{value:.3f}\n" for feature, value in weights.items())
    (TABLES / f"{name}.tsv").write_text(HEAD.format(module=module, more=more) + lines, "utf-8")
    print(name, {feature: round(value, 2) for feature, value in weights.items()})


def read(path: Path) -> list[dict[str, Any]]:
    """The documents of a set."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def main(ecb: Path, basil: Path) -> None:
    """Fit both and write them."""
    short, whole = [doc for doc in read(ecb) if doc["split"] == "train"], read(basil)
    of_short, of_whole = portraits(short), portraits(whole)
    rows = [*story_rows(short, of_short), *list(report_rows(whole, of_whole)) * WHOLE_REPORTS]
    more = "\n# and on BASIL 2010-14 (Fan and others, EMNLP 2019)"
    write("story_weights", "similarity.py", fit(rows), more)
    write("event_weights", "closeup.py", fit(list(event_rows(short, of_short))))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
