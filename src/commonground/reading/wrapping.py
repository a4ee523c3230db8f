"""Plain text whose lines were broken at a fixed width, as mail programs and old terminals do: its paragraphs."""

from collections.abc import Sequence
from itertools import pairwise

from commonground.reading.lines import Line

WIDTHS = range(50, 91)
"""Characters of the longest line of a text that was broken at a fixed width."""
LEAST_BROKEN = 4
"""Broken places from which a text counts as hard-wrapped."""
MOSTLY = 0.7
"""Share of the places between neighbouring lines that are breaks in a hard-wrapped text; and of the breaks at least
half stand within a sentence, before a small letter. Of 954 labelled pages, none wrapped, none is taken for one."""


def unwrapped(lines: Sequence[Line], snapshot: str) -> tuple[Line, ...]:
    """The lines, those of each paragraph joined where the text is clearly hard-wrapped; offsets stay exact.

    A line is broken where the first word of the next one would not have fitted on it. A joined line's text holds the
    line breaks as they stand in the snapshot.
    """
    neighbours = [at for at, (_, lower) in enumerate(pairwise(lines)) if lower.gap == 1 and not lower.bullet]
    width = max((len(lines[at + below].text) for at in neighbours for below in (0, 1)), default=0)
    if width not in WIDTHS:
        return tuple(lines)
    broken = {at for at in neighbours if is_full(lines[at], lines[at + 1], width)}
    within = sum(not lines[at].is_sentence and lines[at + 1].text[0].islower() for at in broken)
    if len(broken) < LEAST_BROKEN or len(broken) < MOSTLY * len(neighbours) or 2 * within < len(broken):
        return tuple(lines)
    return joined(lines, broken, snapshot)


def is_full(upper: Line, lower: Line, width: int) -> bool:
    """Whether the first word of a line would not have fitted on the line above it."""
    return len(upper.text) + 1 + len(lower.text.split(maxsplit=1)[0]) > width


def joined(lines: Sequence[Line], broken: set[int], snapshot: str) -> tuple[Line, ...]:
    """The lines, each that is broken made one with the next."""
    found: list[Line] = []
    first = 0
    for at in range(len(lines)):
        if at in broken:
            continue
        start, end = lines[first].start, lines[at].end
        whole = first == at
        found.append(
            lines[at] if whole else Line(start, end, snapshot[start:end], lines[first].gap, lines[first].bullet)
        )
        first = at + 1
    return tuple(found)
