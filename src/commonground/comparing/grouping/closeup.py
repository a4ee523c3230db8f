"""How alike two reports of one story are, seen against that story: what all of it shares tells no event from another.

Two arrests of two players share the club, the charge and the police in every report; the player, the night and the
numbers stand in half of them. So words are weighed anew within the story, and the score (event_weights.tsv) is fitted
to those features.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence

from commonground.comparing.grouping.similarity import Keys, Portrait, cosine, scaled, strange

SINGLES = 6
"""Stories of up to so many reports give words of a single report their full weight; in larger ones it fades (6 / n).

In a large story a word that no other report has only blurs the measure; in a small one it is what tells reports apart.
ECB+ train, quality/grouping.py.
"""


class Closeup:
    """One report with its words weighed against its story; `rarity` holds every word of the story."""

    def __init__(self, portrait: Portrait, rarity: Mapping[str, float]) -> None:
        self.profile = portrait.profile
        self.title, self.lead, self.body = (
            scaled({word: weight * rarity[word] for word, weight in vector.items()})
            for vector in (portrait.title, portrait.lead, portrait.body)
        )
        self.names, self.lead_names, self.numbers = (
            Keys({word: rarity[word] for word in words})
            for words in (portrait.names, portrait.lead_names, portrait.numbers)
        )


def close_up(portraits: Sequence[Portrait]) -> list[Closeup]:
    """The reports of one story, each seen against all of them."""
    profiles = [portrait.profile for portrait in portraits]
    counts = Counter(word for profile in profiles for word in profile.numbers.union(profile.all_words))
    size = len(portraits)
    weight = {held: math.log((size + 1) / held) for held in set(counts.values())}
    weight[1] = min(1.0, SINGLES / size) * math.log(size + 1)
    rarity = {word: weight[held] for word, held in counts.items()}
    return [Closeup(portrait, rarity) for portrait in portraits]


def close_features(a: Closeup, b: Closeup) -> dict[str, float]:
    """The features of a pair at event level, each from 0 to 1."""
    mean, greater = strange(a.lead_names, a.profile, b.lead_names, b.profile)
    return {
        "title": cosine(a.title, b.title),
        "lead": cosine(a.lead, b.lead),
        "body": cosine(a.body, b.body),
        "names": common(a.names, b.names),
        "lead_names": common(a.lead_names, b.lead_names),
        "strange_names": mean,
        "stranger_names": greater,
        "numbers": common(a.numbers, b.numbers),
    }


def common(a: Keys, b: Keys) -> float:
    """The weight of the common keys, of all keys' weight on both sides (Dice)."""
    both, total = a.keys() & b.keys(), math.fsum((a.total, b.total))
    return 2 * math.fsum([a[key] for key in both]) / total if both and total else 0.0
