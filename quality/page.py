"""docs/quality.md: the published figures, written by `python -m quality --write`."""

from pathlib import Path

from quality.floors import Floor

FILE = Path(__file__).resolve().parents[1] / "docs" / "quality.md"
HEAD = """# How well each step does

Measured on public data that is not part of the project, with the command in the second column; shares are in percent,
cluster figures from 0 to 1. The data are what the rules were tuned on or beside, so expect a little less elsewhere.
A floor stands in `quality/floors.toml` and only rises; `make test` holds it where the data lie beside the checkout.
What each set is and who made it, each module of `quality/` says in its first lines.
This page is written by `python -m quality --write`.

| stage | command | figure | measured | floor or ceiling |
|---|---|---|---|---|
"""


def rows(measured: dict[str, dict[str, float]], known: dict[str, Floor]) -> list[str]:
    """The table's rows, a stage's figures together."""
    return [
        f"| {stage} | `python -m quality {stage}` | {name} | {value:.4g} | {known[stage].bound(name)} |"
        for stage, figures in measured.items()
        for name, value in figures.items()
    ]


def write(measured: dict[str, dict[str, float]], known: dict[str, Floor]) -> None:
    """Write the page."""
    FILE.write_text(HEAD + "\n".join(rows(measured, known)) + "\n", "utf-8")


def published() -> dict[str, dict[str, float]]:
    """Stage -> figure -> value as the page gives it."""
    table: dict[str, dict[str, float]] = {}
    for line in FILE.read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and cells[1].startswith("`python"):
            table.setdefault(cells[0], {})[cells[2]] = float(cells[3])
    return table
