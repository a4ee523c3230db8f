"""How alike two reports are: features of the pair, and a logistic score whose weights lie in similarity_weights.tsv."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache

from commonground.comparing.profile import Profile, days_apart
from commonground.comparing.terms import Rarity
from commonground.records.story import Level
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
    raw = {word: (1 + math.log(n)) * rarity.weight(word) for word, n in counts.items()}
    length = math.sqrt(sum(w * w for w in raw.values()))
    return {word: w / length for word, w in raw.items() if w} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum(w * b[word] for word, w in a.items() if word in b)


def share(part: Iterable[str], weights: Vector) -> float:
    """The weight of some keys, of all the weight there is; 0 where there is none."""
    total = sum(weights.values())
    return sum(weights[key] for key in part) / total if total else 0.0


def overlap(a: Vector, b: Vector) -> float:
    """The weight of the common keys, of the smaller side's weight."""
    least = min(sum(a.values()), sum(b.values()))
    return sum(a[key] for key in a.keys() & b.keys()) / least if least else 0.0


def features(a: Portrait, b: Portrait) -> dict[str, float]:
    """The features of a pair, 0 to 1 but for `days`: ln(1 + days apart), 0 where a date is unknown."""
    apart = days_apart(a.profile, b.profile)
    words_a, words_b = a.profile.all_words, b.profile.all_words
    strange_a = share((n for n in a.lead_names if n not in words_b), a.lead_names)
    strange_b = share((n for n in b.lead_names if n not in words_a), b.lead_names)
    return {
        "title": cosine(a.title, b.title),
        "lead": cosine(a.lead, b.lead),
        "body": cosine(a.body, b.body),
        "names": overlap(a.names, b.names),
        "lead_names": overlap(a.lead_names, b.lead_names),
        "strange_names": (strange_a + strange_b) / 2,
        "stranger_names": max(strange_a, strange_b),
        "numbers": overlap(a.numbers, b.numbers),
        "days": math.log1p(apart) if apart is not None else 0.0,
        "undated": float(apart is None),
    }


@cache
def weights(level: Level) -> dict[str, float]:
    """The weights of one level; "bias" is the constant."""
    column = 1 if level is Level.EVENT else 2
    return {row[0]: float(row[column]) for row in rows("commonground.comparing", "similarity_weights")}


def score(found: dict[str, float], level: Level) -> float:
    """The log odds that two reports belong together at this level, from their features alone."""
    table = weights(level)
    return table["bias"] + sum(table[name] * value for name, value in found.items())
