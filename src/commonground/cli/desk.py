"""Where pages come in from the command line: files, directories, addresses of the web, standard input."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from commonground.reading.web import Fetcher
    from commonground.records.article import Article
    from commonground.records.story import Report, Story

Read = TypeVar("Read")

STDIN = "-"
PAGE_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".txt", ".text"})
"""What a page in a directory is called; a file named on the command line may be called anything."""

LONG_INPUT = 5
"""Pages above which a progress bar is worth its line."""


class Desk:
    """Takes pages in: what cannot be read is said in one line on stderr and counted, and the others are read."""

    def __init__(self, debug: bool, *, loopback: bool = False) -> None:
        self._debug = debug
        self._loopback = loopback
        self.skipped = 0
        self._seen: dict[str, str] = {}

    def stories(self, names: Sequence[str]) -> "list[Story]":
        """The stories of all pages that can be read."""
        from commonground.comparing.stories import group  # noqa: PLC0415

        reports = [report for report in self._each(self.pages(names), self._report) if report]
        self._sum_up(len(reports))
        told = self.tried("comparing the pages, each is shown alone", lambda: group(reports))
        if told is not None:
            return told
        alone = [self.tried(report.article.source, partial(group, [report])) for report in reports]
        return [story for stories in alone for story in stories or ()]

    def articles(self, names: Sequence[str]) -> "list[Article]":
        """The articles of all pages that can be read."""
        articles = [article for article in self._each(self.pages(names), self._article) if article]
        self._sum_up(len(articles))
        return articles

    def _each(self, names: list[str], take: Callable[[str], Read]) -> Iterator[Read]:
        """One page after the other, under a progress bar where there are many and somebody is watching."""
        if len(names) <= LONG_INPUT or not sys.stderr.isatty():
            yield from map(take, names)
            return
        from rich.console import Console  # noqa: PLC0415
        from rich.progress import track  # noqa: PLC0415

        yield from map(take, track(names, "reading", console=Console(stderr=True), transient=True))

    def _report(self, name: str) -> "Report | None":
        from commonground.pipeline import annotate  # noqa: PLC0415
        from commonground.records.story import Report  # noqa: PLC0415

        article = self._article(name)
        annotations = self.tried(name, lambda: annotate(article)) if article else None
        return Report(article, annotations) if article and annotations else None

    def _article(self, name: str) -> "Article | None":
        """The page's article, once: the same text under two names is one."""
        article = self.tried(name, lambda: self._read(name))
        if article is None:
            return None
        if first := self._seen.get(article.id):
            self.skip(name, f"the same text as {_shown(first)}, read once")
            return None
        self._seen[article.id] = name
        return article

    def _read(self, name: str) -> "Article":
        from commonground.reading.page import PAGE_LIMIT  # noqa: PLC0415
        from commonground.reading.read import read  # noqa: PLC0415
        from commonground.reading.web import is_address  # noqa: PLC0415

        if is_address(name):
            found = self.fetcher.fetch(name)
            return replace(read(found.data, url=found.url, media_type=found.media_type), source=name)
        if name != STDIN:
            return read(Path(name))
        return replace(read(sys.stdin.buffer.read(PAGE_LIMIT + 1)), source="standard input")

    @cached_property
    def fetcher(self) -> "Fetcher":
        """Fetches the addresses that are named, and pauses between two of one site."""
        from commonground.reading.web import Fetcher  # noqa: PLC0415

        return Fetcher(loopback=self._loopback)

    def tried(self, name: str, work: Callable[[], Read]) -> Read | None:
        """What the work gives, or None with one line that says what went wrong."""
        from commonground.reading.errors import UnreadablePage  # noqa: PLC0415

        try:
            return work()
        except UnreadablePage as error:
            self.skip(name, error.what + (f" ({error.remedy})" if error.remedy else ""))
        except Exception as error:  # one page must not take the others with it
            self._unexpected(name, error)
        return None

    def _unexpected(self, name: str, error: Exception) -> None:
        from commonground.reading.errors import unexpected  # noqa: PLC0415

        self.skip(name, f"{unexpected(error)} (a bug: please report it with the page and --debug's output)")
        if self._debug:
            from traceback import format_exception  # noqa: PLC0415

            from commonground.showing.words import plain  # noqa: PLC0415

            for line in "".join(format_exception(error)).splitlines():
                click.echo(" " * (len(line) - len(line.lstrip())) + plain(line), err=True)

    def skip(self, name: str, why: str) -> None:
        """Say in one line why a page is left out, and count it."""
        from commonground.showing.words import plain  # noqa: PLC0415

        self.skipped += 1
        click.echo(f"commonground: {_shown(name)}: {plain(why)}", err=True)

    def pages(self, names: Sequence[str]) -> list[str]:
        """The pages named, those of directories in the order of their names."""
        found: list[str] = []
        for name in dict.fromkeys(names):
            path = Path(name)
            if name == STDIN or not _is_directory(path):
                found.append(name)
                continue
            files = sorted(_visible_files(path))
            pages = [str(file) for file in files if file.suffix.lower() in PAGE_NAMES]
            found += pages
            if not pages:
                self.skip(name, "no pages in this directory")
            elif other := len(files) - len(pages):
                kinds = ", ".join(sorted({file.suffix or "no suffix" for file in files} - PAGE_NAMES))
                click.echo(f"commonground: {_shown(name)}: {other} not read, no page by its name ({kinds})", err=True)
        return list(dict.fromkeys(found))

    def _sum_up(self, read: int) -> None:
        if self.skipped:
            pages = "page" if read == 1 else "pages"
            click.echo(f"commonground: {read} {pages} read, {self.skipped} skipped as said above", err=True)


def _shown(name: str) -> str:
    from commonground.showing.words import plain  # noqa: PLC0415

    return "standard input" if name == STDIN else plain(name)


def _is_directory(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that no file can have: reading says so in its own words
        return False


def _visible_files(directory: Path) -> Iterator[Path]:
    """Every file below a directory; hidden files and directories and links to directories are passed over."""
    for path in directory.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(directory).parts)
        if not hidden and not path.is_dir():
            yield path
