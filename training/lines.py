"""Fits the weights of the line classifier: `python -m training.lines` (five minutes; needs numpy).

A linear-chain CRF over `reading.line_features`, trained with Adam on ../shared/data/linelabels: 954 pages whose lines
are labelled article or machinery. Titles, bylines and captions are left open: the reader names them by other means.
Every page is learnt twice, with all its lines and with those that careless extractors leave. The outlets of the two
seed pages are left out. The second look learns from what a first one, fitted on the sites of the other folds, says of
each page. `--folds 3 --out FOLDER` makes both tables for each third of the sites, fitted on the others, for
`python -m quality.reading --lines FOLDER`.
"""

import argparse
import gzip
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from commonground.reading.line_features import features
from commonground.reading.line_model import LineModel, model_of
from commonground.reading.lines import split_lines
from commonground.reading.second_look import second_features

Floats = NDArray[np.float64]
LABELS = Path(__file__).resolve().parents[2] / "shared" / "data" / "linelabels"
WEIGHTS = Path(__file__).resolve().parents[1] / "src" / "commonground" / "reading" / "line_weights.tsv"
SETS = {"fundus": 3.0, "aeb": 3.0, "wcxb": 1.0}
"""How much a page counts: the first two are news, the third is mostly blogs and guides."""
LEFT_OUT = ("independent.co.uk", "themoscowtimes.com")
LEAST_SITES, PASSES, BATCH, PULL = 5, 8, 24, 1e-4
"""Sites a feature must be seen on; passes over the pages; pages a step; pull of weights towards 0."""
INNER_FOLDS = 3
"""Folds of sites in which the first look is fitted for the second one to learn from."""
LEAST_WEIGHT = 0.04
"""Weights below this are not written: leaving them out changes no figure below in its first decimal."""
LEAST_GOLD_WORDS, LEAST_COVER = 80, 0.85
"""Pages whose labels cover less of their gold text are not used, as in score_lines.py."""


@dataclass(frozen=True, slots=True)
class Example:
    """One view of a page: the names of its lines' features; `kept` is 1, 0 or -1 where the label is left open."""

    site: str
    share: float
    lines: list[list[str]]
    kept: list[int]


def examples(first: Sequence[LineModel] = ()) -> Iterator[Example]:
    """Both views of every page whose labels are good enough; with `first` looks, one for each fold, what these add."""
    for name, share in SETS.items():
        with gzip.open(LABELS / f"{name}.jsonl.gz", "rt", encoding="utf-8") as pages:
            for page in map(json.loads, pages):
                usable = page["gold_tokens"] >= LEAST_GOLD_WORDS
                usable &= page["kept_tokens"] >= LEAST_COVER * page["gold_tokens"]
                if usable and not page["site"].endswith(LEFT_OUT):
                    every = range(len(page["lines"]))
                    left = [at for at in every if page["keep"][at] or page["survives"][at]]
                    look = first[fold_of(page["site"], len(first))] if first else None
                    yield from (view_of(page, chosen, share, look) for chosen in (every, left) if len(chosen) > 2)


def view_of(page: dict[str, list[str]], chosen: Sequence[int], share: float, first: LineModel | None) -> Example:
    """A page with the chosen lines only; with a `first` look, what the second one sees of it."""
    starts, text = [], ""
    for at in chosen:
        starts.append(len(text))
        text += page["lines"][at] + "\n"
    lines = split_lines(text)
    owners = np.searchsorted(starts, [line.start for line in lines], side="right") - 1
    open_roles = ("title", "byline", "caption")
    kept = [-1 if page["role"][chosen[o]] in open_roles else int(page["keep"][chosen[o]]) for o in owners]
    seen = features(lines)
    if first:
        more = second_features(lines, first.chances_of(seen))
        seen = [own + added for own, added in zip(seen, more, strict=True)]
    return Example(str(page["site"]), share, seen, kept)


@dataclass(slots=True)
class Coded:
    """An example as numbers: `index` of the features of all lines in a row, `at` where each line's begin."""

    share: float
    index: NDArray[np.int64]
    at: NDArray[np.int64]
    kept: NDArray[np.int64]


