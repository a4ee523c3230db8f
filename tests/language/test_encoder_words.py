"""What the encoder sees of a word."""

from hypothesis import given
from hypothesis import strategies as st

from commonground.language.encoder_words import MOST_PIECES, SHAPES, Wordpieces, shapes

VOCABULARY = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "port", "##s", "har", "##bour", "cafe", "'", '"', "s", "-"]


def flags(words: list[str], at: int) -> set[str]:
    return {name for name, value in zip(SHAPES, shapes(words)[at], strict=True) if value}


def test_a_word_is_cut_into_the_longest_pieces_the_vocabulary_has() -> None:
    pieces = Wordpieces(VOCABULARY)
    assert pieces.of("Ports") == (4, 5)
    assert pieces.of("HARBOUR") == (6, 7)


def test_accents_and_curly_quotes_make_no_difference() -> None:
    pieces = Wordpieces(VOCABULARY)
    assert pieces.of("Café") == pieces.of("cafe") == (8,)
    assert pieces.of("’s") == pieces.of("'s")
    assert pieces.of("“") == pieces.of('"')


def test_a_word_of_which_nothing_is_known_is_one_unknown_piece() -> None:
    pieces = Wordpieces(VOCABULARY)
    assert pieces.of("🛳") == pieces.of("\u200b") == pieces.of("ж") == (3,)


def test_an_address_takes_no_more_room_than_others() -> None:
    assert len(Wordpieces(VOCABULARY).of("-" * 500)) == MOST_PIECES


def test_capitals_digits_and_place_in_the_sentence_are_seen() -> None:
    words = ["Ministers", "told", "the", "BBC", "of", "H5N1", "and", "1,200", "MPs", "."]
    assert {"first", "title"} <= flags(words, 0)
    assert flags(words, 1) == {"lower"}
    assert flags(words, 3) == {"upper"}
    assert {"upper", "digit"} <= flags(words, 5)
    assert {"no_letter", "all_digits", "inner_mark"} <= flags(words, 7)
    assert "plural_capitals" in flags(words, 8)
    assert {"last", "no_letter"} <= flags(words, 9)


def test_a_headline_says_so_to_each_of_its_words() -> None:
    assert "titled" in flags(["Council", "Rejects", "Harbour", "Plan"], 2)
    assert "shouted" in flags(["COUNCIL", "REJECTS", "HARBOUR", "PLAN"], 2)
    assert "flat" in flags(["council", "rejects", "harbour", "plan"], 2)
    assert not {"titled", "shouted", "flat"} & flags(["The", "Council", "rejects", "plans"], 2)


@given(st.lists(st.text(min_size=1, max_size=80)))
def test_any_words_have_pieces_and_shapes(words: list[str]) -> None:
    pieces = Wordpieces(VOCABULARY)
    assert all(1 <= len(pieces.of(word)) <= MOST_PIECES for word in words)
    assert shapes(words).shape == (len(words), len(SHAPES))
