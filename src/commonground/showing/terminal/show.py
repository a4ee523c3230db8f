"""Stories -> a terminal."""

from collections.abc import Callable, Sequence

from rich.console import Console
from rich.rule import Rule
from rich.text import Text

from commonground.records.story import Story
from commonground.showing.choices import Choices
from commonground.showing.digest.lines import Digest
from commonground.showing.digest.tell import digests
from commonground.showing.labels import NO_ARTICLE, refs
from commonground.showing.terminal import pages, tables, told
from commonground.showing.terminal.pen import REF, SOFT, STRONG, Pen
from commonground.showing.words import counted

Section = Callable[[Pen], None]

SECTIONS: Sequence[Section] = (
    told.header,
    told.known,
    told.timeline,
    told.said,
    told.parties,
    tables.figures,
    tables.grid,
    tables.only,
    pages.ties,
    pages.dated,
    pages.aside,
    pages.sources,
)
"""A brief from top to bottom: what happened, who said so, how the reports compare, how we know."""

TIMELINE: Sequence[Section] = (told.header, told.timeline, told.without_timeline, pages.sources)
"""The timeline alone, with the reports that its lines name."""


def show(stories: Sequence[Story], console: Console, choices: Choices, sections: Sequence[Section] = SECTIONS) -> None:
    """The sections of each story, under a list of them where there are several; pages without an article at the end."""
    told_stories = digests(stories)
    full = [digest for digest in told_stories if not digest.blank]
    if len(full) > 1:
        _contents(full, console)
    for digest in full:
        if len(full) > 1:
            console.print(Rule(style=SOFT))
        for section in sections:
            section(Pen(console, choices, digest))
        console.print()
    _blank_pages([digest for digest in told_stories if digest.blank], console, choices)


def _contents(told_stories: Sequence[Digest], console: Console) -> None:
    console.print(Text(counted(len(told_stories), "story", "stories"), style=STRONG))
    for digest in told_stories:
        text = Text("  " + digest.title)
        console.print(text.append(" " + refs([source.number for source in digest.sources]), REF))
    console.print()


def _blank_pages(told_stories: Sequence[Digest], console: Console, choices: Choices) -> None:
    if told_stories:
        console.print(Text(NO_ARTICLE, style=STRONG))
    for digest in told_stories:
        pages.listed(Pen(console, choices, digest))
