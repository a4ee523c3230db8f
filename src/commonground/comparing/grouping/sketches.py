"""What comparing needs of a report, in about two kilobytes: words by number, so that a million fit into memory."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from commonground.comparing.words.profile import Seen

NUMBER = "I"
"""Array type of a word's number: unsigned, 32 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One report's words by their numbers in the book, each as often as it stands there; days None where unknown."""

    id: str
    title: array[int]
    lead: array[int]
    all_words: array[int]
    names: array[int]
    telling: array[int]
    lead_names: array[int]
    numbers: array[int]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """A sketch as a portrait needs it (`commonground.comparing.words.profile.Seen`)."""

    title: Counter[str]
    lead: Counter[str]
    all_words: Counter[str]
    names: frozenset[str]
    telling: frozenset[str]
    lead_names: frozenset[str]
    numbers: frozenset[str]
    first: date | None
    last: date | None


class Numbers(dict[str, int]):
    """Words -> numbers; a new word gets the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self.words)
        self.words.append(word)
        return number


class Sketchbook:
    """Numbers the words of all its sketches."""

    def __init__(self) -> None:
        self._number = Numbers()

    def sketch(self, id: str, seen: Seen) -> Sketch:
        """The sketch of a report."""
        return Sketch(
            id=id,
            title=self._numbers(seen.title.elements()),
            lead=self._numbers(seen.lead.elements()),
            all_words=self._numbers(seen.all_words.elements()),
            names=self._numbers(sorted(seen.names)),
            telling=self._numbers(sorted(seen.telling)),
            lead_names=self._numbers(sorted(seen.lead_names)),
            numbers=self._numbers(sorted(seen.numbers)),
            first=seen.first,
            last=seen.last,
        )

    def unfold(self, sketch: Sketch) -> Unfolded:
        """What the sketch was made of."""
        return Unfolded(
            title=Counter(self._read(sketch.title)),
            lead=Counter(self._read(sketch.lead)),
            all_words=Counter(self._read(sketch.all_words)),
            names=frozenset(self._read(sketch.names)),
            telling=frozenset(self._read(sketch.telling)),
            lead_names=frozenset(self._read(sketch.lead_names)),
            numbers=frozenset(self._read(sketch.numbers)),
            first=sketch.first,
            last=sketch.last,
        )

    def _numbers(self, words: Iterable[str]) -> array[int]:
        return array(NUMBER, map(self._number.__getitem__, words))

    def _read(self, numbers: Iterable[int]) -> Iterator[str]:
        return map(self._number.words.__getitem__, numbers)
