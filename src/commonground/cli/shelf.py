"""`commonground stories`, `story`, `article`, `search`: what the library holds."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commonground.cli.brief import print_stories
from commonground.cli.library import ARTICLE, LIBRARY, STORY, opened
from commonground.cli.root import commands

if TYPE_CHECKING:
    from rich.console import Console

    from commonground.keeping.records import Hit, Note, StoryRow, Version
    from commonground.records.story import Story

LIMIT = click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="Lines at most.")
OFFSET = click.option("--offset", type=click.IntRange(0), default=0, help="Lines to pass over first.")
NO_STORY = "-"


@commands.command()
@click.option(
    "--order",
    type=click.Choice(["new", "date", "size"]),
    default="new",
    show_default=True,
    help="What changed last first, what was reported last, or what most reports tell.",
)
@LIMIT
@OFFSET
@LIBRARY
def stories(order: str, limit: int, offset: int, path: Path) -> None:
    """The stories in the library: id, title, reports and independent origins, outlets, first and last date."""
    from commonground.showing.terminal.paper import paper  # noqa: PLC0415

    with opened(path, readonly=True) as library:
        rows = library.stories(limit, offset, order)
    with paper() as console:
        for row in rows:
            _print_row(row, console)


def _print_row(row: "StoryRow", console: "Console") -> None:
    from rich.text import Text  # noqa: PLC0415

    from commonground.showing.dates import days_in_words  # noqa: PLC0415
    from commonground.showing.words import counted, plain  # noqa: PLC0415

    dates = dict.fromkeys(days_in_words(date) for date in (row.first, row.last) if date)
    said = [
        counted(row.reports, "report"),
        f"{counted(row.origins, 'origin')}",
        " to ".join(dates) or "no date",
        ", ".join(plain(outlet) for outlet in row.outlets),
        f"{row.new} new" if row.new else "",
    ]
    console.print(Text(f"{row.id}  ").append(plain(row.title), "bold"), soft_wrap=True)
    console.print(Text("    " + " · ".join(each for each in said if each), "dim"), soft_wrap=True)


@commands.command()
@STORY
@click.option("--json", "as_json", is_flag=True, help="Print JSON, the contract of docs/json.md.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown, uncut, with notes to every sentence.")
@click.option("--furniture", is_flag=True, help="Show the lines that were set aside as page furniture, and why.")
@click.option("--all", "everything", is_flag=True, help="Show every line of every section, however long.")
@LIBRARY
def story(story: str, as_json: bool, as_markdown: bool, furniture: bool, everything: bool, path: Path) -> None:
    """The brief of one story, as `commonground brief` prints it; an id that went into another story leads there."""
    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown exclude each other")
    with opened(path, readonly=True) as library:
        told = library.story(story)
        notes = library.notes(told.id)
    print_stories([told], as_json=as_json, as_markdown=as_markdown, furniture=furniture, everything=everything)
    if not as_json and not as_markdown:
        _print_ids(told)
        _print_notes(notes)


def _print_ids(told: "Story") -> None:
    """The id of each report under its number, for `article`, `split` and `note`."""
    from commonground.showing.digest.tell import numbered  # noqa: PLC0415

    click.echo("Ids of the reports")
    for id, number in numbered([told]).items():
        click.echo(f"  [{number}] {id}")


def _print_notes(notes: "Sequence[Note]") -> None:
    from commonground.showing.words import plain  # noqa: PLC0415

    for note in notes:
        click.echo(f"your note of {note.written[:10]}: {plain(note.text)}")


@commands.command()
@ARTICLE
@click.option("--json", "as_json", is_flag=True, help="Print JSON, the articles of docs/json.md without annotations.")
@click.option("--page", "as_page", is_flag=True, help="Write the page to standard output, byte for byte as received.")
@click.option("--changes", is_flag=True, help="Show what changed from each version of the page to the next.")
@LIBRARY
def article(article: str, as_json: bool, as_page: bool, changes: bool, path: Path) -> None:
    """One article as it was read, line by line, with its story, the versions of its page, and your notes."""
    if as_json + as_page + changes > 1:
        raise click.UsageError("--json, --page and --changes exclude each other")
    with opened(path, readonly=True) as library:
        if as_page:
            click.echo(library.page_bytes(article), nl=False)
            return
        report = library.report(article)
        if as_json:
            from commonground.showing.brief import reading_json  # noqa: PLC0415

            click.echo(reading_json([report.article]).encode("utf-8"))
            return
        versions = library.versions(article)
        if changes:
            _print_changes([library.report(version.article).article.text for version in versions], versions)
            return
        from commonground.showing.terminal.paper import paper  # noqa: PLC0415
        from commonground.showing.terminal.reading import show_reading  # noqa: PLC0415

        click.echo(f"article {article}, story {library.story_of(article) or 'not found yet'}")
        for version in versions if len(versions) > 1 else ():
            latest = ", the latest" if version.current else ""
            click.echo(f"version {version.article}, added {version.added[:16].replace('T', ' ')} UTC{latest}")
        _print_notes(library.notes(article))
        with paper() as console:
            show_reading(report.article, console)


def _print_changes(texts: Sequence[str], versions: "Sequence[Version]") -> None:
    """What changed from version to version, line by line, as `diff -u` shows it."""
    from difflib import unified_diff  # noqa: PLC0415
    from itertools import pairwise  # noqa: PLC0415

    from commonground.showing.words import plain  # noqa: PLC0415

    if len(versions) == 1:
        click.echo("one version alone is in the library")
    for (old, new), (before, after) in zip(pairwise(texts), pairwise(versions), strict=True):
        one, other = (f"{each.article}  added {each.added[:16]}" for each in (before, after))
        for line in unified_diff(old.splitlines(), new.splitlines(), one, other, lineterm="", n=0):
            click.echo(line[:1] + plain(line[1:]))


@commands.command()
@click.argument("query", nargs=-1, required=True)
@LIMIT
@OFFSET
@LIBRARY
def search(query: tuple[str, ...], limit: int, offset: int, path: Path) -> None:
    """Find articles by their words, the best first; all words must stand in the article.

    \b
    "two words"       these words in a row
    word*             any ending
    speaker:NAME      somebody of this name is cited
    said:"WORDS"      a cited statement holds them (with speaker: one of that speaker)
    outlet:NAME       published there
    place:NAME        the article names the place
    before:DATE       published before 2013, 2013-05 or 2013-05-10
    after:DATE        published after it
    """
    from commonground.showing.terminal.paper import paper  # noqa: PLC0415

    with opened(path, readonly=True) as library:
        hits = library.search(_question(query), limit, offset)
    with paper() as console:
        for hit in hits:
            _print_hit(hit, console)
    if not hits:
        click.echo("commonground: nothing found", err=True)


def _question(words: tuple[str, ...]) -> str:
    """The words as one question; what the shell took the quotation marks from gets them again."""
    if len(words) == 1:
        return words[0]
    return " ".join(f'"{word}"' if " " in word and '"' not in word and ":" not in word else word for word in words)


def _print_hit(hit: "Hit", console: "Console") -> None:
    from rich.text import Text  # noqa: PLC0415

    from commonground.showing.dates import days_in_words  # noqa: PLC0415
    from commonground.showing.words import plain  # noqa: PLC0415

    date = days_in_words(hit.published) if hit.published else "no date"
    said = (plain(hit.outlet or "no outlet"), date, f"story {hit.story or NO_STORY}")
    console.print(Text(f"{hit.article}  ").append(plain(hit.title or "no headline"), "bold"), soft_wrap=True)
    console.print(Text("    " + " · ".join(said), "dim"), soft_wrap=True)
    if hit.passage and hit.passage.text != hit.title:
        line, at = Text("    "), 0
        for start, end in hit.marks:
            line.append(_piece(hit.passage.text[at:start])).append(
                _piece(hit.passage.text[start:end]), "bold underline"
            )
            at = end
        console.print(line.append(_piece(hit.passage.text[at:])), soft_wrap=True)


def _piece(text: str) -> str:
    """Words fit for a terminal, with the blanks at their ends."""
    from commonground.showing.words import shown_as_written  # noqa: PLC0415

    return shown_as_written(text).replace("\n", " ").replace("\t", " ")
