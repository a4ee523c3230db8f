"""`commonground add`: pages go into the library."""

import os
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commonground.cli.desk import LONG_INPUT, PAGE_NAMES, STDIN, Desk
from commonground.cli.incoming import Incoming
from commonground.cli.library import LIBRARY, opened
from commonground.cli.root import LOOPBACK, NOTHING_READ, commands

if TYPE_CHECKING:
    from commonground.keeping.library import Added, Failed, Library

MOST_WORKERS = 4
"""Processes used if nobody says otherwise; each takes about 300 MB."""


@commands.command()
@click.argument("pages", nargs=-1, required=True, metavar="FILE|DIR|URL|-...")
@click.option("--outlet", help="Who published the pages; wins over what they say themselves.")
@click.option("--published", metavar="DATE", help="When they were published, as 2013-05-10; wins likewise.")
@click.option("--url", help="Where the page stood; for one page that was saved or is on standard input.")
@click.option(
    "--workers",
    type=click.IntRange(1, 64),
    default=lambda: min(MOST_WORKERS, os.cpu_count() or 1),
    show_default=f"one for each processor, {MOST_WORKERS} at most",
    help="Processes that read at a time.",
)
@LOOPBACK
@LIBRARY
def add(
    pages: tuple[str, ...],
    outlet: str | None,
    published: str | None,
    url: str | None,
    workers: int,
    loopback: bool,
    path: Path,
) -> None:
    """Take pages into the library.

    \b
    FILE   a saved page, a web archive (WARC), a feed or a list of feeds (OPML)
    DIR    every page below it
    URL    a page, or a feed: then the pages it lists
    -      a page on standard input

    Each page is stored whole before the next one, so a command that was stopped loses nothing: run it again, and what
    is held already is passed over. Another state of a page from the same address is kept beside the earlier one.
    """
    desk = Desk(debug=False, loopback=loopback)
    names = desk.pages(pages)
    if url and len(names) != 1:
        raise click.UsageError("--url is for one page alone")
    from commonground.keeping.analysing import Given  # noqa: PLC0415

    incoming = Incoming(desk, Given(page=b"", url=url, outlet=outlet, published=published))
    with opened(path) as library:
        results = library.add_many(incoming.pages(names), 1 if len(names) == 1 and _is_page(names[0]) else workers)
        counts = _say(desk, _watched(results, len(names)), library)
        _sum_up(library, counts, desk.skipped)
    if not counts:
        raise click.exceptions.Exit(NOTHING_READ)


def _is_page(name: str) -> bool:
    """Whether a name stands for one page, which is not worth the start of a worker."""
    return name == STDIN or Path(name).suffix.lower() in PAGE_NAMES


def _watched(results: "Iterable[Added | Failed]", count: int) -> "Iterable[Added | Failed]":
    """The results, under a progress bar where there are many and somebody is watching."""
    if count <= LONG_INPUT or not sys.stderr.isatty():
        return results
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import track  # noqa: PLC0415

    return track(results, "adding", total=count, console=Console(stderr=True), transient=True)


def _say(desk: Desk, results: "Iterable[Added | Failed]", library: "Library") -> "Counter[str]":
    """A line for each page: what it came to, its article's id, its name; how often each outcome was."""
    from commonground.keeping.records import Failed  # noqa: PLC0415
    from commonground.showing.digest.pages import why_nothing_found  # noqa: PLC0415
    from commonground.showing.words import plain  # noqa: PLC0415

    counts: Counter[str] = Counter()
    for result in results:
        if isinstance(result, Failed):
            desk.skip(result.source, result.what + (f" ({result.remedy})" if result.remedy else ""))
        else:
            counts[result.outcome] += 1
            click.echo(f"{result.outcome:<7}  {result.article}  {plain(result.source)}")
            if why := why_nothing_found(library.report(result.article)):
                click.echo(f"commonground: {plain(result.source)}: {why}", err=True)
    return counts


def _sum_up(library: "Library", counts: "Counter[str]", skipped: int) -> None:
    words = {"new": "new", "version": "other versions of pages held", "known": "held already"}
    said = [f"{counts[outcome]} {text}" for outcome, text in words.items() if counts[outcome]]
    said += [f"{skipped} skipped as said above"] if skipped else []
    click.echo(f"commonground: {', '.join(said) or 'nothing added'}; {library.count()} in the library", err=True)
