"""Tables as CSV (RFC 4180, UTF-8): one for each kind of record, guarded against formulas.

A cell that a spreadsheet would run ("=", "+", "-" or "@" first, or a tab or line end) gets an apostrophe in front, and
so does one that starts with apostrophes before such a mark: take one off such a cell, and it is as it was.
"""

import csv
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from io import StringIO
from typing import TYPE_CHECKING

from commonground.records.story import Story
from commonground.showing.export.carried import carried
from commonground.showing.export.rows import Cell
from commonground.showing.export.tables import TABLES

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""After OWASP's page on CSV injection; the wide forms are formulas to spreadsheets in some languages."""

BYTE_ORDER_MARK = "\ufeff"


def table_csv(table: str, stories: Sequence[Story]) -> str:
    """One table of `TABLES` as CSV, with a line of column names; records end in CR LF.

    Raises:
        KeyError: no such table.
    """
    kind, rows = TABLES[table]
    sheet = StringIO(newline="")
    writer = csv.writer(sheet, lineterminator="\r\n")
    writer.writerow(columns(kind))
    writer.writerows(map(_cells, rows(stories)))
    return sheet.getvalue()


def columns(kind: "type[DataclassInstance]") -> Iterator[str]:
    """The names of a table's columns."""
    for field in fields(kind):
        if isinstance(field.type, type) and is_dataclass(field.type):
            yield from columns(field.type)
        else:
            yield field.name


def _cells(row: "DataclassInstance") -> Iterator[str]:
    for field in fields(row):
        value = getattr(row, field.name)
        if is_dataclass(value) and not isinstance(value, type):
            yield from _cells(value)
        else:
            yield _written(value)


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.15g}" if math.isfinite(cell) else ""
    return guarded(carried(cell)) if isinstance(cell, str) else str(cell)


def guarded(text: str) -> str:
    """The text with an apostrophe in front where a spreadsheet would run it."""
    return f"'{text}" if FORMULA.match(text) else text
