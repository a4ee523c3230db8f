"""`commonground check`: whether the library is whole."""

from pathlib import Path

import click

from commonground.cli.library import LIBRARY, Refusal, opened
from commonground.cli.root import commands


@commands.command()
@LIBRARY
def check(path: Path) -> None:
    """Open every stored line and find it in its snapshot; a line for each fault, and exit code 1 if there is one.

    Checked are the file itself, every page and snapshot by its SHA-256, every annotation, event and fact, what search
    holds, and that all that points to an article or story points to one. Nothing is changed.
    """
    from commonground.showing.words import plain  # noqa: PLC0415

    found = 0
    with opened(path, readonly=True) as library:
        for fault in library.check():
            found += 1
            click.echo(f"{plain(fault.where)}: {plain(fault.what)}")
        held = library.count()
    if found:
        raise Refusal(f"{found} faults in {held}; restore a copy, or add the pages to a new library")
    click.echo(f"{held}: every stored line stands in its snapshot")
