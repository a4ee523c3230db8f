"""`commonground read`: pages as they were read, line by line."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from commonground.cli.desk import Desk
from commonground.cli.root import DEBUG, LOOPBACK, NOTHING_READ, PAGES, commands

if TYPE_CHECKING:
    from commonground.records.article import Article


@commands.command("read")
@PAGES
@click.option("--json", "as_json", is_flag=True, help="Print JSON, the articles of docs/json.md without annotations.")
@LOOPBACK
@DEBUG
@click.pass_context
def read_command(context: click.Context, pages: tuple[str, ...], as_json: bool, loopback: bool, debug: bool) -> None:
    """Each page as it was read: every line with its role and the reason for it."""
    articles = Desk(debug, loopback=loopback).articles(pages)
    if not articles:
        context.exit(NOTHING_READ)
    if as_json:
        _print_articles_json(articles)
    else:
        _print_articles(articles)


def _print_articles_json(articles: "Sequence[Article]") -> None:
    from commonground.showing.brief import reading_json  # noqa: PLC0415

    click.echo(reading_json(articles).encode("utf-8"))


def _print_articles(articles: "Sequence[Article]") -> None:
    from commonground.showing.terminal.paper import paper  # noqa: PLC0415
    from commonground.showing.terminal.reading import show_reading  # noqa: PLC0415

    with paper() as console:
        for article in articles:
            show_reading(article, console)
