"""`commonground export`: stories as files for other programs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commonground.cli.chosen import Chosen, takes_stories
from commonground.cli.library import Refusal
from commonground.cli.root import commands
from commonground.cli.timeline import calendar

if TYPE_CHECKING:
    from commonground.records.story import Story

TABLES = ("statements", "figures", "events", "facts", "reports")
ENTRIES = ("stories", "reports")


@dataclass(frozen=True)
class Wishes:
    """What was asked for beside the format."""

    name: str
    table: str | None
    bom: bool
    entries: str | None
    furniture: bool


def _json(stories: "Sequence[Story]", _: Wishes) -> bytes:
    from commonground.showing.brief import brief_json  # noqa: PLC0415

    return brief_json(stories).encode("utf-8") + b"\n"


def _csv(stories: "Sequence[Story]", wishes: Wishes) -> bytes:
    from commonground.showing.export.csv import BYTE_ORDER_MARK, table_csv  # noqa: PLC0415

    mark = BYTE_ORDER_MARK if wishes.bom else ""
    return (mark + table_csv(wishes.table or TABLES[0], stories)).encode("utf-8")


def _markdown(stories: "Sequence[Story]", wishes: Wishes) -> bytes:
    from commonground.showing.choices import Choices  # noqa: PLC0415
    from commonground.showing.markdown import markdown  # noqa: PLC0415

    return markdown(stories, Choices(furniture=wishes.furniture)).encode("utf-8")


def _html(stories: "Sequence[Story]", wishes: Wishes) -> bytes:
    from commonground.showing.choices import Choices  # noqa: PLC0415
    from commonground.showing.export.printed import printed  # noqa: PLC0415

    return printed(stories, Choices(furniture=wishes.furniture)).encode("utf-8")


def _annotations(stories: "Sequence[Story]", _: Wishes) -> bytes:
    from commonground.showing.export.annotations import web_annotations  # noqa: PLC0415

    return web_annotations(stories).encode("utf-8")


def _ics(stories: "Sequence[Story]", _: Wishes) -> bytes:
    return calendar(stories)


def _atom(stories: "Sequence[Story]", wishes: Wishes) -> bytes:
    from commonground.showing.export.atom import reports_feed, stories_feed  # noqa: PLC0415

    feed = reports_feed if wishes.entries == "reports" else stories_feed
    return feed(stories, wishes.name).encode("utf-8")


FORMATS: "Mapping[str, Callable[[Sequence[Story], Wishes], bytes]]" = {
    "json": _json,
    "csv": _csv,
    "markdown": _markdown,
    "html": _html,
    "annotations": _annotations,
    "ics": _ics,
    "atom": _atom,
}
OPTIONS = {
    "--table": ("csv",),
    "--bom": ("csv",),
    "--entries": ("atom",),
    "--furniture": ("markdown", "html"),
}
"""The formats that an option is for."""


@commands.command()
@click.argument("format", metavar="FORMAT", type=click.Choice(list(FORMATS)))
@click.option(
    "--table", type=click.Choice(TABLES), help="The table to write (csv); without it --output is a folder for all."
)
@click.option("--bom", is_flag=True, help="Begin with a byte order mark, which Excel needs to read UTF-8 (csv).")
@click.option(
    "--entries", type=click.Choice(ENTRIES), help="What the feed's entries are (atom): stories, if not given."
)
@click.option("--furniture", is_flag=True, help="With the lines set aside as page furniture (markdown, html).")
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path),
    help="The file to write instead of stdout; what is there already is written over.",
)
@takes_stories
def export(
    format: str,
    table: str | None,
    bom: bool,
    entries: str | None,
    furniture: bool,
    output: Path | None,
    **chosen: object,
) -> None:
    """Write the stories of pages, or of the library, in another FORMAT; docs/export.md says what stands in each.

    \b
    json         the whole brief with every offset
    csv          tables of statements, figures, events, facts and reports
    markdown     the brief, uncut, with notes to every sentence
    html         the same as one file to print or send, without script
    annotations  W3C Web Annotations (JSON-LD)
    ics          the timeline for calendar programs (iCalendar)
    atom         a feed of the stories, or of their reports
    """
    given = {"--table": table, "--bom": bom, "--entries": entries, "--furniture": furniture}
    for option, value in given.items():
        if value and format not in OPTIONS[option]:
            raise click.UsageError(f"{option} is for {' and '.join(OPTIONS[option])}")
    if format == "csv" and not table and output is None:
        raise click.UsageError(f"csv is one table at a time: --table {'|'.join(TABLES)}, or all into --output FOLDER")
    what = Chosen(**chosen)  # type: ignore[arg-type]  # click gives what `takes_stories` declares
    stories = what.stories()
    wishes = Wishes(what.name, table, bom, entries, furniture)
    if format == "csv" and not table and output is not None:
        _write_tables(stories, wishes, output)
    elif output is not None:
        _write(output, FORMATS[format](stories, wishes))
    else:
        click.echo(FORMATS[format](stories, wishes), nl=False)


def _write_tables(stories: "Sequence[Story]", wishes: Wishes, folder: Path) -> None:
    """Every table as a file of the folder, which is made where it is missing."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error) from error
    for table in TABLES:
        _write(folder / f"{table}.csv", _csv(stories, replace(wishes, table=table)))


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> Refusal:
    return Refusal(f"{path} cannot be written: {error.strerror} (name another place with --output)")
