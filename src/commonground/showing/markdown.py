"""The brief in Markdown (CommonMark, GitHub's tables and footnotes), uncut, each line with notes to its evidence."""

import re
from collections.abc import Iterable, Iterator, Sequence

from commonground.records.article import Basis
from commonground.records.evidence import Evidence
from commonground.records.story import Story
from commonground.showing import labels
from commonground.showing.choices import Choices
from commonground.showing.digest.lines import Cell, Digest, Happening, Quantity, Quotation, Row, Source, When
from commonground.showing.digest.tell import digests
from commonground.showing.footnotes import Footnotes
from commonground.showing.words import counted, plain

SPECIAL = re.compile(r"[\\`*_\[\]<>|~#&$^!{}@]|:(?=/)|(?<=www)\.|^[-+=]|(?<=^[0-9])[.)]", re.IGNORECASE)
LIST_NUMBER = re.compile(r"^([0-9]{2,9})([.)])")


def markdown(stories: Sequence[Story], choices: Choices) -> str:
    """The stories as one document; `choices.furniture` adds the lines that were set aside."""
    notes = Footnotes(stories)
    lines: list[str] = []
    told = digests(stories)
    for digest in told:
        if digest.blank:
            lines += [*_heading(labels.NO_ARTICLE), *_listed(digest)]
            continue
        for section in (_head, _known, _timeline, _said, _parties, _figures, _grid, _only, _ties, _dated, _reports):
            lines += section(digest, notes)
        lines += _aside(digest, choices)
    return "\n".join([*lines, *_notes(told, notes)]) + "\n"


def escaped(text: str) -> str:
    """Words of a page, or of the program, with every mark that Markdown would act on made a plain character."""
    return LIST_NUMBER.sub(r"\1\\\2", SPECIAL.sub(r"\\\g<0>", plain(text)))


def _heading(words: str) -> list[str]:
    return ["", f"## {words}", ""]


def _refs(notes: Footnotes, evidence: Iterable[Evidence]) -> str:
    numbers = dict.fromkeys(notes.number(span) for span in evidence)
    return " " + "".join(f"[^{number}]" for number in numbers) if numbers else ""


def _when(when: When) -> str:
    style = "*" if when.inferred or not when.words else "**"
    return f"{style}{escaped(str(when))}{style}"


def _numbers(numbers: Sequence[int]) -> str:
    return escaped(labels.refs(numbers))


def _head(digest: Digest, _: Footnotes) -> Iterator[str]:
    yield from (f"# {escaped(digest.title)}", "", escaped(labels.reports(digest)) + "  ")
    yield escaped(labels.published(digest))


def _known(digest: Digest, notes: Footnotes) -> Iterator[str]:
    yield from _heading("What is known")
    yield from (_happening(event, labels.known_tags(event), notes) for event in digest.known)
    if not digest.known:
        yield from (
            f"- {escaped(source.headline)} · *{escaped(labels.reported(source))}*{_numbers((source.number,))}"
            for source in labels.headlines(digest)
        )
    yield from ("", escaped(labels.tally(digest)))


def _timeline(digest: Digest, notes: Footnotes) -> Iterator[str]:
    if digest.timeline:
        yield from _heading("Timeline")
        yield from (_happening(event, labels.tags(event), notes) for event in digest.timeline)


def _happening(event: Happening, tags: Sequence[str], notes: Footnotes) -> str:
    behind = "".join(f" · *{escaped(tag)}*" for tag in tags)
    return f"- {_when(event.when)}: {escaped(event.words)}{behind}{_refs(notes, event.evidence)}"


def _said(digest: Digest, notes: Footnotes) -> Iterator[str]:
    if digest.speakers:
        yield from _heading("Who said what")
    for speaker in digest.speakers:
        yield from (f"### {escaped(speaker.name or labels.NO_SPEAKER)}", "")
        yield from (_quotation(digest, quote, "", notes) for quote in speaker.verbatim)
        yield from (_quotation(digest, quote, labels.INDIRECT, notes) for quote in speaker.indirect)
        yield from (_quotation(digest, quote, labels.SILENCE, notes) for quote in speaker.silence)
        yield ""


def _quotation(digest: Digest, quote: Quotation, form: str, notes: Footnotes) -> str:
    numbers = digest.refs(quote.evidence)
    by = [f"{source.when}, {labels.name(source)}" for source in digest.sources if source.number in numbers]
    tags = [*by, *labels.quotation(quote, form)]
    tags += [f"altered in headline: {headline}" for headline in quote.headlines]
    return f"- {escaped(quote.words)} — *{escaped(' · '.join(tags))}*{_refs(notes, quote.evidence)}"


def _parties(digest: Digest, notes: Footnotes) -> Iterator[str]:
    if digest.parties:
        yield from _heading(labels.PARTIES)
    for pair in digest.parties:
        yield from (f"### {escaped(labels.parties(pair))}", "")
        for direction, stand in pair.all:
            whose = f" · *{escaped(labels.says(stand))}*" if stand.whose else ""
            yield f"- *{labels.DIRECTION[direction]}*: {escaped(stand.words)}{whose}{_refs(notes, stand.evidence)}"
        yield ""


