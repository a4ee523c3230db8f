"""Names in quotation marks and scare quotes are no speech."""

import pytest
from as_read import told


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (
            '"The wall is safe," Ms Vance told Radio Tarside\'s "Harbour" show on Monday.',
            "Ms Vance",
            "The wall is safe",
        ),
        ('"The wall is safe," she told "Harbour Morning."', "she", "The wall is safe"),
        ('Ms Vance told "Harbour Morning" that the wall was safe.', "Ms Vance", "that the wall was safe"),
        (
            "She told Radio Tarside's “Harbour Morning” on Monday the wall was safe.",
            "She",
            "the wall was safe",
        ),
        (
            'In an interview shown on the "Harbour" show, Ms Vance told Ana Berg that the wall was safe.',
            "Ms Vance",
            "that the wall was safe",
        ),
        (
            '"Harbour" host Ana Berg asked Ms Vance, "Will the wall hold?"',
            '"Harbour" host Ana Berg',
            "Will the wall hold?",
        ),
    ],
)
def test_a_programme_is_whom_or_where_somebody_spoke(text: str, who: str, said: str) -> None:
    assert told(text) == [(who, [said])]


@pytest.mark.parametrize(
    "text",
    [
        'The "experts" have demanded more proof.',
        'A group of residents -- labelled "wallers" in the town -- have left.',
        'The "Low Tide" author thanked nobody.',
    ],
)
def test_a_word_in_scare_quotes_is_nobodys_statement(text: str) -> None:
    assert [said for _, said in told(text) if "experts" in said[0] or "wallers" in said[0] or "Tide" in said[0]] == []


def test_a_short_quotation_that_is_no_name_is_still_speech() -> None:
    assert told('Asked about the wall, Ms Vance said on Monday, "No comment."') == [("Ms Vance", ["No comment"])]
