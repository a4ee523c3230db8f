"""How likely each line of a scraped page is the article's: a linear-chain CRF over the features of its lines.

Two looks at a page: the second one also sees what the first one took it for. The weights stand in line_weights.tsv and
line_weights_again.tsv, fitted by `training/lines.py`. Lafferty, McCallum and Pereira (2001).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from commonground.reading.line_features import features
from commonground.reading.lines import Line
from commonground.reading.second_look import second_features
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
        return self.chances_of(features(lines))

    def chances_of(self, seen: Sequence[Sequence[str]]) -> list[float]:
        """For each line the probability that it is the article's, by the names of its features."""
        bias = self.weights.get("bias", 0.0)
        weight = self.weights.get
        return self.forward_backward([bias + sum([weight(name, 0.0) for name in line]) for line in seen])

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


@dataclass(frozen=True, slots=True)
class TwoLooks:
    """A model that reads a page twice: `again` sees each line's features and what `first` took the page for.

    On the news pages (`quality/reading.py --lines`; fundus, then aeb) word F1, perfect pages and body words kept are
    96.3, 29.3, 98.9 and 94.1, 25.5, 96.8 with the second look, and 96.0, 25.5, 99.0 and 93.4, 23.6, 95.7 without. In
    place of the second look a network over the lines (gated dilated convolutions, hashed words, the features of both
    looks; one fit for each fold) gives 96.6, 23.6, 98.7 and 93.8, 22.7, 94.9.
    """

    first: LineModel
    again: LineModel

    def chances(self, lines: Sequence[Line]) -> list[float]:
        """For each line of a page the probability that it is the article's."""
        seen = features(lines)
        more = second_features(lines, self.first.chances_of(seen))
        return self.again.chances_of([own + added for own, added in zip(seen, more, strict=True)])


def log_sum(a: float, b: float) -> float:
    """The logarithm of the sum of two exponentials."""
    high, low = (a, b) if a > b else (b, a)
    return high + math.log1p(math.exp(low - high))


def logistic(odds: float) -> float:
    """A probability from log-odds."""
    return 1 / (1 + math.exp(-odds)) if odds > -700 else 0.0


@cache
def shipped() -> LineModel:
    """The model of one look whose weights come with the program, which is asked about pages of HTML."""
    return model_of({name: float(weight) for name, weight in rows("commonground.reading", "line_weights")})


@cache
def shipped_twice() -> TwoLooks:
    """The model of two looks whose weights come with the program, by which text is read."""
    again = {name: float(weight) for name, weight in rows("commonground.reading", "line_weights_again")}
    return TwoLooks(shipped(), model_of(again))


def model_of(weights: dict[str, float]) -> LineModel:
    """A model from one flat table, in which the chain's own weights are named like "move aside kept"."""

    def kinds(name: str) -> tuple[float, float]:
        return weights.get(f"{name} aside", 0.0), weights.get(f"{name} kept", 0.0)

    return LineModel(weights, (kinds("move aside"), kinds("move kept")), kinds("first"), kinds("last"))
