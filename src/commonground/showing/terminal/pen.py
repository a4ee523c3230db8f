"""How things look: the few styles, headings, and lines that hang under each other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from commonground.showing.choices import Choices, Line
from commonground.showing.digest.lines import Digest, Piece, When
from commonground.showing.labels import refs
from commonground.showing.words import counted

SOFT, STRONG, REF, SAME, DIFFERS = "dim", "bold", "cyan", "green", "red"
INFERRED, NAMED, MARKED = "italic", "underline", "underline red"

MEASURE = 100
"""Columns of running text: longer lines are hard to follow with the eye."""

NARROW = 76
"""Below this many columns what stands side by side is put one under the other."""


@dataclass(frozen=True, slots=True)
class Pen:
    """A console, what the reader asked for, and the story at hand. Nothing given to it is ever read as markup."""

    console: Console
    choices: Choices
    digest: Digest

    @property
    def width(self) -> int:
        """Columns of running text."""
        return min(self.console.width, MEASURE)

    @property
    def narrow(self) -> bool:
        """Whether there is no room for two columns of words."""
        return self.console.width < NARROW

    @property
    def styled(self) -> bool:
        """Whether underlining can be seen."""
        return self.console.is_terminal and not self.console.is_dumb_terminal

    def heading(self, words: str) -> None:
        """A section's name with room above it."""
        self.console.print()
        self.console.print(Text(words, style=STRONG))

    def write(self, what: RenderableType, indent: int = 2) -> None:
        """Something, set in by `indent` columns and no wider than the measure."""
        self.console.print(Padding(what, (0, 0, 0, indent), expand=False), width=self.width)

    def rows(self, rows: Iterable[Sequence[Text]], *, right: int = 0) -> None:
        """Lines in columns; the first is `right` columns wide and set to the right where that is given."""
        table = Table.grid(padding=(0, 2, 0, 0))
        for number, row in enumerate(rows):
            if not number:
                self._columns(table, len(row), right)
            table.add_row(*row)
        if table.columns:
            self.write(table)

    def _columns(self, table: Table, count: int, right: int) -> None:
        for index in range(count):
            first, last = index == 0, index == count - 1
            width = right if first and right else None
            table.add_column(
                justify="right" if width else "left", width=width, ratio=1 if last else None, overflow="fold"
            )

    def more(self, all_lines: Sequence[Line], shown: Sequence[Line], noun: str, many: str | None = None) -> None:
        """How many lines were left out, where some were."""
        if left := len(all_lines) - len(shown):
            self.write(Text(f"… and {counted(left, 'more ' + noun, many and 'more ' + many)} (--all)", style=SOFT))

    def refs(self, numbers: Sequence[int]) -> Text:
        """Report numbers behind a line."""
        return Text(f" {refs(numbers)}" if numbers else "", style=REF)

    def pieces(self, pieces: Iterable[Piece]) -> Text:
        """A cell's words; those that no other report has are underlined, or starred where nothing can be."""
        text = Text()
        for piece in pieces:
            words = f"*{piece.words}*" if piece.differs and not self.styled else piece.words
            text.append(words, MARKED if piece.differs else "")
        return text


def when(date: When) -> Text:
    """A date; in italics and with a "?" where it is inferred, soft where there is none."""
    return Text(str(date), style=SOFT if not date.words else INFERRED if date.inferred else STRONG)


def tag(words: str, style: str = SOFT) -> Text:
    """A remark behind a line."""
    return Text(f" · {words}", style=style)
