"""Words and marks, cut as in the Universal Dependencies English treebanks."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.language.tokens import tokenize


def cut(text: str) -> list[str]:
    """The words of a text."""
    return [token.text for token in tokenize(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Mr. Hale's don't", ["Mr.", "Hale", "'s", "do", "n't"]),
        ("She can’t and cannot.", ["She", "ca", "n’t", "and", "can", "not", "."]),
        ("the U.S. and 6:00 a.m.", ["the", "U.S.", "and", "6:00", "a.m."]),
        ("$1.2bn, 3.5% and 93,000", ["$", "1.2bn", ",", "3.5", "%", "and", "93,000"]),
        ("a 19-year-old pro-Halden re-elected", ["a", "19", "-", "year", "-", "old", "pro-Halden", "re-elected"]),
        ("O'Brien's Sana'a", ["O'Brien", "'s", "Sana'a"]),
        ("see https://example.org/a?b=c.", ["see", "https://example.org/a?b=c", "."]),
        ("mail press@halden.example now", ["mail", "press@halden.example", "now"]),
        ("J. K. Moore", ["J.", "K.", "Moore"]),
        ("No. 5, no.", ["No.", "5", ",", "no", "."]),
        ("Well... or so…", ["Well", "...", "or", "so", "…"]),
        ("he said\0 no\x07", ["he", "said", "no"]),
    ],
)
def test_words_are_cut_as_the_treebanks_cut_them(text: str, words: list[str]) -> None:
    assert cut(text) == words


def test_offsets_count_from_the_start_of_the_whole_text() -> None:
    text = "Before. Ana\u00a0left."
    assert [(t.start, t.end) for t in tokenize(text, 8, len(text))] == [(8, 11), (12, 16), (16, 17)]


@given(st.text())
def test_every_token_is_its_slice(text: str) -> None:
    at = 0
    for token in tokenize(text, 0, len(text)):
        assert token.text == text[token.start : token.end]
        assert at <= token.start < token.end
        at = token.end


@pytest.mark.parametrize(
    "piece",
    [
        "x",
        "!",
        "=*",
        "1/1/",
        "a.",
        "a-",
        "n't",
        "www.",
        "a@",
        "1,",
        "😀",
        "\u200b",
        ".",
        "'",
        "Mr.",
        "a.b",
        "http://",
        "O'",
    ],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    """A hundred thousand characters of anything are cut within two seconds."""
    text = piece * (100_000 // len(piece))
    begun = time.process_time()
    tokenize(text, 0, len(text))
    assert time.process_time() - begun < 2


def test_a_row_of_one_mark_is_one_token_and_so_is_a_date_in_figures() -> None:
    assert cut("Stop!!! Really?! **** 08/16/2000") == ["Stop", "!!!", "Really", "?!", "****", "08/16/2000"]
    assert cut("The 9/11 inquiry, 24/7 and 1/2/3/4.") == [
        *("The", "9", "/", "11", "inquiry", ",", "24", "/", "7", "and"),
        *("1", "/", "2", "/", "3", "/", "4", "."),
    ]


def test_brackets_in_a_row_stay_apart() -> None:
    assert cut("((see “a”))") == ["(", "(", "see", "“", "a", "”", ")", ")"]
