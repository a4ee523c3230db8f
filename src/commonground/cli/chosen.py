"""Which stories a command is about: those of the pages named, or some that the library holds."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from commonground.cli.desk import Desk
from commonground.cli.library import LIBRARY, Refusal, opened, suggest_stories
from commonground.cli.root import DEBUG

if TYPE_CHECKING:
    from commonground.keeping.library import Library
    from commonground.records.story import Story

Command = TypeVar("Command", bound=Callable[..., Any])
PAGE = 200
"""Stories taken from the library's list at a time."""


@dataclass(frozen=True)
class Chosen:
    """What was named on the command line."""

    pages: tuple[str, ...]
    story: tuple[str, ...]
    every_story: bool
    path: Path
    debug: bool

    @property
    def name(self) -> str:
        """What the stories are of: the same command is the same name."""
        return "\n".join(self.pages) or "\n".join(self.story) or f"library {self.path.resolve()}"

    def stories(self) -> "list[Story]":
        """The stories, in the library's order or that of the pages.

        Raises:
            UsageError: nothing is named, or pages and stories of the library both.
            Refusal: there are none.
        """
        ways = sum(map(bool, (self.pages, self.story, self.every_story)))
        if ways != 1:
            what = (
                "name pages, or --story, or --every-story" if not ways else "pages, --story and --every-story exclude"
            )
            raise click.UsageError(what + (" each other" if ways else ""))
        told = Desk(self.debug).stories(self.pages) if self.pages else self._held()
        if not told:
            raise Refusal("nothing was read" if self.pages else "the library holds no story yet: `commonground add`")
        return told

    def _held(self) -> "list[Story]":
        with opened(self.path, readonly=True) as library:
            ids = self.story or tuple(_ids(library))
            told = {story.id: story for story in map(library.story, ids)}
        return list(told.values())


def _ids(library: "Library") -> Iterator[str]:
    """The ids of all stories, from the list page by page."""
    offset = 0
    while rows := library.stories(limit=PAGE, offset=offset):
        yield from (row.id for row in rows)
        offset += len(rows)


def takes_stories(command: Command) -> Command:
    """Give a command what names the stories it is about, as the arguments of `Chosen`."""
    options = (
        click.argument("pages", nargs=-1, metavar="[FILE|DIR|URL|-]..."),
        click.option(
            "--story", multiple=True, metavar="ID", shell_complete=suggest_stories, help="A story of the library."
        ),
        click.option("--every-story", is_flag=True, help="Every story of the library."),
        LIBRARY,
        DEBUG,
    )
    for option in reversed(options):
        command = option(command)
    return command
