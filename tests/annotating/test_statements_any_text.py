"""No text breaks the search for statements, and it stays linear in length."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.annotating.people import People
from commonground.annotating.statements import find_statements
from commonground.language.analysis import Analysis, Sentence
from commonground.language.tokens import tokenize
from commonground.reading.read import from_text
from commonground.records.annotations import Statement
from commonground.records.article import Role

MARKS = ['"', "“", "”", "‘", "’", "'", "''", "«", "»", "``", "(", ")", "—", "…", "?", ". ", ", ", ": ", "\n", "\u00a0"]
WORDS = [
    " said ",
    " he ",
    "Ms Vance",
    " that ",
    " according to ",
    " did not ",
    " who ",
    " stressing ",
    "wall",
    " and ",
    " told ",
]
PIECES = st.sampled_from(MARKS + WORDS)


def statements(text: str) -> tuple[Statement, ...]:
    """The statements of a text whose every line is one sentence, so that only this stage is under test."""
    article = from_text(text)
    lines = tuple(
        Sentence(block.start, block.end, index, Role.BODY, tokenize(text, block.start, block.end))
        for index, block in enumerate(article.blocks)
    )
    return find_statements(article, Analysis(article.id, lines), People())


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join)))
def test_any_text_gives_exact_slices(text: str) -> None:
    for statement in statements(text):
        for piece in (*statement.content, statement.cue, statement.speaker, statement.addressee):
            assert piece is None or piece.text == text[piece.start : piece.end]


def seconds(text: str) -> float:
    start = time.process_time()
    statements(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece",
    [
        '"No," he said. ',
        "“He said ",
        '" ',
        "'a s' b ",
        "said she said ",
        "add ing adding ",
        "according to X, ",
        "(X said ",
    ],
)
def test_twice_the_text_takes_about_twice_the_time(piece: str) -> None:
    """A quarter of the growth that a quadratic search would show, with room for a busy machine."""
    seconds(piece * 100)
    short, long = seconds(piece * 1000), seconds(piece * 8000)
    assert long < 8 * 3 * short + 0.2


def test_a_megabyte_in_one_quotation_is_one_statement() -> None:
    (statement,) = statements('"' + "We must act now on this. " * 40_000 + '" said Ana Petrova.')
    assert statement.speaker is not None
    assert statement.speaker.text == "Ana Petrova"
    assert len(statement.content[0].text) > 990_000
