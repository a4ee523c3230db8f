"""How alike two reports are as far as a story goes: features of a pair, and a logistic score (story_weights.tsv).

Two long texts share words by chance that two short ones share only when they tell the same; so the score knows how
long the shorter one is.

Sums are exact (`math.fsum`), so that the order in which a set gives its words changes no score.
"""

import math
from collections import Counter
from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache

from commonground.comparing.words.profile import Seen
from commonground.comparing.words.terms import Rarity
from commonground.tables import rows

Vector = dict[str, float]

FEWEST_WORDS, MANY_WORDS = 30, 100
"""A report's length counts as the logarithm of its words over `MANY_WORDS`, as if it had `FEWEST_WORDS` at least."""


class Portrait:
    """A profile with its words weighed against the collection: unit vectors of title, lead and body; names, numbers."""

    __slots__ = ("body", "lead", "lead_names", "length", "names", "numbers", "profile", "title")

    def __init__(self, profile: Seen, rarity: Rarity) -> None:
        self.profile = profile
        self.length = math.log(max(FEWEST_WORDS, profile.all_words.total()) / MANY_WORDS)
        self.title = unit(profile.title, rarity)
        self.lead = unit(profile.lead, rarity)
        self.body = unit(profile.all_words, rarity)
        known = rarity.weights
        self.names, self.lead_names, self.numbers = (
            Keys({key: known[key] for key in keys}) for keys in (profile.names, profile.lead_names, profile.numbers)
        )


class Keys(Vector):
    """Names or numbers with their weights, and what they weigh together."""

    __slots__ = ("total",)

    def __init__(self, weights: Mapping[str, float]) -> None:
        super().__init__(weights)
        self.total = math.fsum(self.values())


def unit(counts: Counter[str], rarity: Rarity) -> Vector:
    """Words -> (1 + ln count) x rarity, scaled to length 1."""
    known = rarity.weights
    # Most words stand once, where the logarithm is 0.
    return scaled({w: known[w] if n == 1 else (1 + math.log(n)) * known[w] for w, n in counts.items()})


def scaled(raw: Mapping[str, float]) -> Vector:
    """The vector scaled to length 1, without zeros; empty where nothing is left."""
    length = math.sqrt(math.fsum([w * w for w in raw.values()]))
    return {word: w / length for word, w in raw.items() if w} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two unit vectors."""
    both = a.keys() & b.keys()
    return math.fsum([a[word] * b[word] for word in both]) if both else 0.0


def overlap(a: Keys, b: Keys) -> float:
    """The weight of the common keys, of the smaller side's weight."""
    both, least = a.keys() & b.keys(), min(a.total, b.total)
    return math.fsum([a[key] for key in both]) / least if both and least else 0.0


def absent(names: Keys, words: Container[str]) -> float:
    """The weight of those names that are not among some words, of the weight of all names."""
    gone = [weight for name, weight in names.items() if name not in words]
    return math.fsum(gone) / names.total if gone and names.total else 0.0


def strange(a: Keys, a_profile: Seen, b: Keys, b_profile: Seen) -> tuple[float, float]:
    """How much of the names of each does not stand in the other's text: mean and greater of the two shares."""
    left, right = absent(a, b_profile.all_words), absent(b, a_profile.all_words)
    return (left + right) / 2, max(left, right)


def features(a: Portrait, b: Portrait) -> dict[str, float]:
    """The features of a pair at story level, each from 0 to 1, with the length of the shorter one (see above)."""
    mean, greater = strange(a.lead_names, a.profile, b.lead_names, b.profile)
    body, shorter = cosine(a.body, b.body), min(a.length, b.length)
    return {
        "title": cosine(a.title, b.title),
        "lead": cosine(a.lead, b.lead),
        "body": body,
        "shorter": shorter,
        "body_of_shorter": body * shorter,
        "names": overlap(a.names, b.names),
        "lead_names": overlap(a.lead_names, b.lead_names),
        "strange_names": mean,
        "stranger_names": greater,
        "numbers": overlap(a.numbers, b.numbers),
    }


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights of both scores; those that ship lie in story_weights.tsv and event_weights.tsv."""

    story: Mapping[str, float]
    event: Mapping[str, float]


@cache
def shipped() -> Fitted:
    """The weights of the package."""
    return Fitted(weights("story_weights"), weights("event_weights"))


def weights(table: str) -> Mapping[str, float]:
    """The weights of a table; "bias" is the constant."""
    return {name: float(value) for name, value in rows("commonground.comparing.grouping", table)}


def score(found: Mapping[str, float], known: Mapping[str, float]) -> float:
    """The log odds that two reports belong together, from their features alone; `known` are the weights."""
    return known["bias"] + sum([known[name] * value for name, value in found.items()])
