"""The brief on a terminal: every width, no colours where none are wanted, nothing from a page that acts."""

import re
from dataclasses import replace
from io import StringIO

import pytest
from harbour_story import harbour, page
from hostile_story import hostile
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from commonground.records.annotations import Annotations
from commonground.records.article import Role
from commonground.records.story import Report, Story
from commonground.showing import labels
from commonground.showing.choices import Choices
from commonground.showing.digest.tell import digests
from commonground.showing.terminal.reading import show_reading
from commonground.showing.terminal.show import show

STYLE = re.compile(r"\x1b\[[0-9;]*m")


def shown(*stories: Story, width: int = 100, choices: Choices | None = None, colours: bool = False) -> str:
    console = Console(file=StringIO(), width=width, force_terminal=colours, highlight=False, markup=False, emoji=False)
    show(stories or [harbour()], console, choices or Choices())
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


SECTIONS = [
    "What is known",
    "Timeline",
    "Who said what",
    "Figures",
    "Report by report",
    "In one report only",
    "Why these reports are together or apart",
    "How each page was dated",
    "Set aside as page furniture",
    "Reports",
]


def test_the_brief_tells_what_happened_first_and_its_sources_last() -> None:
    assert [line for line in shown().splitlines() if line in SECTIONS] == SECTIONS


def test_the_head_counts_reports_outlets_origins_and_copies() -> None:
    assert shown().splitlines()[:3] == [
        "Velm: Ana Terzi, port authority",
        "3 reports · 2 outlets · 2 origins · 1 copy folded",
        "published: 4 March 2014 · 3–9 March 2014? · no date",
    ]


def test_lines_carry_their_report_numbers_and_status() -> None:
    text = re.sub(r"\s+", " ", shown())
    assert "3 March 2014 ● Dockers in Velm walked out on Monday [1][2]" in text
    assert "7 March 2014 ○ the union would meet the minister on Friday · planned, says Ana Terzi [1]" in text
    assert "no date ◌ the port was for sale · denied by A spokesman [2]" in text


def test_a_report_that_lacks_a_point_is_said_to_lack_it_in_what_we_read() -> None:
    fact = harbour().facts[0]
    cells = dict(fact.cells) | {"gazette": None}
    text = shown(replace(harbour(), facts=(replace(fact, cells=cells),)))
    assert "not found in the text we" in text


def test_reports_that_differ_say_so_in_words_and_marks() -> None:
    text = shown()
    assert "reports differ" in text
    assert "*Some 1,200 workers took part*" in text
    assert "says otherwise:" in text


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
@pytest.mark.parametrize("story", [harbour, hostile])
def test_no_line_is_wider_than_the_terminal(width: int, story: type) -> None:
    text = shown(story(), width=width, choices=Choices(furniture=True))
    assert max(cell_len(line) for line in text.splitlines()) <= width


def test_where_the_columns_do_not_fit_the_grid_is_a_list() -> None:
    narrow, wide = shown(width=60), shown(width=100)
    assert "says otherwise: at *least 900" in wide
    assert re.search(r"\[2\]  says otherwise: at \*least 900", narrow)


def test_furniture_is_counted_and_shown_when_asked() -> None:
    assert "[1] The Courier: 2 lines" in shown()
    assert "Sign in to follow" not in shown()
    assert "Sign in to follow the harbour · asks the reader to sign in" in shown(choices=Choices(furniture=True))


def test_a_long_section_says_how_much_is_left() -> None:
    story = harbour()
    many = tuple(replace(story.events[0], id=f"x{n}", label=f"walkout {n}", date=f"19{n + 10}") for n in range(40))
    long = replace(story, events=many, timeline=tuple(event.id for event in many))
    assert "… and 16 more events with a date (--all)" in shown(long)
    everything = shown(long, choices=Choices(everything=True))
    assert "(--all)" not in everything
    assert "walkout 39" in everything


def test_colours_only_where_wanted() -> None:
    assert "\x1b" not in shown()
    assert STYLE.search(shown(colours=True))
    assert letters(STYLE.sub("", shown(colours=True))) == letters(shown())


def letters(text: str) -> str:
    return "".join(sorted(re.sub(r"[\s*]", "", text)))


def test_nothing_from_a_hostile_page_acts() -> None:
    text = STYLE.sub("", shown(hostile(), colours=True, choices=Choices(furniture=True)))
    for line in text.split("\n"):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", line)
    assert "[red]red[/red]" in text
    assert ":skull:" in text


def test_two_stories_are_listed_before_they_are_told() -> None:
    other = replace(harbour(), id="s2", title="Rain")
    text = shown(harbour(), other)
    assert text.splitlines()[:3] == ["2 stories", "  Velm: Ana Terzi, port authority [1][2][3]", "  Rain [1][2][3]"]


def test_a_page_without_an_article_is_listed_as_such() -> None:
    article = page("blank", ((Role.FURNITURE, "Sign in"),), notes=("no article here",))
    blank = Story(id="b", title="Sign in", reports=(Report(article, Annotations(article="blank")),))
    text = shown(harbour(), blank)
    assert text.splitlines()[0] == "Velm: Ana Terzi, port authority"
    assert "No article found on these pages" in text
    assert "no article here" in text


def test_a_headline_alone_is_no_story() -> None:
    """A gate in place of the page has a headline too."""
    parts = ((Role.HEADLINE, "Access denied"), (Role.FURNITURE, "Please enable cookies"))
    gate = page("gate", parts, notes=("no article here: a gate",))
    text = shown(harbour(), Story(id="g", title="Access denied", reports=(Report(gate, Annotations(article="gate")),)))
    assert "2 stories" not in text
    assert "No article found on these pages" in text


def test_a_page_of_no_known_outlet_goes_by_its_file_and_the_list_has_the_path() -> None:
    story = harbour()
    source = replace(digests([story])[0].sources[0], outlet="", file="press/monday/ferry.txt")
    assert (labels.name(source), labels.where(source)) == ("ferry.txt", "press/monday/ferry.txt")
    fetched = replace(source, file="https://tavisherald.example/ferry")
    assert (labels.name(fetched), labels.where(fetched)) == ("https://tavisherald.example/ferry", "")
    assert labels.where(replace(source, outlet="The Tavis Herald")) == "press/monday/ferry.txt"


def test_what_is_left_of_indirect_statements_is_counted_as_such() -> None:
    assert "indirects" not in shown()
    assert set(labels.FORMS) == {"", labels.INDIRECT, labels.SILENCE}


def test_a_page_is_shown_as_it_was_read() -> None:
    console = Console(file=StringIO(), width=100, highlight=False, markup=False)
    show_reading(harbour().reports[0].article, console)
    assert isinstance(console.file, StringIO)
    text = console.file.getvalue()
    assert "outlet: The Courier" in text
    assert "lines: 7, of which 2 lines of page furniture" in text
    assert re.search(r"^furniture +Sign in to follow the harbour · asks the reader to sign in", text, re.MULTILINE)
    assert re.search(r"^headline +'Nobody will load a ship'", text, re.MULTILINE)


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=80), st.integers(20, 120))
def test_any_text_can_be_shown_at_any_width(text: str, width: int) -> None:
    article = page("p", ((Role.BODY, text),), title=text, outlet=text)
    story = Story(id="s", title=text, reports=(Report(article, Annotations(article="p")),))
    assert shown(story, width=width)
