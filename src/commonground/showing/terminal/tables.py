"""The middle of a brief: figures, and what the reports say on the same points."""

from collections.abc import Sequence

from rich import box
from rich.table import Table
from rich.text import Text

from commonground.records.story import Verdict
from commonground.showing import labels
from commonground.showing.choices import FIGURES, MANY, ONLY, ONLY_OF_MANY, ROWS
from commonground.showing.digest.lines import Cell, Quantity, Row, Source
from commonground.showing.terminal.pen import DIFFERS, SAME, SOFT, STRONG, Pen, tag, when

LABEL, CELL = 22, 24
"""Columns of a point's label and of the narrowest cell; with less room the grid becomes a list."""


def figures(pen: Pen) -> None:
    """Every figure: what is counted, how many, whose figure, for which time."""
    if not pen.digest.figures:
        return
    pen.heading("Figures")
    shown = pen.choices.first(pen.digest.figures, FIGURES)
    if pen.narrow:
        for figure in shown:
            pen.write(_counted(figure))
            times = tag(f"time: {labels.time_of(figure)}")
            pen.write(_value(figure).append_text(tag(f"whose: {_whose(figure)}")).append_text(times), indent=4)
    else:
        pen.write(_figures(pen, shown))
    pen.more(pen.digest.figures, shown, "figure")


def _figures(pen: Pen, shown: Sequence[Quantity]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style=SOFT, show_edge=False)
    for name, ratio in (("What is counted", 7), ("Value", 6), ("Whose figure", 5), ("For which time", 5)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for figure in shown:
        counted = _counted(figure).append_text(pen.refs(pen.digest.refs(figure.evidence)))
        whose = Text(_whose(figure), style="" if figure.whose else SOFT)
        table.add_row(counted, _value(figure), whose, Text(labels.time_of(figure)))
    return table


def _counted(figure: Quantity) -> Text:
    return Text(figure.counted or f"“{figure.beside}”", style="" if figure.counted else SOFT)


def _value(figure: Quantity) -> Text:
    text = Text(labels.value(figure), style=STRONG)
    return text.append("".join(f" “{hedge}”" for hedge in figure.hedges), f"not bold {SOFT}")


def _whose(figure: Quantity) -> str:
    return figure.whose or labels.NOT_STATED


def grid(pen: Pen) -> None:
    """Points as rows, reports as columns; a list where the reports do not fit side by side."""
    grid = pen.digest.grid
    if not grid.rows:
        return
    pen.heading("Report by report")
    shown = pen.choices.first(grid.rows, ROWS)
    if LABEL + CELL * len(grid.columns) > pen.console.width:
        for row in shown:
            _listed(pen, row)
    else:
        pen.console.print(_table(pen, shown))
    pen.more(grid.rows, shown, "point")


def _table(pen: Pen, rows: Sequence[Row]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="", show_lines=True, show_edge=False)
    table.add_column("", width=LABEL, overflow="fold")
    for source in pen.digest.grid.columns:
        table.add_column(_column(source), ratio=1, overflow="fold")
    for row in rows:
        table.add_row(_label(row, "\n"), *(_cell(pen, row, cell) for cell in row.cells))
    return table


def _column(source: Source) -> Text:
    text = Text(labels.refs([source.number]) + " " + labels.name(source), style=STRONG)
    return text.append("\n").append_text(when(source.when))


def _label(row: Row, between: str) -> Text:
    style = {Verdict.SAME: SAME, Verdict.DIFFER: DIFFERS}.get(row.verdict, SOFT)
    text = Text().append(row.label, STRONG).append(between).append(labels.verdict(row), style)
    return text.append(between).append(row.why, SOFT) if row.why else text


def _cell(pen: Pen, row: Row, cell: Cell | None) -> Text:
    if cell is None:
        return Text(labels.NOT_FOUND, style=f"italic {SOFT}")
    said = Text("says otherwise: " if row.otherwise(cell) else "", style=DIFFERS)
    return Text().append_text(said).append_text(pen.pieces(cell.pieces))


def _listed(pen: Pen, row: Row) -> None:
    pen.write(_label(row, " · "))
    missing = []
    for source, cell in zip(pen.digest.grid.columns, row.cells, strict=True):
        if cell is None:
            missing.append(source.number)
            continue
        pen.rows([(Text("  "), pen.refs([source.number]), _cell(pen, row, cell))])
    if missing:
        pen.write(pen.refs(missing).append(f" {labels.NOT_FOUND}", f"italic {SOFT}"), indent=4)


def only(pen: Pen) -> None:
    """What one report alone has."""
    if len(pen.digest.sources) < 2 or not pen.digest.only:
        return
    pen.heading("In one report only")
    limit = ONLY if len(pen.digest.only) <= MANY else ONLY_OF_MANY
    for alone in pen.digest.only:
        pen.write(Text(labels.name(alone.source), style=STRONG).append_text(pen.refs([alone.source.number])))
        points = alone.points + (alone.statements if pen.choices.everything else ())
        shown = pen.choices.first(points, limit)
        pen.rows([(Text("  –"), pen.pieces(cell.pieces)) for cell in shown])
        pen.more(points, shown, "point")
        if alone.statements and not pen.choices.everything:
            pen.write(Text(labels.statements_above(alone), style=SOFT), indent=4)
