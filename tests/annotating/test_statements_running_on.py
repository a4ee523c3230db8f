"""Quotations that run over a line break without a new opening mark, as in text with one sentence to a line."""

import pytest
from as_read import statements

from commonground.records.annotations import Directness


def told(text: str) -> list[tuple[str | None, list[str]]]:
    return [
        (s.speaker.text if s.speaker else None, [" ".join(c.text.split()) for c in s.content]) for s in statements(text)
    ]


@pytest.mark.parametrize(("opening", "closing"), [('"', '"'), ("“", "”")])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_the_speaker_after_the_end_has_the_whole_quotation(opening: str, closing: str, between: str) -> None:
    lines = f"{opening}The wall was built in haste.", "Nobody tested it.", f"It must go,{closing} Ms Vance said."
    (statement,) = statements(between.join(lines))
    assert statement.speaker and statement.speaker.text == "Ms Vance"
    assert statement.content[0].text == between.join(
        ("The wall was built in haste.", "Nobody tested it.", "It must go")
    )
    assert statement.directness is Directness.DIRECT


def test_a_quotation_that_begins_inside_a_sentence_runs_on() -> None:
    text = 'Mr Toft said the port "has no plan for the winter.\nIt has no money either."'
    assert told(text) == [
        ("Mr Toft", ['the port "has no plan for the winter. It has no money either']),
    ]


def test_what_a_speaker_says_others_said_is_his_statement_alone() -> None:
    """Within the quotation "she wants" and "it demands" are no statements of their own."""
    text = '"My sister wants the bridge to close.\nThe law demands that it stays open," Ms Vance said.'
    assert told(text) == [("Ms Vance", ["My sister wants the bridge to close. The law demands that it stays open"])]


def test_one_quotation_may_close_and_the_next_open_on_a_line_in_between() -> None:
    text = '"The wall is old.\nIt will fall," Ms Vance said. "We warned them.\nNobody came."'
    assert told(text) == [
        ("Ms Vance", ["The wall is old. It will fall,", "We warned them. Nobody came"]),
    ]


def test_a_paragraph_that_opens_again_is_the_newspapers_form_and_stays_apart() -> None:
    text = '"The wall is old," Ms Vance said. "We warned them all in May.\n\n"Nobody came to look at it."'
    assert [len(s.content) for s in statements(text)] == [2, 1]


def test_a_mark_that_nothing_closes_joins_no_lines() -> None:
    text = 'Mr Toft called it "a farce.\nThe harbour was closed.\nThe ferry left at noon, Ms Vance said.'
    last = statements(text)[-1]
    assert last.speaker and last.speaker.text == "Ms Vance"
    assert last.content[0].text == "The ferry left at noon"


def test_a_quotation_runs_over_ten_lines_and_no_further() -> None:
    lines = ["The wall is old."] * 12
    near = '"' + "\n".join(lines[:10]) + '\nIt will fall," Ms Vance said.'
    far = '"' + "\n".join(lines[:11]) + '\nIt will fall," Ms Vance said.'
    assert "The wall is old. The wall is old." in " ".join(statements(near)[0].content[0].text.split())
    assert all("\n" not in piece.text for s in statements(far) for piece in s.content)
