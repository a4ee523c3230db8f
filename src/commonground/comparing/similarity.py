"""How alike two reports are as far as a story goes: features of a pair, and a logistic score (story_weights.tsv).

Sums are exact (`math.fsum`), so that the order in which a set gives its words changes no score.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from commonground.comparing.profile import Profile
from commonground.comparing.terms import Rarity
from commonground.tables import rows

Vector = dict[str, float]


class Portrait:
    """A profile with its words weighed against the collection: unit vectors of title, lead and body."""

    def __init__(self, profile: Profile, rarity: Rarity) -> None:
        self.profile = profile
        self.title = unit(profile.title, rarity)
        self.lead = unit(profile.lead, rarity)
        self.body = unit(profile.all_words, rarity)
        self.names = {name: rarity.weight(name) for name in profile.names}
        self.lead_names = {name: rarity.weight(name) for name in profile.lead_names}
        self.numbers = {n: rarity.weight(n) for n in profile.numbers}


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
    return math.fsum([a[word] * b[word] for word in a.keys() & b.keys()])


def share(part: Iterable[str], weights: Mapping[str, float]) -> float:
    """The weight of some keys, of all the weight there is; 0 where there is none."""
    total = math.fsum(weights.values())
    return math.fsum([weights[key] for key in part]) / total if total else 0.0


def overlap(a: Vector, b: Vector) -> float:
    """The weight of the common keys, of the smaller side's weight."""
    least = min(math.fsum(a.values()), math.fsum(b.values()))
    return math.fsum([a[key] for key in a.keys() & b.keys()]) / least if least else 0.0


def strange(a: Vector, a_profile: Profile, b: Vector, b_profile: Profile) -> tuple[float, float]:
    """How much of the names of each does not stand in the other's text: mean and greater of the two shares."""
    left = share((name for name in a if name not in b_profile.all_words), a)
    right = share((name for name in b if name not in a_profile.all_words), b)
    return (left + right) / 2, max(left, right)


def features(a: Portrait, b: Portrait) -> dict[str, float]:
    """The features of a pair at story level, each from 0 to 1."""
    mean, greater = strange(a.lead_names, a.profile, b.lead_names, b.profile)
    return {
        "title": cosine(a.title, b.title),
        "lead": cosine(a.lead, b.lead),
        "body": cosine(a.body, b.body),
        "names": overlap(a.names, b.names),
        "lead_names": overlap(a.lead_names, b.lead_names),
        "strange_names": mean,
        "stranger_names": greater,
        "numbers": overlap(a.numbers, b.numbers),
    }


@cache
def weights(table: str) -> Mapping[str, float]:
    """The weights of a table (story_weights, event_weights); "bias" is the constant."""
    return {name: float(value) for name, value in rows("commonground.comparing", table)}


def score(found: Mapping[str, float], table: str) -> float:
    """The log odds that two reports belong together, from their features alone."""
    known = weights(table)
    return known["bias"] + sum(known[name] * value for name, value in found.items())
