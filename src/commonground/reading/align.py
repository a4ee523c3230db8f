"""Paragraphs of an extracted article, found again in the snapshot of the whole page.

Both are compared by their letters and digits alone, as extraction changes white space, bullets and punctuation.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

LETTERS, NO_LETTERS = re.compile(r"[^\W_]+"), re.compile(r"[\W_]+")
SHORTEST_ANCHOR = 24
"""Letters and digits from which a paragraph that stands once in the page fixes the place of its neighbours."""
EDGE = 24
"""Letters and digits at the start and end by which a paragraph is found that differs in between."""
STRETCH = 1.2
"""How much longer than the paragraph a stretch found by its edges may be."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Code points of the snapshot, end exclusive."""

    start: int
    end: int


class Letters:
    """The letters and digits of a snapshot, with where each of them stands."""

    def __init__(self, snapshot: str) -> None:
        self.at: list[int] = []
        for run in LETTERS.finditer(snapshot):
            self.at.extend(range(run.start(), run.end()))
        self.text = letters_of(snapshot)

    def stretch(self, first: int, count: int) -> Stretch:
        """The stretch of the snapshot that holds `count` letters from the `first` on."""
        return Stretch(self.at[first], self.at[first + count - 1] + 1)

    def inside(self, start: int, end: int) -> int:
        """How many letters and digits stand between two offsets."""
        return bisect_left(self.at, end) - bisect_left(self.at, start)


def letters_of(text: str) -> str:
    """The letters and digits of a text, in order."""
    return NO_LETTERS.sub("", text)


def align(paragraphs: Sequence[str], letters: Letters) -> list[Stretch | None]:
    """Where each paragraph stands in the snapshot; None where it could not be found again.

    Paragraphs that stand once come first; one that stands several times is taken where it follows the one before it.
    """
    keys = [letters_of(paragraph) for paragraph in paragraphs]
    places: list[tuple[int, int] | None] = [None] * len(keys)
    for index, key in enumerate(keys):
        first = letters.text.find(key) if len(key) >= SHORTEST_ANCHOR else -1
        if first >= 0 and letters.text.find(key, first + 1) < 0:
            places[index] = (first, len(key))
    for index, key in enumerate(keys):
        if places[index] is None and key:
            low, high = bounds(places, index, len(letters.text))
            places[index] = find_between(key, letters.text, low, high)
    return [letters.stretch(*place) if place else None for place in places]


def bounds(places: Sequence[tuple[int, int] | None], index: int, length: int) -> tuple[int, int]:
    """Between which letters a paragraph must stand, by its placed neighbours."""
    before = next((place for place in reversed(places[:index]) if place), None)
    after = next((place for place in places[index + 1 :] if place), None)
    low = before[0] + before[1] if before else 0
    high = after[0] if after else length
    return (low, high) if low <= high else (low, length)


def find_between(key: str, text: str, low: int, high: int) -> tuple[int, int] | None:
    """The first place of a key between two letters, the last if nothing stands before it; by its edges if need be."""
    first = text.rfind(key, low, high) if low == 0 else text.find(key, low, high)
    if first >= 0:
        return first, len(key)
    if len(key) < 3 * EDGE:
        return None
    start = text.find(key[:EDGE], low, high)
    if start < 0:
        return None
    end = text.find(key[-EDGE:], start, min(high, start + int(STRETCH * len(key)) + EDGE))
    return (start, end + EDGE - start) if end >= 0 else None