@dataclass(slots=True)
class Chain:
    """What is fitted: a weight for each feature, the bias, and the scores of the chain's moves and of its ends."""

    weights: Floats
    bias: Floats
    moves: Floats
    first: Floats
    last: Floats

    @classmethod
    def zeros(cls, count: int) -> "Chain":
        """All weights 0."""
        return cls(np.zeros(count), np.zeros(1), np.zeros((2, 2)), np.zeros(2), np.zeros(2))

    def parts(self) -> tuple[Floats, ...]:
        """The arrays, in a fixed order."""
        return self.weights, self.bias, self.moves, self.first, self.last


def vocabulary(pages: Sequence[Example]) -> dict[str, int]:
    """The features seen on enough sites -> their index."""
    sites: dict[str, set[str]] = {}
    for page in pages:
        for line in page.lines:
            for feature in line:
                sites.setdefault(feature, set()).add(page.site)
    return {name: at for at, name in enumerate(sorted(n for n, seen in sites.items() if len(seen) >= LEAST_SITES))}


def coded(page: Example, index_of: dict[str, int]) -> Coded:
    """An example as numbers; a line without a known feature gets the vocabulary's first, which weighs nothing much."""
    index: list[int] = []
    at: list[int] = []
    for line in page.lines:
        at.append(len(index))
        index += [index_of[name] for name in line if name in index_of] or [0]
    return Coded(page.share, np.array(index), np.array(at), np.array(page.kept))


def log_sum(scores: Floats, axis: int) -> Floats:
    """The logarithm of the sum of exponentials along an axis."""
    top = scores.max(axis, keepdims=True)
    summed: Floats = (top + np.log(np.exp(scores - top).sum(axis, keepdims=True))).squeeze(axis)
    return summed


def expectations(chain: Chain, scores: Floats, counts: NDArray[np.int64]) -> tuple[Floats, Floats]:
    """Marginals (pages, lines, 2) and move counts (pages, 2, 2) for a batch padded to (pages, lines, 2)."""
    pages, lines, _ = scores.shape
    forward, backward = np.full(scores.shape, -1e9), np.zeros(scores.shape)
    forward[:, 0] = scores[:, 0] + chain.first
    for at in range(1, lines):
        forward[:, at] = scores[:, at] + log_sum(forward[:, at - 1][:, :, None] + chain.moves, 1)
    rows, ends = np.arange(pages), counts - 1
    backward[rows, ends] = chain.last
    for at in range(lines - 2, -1, -1):
        inside = at < ends
        below = log_sum(chain.moves + (scores[:, at + 1] + backward[:, at + 1])[:, None, :], 2)
        backward[inside, at] = below[inside]
    total = log_sum(forward[rows, ends] + chain.last, 1)[:, None, None]
    marginals = np.exp(np.minimum(forward + backward - total, 0))
    marginals[np.arange(lines)[None] >= counts[:, None]] = 0
    pairs = forward[:, :-1, :, None] + chain.moves + (scores[:, 1:] + backward[:, 1:])[:, :, None, :] - total[..., None]
    inside_pairs = (np.arange(lines - 1)[None] < ends[:, None])[:, :, None, None]
    return marginals, (np.exp(np.minimum(pairs, 0)) * inside_pairs).sum(1)


def gradient(chain: Chain, batch: Sequence[Coded]) -> Chain:
    """The gradient of the negative log-likelihood of the known labels, per line."""
    counts = np.array([len(page.at) for page in batch])
    scores = np.zeros((len(batch), counts.max(), 2))
    for row, page in enumerate(batch):
        scores[row, : len(page.at), 1] = np.add.reduceat(chain.weights[page.index], page.at) + chain.bias
    told = scores.copy()
    for row, page in enumerate(batch):
        known = np.flatnonzero(page.kept >= 0)
        told[row, known, 1 - page.kept[known]] = -1e4
    slope = Chain.zeros(len(chain.weights))
    for view, sign in ((scores, 1.0), (told, -1.0)):
        marginals, moves = expectations(chain, view, counts)
        for row, page in enumerate(batch):
            kept = sign * page.share * marginals[row, : len(page.at), 1]
            by_feature = np.repeat(kept, np.diff(np.append(page.at, len(page.index))))
            slope.weights += np.bincount(page.index, by_feature, len(slope.weights))
            slope.bias += kept.sum()
            slope.moves += sign * page.share * moves[row]
            slope.first += sign * page.share * marginals[row, 0]
            slope.last += sign * page.share * marginals[row, len(page.at) - 1]
    lines = sum(len(page.at) * page.share for page in batch)
    for part in slope.parts():
        np.divide(part, lines, out=part)
    slope.weights += PULL * chain.weights
    return slope


