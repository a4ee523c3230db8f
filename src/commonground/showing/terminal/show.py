"""Stories -> a terminal."""

from collections.abc import Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from commonground.records.story import Story
from commonground.showing.choices import Choices
from commonground.showing.digest.tell import digests
from commonground.showing.labels import refs
from commonground.showing.terminal import pages, tables, told
from commonground.showing.terminal.pen import REF, SOFT, Pen
from commonground.showing.words import counted

SECTIONS = (
    told.header,
    told.known,
    told.timeline,
    told.said,
    tables.figures,
    tables.grid,
    tables.only,
    pages.ties,
    pages.dated,
    pages.aside,
    pages.sources,
)
"""A brief from top to bottom: what happened, who said so, how the reports compare, how we know."""


def show(stories: Sequence[Story], console: Console, choices: Choices) -> None:
    """The brief of each story, under a list of them where there are several."""
    told_stories = digests(stories)
    if len(told_stories) > 1:
        console.print(Text(counted(len(told_stories), "story", "stories"), style="bold"))
        for digest in told_stories:
            text = Text("  " + digest.title)
            console.print(text.append(" " + refs([source.number for source in digest.sources]), REF))
        console.print()
    for number, digest in enumerate(told_stories):
        if number:
            console.print()
        if len(told_stories) > 1:
            console.print(Rule(style=SOFT))
        for section in SECTIONS:
            section(Pen(console, choices, digest))
    console.print()
