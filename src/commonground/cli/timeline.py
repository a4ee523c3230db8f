"""`commonground timeline`: what happened when, and nothing else."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commonground.cli.chosen import Chosen, takes_stories
from commonground.cli.library import Refusal
from commonground.cli.root import commands

if TYPE_CHECKING:
    from commonground.records.story import Story


@commands.command()
@click.option("--ics", "as_ics", is_flag=True, help="Write iCalendar, for calendar programs.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, `commonground.timeline/1` of docs/json.md.")
@takes_stories
def timeline(
    as_ics: bool,
    as_json: bool,
    pages: tuple[str, ...],
    story: tuple[str, ...],
    every_story: bool,
    path: Path,
    debug: bool,
) -> None:
    """What happened when, by the reports in FILE and DIR or by a story of the library; undated events last.

    With --ics an event stands on the days that its date names. An event without a day is a journal entry without a
    date, which most calendars do not show; how many there are is said on stderr.
    """
    if as_ics and as_json:
        raise click.UsageError("--ics and --json exclude each other")
    stories = Chosen(pages, story, every_story, path, debug).stories()
    if as_ics:
        click.echo(calendar(stories), nl=False)
    elif as_json:
        _print_json(stories)
    else:
        _print(stories)


def calendar(stories: "Sequence[Story]") -> bytes:
    """The stories' events as iCalendar; on stderr, how many of them have no day.

    Raises:
        Refusal: there is no event, and a calendar without entries is none (RFC 5545, 3.6).
    """
    from commonground.showing.export.calendar import icalendar  # noqa: PLC0415
    from commonground.showing.words import counted  # noqa: PLC0415

    made = icalendar(stories)
    if not made.placed + made.unplaced:
        raise Refusal("no event was found: there is nothing to put into a calendar")
    if made.unplaced:
        placed, unplaced = counted(made.placed, "event"), counted(made.unplaced, "event")
        click.echo(
            f"commonground: {placed} on their days; {unplaced} without a day written as journal entries, "
            "which most calendars do not show",
            err=True,
        )
    return made.text.encode("utf-8")


def _print_json(stories: "Sequence[Story]") -> None:
    from commonground.showing.export.timeline import timeline_json  # noqa: PLC0415

    click.echo(timeline_json(stories).encode("utf-8"))


def _print(stories: "Sequence[Story]") -> None:
    from commonground.showing.choices import Choices  # noqa: PLC0415
    from commonground.showing.terminal.paper import paper  # noqa: PLC0415
    from commonground.showing.terminal.show import TIMELINE, show  # noqa: PLC0415

    with paper() as console:
        show(stories, console, Choices(everything=True), TIMELINE)
