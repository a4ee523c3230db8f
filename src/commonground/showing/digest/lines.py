"""The lines of a digest: what every way of showing draws. Words are spans, or are computed from spans."""

from dataclasses import dataclass, field

from commonground.records.annotations import Bound, Status
from commonground.records.article import Basis
from commonground.records.evidence import Evidence
from commonground.records.story import Cut, Direction, FactKind, Identity, Level, Verdict
from commonground.showing.words import same_words

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class When:
    """A date in words, None where none is known; `inferred` where the page itself does not state it.

    `exact` is the same with its time of day, where one is given.
    """

    words: str | None = None
    inferred: bool = False
    exact: str | None = None

    def __str__(self) -> str:
        return (self.words or "no date") + ("?" if self.words and self.inferred else "")

    @property
    def in_full(self) -> "When":
        """The date with its time of day."""
        return When(self.exact or self.words, self.inferred)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A report with its number in the brief; `copy_of` is the number of the report whose text it carries."""

    number: int
    article: str
    outlet: str
    headline: str
    when: When
    file: str
    authors: tuple[str, ...] = ()
    copy_of: int | None = None
    overlap: float | None = None
    cut: Cut | None = None
    """What a copy lacks and adds."""
    agency: Evidence | None = None
    """Where it credits a news agency."""
    first: bool = False
    """Whether it came out before all other copies of its text."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event: when, the words of one report, how far it is held to be true, and where the reports say so.

    `trigger` is where the word that names the event stands in `words`; `date_words` are the relative words that the
    date rests on ("on Monday"); `main` marks what a report is about.
    """

    event: str
    """Id of the story's event."""
    when: When
    words: str
    trigger: tuple[int, int]
    evidence: tuple[Evidence, ...]
    status: Status
    kind: str
    date: str | None = None
    """EDTF, as the event has it."""
    attributed_to: tuple[str, ...] = ()
    place: str | None = None
    date_words: tuple[str, ...] = ()
    main: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """Words given to a speaker, or reported silence; `cue` says how they are given.

    `partly`: only the words between quotation marks are the speaker's own. `denied`: the speaker says it is not
    so; `cue_denies`: by the cue ("rejected"), not by the words ("has no plans to").
    """

    words: str
    cue: str
    evidence: tuple[Evidence, ...]
    partly: bool = False
    negated: bool = False
    denied: bool = False
    cue_denies: bool = False
    addressee: str | None = None
    headlines: tuple[str, ...] = ()
    """Headlines that give these words in another wording."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks; `name` is None where the text names nobody; not `settled`: it is the words of a report, in quotes."""

    name: str | None
    settled: bool = False
    verbatim: tuple[Quotation, ...] = ()
    indirect: tuple[Quotation, ...] = ()
    silence: tuple[Quotation, ...] = ()

    @property
    def all(self) -> tuple[Quotation, ...]:
        """Every quotation, verbatim ones first."""
        return self.verbatim + self.indirect + self.silence


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A figure: what is counted, the words of the value with its bound, whose figure, for which time.

    `beside` are the words about the number, which a reader needs where what is counted was not found. `ahead`: its day
    was still to come when it was reported, so that it is a plan or a forecast.
    """

    counted: str | None
    beside: str
    value: str
    bound: Bound | None
    hedges: tuple[str, ...]
    change: str | None
    whose: str | None
    period: str | None
    as_of: str | None
    ahead: bool
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """A sentence on what two parties do together, or one against the other; `whose` names whose word it is."""

    words: str
    evidence: tuple[Evidence, ...]
    whose: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Parties:
    """Two parties of a story, by name, and the sentences on what is between them."""

    names: tuple[str, str]
    together: tuple[Stand, ...] = ()
    apart: tuple[Stand, ...] = ()

    @property
    def all(self) -> tuple[tuple[Direction, Stand], ...]:
        """Every sentence with its direction, what puts them together first."""
        together = tuple((Direction.TOGETHER, stand) for stand in self.together)
        return together + tuple((Direction.APART, stand) for stand in self.apart)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a cell's words; `differs` where no other report has them."""

    words: str
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """What one report says on a point; `values` are its numbers with their units, where it is about a figure."""

    pieces: tuple[Piece, ...]
    evidence: tuple[Evidence, ...]
    kind: FactKind | None = None
    values: frozenset[str] = frozenset()

    @property
    def words(self) -> str:
        """What the cell says, without its marks."""
        return "".join(piece.words for piece in self.pieces)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One point and what each report says; a cell is None where it was not found in the text we read."""

    label: str
    kind: FactKind
    verdict: Verdict
    cells: tuple[Cell | None, ...]
    why: str | None = None

    def otherwise(self, cell: Cell) -> bool:
        """Whether the cell differs from what the first report on the point says; one with both figures does not.

        Of statements only the words differ that are marked: what is quoted shorter says nothing else.
        """
        first = next(each for each in self.cells if each)
        if self.verdict is not Verdict.DIFFER or self.kind is FactKind.STATEMENT:
            return False
        if first.values and cell.values:
            return first.values.isdisjoint(cell.values)
        return same_words(cell.words) != same_words(first.words)


@dataclass(frozen=True, slots=True)
class Grid:
    """Points that at least two reports have: a column for each report that is no copy."""

    columns: tuple[Source, ...] = ()
    rows: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class OnlyHere:
    """What one report alone has: figures and events; apart from them the statements, which also stand by speaker."""

    source: Source
    points: tuple[Cell, ...]
    statements: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a pair of reports (by number) got its answer."""

    pair: Pair
    words: str


@dataclass(frozen=True, slots=True)
class Tie:
    """Reports that were put together (one group), or two groups that were kept apart, and why."""

    level: Level
    answer: Identity
    groups: tuple[tuple[int, ...], ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """How a page's date is known: `stated` is where it stands on the page, `clues` what it is inferred from."""

    source: Source
    basis: Basis
    stated: str | None = None
    clues: tuple[tuple[Evidence, str], ...] = ()


@dataclass(frozen=True, slots=True)
class SetAside:
    """Furniture of a page: each line with the reason why it is no news."""

    source: Source
    lines: tuple[tuple[Evidence, str | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """All that a brief tells of one story, in the order in which it is told."""

    title: str
    sources: tuple[Source, ...]
    origins: int
    published: When = When()
    """From the first to the last date of its reports."""
    known: tuple[Happening, ...] = ()
    timeline: tuple[Happening, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    parties: tuple[Parties, ...] = ()
    figures: tuple[Quantity, ...] = ()
    grid: Grid = field(default_factory=Grid)
    only: tuple[OnlyHere, ...] = ()
    ties: tuple[Tie, ...] = ()
    dated: tuple[Dated, ...] = ()
    aside: tuple[SetAside, ...] = ()
    blank: bool = False
    """No report of it has a line that is no furniture."""

    @property
    def outlets(self) -> int:
        """How many outlets are named."""
        return len({source.outlet for source in self.sources if source.outlet})

    def refs(self, evidence: tuple[Evidence, ...]) -> tuple[int, ...]:
        """The numbers of the reports that the evidence stands in, each once; a copy beside its original is left out."""
        number = {source.article: source for source in self.sources}
        found = [number[article] for article in {span.article for span in evidence} if article in number]
        numbers = {source.number for source in found}
        return tuple(sorted(source.number for source in found if source.copy_of not in numbers))