def _figures(digest: Digest, notes: Footnotes) -> Iterator[str]:
    if digest.figures:
        yield from _heading("Figures")
        yield from ("| What is counted | Value | Whose figure | For which time |", "|---|---|---|---|")
        yield from (_figure(figure, notes) for figure in digest.figures)


def _figure(figure: Quantity, notes: Footnotes) -> str:
    value = labels.value(figure) + "".join(f" “{hedge}”" for hedge in figure.hedges)
    cells = (figure.counted or f"“{figure.beside}”", value, figure.whose or labels.NOT_STATED, labels.time_of(figure))
    what, *others = map(escaped, cells)
    return f"| {what}{_refs(notes, figure.evidence)} | {' | '.join(others)} |"


def _grid(digest: Digest, notes: Footnotes) -> Iterator[str]:
    grid = digest.grid
    if grid.rows:
        yield from _heading("Report by report")
        names = [f"{_numbers([c.number])} {escaped(labels.name(c))}, {_when(c.when)}" for c in grid.columns]
        yield f"| | {' | '.join(names)} |"
        yield "|---" * (len(names) + 1) + "|"
        yield from (_row(row, notes) for row in grid.rows)


def _row(row: Row, notes: Footnotes) -> str:
    label = f"{escaped(row.label)} · *{labels.verdict(row)}*" + (f": {escaped(row.why)}" if row.why else "")
    return f"| {label} | {' | '.join(_cell(row, cell, notes) for cell in row.cells)} |"


def _cell(row: Row, cell: Cell | None, notes: Footnotes) -> str:
    if cell is None:
        return f"*{labels.NOT_FOUND}*"
    words = "".join(f"**{escaped(p.words)}**" if p.differs else _inner(p.words) for p in cell.pieces)
    return ("says otherwise: " if row.otherwise(cell) else "") + words + _refs(notes, cell.evidence)


def _inner(words: str) -> str:
    """A piece between two others, with the blanks at its ends kept."""
    left, right = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
    return f"{left}{escaped(words)}{right if words.strip() else ''}"


def _only(digest: Digest, notes: Footnotes) -> Iterator[str]:
    if len(digest.sources) > 1 and digest.only:
        yield from _heading("In one report only")
        for alone in digest.only:
            yield from (f"{_source(alone.source)}:", "")
            yield from (f"- {_cell_words(point)}{_refs(notes, point.evidence)}" for point in alone.points)
            if alone.statements:
                yield f"- *{escaped(labels.statements_above(alone))}*"
            yield ""


def _cell_words(cell: Cell) -> str:
    return escaped("".join(piece.words for piece in cell.pieces))


def _ties(digest: Digest, _: Footnotes) -> Iterator[str]:
    if digest.ties:
        yield from _heading("Why these reports are together or apart")
        for tie in digest.ties:
            yield f"- **{escaped(labels.tie(tie))}**: {escaped('; '.join(labels.reason(tie, r) for r in tie.reasons))}"


def _dated(digest: Digest, notes: Footnotes) -> Iterator[str]:
    yield from _heading("How each page was dated")
    for page in digest.dated:
        date = "" if page.basis is Basis.UNKNOWN else f"{_when(page.source.when.in_full)}, "
        how = labels.BASIS[page.basis] + (f": {page.stated}" if page.stated else "")
        yield f"- {_source(page.source)}: {date}{escaped(how)}"
        yield from (f"  - “{escaped(s.text)}”: {escaped(says)}{_refs(notes, [s])}" for s, says in page.clues)


def _reports(digest: Digest, _: Footnotes) -> Iterator[str]:
    yield from _heading("Reports")
    yield from _listed(digest)


def _listed(digest: Digest) -> Iterator[str]:
    for source in digest.sources:
        parts = [source.headline, ", ".join(source.authors), labels.where(source), *source.notes]
        parts.append(labels.copy(source))
        yield f"- {_source(source)}, {_when(source.when)} · {escaped(' · '.join(filter(None, parts)))}"


def _aside(digest: Digest, choices: Choices) -> Iterator[str]:
    pages = [page for page in digest.aside if page.lines]
    if pages:
        yield from _heading("Set aside as page furniture")
    for page in pages:
        yield f"- {_source(page.source)}: {counted(len(page.lines), 'line')}"
        if choices.furniture:
            yield from (
                f"  - {escaped(line.text)}" + (f" · *{escaped(why)}*" if why else "") for line, why in page.lines
            )


def _source(source: Source) -> str:
    return f"{_numbers((source.number,))} {escaped(labels.name(source))}"


def _notes(told: Sequence[Digest], notes: Footnotes) -> Iterator[str]:
    named = {source.article: _source(source) for digest in told for source in digest.sources}
    yield ""
    for number, span, sentence in notes.listed():
        yield f"[^{number}]: {named[span.article]}, characters {span.start}–{span.end}: “{escaped(sentence)}”"
