"""Which library a command works on, and how its errors are said."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from commonground.keeping.library import Library

VARIABLE = "COMMONGROUND_LIBRARY"
"""The environment variable that names another library."""
SUGGESTED = 50
"""Stories or articles that shell completion offers at most."""


class Refusal(click.ClickException):
    """One clear line on stderr, and exit code 1."""

    def show(self, file: Any = None) -> None:
        """Print it as the other lines on stderr are."""
        from commonground.showing.words import plain  # noqa: PLC0415

        click.echo(f"commonground: {plain(self.message)}", file=file, err=file is None)


def usual_path() -> Path:
    """Where the library is kept if nobody says otherwise: the user's folder for data, as the system has it.

    XDG Base Directory Specification on Linux and BSD, Application Support on macOS, LOCALAPPDATA on Windows.
    """
    if sys.platform == "darwin":
        folder = Path.home() / "Library" / "Application Support"
    elif sys.platform == "win32":
        folder = Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    else:
        given = Path(os.environ.get("XDG_DATA_HOME", ""))
        folder = given if given.is_absolute() else Path.home() / ".local" / "share"
    return folder / "commonground" / "library.db"


LIBRARY = click.option(
    "--library",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    envvar=VARIABLE,
    default=usual_path,
    show_default="library.db in your folder for data",
    help=f"The library file; {VARIABLE} names another one too.",
)


@contextmanager
def opened(path: Path, *, readonly: bool = False) -> "Iterator[Library]":
    """The library at a path; what goes wrong with it is one line.

    Raises:
        Refusal: the library cannot do what was asked.
    """
    from commonground.keeping.errors import LibraryError  # noqa: PLC0415
    from commonground.keeping.library import Library  # noqa: PLC0415

    try:
        with Library(path, readonly=readonly) as library:
            yield library
    except LibraryError as error:
        raise Refusal(str(error)) from error


def _suggest(context: click.Context, start: str, rows: "Callable[[Library], list[Any]]") -> list[CompletionItem]:
    """Ids that begin so, with their titles; nothing where there is no library, for a shell cannot be told more."""
    from commonground.showing.words import plain  # noqa: PLC0415

    path = Path(context.params.get("path") or os.environ.get(VARIABLE) or usual_path())
    try:
        with opened(path, readonly=True) as library:
            found = [row for row in rows(library) if row.id.startswith(start)]
    except click.ClickException:
        return []
    return [CompletionItem(row.id, help=plain(row.title or "")) for row in found[:SUGGESTED]]


def suggest_stories(context: click.Context, _parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """For the shell: ids of stories."""
    return _suggest(context, start, lambda library: library.stories(limit=1000))


def suggest_articles(context: click.Context, _parameter: click.Parameter, start: str) -> list[CompletionItem]:
    """For the shell: ids of articles."""
    return _suggest(context, start, lambda library: library.articles(limit=1000))


STORY = click.argument("story", shell_complete=suggest_stories)
ARTICLE = click.argument("article", shell_complete=suggest_articles)
