"""How likely each line of a scraped page is the article's: a linear-chain CRF over the features of its lines.

The weights stand in line_weights.tsv, fitted by `training/lines.py`. Lafferty, McCallum and Pereira (2001).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from commonground.reading.line_features import features
from commonground.reading.lines import Line
from commonground.tables import rows

ASIDE, KEPT = 0, 1


@dataclass(frozen=True, slots=True)
class LineModel:
    """`weights` are log-odds for the article, by feature; `moves[a][b]` scores a line of kind a before one of kind b.

    `first` and `last` score the kind of a page's first and last line; kinds are ASIDE and KEPT.
    """

    weights: Mapping[str, float]
    moves: tuple[tuple[float, float], tuple[float, float]]
    first: tuple[float, float]
    last: tuple[float, float]

    def chances(self, lines: Sequence[Line]) -> list[float]:
        """For each line of a page the probability that it is the article's."""
        bias = self.weights.get("bias", 0.0)
        weight = self.weights.get
        return self.forward_backward([bias + sum([weight(f, 0.0) for f in line]) for line in features(lines)])

    def forward_backward(self, odds: Sequence[float]) -> list[float]:
        """The marginal probability of KEPT at each place, given each line's own log-odds."""
        if not odds:
            return []
        (aa, ak), (ka, kk) = self.moves
        forward = [(self.first[ASIDE], self.first[KEPT] + odds[0])]
        for own in odds[1:]:
            aside, kept = forward[-1]
            forward.append((log_sum(aside + aa, kept + ka), own + log_sum(aside + ak, kept + kk)))
        backward = [self.last]
        for own in reversed(odds[1:]):
            aside, kept = backward[-1][ASIDE], backward[-1][KEPT] + own
            backward.append((log_sum(aside + aa, kept + ak), log_sum(aside + ka, kept + kk)))
        backward.reverse()
        return [
            logistic(ahead[KEPT] + behind[KEPT] - ahead[ASIDE] - behind[ASIDE])
            for ahead, behind in zip(forward, backward, strict=True)
        ]


def log_sum(a: float, b: float) -> float:
    """The logarithm of the sum of two exponentials."""
    high, low = (a, b) if a > b else (b, a)
    return high + math.log1p(math.exp(low - high))


def logistic(odds: float) -> float:
    """A probability from log-odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


@cache
def shipped() -> LineModel:
    """The model whose weights come with the program."""
    weights = {name: float(weight) for name, weight in rows("commonground.reading", "line_weights")}
    return model_of(weights)


def model_of(weights: dict[str, float]) -> LineModel:
    """A model from one flat table, in which the chain's own weights are named like "move aside kept"."""

    def kinds(name: str) -> tuple[float, float]:
        return weights.get(f"{name} aside", 0.0), weights.get(f"{name} kept", 0.0)

    return LineModel(weights, (kinds("move aside"), kinds("move kept")), kinds("first"), kinds("last"))
