"""What comparing needs of a report, in about two kilobytes: words by number, so that a million fit into memory."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from commonground.comparing.profile import Seen

NUMBER = "I"
"""Array type of a word's number: unsigned, 32 bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """One report's words by their numbers in the book, each as often as it stands there; days None where unknown."""

    id: str
    title: array[int]
    lead: array[int]
    rest: array[int]
    names: array[int]
    telling: array[int]
    lead_names: array[int]
    numbers: array[int]
    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Unfolded:
    """A sketch as a portrait needs it (`commonground.comparing.profile.Seen`)."""

    title: Counter[str]
    lead: Counter[str]
    all_words: Counter[str]
    names: frozenset[str]
    telling: frozenset[str]
    lead_names: frozenset[str]
    numbers: frozenset[str]
    first: date | None
    last: date | None


class Sketchbook:
    """Numbers the words of all its sketches."""

    def __init__(self) -> None:
        self._number: dict[str, int] = {}
        self._words: list[str] = []

    def sketch(self, id: str, seen: Seen) -> Sketch:
        """The sketch of a report."""
        return Sketch(
            id=id,
            title=self._numbers(seen.title.elements()),
            lead=self._numbers((seen.lead - seen.title).elements()),
            rest=self._numbers((seen.all_words - seen.lead).elements()),
            names=self._numbers(sorted(seen.names)),
            telling=self._numbers(sorted(seen.telling)),
            lead_names=self._numbers(sorted(seen.lead_names)),
            numbers=self._numbers(sorted(seen.numbers)),
            first=seen.first,
            last=seen.last,
        )

    def unfold(self, sketch: Sketch) -> Unfolded:
        """What the sketch was made of."""
        title = self._read(sketch.title)
        lead = title + self._read(sketch.lead)
        return Unfolded(
            title=Counter(title),
            lead=Counter(lead),
            all_words=Counter(lead + self._read(sketch.rest)),
            names=frozenset(self._read(sketch.names)),
            telling=frozenset(self._read(sketch.telling)),
            lead_names=frozenset(self._read(sketch.lead_names)),
            numbers=frozenset(self._read(sketch.numbers)),
            first=sketch.first,
            last=sketch.last,
        )

    def _numbers(self, words: Iterable[str]) -> array[int]:
        return array(NUMBER, map(self._number_of, words))

    def _number_of(self, word: str) -> int:
        number = self._number.setdefault(word, len(self._words))
        if number == len(self._words):
            self._words.append(word)
        return number

    def _read(self, numbers: Iterable[int]) -> list[str]:
        return [self._words[number] for number in numbers]
