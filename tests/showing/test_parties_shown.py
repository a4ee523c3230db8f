"""What stands between two parties is shown wherever a story is: the sentence, which way it points, whose word it is."""

import re
from dataclasses import replace
from io import StringIO

from harbour_story import at, harbour
from lxml import html
from rich.console import Console

from commonground.records.story import Between, Direction, Party, Story
from commonground.showing.choices import Choices
from commonground.showing.export.printed import printed
from commonground.showing.markdown import markdown
from commonground.showing.terminal.show import show
from commonground.showing.web.storytelling import sections, told

UNION, PORT = Party("Ana Terzi", "e1"), Party("Port authority", "e2")


def quarrel() -> Story:
    """The harbour story, with a sentence in which the union acts against the port, on the port's word."""
    story = harbour()
    denied = at(story.reports[1].article, "A spokesman denied that the port was for sale.")
    apart = Between(
        id="b1",
        parties=(PORT, UNION),
        direction=Direction.APART,
        verb="deny",
        cells={"gazette": (denied,)},
        attributed_to="Port authority",
    )
    return replace(story, between=(apart,))


def test_the_terminal_shows_the_sentence_its_direction_and_its_report() -> None:
    out = StringIO()
    show([quarrel()], Console(file=out, width=100, color_system=None), Choices())
    part = out.getvalue().split("Between the parties")[1].split("\n\n")[0]
    assert re.search(r"Port authority and Ana Terzi\s+apart: A spokesman denied that the port was for sale\.", part)
    assert "[2]" in part


def test_markdown_notes_the_sentence() -> None:
    part = markdown([quarrel()], Choices()).split("## Between the parties")[1].split("##", 2)[1:]
    assert "A spokesman denied that the port was for sale." in "##".join(part)


def test_the_printed_page_notes_the_sentence() -> None:
    document = html.document_fromstring(printed([quarrel()], Choices()))
    (part,) = [each for each in document.xpath("//section") if each.find("h2").text == "Between the parties"]
    (line,) = part.iter("li")
    assert " ".join(line.text_content().split()).startswith("apart: A spokesman denied that the port was for sale.")
    (ref,) = line.xpath(".//a[@class='ref']/@href")
    assert "A spokesman denied" in document.get_element_by_id(ref[1:]).text_content()


def test_the_reading_room_has_a_part_for_it_where_there_is_something_to_show() -> None:
    assert ("Between the parties", "parties", True) in sections(told(quarrel()))
    assert ("Between the parties", "parties", False) in sections(told(harbour()))
