"""The paragraphs that a line rests on, cut into what is marked and what stands around it."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass

from commonground.records.article import Article, Block
from commonground.showing.web.links import Stretch, touches
from commonground.showing.words import shown_as_written

MOST = 900
"""Code points of a paragraph shown on each side of a marked stretch; a page without line breaks is one paragraph."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A run of words; `marked` where the line rests on it."""

    words: str
    marked: bool


def paragraphs(article: Article, marked: Sequence[Stretch]) -> tuple[tuple[Cut, ...], ...]:
    """Each block that holds a marked stretch, in order; a stretch outside every block is shown by itself."""
    held = [block for block in article.blocks if touches((block.start, block.end), marked)]
    told = [_cuts(article.text, *_window(block, marked), marked) for block in held]
    if not told and marked:
        return (_cuts(article.text, marked[0][0], marked[-1][1], marked),)
    return tuple(told)


def _window(block: Block, marked: Sequence[Stretch]) -> Stretch:
    inside = [stretch for stretch in marked if touches((block.start, block.end), [stretch])]
    return max(block.start, inside[0][0] - MOST), min(block.end, inside[-1][1] + MOST)


def _cuts(text: str, start: int, end: int, marked: Sequence[Stretch]) -> tuple[Cut, ...]:
    edges = sorted({start, end, *(edge for stretch in marked for edge in stretch if start < edge < end)})
    pairs = itertools.pairwise(edges)
    return tuple(Cut(shown_as_written(text[a:b]), touches((a, b), marked)) for a, b in pairs)
