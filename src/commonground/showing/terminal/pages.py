"""The foot of a brief: why reports are together, how each was dated, what was set aside, and the reports themselves."""

from rich.text import Text

from commonground.records.article import Basis
from commonground.showing import labels
from commonground.showing.choices import REASONS, TIES
from commonground.showing.digest.lines import Dated, SetAside, Source
from commonground.showing.terminal.pen import SOFT, STRONG, Pen, tag, when
from commonground.showing.words import counted, plain


def ties(pen: Pen) -> None:
    """Why these reports are together or apart."""
    if not pen.digest.ties:
        return
    pen.heading("Why these reports are together or apart")
    shown = pen.choices.first(pen.digest.ties, TIES)
    for tie in shown:
        pen.write(Text(labels.tie(tie), style=STRONG))
        reasons = pen.choices.first(tie.reasons, REASONS)
        for reason in reasons:
            pen.write(Text(labels.reason(tie, reason)), indent=4)
        pen.more(tie.reasons, reasons, "reason")
    pen.more(pen.digest.ties, shown, "answer")


def dated(pen: Pen) -> None:
    """How each page was dated."""
    pen.heading("How each page was dated")
    for page in pen.digest.dated:
        _dated(pen, page)


def _dated(pen: Pen, page: Dated) -> None:
    text = Text(labels.refs([page.source.number]) + " " + labels.name(page.source) + ": ")
    if page.basis is not Basis.UNKNOWN:
        text.append_text(when(page.source.when.in_full)).append(", ")
    text.append(labels.BASIS[page.basis] + (f": {page.stated}" if page.stated else ""), SOFT)
    pen.write(text)
    for span, says in page.clues:
        pen.write(Text(f"“{plain(span.text)}”").append_text(tag(says)), indent=6)


def aside(pen: Pen) -> None:
    """Page furniture: how many lines of each page, or the lines with their reasons."""
    pages = [page for page in pen.digest.aside if page.lines]
    if not pages:
        return
    pen.heading("Set aside as page furniture")
    for page in pages:
        pen.write(
            Text(f"{labels.refs([page.source.number])} {labels.name(page.source)}: {counted(len(page.lines), 'line')}")
        )
        if pen.choices.furniture:
            _lines(pen, page)
    if not pen.choices.furniture:
        pen.write(Text("--furniture shows the lines and why they were set aside", style=SOFT))


def _lines(pen: Pen, page: SetAside) -> None:
    for span, reason in page.lines:
        text = Text(plain(span.text))
        pen.write(text.append_text(tag(reason)) if reason else text, indent=6)


def sources(pen: Pen) -> None:
    """The reports, by number."""
    pen.heading("Reports")
    listed(pen)


def listed(pen: Pen) -> None:
    """The reports by number, without a heading."""
    for source in pen.digest.sources:
        _source(pen, source)


def _source(pen: Pen, source: Source) -> None:
    text = Text(f"{labels.refs([source.number])} ").append(labels.name(source), STRONG)
    text.append(f"  {source.headline}" if source.headline else "")
    text.append_text(tag("")).append_text(when(source.when))
    if source.authors:
        text.append_text(tag(", ".join(source.authors)))
    if words := labels.copy(source):
        text.append_text(tag(words))
    pen.write(text)
    for line in (labels.where(source), *source.notes):
        if line:
            pen.write(Text(line, style=SOFT), indent=6)
