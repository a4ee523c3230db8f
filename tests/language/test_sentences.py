"""Where sentences end in English news."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.language.sentences import split


def cut(text: str) -> list[str]:
    """The sentences of a text."""
    return [text[start:end] for start, end in split(text, 0, len(text))]


@pytest.mark.parametrize(
    "sentences",
    [
        ["Mr. Hale met Dr. Osei at St. Anne's.", "They spoke for an hour."],
        ["The U.S. Senate voted at 5 p.m. on Friday.", "It took an hour."],
        ["He moved to the U.S.", "The family followed."],
        ["The judge, A. J. Moore, resigned.", "Nobody said why."],
        ["Flight No. 5 was late.", "No. 6 was not."],
        ["He left on Sept. 3 for Halden Corp. headquarters.", "She stayed."],
        ["The rate rose by 3.5 percent.", "Prices fell."],
        ['"We are ready."', "The minister sat down."],
        ["“Why now?” Ms Vance asked.", "Nobody answered."],
        ["“Go!” shouted the captain.", "They went."],
        ["Well… we shall see.", "It depends…", "The vote is on Monday."],
        ["He waited... and then he left.", "It rained."],
        ["The plan (which failed.) was his.", "He knew."],
        ["The town fell in 1998.[12]", "It was rebuilt."],
        ["Talks ended.", "He said nothing."],
        ["The first four months\u00a0of 2013 were good.\u00a0", "Trade grew."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    found = cut(" ".join(sentence.strip("\u00a0") for sentence in sentences))
    assert found == [sentence.strip("\u00a0") for sentence in sentences]


def test_a_lost_space_does_not_glue_two_sentences() -> None:
    assert cut("The talks have ended.He left at once.") == ["The talks have ended.", "He left at once."]


def test_a_list_is_cut_by_its_marks() -> None:
    assert cut("The council wants:\n• more buses\n• fewer cars") == [
        "The council wants:",
        "• more buses",
        "• fewer cars",
    ]


def test_the_number_of_a_list_item_stays_with_it() -> None:
    assert cut("1. The bridge is closed. 2. The road is open.") == ["1. The bridge is closed.", "2. The road is open."]


def test_a_hard_wrapped_line_goes_on() -> None:
    assert cut("The minister\nleft on Monday. She\nreturned.") == ["The minister\nleft on Monday.", "She\nreturned."]


def test_a_picture_credit_is_no_part_of_its_caption() -> None:
    assert cut("Ms Vance on Monday Image: Halden Press") == ["Ms Vance on Monday", "Image: Halden Press"]


@given(st.text())
def test_every_text_is_cut_without_loss(text: str) -> None:
    """Sentences lie in order, do not overlap, are trimmed, and leave nothing but white space out."""
    spans = list(split(text, 0, len(text)))
    at, left = 0, ""
    for start, end in spans:
        assert at <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        left, at = left + text[at:start], end
    assert not (left + text[at:]).strip()


@pytest.mark.parametrize(
    "piece", ["word ", ".", "St. ", "A. ", '"', "? A", ".x", "\n ", "\u200b", "😀", "... ", 'e." B', "1. ", "(."]
)
def test_time_grows_with_length_alone(piece: str) -> None:
    """A hundred thousand characters of anything are split within two seconds."""
    text = piece * (100_000 // len(piece))
    begun = time.process_time()
    list(split(text, 0, len(text)))
    assert time.process_time() - begun < 2
