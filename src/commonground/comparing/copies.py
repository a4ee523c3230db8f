"""Copies and cuts of one text: reports that carry the same wire copy are one origin and count once.

Texts are compared by their word 3-grams, rare ones weighing more; candidates come from a sample of the shingles that
a cut text shares with the full one (Broder 1997, sampling modulo), and are then compared exactly.
"""

import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations

from commonground.comparing.clusters import Pair, cluster
from commonground.comparing.profile import body_text
from commonground.comparing.terms import WORD
from commonground.records import edtf
from commonground.records.story import Copies, Report

SAMPLE = 4
"""The shingles around one word in so many are kept to find candidates."""
SHORT = 100
"""Shingles below which a text keeps them all."""
LEAST = 0.5
"""Share of the shorter text\'s weight that must stand in the longer one; from .25 to .5 the copies made of ECB+ are all
found (ARI .998 and more, `python -m quality grouping`), and the highest asks most."""
COMMON = 200
"""A sampled shingle in more texts than this is a formula, and no sign of copying."""
SHARPNESS = 10.0

Shingle = tuple[str, str, str]


def find_copies(
    reports: Sequence[Report], of_others: Callable[[int, int], bool] | None = None, apart: Sequence[Pair] = ()
) -> list[Copies]:
    """The groups of copies among the reports, average link; a report without a copy is in none.

    `of_others` says of two reports, by their numbers, that they cannot be copies however alike their words are;
    `apart` holds the pairs that a user keeps apart.
    """
    texts = [shingles(body_text(report.article)) for report in reports]
    weights = rarity(texts)
    totals = [math.fsum([weights[shingle] for shingle in text]) for text in texts]
    shares = {
        (a, b): containment(texts[a], texts[b], weights) / (min(totals[a], totals[b]) or 1.0)
        for a, b in candidates(texts)
    }
    odds = {pair: SHARPNESS * (share - LEAST) for pair, share in shares.items()}
    refused = [(a, b) for a, b in odds if odds[a, b] >= 0 and of_others and of_others(a, b)]
    groups = cluster(len(reports), odds, 0.0, forbidden=[*refused, *apart], unseen=-SHARPNESS * LEAST)
    return [_copies([reports[i] for i in group], _least(group, shares)) for group in groups if len(group) > 1]


def shingles(text: str) -> frozenset[Shingle]:
    """The word 3-grams of a text in lower case."""
    words = [word.lower() for word in WORD.findall(text)]
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def rarity(texts: Sequence[frozenset[Shingle]]) -> dict[Shingle, float]:
    """What each shingle weighs: less, the more texts hold it."""
    counts = Counter(chain.from_iterable(texts))
    weight = {n: math.log(1 + (len(texts) + 1) / n) for n in set(counts.values())}
    return {shingle: weight[n] for shingle, n in counts.items()}


def candidates(texts: Sequence[frozenset[Shingle]]) -> list[Pair]:
    """The pairs of texts that share a fifth of the sampled shingles that one of them has, and at least two."""
    samples = [_sample(text) for text in texts]
    postings: dict[Shingle, list[int]] = defaultdict(list)
    for number, sample in enumerate(samples):
        for shingle in sample:
            postings[shingle].append(number)
    shared: Counter[Pair] = Counter()
    for numbers in postings.values():
        if 1 < len(numbers) <= COMMON:
            shared.update(combinations(numbers, 2))
    return sorted((a, b) for (a, b), n in shared.items() if n >= _enough(samples[a], samples[b]))


def _sample(text: frozenset[Shingle]) -> list[Shingle]:
    """A text's sampled shingles; a short one keeps them all."""
    if len(text) < SHORT:
        return list(text)
    return [shingle for shingle in text if _is_sampled(shingle[1])]


@lru_cache(maxsize=2**16)
def _is_sampled(word: str) -> bool:
    """Whether the shingles around a word are kept; the same on every run and machine."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % SAMPLE == 0


def _enough(a: Sequence[Shingle], b: Sequence[Shingle]) -> int:
    least = min(len(a), len(b), max(len(a), len(b)) // SAMPLE)
    return max(min(2, least), least // 5)


def containment(a: frozenset[Shingle], b: frozenset[Shingle], weights: Mapping[Shingle, float]) -> float:
    """The weight of the common shingles; of the lighter text's it is the share that is copied."""
    return math.fsum([weights[shingle] for shingle in a & b])


def _least(group: Sequence[int], shares: dict[Pair, float]) -> float:
    return min(shares.get(pair, 0.0) for pair in combinations(group, 2))


def _copies(reports: Sequence[Report], overlap: float) -> Copies:
    fullest = min(reports, key=_fullness)
    return Copies(tuple(sorted(r.article.id for r in reports)), fullest.article.id, round(overlap, 3))


def _fullness(report: Report) -> tuple[object, ...]:
    """Longest first, then earliest."""
    length = len(body_text(report.article))
    return (-length, edtf.sort_key(report.annotations.published.edtf), report.article.id)
