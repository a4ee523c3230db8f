"""The brief in Markdown: the same lines, with notes to the sentence; nothing from a page is markup."""

import re

import pytest
from harbour_story import harbour
from hostile_story import hostile
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from commonground.showing.choices import Choices
from commonground.showing.markdown import escaped, markdown

NOTE = re.compile(r"^\[\^(\d+)\]: .* characters (\d+)–(\d+): “(.*)”$", re.MULTILINE)
OURS = {"strong_open", "strong_close", "em_open", "em_close", "text", "softbreak", "hardbreak"}


def inline(text: str) -> list[str]:
    """The kinds of inline tokens that a Markdown reader makes of the text."""
    tokens = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [child.type for token in tokens for child in token.children or ()]


def test_the_document_has_the_sections_of_the_brief() -> None:
    headings = re.findall(r"^#+ .*$", markdown([harbour()], Choices()), re.MULTILINE)
    assert headings == [
        "# Velm: Ana Terzi, port authority",
        "## What is known",
        "## Timeline",
        "## Who said what",
        "### Ana Terzi",
        "### Port authority",
        "### “A spokesman”",
        "## Figures",
        "## Report by report",
        "## In one report only",
        "## Why these reports are together or apart",
        "## How each page was dated",
        "## Reports",
        "## Set aside as page furniture",
    ]


def test_every_note_that_is_named_leads_to_a_sentence_and_its_offsets() -> None:
    text = markdown([harbour()], Choices())
    body, _, notes = text.partition("\n[^1]:")
    found = {number: (int(start), int(end), words) for number, start, end, words in NOTE.findall("[^1]:" + notes)}
    assert set(re.findall(r"\[\^(\d+)\]", body)) == set(found)
    start, end, words = found["1"]
    assert harbour().reports[0].article.text[start:end] == "Dockers in Velm walked out on Monday"
    assert words == "Dockers in Velm walked out on Monday."


def test_statements_lead_to_their_evidence() -> None:
    line = next(line for line in markdown([harbour()], Choices()).splitlines() if "single ship" in line)
    assert re.fullmatch(
        r"- “Nobody will load a single ship,” — \*4 March 2014, The Courier · "
        r"altered in headline: “Nobody will load a ship”\* \[\^\d+\]",
        line,
    )


def test_furniture_is_listed_only_when_asked() -> None:
    assert "Sign in" not in markdown([harbour()], Choices())
    assert "Sign in" in markdown([harbour()], Choices(furniture=True))


def test_nothing_from_a_hostile_page_is_markup() -> None:
    text = markdown([hostile()], Choices(furniture=True))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert set(inline(text)) <= OURS
    blocks = {token.type for token in MarkdownIt("commonmark").enable("table").parse(text)}
    assert not blocks & {"html_block", "fence", "code_block", "ordered_list_open", "blockquote_open", "hr"}


@pytest.mark.parametrize(
    "words",
    [
        "1. first",
        "12) second",
        "- dash",
        "+ plus",
        "# head",
        "> quote",
        "===",
        "<b>",
        "&lt;",
        "a_b_c",
        "| cell |",
        "[x](y)",
    ],
)
def test_marks_stay_what_they_look_like(words: str) -> None:
    (paragraph,) = [t for t in MarkdownIt("commonmark").parse(escaped(words)) if t.type == "inline"]
    assert "".join(child.content for child in paragraph.children or ()) == words


@pytest.mark.parametrize("words", ["http://a.example", "www.a.example", "me@a.example", "WWW.A.example"])
def test_addresses_are_not_turned_into_links(words: str) -> None:
    written = escaped(words)
    assert not re.search(r"(?i)(?<!\\)(://|www\.|@)", written)
    assert written.replace("\\", "") == words


@given(st.text())
def test_no_text_makes_a_link_an_image_or_html(text: str) -> None:
    assert set(inline("- " + escaped(text))) <= {"text", "softbreak"}
