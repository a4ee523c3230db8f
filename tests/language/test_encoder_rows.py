"""Sentences side by side in rows: every one is there once, whole, and none sees another."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from commonground.language.encoder_rows import PIECES, POOL, Place, chunks, laid
from commonground.language.encoder_words import SHAPES, Wordpieces

PIECES_OF = Wordpieces(["[PAD]", "[CLS]", "[SEP]", "[UNK]", "ferry", "##men", "left", "the", "port"])
LEFT = ["Ferrymen", "left"]
PORT = ["the", "port"]


def test_two_short_sentences_share_a_row_and_count_their_own_places() -> None:
    found = laid([Place(0, 0, 0, 0), Place(1, 0, 5, 4)], [LEFT, PORT], PIECES_OF)
    assert found["pieces"].tolist() == [[1, 4, 5, 6, 2, 1, 7, 8, 2]]
    assert found["places"].tolist() == [[0, 1, 2, 3, 4, 0, 1, 2, 3]]
    assert found["sentences"].tolist() == [[1, 1, 1, 1, 1, 2, 2, 2, 2]]
    assert found["owners"].tolist() == [[0, 1, 1, 2, 3, 4, 5, 6, 7]]


def test_a_word_points_at_its_first_and_last_piece_over_all_rows() -> None:
    found = laid([Place(1, 0, 0, 0), Place(0, 1, 0, 0)], [LEFT, PORT], PIECES_OF)
    assert found["pieces"].shape == (2, 5)
    assert found["firsts"][1].tolist() == [5, 6, 8, 9]
    assert found["lasts"][1].tolist() == [5, 7, 8, 9]


def test_marks_have_no_shape_so_that_neighbours_in_a_row_are_not_seen() -> None:
    found = laid([Place(0, 0, 0, 0), Place(1, 0, 5, 4)], [LEFT, PORT], PIECES_OF)
    shape = found["shapes"]
    assert not shape[0, [0, 3, 4, 7]].any()
    assert shape[0, 1, SHAPES.index("title")] == 1
    assert shape[0, 1, SHAPES.index("first")] == 1


@given(st.lists(st.integers(0, 254), max_size=3 * POOL))
def test_every_sentence_is_laid_once_and_none_overlaps(sizes: list[int]) -> None:
    lengths = [size + 2 for size in sizes]
    words = [size // 2 + 2 if size > 1 else size + 2 for size in sizes]
    seen: list[int] = []
    for places in chunks(lengths, words):
        wide = max(place.piece + lengths[place.sentence] for place in places)
        assert (1 + max(place.row for place in places)) * wide <= max(PIECES, 256)
        taken = np.zeros((1 + max(place.row for place in places), wide), int)
        for place in places:
            taken[place.row, place.piece : place.piece + lengths[place.sentence]] += 1
        assert taken.max() == 1
        seen += [place.sentence for place in places]
    assert sorted(seen) == [at for at, size in enumerate(sizes) if size]
