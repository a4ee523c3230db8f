"""The command line: results on stdout, everything else on stderr.

Nothing heavy is imported here, so that `--help` answers at once; each command imports what it needs when it runs.
"""

from pathlib import Path

import click

import commonground

READ, UNREADABLE = 0, 1


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(commonground.__version__, prog_name="commonground")
def main() -> None:
    """Read reports of the same story; see what happened when, who said what, and where they agree."""


@main.command()
@click.argument("pages", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the brief as JSON (docs/json.md).")
def brief(pages: tuple[str, ...], as_json: bool) -> None:
    """What the reports in PAGES tell together."""
    from commonground.pipeline import compare, read  # noqa: PLC0415
    from commonground.showing.brief import brief_json  # noqa: PLC0415

    stories = compare([read(Path(page)) for page in pages])
    click.echo(brief_json(stories).encode("utf-8"))
