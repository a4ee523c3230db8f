"""The words of a text as grouping compares them: stems, names by their capitals, numbers, and how rare each is."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from commonground.tables import rows

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
CAPITAL = re.compile(r"(?<![^\W_])(?<![^\W_]['’])[A-Z\u0080-\U0010ffff][^\W_]*(?:['’][^\W_]+)*")
"""A word as above that may open with a capital letter: only these need to be looked at where they stand."""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
SENTENCE_OPENERS = frozenset(".!?:;\n\"“”‘'`([–—-")
"""A capital after one of these, or at the start, says nothing about its word."""


@lru_cache(maxsize=2**16)
def stem(word: str) -> str:
    """The word in lower case without possessive and common English endings; for matching, never for showing."""
    low = word.lower().replace("’", "'").removesuffix("'s").replace("'", "")
    if len(low) <= 3 or not low.isascii() or not low.isalpha():
        return low
    return _without_ending(low)


def _without_ending(low: str) -> str:
    """The S-stemmer (Harman 1991), then -ed and -ing after at least four letters."""
    if low.endswith("ies") and len(low) > 4:
        low = low[:-3] + "y"
    elif low.endswith("es") and low[-3] in "sxz":
        low = low[:-2]
    elif low.endswith("s") and low[-2] not in "su":
        low = low[:-1]
    for ending in ("ing", "ed"):
        if low.endswith(ending) and len(low) - len(ending) >= 4:
            low = low[: -len(ending)]
            return low[:-1] if low[-1] == low[-2] and low[-1] not in "ls" else low
    return low.removesuffix("e") if len(low) > 4 else low


def stems(text: str) -> Iterator[str]:
    """The stems of a text's words, in order; numbers as they stand."""
    return map(stem, WORD.findall(text))


def numbers(text: str) -> Iterator[str]:
    """The numbers written in digits, thousands separators left out."""
    return (number.replace(",", "") for number in NUMBER.findall(text))


def name_stems(text: str) -> frozenset[str]:
    """The stems of words that carry a capital inside a sentence and never stand in lower case; one-letter words not."""
    return frozenset(spelled_names(text, WORD.findall(text)))


def spelled_names(text: str, words: Iterable[str]) -> dict[str, str]:
    """The stems of name_stems with the first word that each stands for, as it is spelled; `words` are the text's."""
    found = {match.group(): None for match in CAPITAL.finditer(text) if not opens_sentence(text, match.start())}
    capital = [word for word in found if len(word) > 1 and word[0].isupper()]
    lower = {word.lower() for word in set(words) if word[0].islower()} if capital else set()
    names = [word for word in capital if word.lower() not in lower]
    return {stem(word): word.removesuffix("'s").removesuffix("’s") for word in reversed(names)}


def opens_sentence(text: str, start: int) -> bool:
    """Whether a word stands where every word has a capital: first in its sentence, or behind a mark that opens one."""
    at = start - 1
    while at >= 0 and text[at] in " \t\u00a0":
        at -= 1
    return at < 0 or text[at] in SENTENCE_OPENERS


@cache
def _background() -> tuple[int, Mapping[str, int]]:
    table = {word: int(n) for word, n in rows("commonground.comparing.words", "word_frequencies")}
    return table.pop("*"), table


class Weights(dict[str, float]):
    """Weights by word; one that is not there yet is weighed when it is asked for."""

    def __init__(self, weigh: Callable[[str], float]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, word: str) -> float:
        found = self[word] = self._weigh(word)
        return found


class Rarity:
    """How much a shared word says: inverse document frequency over the collection and a newswire background.

    `weight` is in nats. The background stands for `BACKGROUND_TEXTS` texts, so that two pages alone still know that
    "said" is common and a surname is not, and a large collection speaks for itself.
    """

    BACKGROUND_TEXTS = 400

    def __init__(self, texts: Iterable[Iterable[str]] = ()) -> None:
        self.counts: Counter[str] = Counter()
        self.texts = 0
        for text in texts:
            self.add(text)
        self.weights = Weights(self._weigh)

    def add(self, words: Iterable[str]) -> None:
        """Count one more text; a word weighed before keeps its weight until `weights` is cleared."""
        self.counts.update(set(words))
        self.texts += 1

    def weight(self, word: str) -> float:
        """The word's weight, 0 for a word that every text holds."""
        return self.weights[word]

    def _weigh(self, word: str) -> float:
        total, table = _background()
        # A word in one of n sentences stands in about 1 - (1 - 1/n)^20 of the texts, at 20 sentences a text.
        share = 1 - (1 - table.get(word, 0) / total) ** 20
        expected = self.counts[word] + share * self.BACKGROUND_TEXTS
        return max(0.0, math.log((self.texts + self.BACKGROUND_TEXTS + 1) / (expected + 1)))
