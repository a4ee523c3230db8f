"""The group that every command joins, and how the whole of it is run.

Nothing heavy is imported here, so that `--help` answers at once; each command imports what it needs when it runs.
"""

import os
import signal
import sys
from typing import NoReturn

import click

import commonground

DONE, NOTHING_READ, STOPPED = 0, 1, 130
"""Exit codes; wrong usage is click's 2. An output that cannot be written is as bad as nothing read."""

PAGES = click.argument("pages", nargs=-1, required=True, metavar="FILE|DIR|URL|-...")
LOOPBACK = click.option("--loopback", is_flag=True, help="Let addresses of this machine be fetched too.")
DEBUG = click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")


def main() -> NoReturn:
    """Run the command line; a closed pipe ends it silently, Ctrl-C with 130."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    code: int | None
    try:
        code = commands.main(standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except OSError as error:
        click.echo(f"commonground: the output cannot be written: {error.strerror}", err=True)
        _forget_output()
        code = NOTHING_READ
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        code = STOPPED
    sys.exit(code or DONE)


def _forget_output() -> None:
    """Let what could not be written go, or Python tries once more when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


SHELVES = {
    "Pages": {
        "brief": "what the reports of a story tell together",
        "read": "one page as it was read, line by line",
        "timeline": "what happened when, also as a calendar",
        "export": "JSON, CSV, Markdown, HTML, annotations, calendar, feed",
    },
    "Your library": {
        "add": "take pages, feeds and web archives in",
        "stories": "the stories",
        "story": "the brief of one story",
        "article": "one article, its versions, your notes",
        "search": "articles by words, speaker, outlet, place, date",
        "serve": "the library as a reading room in your browser",
    },
    "What you decide": {
        "merge": "two stories are one",
        "split": "reports do not belong to a story",
        "undo": "take back the last merge or split",
        "note": "write beside a story or an article",
    },
    "Upkeep": {
        "mark": "say what a line of a page is",
        "outlet": "the lines that an outlet repeats",
        "check": "find every stored line in its page again",
    },
}
"""The commands in the order in which a reader meets them, each in a few words."""


class Shelves(click.Group):
    """A group whose help lists its commands by what they are for."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002  # click asks so
        """Write each shelf under its name."""
        for shelf, held in SHELVES.items():
            with formatter.section(shelf):
                formatter.write_dl(list(held.items()))


@click.group(cls=Shelves, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(commonground.__version__, prog_name="commonground")
def commands() -> None:
    """Read reports of the same story: what happened when, who said what, where they agree.

    \b
    commonground brief FOLDER/                      read pages, keep nothing
    commonground add FOLDER/ && commonground serve  keep them, for the browser

    Exit codes: 0 something was read, 1 nothing could be read, 2 wrong usage, 130 stopped by Ctrl-C.
    """
