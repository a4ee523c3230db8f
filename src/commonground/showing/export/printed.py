"""The brief as one HTML file to print or to send: no script, nothing fetched, every line with notes to its sentences.

Whatever the template is given is text and is escaped; no template marks anything as safe.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from commonground.records.annotations import Status
from commonground.records.evidence import Evidence
from commonground.records.story import Story
from commonground.showing import labels
from commonground.showing.choices import Choices
from commonground.showing.digest.lines import Cell, Digest, Happening, Quotation, Row, Source
from commonground.showing.digest.tell import digests
from commonground.showing.export.carried import address, carried
from commonground.showing.footnotes import Footnotes
from commonground.showing.words import counted, plain

MARKS = {Status.HAPPENED: "happened", Status.ONGOING: "happened", Status.PLANNED: "planned"}
CLAIMED = "claimed"


def printed(stories: Sequence[Story], choices: Choices) -> str:
    """The stories as one document, uncut; `choices.furniture` adds the lines that were set aside."""
    told = digests(stories)
    full = [digest for digest in told if not digest.blank]
    page = _templates().get_template("printed.html")
    text = page.render(
        title=full[0].title if len(full) == 1 else counted(len(full), "story", "stories"),
        told=full,
        blank=[digest for digest in told if digest.blank],
        sources={source.article: source for digest in told for source in digest.sources},
        addresses={r.article.id: address(r.article) for story in stories for r in story.reports},
        notes=Notes(stories),
        choices=choices,
    )
    return carried(text)


@dataclass(frozen=True, slots=True)
class Note:
    """A note: the words it is about, and the rest of their sentences before and after them."""

    number: int
    span: Evidence
    before: str
    words: str
    after: str


class Notes(Footnotes):
    """Numbers as the template comes to them."""

    def __init__(self, stories: Sequence[Story]) -> None:
        super().__init__(stories)
        self._named: set[int] = set()

    def refs(self, evidence: Iterable[Evidence]) -> list[int]:
        """The numbers of the notes to these stretches, each once."""
        return list(dict.fromkeys(self.number(span) for span in evidence))

    def first(self, number: int) -> bool:
        """Whether a note is named for the first time: there its way back leads."""
        known = number in self._named
        self._named.add(number)
        return not known

    def all(self) -> list[Note]:
        """Every note named so far, by number."""
        return [
            Note(number, span, edged(before), plain(span.text), edged(after))
            for number, span, _ in self.listed()
            for before, after in [self.around(span)]
        ]


def edged(text: str) -> str:
    """A piece of a line, on one line, with a blank kept at an end that has one."""
    opening, closing = text[:1].isspace(), text[-1:].isspace()
    return " " * opening + plain(text) + " " * (closing and bool(text.strip()))


def mark(happening: Happening) -> str:
    """What the dot before an event looks like."""
    return MARKS.get(happening.status, CLAIMED)


def by(digest: Digest, quote: Quotation) -> list[str]:
    """When and where a quotation was reported, for each report that has it."""
    numbers = digest.refs(quote.evidence)
    return [f"{source.when}, {labels.name(source)}" for source in digest.sources if source.number in numbers]


def told_by(digest: Digest, row: Row) -> list[tuple[Source, Cell]]:
    """The reports that tell a point, each with what it says."""
    return [(source, cell) for source, cell in zip(digest.grid.columns, row.cells, strict=True) if cell]


def silent(digest: Digest, row: Row) -> list[Source]:
    """The reports in whose text the point was not found."""
    return [source for source, cell in zip(digest.grid.columns, row.cells, strict=True) if not cell]


@cache
def _templates() -> Environment:
    made = Environment(
        loader=PackageLoader("commonground.showing.export"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(labels=labels, counted=counted, mark=mark, by=by, told_by=told_by, silent=silent)
    made.filters["plain"] = plain
    return made
