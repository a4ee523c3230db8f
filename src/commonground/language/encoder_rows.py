"""Sentences laid side by side in rows of wordpieces, so that the network seldom works on padding.

The attention is held inside each sentence by its number, and every sentence counts its own places, so that it is read
as if it stood alone. Word 0 of a sentence is its opening mark, which stands for the root; the closing mark is its last
word, so that two sentences never see each other's shapes.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from commonground.language.encoder_words import SHAPES, Wordpieces, shapes

# Padded wordpieces a run. More spill out of a core's cache, fewer load the weights too often (benchmarks/language.py).
PIECES = 384
WIDER = (1, 1.1, 1.2, 1.35, 1.5)  # widths that are tried, times the longest sentence: a row more can be mostly padding
ATTENTION = 700  # at this width attention costs as much as all else
POOL = 256  # sentences sorted by length at a time: the time stays linear however many are given

Arrays = dict[str, npt.NDArray[np.generic]]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence (index `sentence` of those given) lies: its row and its first wordpiece and word there."""

    sentence: int
    row: int
    piece: int
    word: int


@dataclass(slots=True)
class Row:
    """A row in the making."""

    pieces: int = 0
    words: int = 0


def chunks(lengths: Sequence[int], words: Sequence[int]) -> Iterator[list[Place]]:
    """Sentences of these many wordpieces and words (marks counted) laid into runs, the long ones first.

    Empty sentences are left out. First fit in decreasing order wastes at most a fifth (Johnson 1973), here a twentieth.
    """
    for start in range(0, len(lengths), POOL):
        left = [at for at in range(start, min(start + POOL, len(lengths))) if words[at] > 2]
        left.sort(key=lengths.__getitem__, reverse=True)
        while left:
            placed, left = _chunk(left, lengths, words)
            yield placed


def _chunk(given: Sequence[int], lengths: Sequence[int], words: Sequence[int]) -> tuple[list[Place], list[int]]:
    """The cheapest of some runs, and the sentences that found no room in it."""
    longest = lengths[given[0]]
    tried = [_filled(given, lengths, words, int(longest * wider)) for wider in WIDER]
    best = min(tried, key=lambda run: _cost(run, lengths))
    there = {place.sentence for place in best}
    return best, [at for at in given if at not in there]


def _cost(run: Sequence[Place], lengths: Sequence[int]) -> float:
    """What a run costs for each wordpiece of its sentences: its padded size, and more where attention looks further."""
    wide = max(place.piece + lengths[place.sentence] for place in run)
    rows = 1 + max(place.row for place in run)
    return rows * wide * (ATTENTION + wide) / sum(lengths[place.sentence] for place in run)


def _filled(given: Sequence[int], lengths: Sequence[int], words: Sequence[int], wide: int) -> list[Place]:
    """Each sentence in the first row with room for it, in rows of `wide`; what finds no room is left out."""
    most = max(1, PIECES // wide)
    rows: list[Row] = []
    placed: list[Place] = []
    for at in given:
        number = next((n for n, row in enumerate(rows) if row.pieces + lengths[at] <= wide), len(rows))
        if number == most:
            continue
        if number == len(rows):
            rows.append(Row())
        row = rows[number]
        placed.append(Place(at, number, row.pieces, row.words))
        row.pieces += lengths[at]
        row.words += words[at]
    return placed


def laid(places: Sequence[Place], sentences: Sequence[Sequence[str]], wordpieces: Wordpieces) -> Arrays:
    """The network's inputs for one run.

    By (row, piece): `pieces` (0 is padding), `places` in the sentence, `sentences` (a number in the row, 0 is padding),
    `owners` (the word a piece belongs to). By (row, word): `firsts`, `lasts` (its pieces), `shapes`. Words and pieces
    are pointed at by their index over all rows.
    """
    ids = [[wordpieces.of(word) for word in sentences[place.sentence]] for place in places]
    counts = [[1, *map(len, cut), 1] for cut in ids]
    rows = 1 + max(place.row for place in places)
    wide = max(place.piece + sum(count) for place, count in zip(places, counts, strict=True))
    long = max(place.word + len(count) for place, count in zip(places, counts, strict=True))
    by_piece = {name: np.zeros((rows, wide), np.int64) for name in ("pieces", "places", "sentences", "owners")}
    by_word = {name: np.zeros((rows, long), np.int64) for name in ("firsts", "lasts")}
    flags = np.zeros((rows, long, len(SHAPES)), np.float32)
    for number, (place, cut, count) in enumerate(zip(places, ids, counts, strict=True), 1):
        after = np.cumsum(count)
        row, size, piece, word = place.row, len(count), place.piece, place.word
        here, there = slice(piece, piece + int(after[-1])), slice(word, word + size)
        by_piece["pieces"][row, here] = [wordpieces.cls, *(at for pieces in cut for at in pieces), wordpieces.sep]
        by_piece["places"][row, here] = np.arange(after[-1])
        by_piece["sentences"][row, here] = number
        by_piece["owners"][row, here] = np.repeat(np.arange(size), count) + (row * long + word)
        by_word["lasts"][row, there] = after + (row * wide + piece - 1)
        by_word["firsts"][row, there] = after - count + (row * wide + piece)
        flags[row, word + 1 : word + size - 1] = shapes(sentences[place.sentence])
    return {**by_piece, **by_word, "shapes": flags}
