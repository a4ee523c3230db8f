"""Text whose lines were broken at a fixed width is read in paragraphs, at exact offsets."""

import textwrap

from hypothesis import given
from hypothesis import strategies as st

from commonground.language.analyze import analyze
from commonground.reading.lines import split_lines
from commonground.reading.read import from_text, read
from commonground.reading.wrapping import unwrapped
from commonground.records.article import Role

PARAGRAPHS = (
    "The ferry to Stonehollow was stopped on Tuesday after its captain reported smoke from the second engine room, and "
    "about 140 passengers were brought back to the quay at Marrick in the afternoon, the harbour office said.",
    "“We saw the smoke, we heard the bell, and then we were told to put on our jackets,” said Lena Aske, a teacher who "
    "was on her way home. She said that nobody had been hurt.",
    "The company said the ship would be out of service for nine days.",
)


def broken(width: int) -> str:
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in PARAGRAPHS) + "\n"


def test_a_hard_wrapped_report_is_read_in_paragraphs() -> None:
    for width in (60, 72, 80):
        article = read(("Smoke stops the ferry\n\n" + broken(width)).encode())
        blocks = article.blocks_of(Role.BODY)
        assert [" ".join(block.text.split()) for block in blocks] == list(PARAGRAPHS)
        assert all(article.text[block.start : block.end] == block.text for block in blocks)


def test_its_sentences_run_over_the_line_breaks() -> None:
    sentences = analyze(from_text(broken(70))).sentences
    assert len(sentences) == 4


def test_a_list_of_short_lines_stays_a_list() -> None:
    text = "\n".join(f"Ferry number {at} leaves the quay at {at} in the morning, and at noon" for at in range(1, 12))
    assert len(unwrapped(split_lines(text), text)) == 11


def test_a_page_with_a_paragraph_on_each_line_stays_as_it_is() -> None:
    text = "\n".join(PARAGRAPHS * 3)
    assert unwrapped(split_lines(text), text) == split_lines(text)


@given(st.text(alphabet="ab .,\n\r•", max_size=400))
def test_any_text_keeps_every_line_and_its_offsets(text: str) -> None:
    lines = unwrapped(split_lines(text), text)
    assert all(text[line.start : line.end] == line.text for line in lines)
    assert "".join("".join(line.text for line in lines).split()) == "".join(
        "".join(line.text for line in split_lines(text)).split()
    )
