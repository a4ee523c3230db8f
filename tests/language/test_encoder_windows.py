"""Sentences longer than the encoder can take."""

from hypothesis import given
from hypothesis import strategies as st

from commonground.language.encoder_session import Parse
from commonground.language.encoder_windows import joined, windows


@given(st.lists(st.sampled_from(["word", ",", "unpronounceable"]), max_size=60), st.integers(5, 20))
def test_windows_cover_every_word_once_and_none_is_too_long(words: list[str], most: int) -> None:
    sizes = {"word": 1, ",": 1, "unpronounceable": 4}
    cuts = list(windows(words, sizes.__getitem__, most))
    assert [at for first, past in cuts for at in range(first, past)] == list(range(len(words)))
    assert all(0 < sum(sizes[word] for word in words[first:past]) <= most for first, past in cuts)


def test_a_cut_falls_after_a_comma_where_one_is_near() -> None:
    words = ["ships", ",", "boats", ",", "rafts", "and", "tugs", "came"]
    assert list(windows(words, lambda _: 1, 6)) == [(0, 4), (4, 8)]


def test_the_windows_of_a_sentence_make_one_tree() -> None:
    one = Parse(("NOUN", "VERB"), (1, -1), ("nsubj", "root"), ("B-PER", "O"))
    both = joined([one, one])
    assert both.heads == (1, -1, 3, 1)
    assert both.relations == ("nsubj", "root", "nsubj", "parataxis")
    assert both.names == ("B-PER", "O", "B-PER", "O")


def test_a_sentence_without_words_has_an_empty_parse() -> None:
    assert joined([]) == Parse((), (), (), ())
