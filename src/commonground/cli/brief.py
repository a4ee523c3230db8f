"""`commonground brief`: what several reports tell together."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from commonground.cli.desk import Desk
from commonground.cli.root import DEBUG, NOTHING_READ, PAGES, commands

if TYPE_CHECKING:
    from commonground.records.story import Story
    from commonground.showing.choices import Choices


@commands.command()
@PAGES
@click.option("--json", "as_json", is_flag=True, help="Print JSON, the contract of docs/json.md.")
@click.option("--markdown", "as_markdown", is_flag=True, help="Print Markdown, uncut, with notes to every sentence.")
@click.option("--furniture", is_flag=True, help="Show the lines that were set aside as page furniture, and why.")
@click.option("--all", "everything", is_flag=True, help="Show every line of every section, however long.")
@DEBUG
@click.pass_context
def brief(
    context: click.Context,
    pages: tuple[str, ...],
    as_json: bool,
    as_markdown: bool,
    furniture: bool,
    everything: bool,
    debug: bool,
) -> None:
    """What the reports in FILE and DIR tell together; "-" is a page on standard input.

    Of a directory every page below it is read (.html, .htm, .xhtml, .shtml, .txt, .text), except what is hidden.
    """
    if as_json and as_markdown:
        raise click.UsageError("--json and --markdown exclude each other")
    desk = Desk(debug)
    stories = desk.stories(pages)
    if not stories:
        context.exit(NOTHING_READ)
    print_stories(stories, as_json=as_json, as_markdown=as_markdown, furniture=furniture, everything=everything)


def print_stories(
    stories: "Sequence[Story]", *, as_json: bool, as_markdown: bool, furniture: bool, everything: bool
) -> None:
    """The brief of stories in the form that was asked for."""
    from commonground.showing.choices import Choices  # noqa: PLC0415

    choices = Choices(furniture=furniture, everything=everything)
    if as_json:
        _print_json(stories)
    elif as_markdown:
        _print_markdown(stories, choices)
    else:
        _print_brief(stories, choices)


def _print_json(stories: "Sequence[Story]") -> None:
    from commonground.showing.brief import brief_json  # noqa: PLC0415

    click.echo(brief_json(stories).encode("utf-8"))


def _print_markdown(stories: "Sequence[Story]", choices: "Choices") -> None:
    from commonground.showing.markdown import markdown  # noqa: PLC0415

    click.echo(markdown(stories, choices).encode("utf-8"), nl=False)


def _print_brief(stories: "Sequence[Story]", choices: "Choices") -> None:
    from commonground.showing.terminal.paper import paper  # noqa: PLC0415
    from commonground.showing.terminal.show import show  # noqa: PLC0415

    with paper() as console:
        show(stories, console, choices)
