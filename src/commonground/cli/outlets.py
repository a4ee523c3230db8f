"""`commonground mark` and `outlet`: what a line of a page is, and what is known of an outlet's pages."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from commonground.cli.library import ARTICLE, LIBRARY, Refusal, opened
from commonground.cli.root import commands

if TYPE_CHECKING:
    from collections.abc import Sequence

    from commonground.keeping.records import Template
    from commonground.records.article import Article, Block

ROLES = ("headline", "standfirst", "byline", "published", "caption", "credit", "body", "furniture")
FORGOTTEN = "forget"


@commands.command()
@ARTICLE
@click.argument("words")
@click.argument("role", metavar="ROLE", type=click.Choice([*ROLES, FORGOTTEN]))
@LIBRARY
def mark(article: str, words: str, role: str, path: Path) -> None:
    """Say what a line of ARTICLE is: ROLE. WORDS are the line's first words, as many as tell it from the others.

    ROLE is headline, standfirst, byline, published, caption, credit, body, furniture or forget.

    It holds for the line on every page of the outlet, those held and those to come; the pages held are read anew by it.
    The role "forget" takes it back.
    """
    with opened(path) as library:
        line = _line(library.report(article).article, words)
        changed = library.mark(article, line.start, None if role == FORGOTTEN else role)
    click.echo(f"{changed} {'article' if changed == 1 else 'articles'} read anew")


def _line(article: "Article", words: str) -> "Block":
    """The one line that begins with the words.

    Raises:
        Refusal: none does, or several do.
    """
    wanted = " ".join(words.split()).casefold()
    found = [block for block in article.blocks if " ".join(block.text.split()).casefold().startswith(wanted)]
    if len({block.text for block in found}) != 1:
        what = "no line begins" if not found else f"{len(found)} lines begin"
        raise Refusal(f'{what} with "{words}" (`commonground article {article.id}` shows its lines)')
    return found[0]


@commands.command()
@click.argument("name", required=False)
@click.option("--again", is_flag=True, help="Mark the lines of its pages held by what is known now, and annotate anew.")
@click.option("--reset", is_flag=True, help="Forget its lines and your marks; they are learned from pages to come.")
@LIBRARY
def outlet(name: str | None, again: bool, reset: bool, path: Path) -> None:
    """The lines that stand on several pages of the outlet NAME, and your marks; without NAME, the outlets held."""
    if (again or reset) and not name:
        raise click.UsageError("--again and --reset need the name of an outlet")
    from commonground.showing.words import plain  # noqa: PLC0415

    with opened(path, readonly=not (again or reset)) as library:
        if not name:
            for row in library.outlets():
                click.echo(f"{row.pages:>6}  {plain(row.name)}")
            return
        if name not in {row.name for row in library.outlets()}:
            raise Refusal(f'no outlet "{plain(name)}" in this library (`commonground outlet` lists them)')
        if reset:
            library.forget(name)
        if again:
            click.echo(f"{library.recall(name)} articles read anew")
        if not (again or reset):
            _show(library.templates(name))


def _show(lines: "Sequence[Template]") -> None:
    """An outlet's lines, each with the pages it stands on and what the user said of it."""
    from commonground.showing.words import plain  # noqa: PLC0415

    for line in lines:
        yours = f"  you: {line.role}" if line.role else ""
        click.echo(f"{line.pages} of {line.of}  {plain(line.text)}{yours}")
    if not lines:
        click.echo("no line stands on several of its pages", err=True)
