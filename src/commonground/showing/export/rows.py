"""The rows of the tables: what a researcher filters by stands beside every stretch of text (docs/export.md).

A column has the name of its field; the fields of `Stretch` and `Origin` follow a row's own. `None` is an empty cell:
not known, or not found in the text we read.
"""

from dataclasses import dataclass

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The report that a row is from; the last columns of every table."""

    report: int
    outlet: str | None
    title: str | None
    published: str | None
    published_basis: str
    published_first: str | None
    published_last: str | None
    copy_of: int | None
    language: str | None
    address: str | None
    source: str
    article: str
    story: str
    story_title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Where it stands: `text` is exactly the slice of the article's snapshot, `line` the role of the line."""

    start: int | None = None
    end: int | None = None
    text: str | None = None
    line: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """Who said what."""

    speaker: str | None
    speaker_resolved: bool
    speaker_form: str | None
    speaker_kind: str | None
    speaker_text: str | None
    speaker_start: int | None
    speaker_end: int | None
    directness: str
    kind: str
    content: str
    spans: str | None
    cue: str | None
    cue_start: int | None
    cue_end: int | None
    cue_kind: str | None
    cue_negated: bool
    denies: bool
    addressee: str | None
    repeats: int | None
    altered: bool
    statement: int
    stretch: Stretch
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRow:
    """A reported quantity."""

    counted: str | None
    value: float | None
    high: float | None
    unit: str | None
    bound: str | None
    hedges: str | None
    change: str | None
    period: str | None
    period_first: str | None
    period_last: str | None
    as_of: str | None
    source_name: str | None
    statement: int | None
    statement_directness: str | None
    counted_start: int | None
    counted_end: int | None
    figure: int
    stretch: Stretch
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """An event as one report names it."""

    date: str | None
    date_basis: str
    date_first: str | None
    date_last: str | None
    date_words: str | None
    date_spans: str | None
    kind: str
    status: str
    attributed_to: str | None
    place: str | None
    participants: str | None
    trigger: str
    trigger_start: int
    trigger_end: int
    origins: int | None
    event: int
    story_event: str | None
    story_event_date: str | None
    story_event_status: str | None
    stretch: Stretch
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """What one report says on one point; a point of several stretches has a row for each."""

    kind: str
    label: str
    verdict: str
    why: str | None
    found: bool
    origins: int
    part: int | None
    parts: int
    fact: str
    stretch: Stretch
    origin: Origin


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report, and how far its reading can be relied on."""

    headline: str | None
    authors: str | None
    published_best: str | None
    published_source: str | None
    published_clues: str | None
    updated: str | None
    overlap: float | None
    characters: int
    furniture_lines: int
    statements: int
    figures: int
    events: int
    charset: str | None
    notes: str | None
    sha256: str
    origin: Origin


Row = StatementRow | FigureRow | EventRow | FactRow | ReportRow
