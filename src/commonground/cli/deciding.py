"""`commonground split`, `merge`, `undo`, `note`: what the user says of stories, which outweighs every score."""

from pathlib import Path

import click

from commonground.cli.library import LIBRARY, STORY, Refusal, opened, suggest_articles, suggest_stories
from commonground.cli.root import commands


@commands.command()
@STORY
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...", shell_complete=suggest_articles)
@LIBRARY
def split(story: str, articles: tuple[str, ...], path: Path) -> None:
    """Take each ARTICLE out of STORY: they tell another one. It holds whatever is added later; `undo` takes it back."""
    with opened(path) as library:
        click.echo(f"they make the story {library.split(story, articles)} now")


@commands.command()
@STORY
@click.argument("other", shell_complete=suggest_stories)
@LIBRARY
def merge(story: str, other: str, path: Path) -> None:
    """Put STORY and OTHER together: they tell one story. It holds whatever is added later; `undo` takes it back."""
    with opened(path) as library:
        click.echo(f"they make the story {library.merge(story, other)} now")


@commands.command()
@LIBRARY
def undo(path: Path) -> None:
    """Take back the last split or merge; run again, the one before it."""
    with opened(path) as library:
        decision = library.undo()
    if decision is None:
        raise Refusal("there is no split or merge to take back")
    sides = " | ".join(", ".join(side) for side in (decision.left, decision.right))
    click.echo(f"taken back: the {'merge' if decision.together else 'split'} of {sides}")


@commands.command()
@click.argument("target", shell_complete=suggest_stories)
@click.argument("text", nargs=-1, required=True)
@LIBRARY
def note(target: str, text: tuple[str, ...], path: Path) -> None:
    """Write TEXT beside TARGET, the id of a story or an article; `story` and `article` show it."""
    with opened(path) as library:
        library.note(target, " ".join(text))