def fit(pages: Sequence[Coded], size: int) -> Chain:
    """The chain fitted to pages by Adam (Kingma and Ba 2015), seeded."""
    random = np.random.default_rng(0)
    chain, mean, spread = Chain.zeros(size), Chain.zeros(size), Chain.zeros(size)
    order = sorted(range(len(pages)), key=lambda at: len(pages[at].at))  # pages of like length share a batch
    batches = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    step = 0
    for done in range(PASSES):
        rate = 0.03 * (1 - done / PASSES) + 0.003
        random.shuffle(batches)
        for batch in batches:
            step += 1
            slope = gradient(chain, [pages[at] for at in batch])
            for part, by, m, v in zip(chain.parts(), slope.parts(), mean.parts(), spread.parts(), strict=True):
                np.add(m, 0.1 * (by - m), out=m)
                np.add(v, 0.001 * (by * by - v), out=v)
                move = (m / (1 - 0.9**step)) / (np.sqrt(v / (1 - 0.999**step)) + 1e-8)
                np.subtract(part, rate * move, out=part)
    return chain


def table(chain: Chain, index_of: dict[str, int]) -> dict[str, float]:
    """The fitted weights by name, the chain's own among them, small ones left out."""
    kinds = ("aside", "kept")
    found = {"bias": float(chain.bias[0])}
    for row, kind in enumerate(kinds):
        found |= {f"move {kind} {other}": float(chain.moves[row, column]) for column, other in enumerate(kinds)}
        found |= {f"first {kind}": float(chain.first[row]), f"last {kind}": float(chain.last[row])}
    return found | {n: float(chain.weights[at]) for n, at in index_of.items() if abs(chain.weights[at]) >= LEAST_WEIGHT}


def trained(pages: Sequence[Example]) -> dict[str, float]:
    """The table of weights that these pages teach."""
    index_of = vocabulary(pages)
    return table(fit([coded(page, index_of) for page in pages], len(index_of)), index_of)


def write(weights: dict[str, float], path: Path) -> None:
    """Write a table of weights."""
    lines = [
        "# Weights of the line classifier, fitted by training/lines.py on the labels of three public sets.",
        "feature\tweight",
        *(f"{name}\t{weight:.3f}" for name, weight in weights.items() if not set(name) & set("\t\n#")),
    ]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def fold_of(site: str, folds: int) -> int:
    """The fold in which a site is held out."""
    return int(hashlib.md5(site.encode(), usedforsecurity=False).hexdigest(), 16) % folds


def main() -> None:
    """Fit and write both tables; with --folds N, both for each fold of sites, into the folder --out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    asked = parser.parse_args()
    folds = asked.folds or INNER_FOLDS
    pages = list(examples())
    firsts = [trained(without(pages, fold, folds)) for fold in range(folds)]
    again = list(examples([model_of(first) for first in firsts]))
    if not asked.folds:
        write(trained(pages), asked.out)
        write(trained(again), asked.out.with_stem(f"{asked.out.stem}_again"))
        return
    asked.out.mkdir(parents=True, exist_ok=True)
    for fold, first in enumerate(firsts):
        write(first, asked.out / f"fold{fold}.tsv")
        write(trained(without(again, fold, folds)), asked.out / f"fold{fold}_again.tsv")


def without(pages: Sequence[Example], fold: int, folds: int) -> list[Example]:
    """The pages of the sites of all folds but one."""
    return [page for page in pages if fold_of(page.site, folds) != fold]


if __name__ == "__main__":
    main()
