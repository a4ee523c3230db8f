"""What a reader asked to see, and how much of a long story is shown without asking."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

Line = TypeVar("Line")

EVENTS, UNDATED = 24, 4
SPEAKERS, QUOTATIONS = 8, 6
PAIRS, STANDS = 6, 4
FIGURES = 12
ROWS = 12
ONLY, ONLY_OF_MANY = 6, 3
MANY = 4
TIES, REASONS = 8, 2
DATES = 3
"""Lines of each section: thirteen reports take some 430 lines then (`commonground brief samples | wc -l`), two 260;
of more than `MANY` reports each shows fewer points of its own. The rest is counted, never dropped in silence."""


@dataclass(frozen=True, slots=True)
class Choices:
    """`furniture`: show the lines set aside; `everything`: no section is cut short."""

    furniture: bool = False
    everything: bool = False

    def first(self, lines: Sequence[Line], limit: int) -> Sequence[Line]:
        """The lines to show: all that fit, or all there are; one line over the limit is shown rather than counted."""
        return lines if self.everything or len(lines) <= limit + 1 else lines[:limit]
