"""Copies and cuts of one text: reports that carry the same wire copy are one origin and count once.

Texts are compared by their word 3-grams, rare ones weighing more; candidates come from a sample of the shingles that
a cut text shares with the full one (Broder 1997, sampling modulo), and are then compared exactly.
"""

import math
import zlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations

from commonground.comparing.clusters import Pair, cluster
from commonground.comparing.words.profile import body_text
from commonground.comparing.words.terms import WORD
from commonground.records import edtf
from commonground.records.story import Copies, Report

SAMPLE = 4
"""The shingles around one word in so many are kept to find candidates."""
FEW = 25
"""Sampled shingles below which a text keeps them all."""
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
    words = [_words(body_text(report.article)) for report in reports]
    pairs = candidates([sample(text) for text in words])
    shares = contained({number: _shingles(words[number]) for pair in pairs for number in pair}, pairs)
    odds = {pair: SHARPNESS * (share - LEAST) for pair, share in shares.items()}
    refused = [(a, b) for a, b in odds if odds[a, b] >= 0 and of_others and of_others(a, b)]
    groups = cluster(len(reports), odds, 0.0, forbidden=[*refused, *apart], unseen=-SHARPNESS * LEAST)
    return [_copies([reports[i] for i in group], _least(group, shares)) for group in groups if len(group) > 1]


def shingles(text: str) -> frozenset[Shingle]:
    """The word 3-grams of a text in lower case."""
    return _shingles(_words(text))


def _words(text: str) -> list[str]:
    return [word.lower() for word in WORD.findall(text)]


def _shingles(words: Sequence[str]) -> frozenset[Shingle]:
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def sample(words: Sequence[str]) -> frozenset[Shingle]:
    """A text's shingles around sampled words; a text with few of them keeps all its shingles."""
    found = frozenset(s for s in zip(words, words[1:], words[2:], strict=False) if _is_sampled(s[1]))
    return found if len(found) >= FEW else _shingles(words)


@lru_cache(maxsize=2**16)
def _is_sampled(word: str) -> bool:
    """Whether a word is one of those sampled; the same on every run and machine."""
    return zlib.crc32(word.encode("utf-8", "surrogatepass")) % SAMPLE == 0


def contained(texts: Mapping[int, frozenset[Shingle]], pairs: Sequence[Pair]) -> dict[Pair, float]:
    """For each pair the share of the lighter text's weight that stands in the other; rare shingles weigh more."""
    weights = rarity(texts.values())
    totals = {number: math.fsum([weights[shingle] for shingle in text]) for number, text in texts.items()}
    return {
        (a, b): math.fsum([weights[s] for s in texts[a] & texts[b]]) / (min(totals[a], totals[b]) or 1.0)
        for a, b in pairs
    }


def rarity(texts: Collection[frozenset[Shingle]]) -> dict[Shingle, float]:
    """What each shingle weighs: less, the more texts hold it."""
    counts = Counter(chain.from_iterable(texts))
    weight = {n: math.log(1 + (len(texts) + 1) / n) for n in set(counts.values())}
    return {shingle: weight[n] for shingle, n in counts.items()}


def candidates(samples: Sequence[frozenset[Shingle]]) -> list[Pair]:
    """The pairs of texts that share a fifth of the sampled shingles that one of them has, and at least two."""
    postings: dict[Shingle, list[int]] = defaultdict(list)
    for number, sampled in enumerate(samples):
        for shingle in sampled:
            postings[shingle].append(number)
    shared: Counter[Pair] = Counter()
    for numbers in postings.values():
        if 1 < len(numbers) <= COMMON:
            shared.update(combinations(numbers, 2))
    return sorted((a, b) for (a, b), n in shared.items() if n >= _enough(len(samples[a]), len(samples[b])))


def _enough(a: int, b: int) -> int:
    """Sampled shingles in common from which two texts with so many of them are compared."""
    least = min(a, b, max(a, b) // SAMPLE)
    return max(min(2, least), least // 5)


def _least(group: Sequence[int], shares: dict[Pair, float]) -> float:
    return min(shares.get(pair, 0.0) for pair in combinations(group, 2))


def _copies(reports: Sequence[Report], overlap: float) -> Copies:
    fullest = min(reports, key=_fullness)
    return Copies(tuple(sorted(r.article.id for r in reports)), fullest.article.id, round(overlap, 3))


def _fullness(report: Report) -> tuple[object, ...]:
    """Longest first, then earliest."""
    length = len(body_text(report.article))
    return (-length, edtf.sort_key(report.annotations.published.edtf), report.article.id)
