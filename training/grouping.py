"""Fits the two tables of weights that grouping uses: src/commonground/comparing/{story,event}_weights.tsv.

python training/grouping.py ../shared/data/ecbplus/docs.jsonl.gz

Logistic regression (Newton's method, plain Python) on pairs of ECB+ train articles: stories against topics on all
pairs, events against events on the pairs of a topic, whole topics and seeded samples of six and ten of their reports,
so that the weights hold for small stories too. About two minutes; the same figures on every run.
"""

import gzip
import json
import math
import random
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any

from commonground.comparing.closeup import close_features, close_up
from commonground.comparing.profile import profile
from commonground.comparing.similarity import Portrait, features
from commonground.comparing.terms import Rarity
from commonground.pipeline import from_text
from commonground.records.annotations import Annotations
from commonground.records.story import Report

TABLES = Path(__file__).parents[1] / "src/commonground/comparing"
HEAD = (
    "# Weights of the logistic score in {module}, fitted by training/grouping.py on the train topics of ECB+\n"
    "# (Cybulska and Vossen, LREC 2014; annotation CC BY 3.0).\nfeature\tweight\n"
)
RIDGE = 1e-6
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
    inputs = [[1.0, *(row[name] for name in names)] for row, _ in rows]
    goals = [float(same) for _, same in rows]
    weights = [0.0] * (len(names) + 1)
    for _ in range(15):
        step = solve(*gradient(inputs, goals, weights))
        weights = [w - s for w, s in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    return dict(zip(["bias", *names], weights, strict=True))


def gradient(
    inputs: Sequence[list[float]], goals: Sequence[float], weights: list[float]
) -> tuple[list[list[float]], list[float]]:
    """Second and first derivatives of the mean loss."""
    size = len(weights)
    first = [RIDGE * w for w in weights]
    second = [[RIDGE * (i == j) for j in range(size)] for i in range(size)]
    for x, goal in zip(inputs, goals, strict=True):
        odds = sum(w * v for w, v in zip(weights, x, strict=True))
        chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))
        error, curve = (chance - goal) / len(inputs), chance * (1 - chance) / len(inputs)
        for i in range(size):
            if x[i]:
                first[i] += error * x[i]
                row, scale = second[i], curve * x[i]
                for j in range(size):
                    row[j] += scale * x[j]
    return second, first


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """The solution of a small linear system, by elimination."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        best = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[best] = rows[best], rows[i]
        for r in range(size):
            if r != i:
                factor = rows[r][i] / rows[i][i]
                rows[r] = [x - factor * y for x, y in zip(rows[r], rows[i], strict=True)]
    return [rows[i][size] / rows[i][i] for i in range(size)]


def write(name: str, module: str, weights: dict[str, float]) -> None:
    """One table."""
    lines = "".join(f"{feature}\t{value:.3f}\n" for feature, value in weights.items())
    (TABLES / f"{name}.tsv").write_text(HEAD.format(module=module) + lines, "utf-8")
    print(name, {feature: round(value, 2) for feature, value in weights.items()})


def main(path: Path) -> None:
    """Fit both and write them."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        docs = [doc for doc in map(json.loads, lines) if doc["split"] == "train"]
    drawn = portraits(docs)
    write("story_weights", "similarity.py", fit(list(story_rows(docs, drawn))))
    write("event_weights", "closeup.py", fit(list(event_rows(docs, drawn))))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
