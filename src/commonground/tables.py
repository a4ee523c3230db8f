"""Readable tables: tab-separated files beside the code that uses them, with `#` comments and a header line."""

from functools import cache
from importlib.resources import files


@cache
def rows(package: str, name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of `name`.tsv in `package` (a dotted module name), header left out, short rows filled with "".

    Raises:
        FileNotFoundError: no such table.
        ValueError: a row has more columns than the header; says which line.
    """
    lines = (files(package) / f"{name}.tsv").read_text("utf-8").splitlines()
    kept = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    width = len(kept[0][1].split("\t"))
    table = []
    for number, line in kept[1:]:
        cells = [cell.strip() for cell in line.split("\t")]
        if len(cells) > width:
            raise ValueError(f"{name}.tsv line {number}: {len(cells)} columns where the header has {width}")
        table.append(tuple(cells + [""] * (width - len(cells))))
    return tuple(table)


@cache
def words(package: str, name: str) -> frozenset[str]:
    """The first column of a table as a set."""
    return frozenset(row[0] for row in rows(package, name))
