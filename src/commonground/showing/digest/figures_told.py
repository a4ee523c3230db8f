"""How a row tells the figures of each report: each value once, with whose it is where the reports differ."""

from collections.abc import Sequence

from commonground.comparing.facts.one_quantity import FEW, LARGE, is_odd
from commonground.records.annotations import Figure
from commonground.records.evidence import Evidence
from commonground.records.story import Fact, FactKind, Story, Verdict
from commonground.showing.digest.lines import Cell, Piece, Source
from commonground.showing.digest.pairs import told_in_phrases
from commonground.showing.words import plain, same_words

Value = tuple[float | None, float | None, str | None]


class Figures:
    """The figures of a story's reports, found by the stretch that a row's cell holds."""

    def __init__(self, story: Story, sources: Sequence[Source]) -> None:
        self._number = {source.article: source.number for source in sources}
        self._by_stretch = {
            (figure.article, figure.start, figure.end): figure
            for report in story.reports
            for figure in report.annotations.figures
        }
        self._phrases = {(f.article, f.start): f.text for report in story.reports for f in told_in_phrases(report)}

    def cells(self, fact: Fact, folded: Sequence[Sequence[str]]) -> tuple[Cell | None, ...] | None:
        """A cell for each column, `folded` being its report and the copies of that; None if a figure is not known.

        What a copy puts otherwise stands in its original's cell, with the copy's number.
        """
        columns = [self._of(fact, articles) for articles in folded]
        if any(figure is None for column in columns for figure in column):
            return None
        known = [[figure for figure in column if figure] for column in columns]
        cells = []
        for column, articles in zip(known, folded, strict=True):
            others = {_value(figure) for other in known if other is not column for figure in other}
            cells.append(self._cell(fact, column, articles[0], others) if column else None)
        return tuple(cells)

    def odd(self, fact: Fact, article: str) -> set[Value]:
        """The values that a report's cell of a row about a figure has, without round and small ones."""
        return {_value(figure) for figure in self._in(fact, article) if _is_telling(figure)}

    def is_repeat(self, fact: Fact, article: str, rows: Sequence[set[Value]]) -> bool:
        """Whether a row only names a thing to a number that stands in other rows ("a $4.7 million plan")."""
        own = self._in(fact, article)
        return bool(own) and all(f.counted and _is_telling(f) and any(_value(f) in row for row in rows) for f in own)

    def is_bare(self, fact: Fact, article: str) -> bool:
        """Whether a row is a small number that counts nothing named ("the other two"): it tells a reader nothing."""
        own = self._in(fact, article)
        return bool(own) and all(f.counted is None and f.unit is None and (f.value or 0) <= FEW for f in own)

    def _in(self, fact: Fact, article: str) -> list[Figure]:
        spans = (fact.cells.get(article) or ()) if fact.kind is FactKind.FIGURE else ()
        found = (self._by_stretch.get((span.article, span.start, span.end)) for span in spans)
        return [figure for figure in found if figure]

    def _of(self, fact: Fact, articles: Sequence[str]) -> list[Figure | None]:
        """The figures of a column: its report's, then those of copies that have another value."""
        found: list[Figure | None] = []
        for article in articles:
            spans = fact.cells.get(article) or ()
            figures = [self._by_stretch.get((span.article, span.start, span.end)) for span in spans]
            given = {_value(figure) for figure in found if figure}
            found += [figure for figure in figures if figure is None or _value(figure) not in given]
        return found

    def _cell(self, fact: Fact, column: Sequence[Figure], own: str, others: set[Value]) -> Cell:
        sourced = fact.verdict is Verdict.DIFFER
        marked = fact.verdict is not Verdict.SAME and bool(others)
        pieces: list[Piece] = []
        for figure in _once(column, sourced):
            pieces += [Piece(" … ")] if pieces else []
            words = self._phrases.get((figure.article, figure.start), figure.text)
            pieces.append(Piece(plain(words), marked and _value(figure) not in others))
            pieces += [Piece(words) for words in self._beside(figure, own, sourced)]
        return Cell(tuple(pieces), tuple(column), values=frozenset(map(str, map(_value, column))))

    def _beside(self, figure: Figure, own: str, sourced: bool) -> list[str]:
        """Whose a figure is, and the number of the copy that has it."""
        whose = [f" ({plain(figure.source_name)})"] if sourced and figure.source_name else []
        return whose + ([f" [{self._number[figure.article]}]"] if figure.article != own else [])


def _is_telling(figure: Figure) -> bool:
    return (figure.value or 0) >= LARGE and is_odd(figure)


def _value(figure: Figure) -> Value:
    return figure.value, figure.high, figure.unit


def _once(column: Sequence[Evidence], sourced: bool) -> list[Figure]:
    """Each value once for each of its sources, in text order; without a source only where nobody is named with it."""
    figures = [figure for figure in column if isinstance(figure, Figure)]
    named = {_value(figure) for figure in figures if sourced and figure.source_name}
    kept: dict[tuple[Value, str], Figure] = {}
    for figure in figures:
        source = same_words(figure.source_name or "") if sourced else ""
        if source or _value(figure) not in named:
            kept.setdefault((_value(figure), source), figure)
    return list(kept.values())
