"""Which lines of an HTML page are the article's own, where extraction left some out and took in others."""

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

from commonground.reading import furniture
from commonground.reading.align import letters_of
from commonground.reading.extracting import Extracted
from commonground.reading.line_model import shipped
from commonground.reading.lines import Line
from commonground.reading.outline import Kin
from commonground.reading.roles import Marked, is_paragraph
from commonground.records.article import Role

SURE = 0.97
"""Chance from which a dropped paragraph is the article's: right for 88 words in 100 of those on 130 news pages."""
LIKELY = 0.05
"""Chance from which the second opinion is asked about a dropped paragraph; at .2 one English page in 55 loses text."""
AKIN = 0.65
"""Chance from which a dropped sentence or heading is the article's that stands in an element like those of its
paragraphs: so were all 38 on the English pages of the article extraction benchmark, and half of those from .4 to it
were not. 14 of 155 English pages have some."""
BESIDE = 0.4
"""Chance from which it is right below a line of the article: nothing but the report itself goes on so."""
BELOW = 4
"""Lines below a heading among which the paragraph that it heads stands. Of 343 news pages eight lose a heading of
theirs at 1, and one gains a teaser's at 8 (`python -m quality reading`)."""
UNSURE = 0.1
"""Chance below which a short line of the extraction is machinery: so were 86 words in 100 of those on 130 pages."""
OPENING_QUOTES = "\"“‘'«"
AROUND = 24
"""Lines around the article that the line model is asked about: of 343 news pages three read worse at 12; at 48 two
read better and one worse (`python -m quality reading`)."""


def read_by_lines(pieces: Sequence[Line], start: int) -> frozenset[int]:
    """The paragraphs from a line on that the line model is sure of, where none of the extraction's was found again."""
    chances = shipped().chances(pieces[start:])
    return frozenset(
        start + at for at, chance in enumerate(chances) if chance >= SURE and is_paragraph(pieces[start + at])
    )


def akin(pieces: Sequence[Line], body: Collection[int], kin: Kin, start: int, told: Collection[str]) -> set[int]:
    """The sentences and headings from `start` on that extraction left out and that stand among the article's own.

    What is `told` already (letters of captions, descriptions) is none; a second main heading ends the article.
    """
    if not body:
        return set()
    have = {pieces[at].letters for at in body} | set(told)
    found = {
        at
        for at in range(start, end_of_article(pieces, max(body), kin))
        if at not in body and pieces[at].letters not in have and is_akin(pieces[at], kin)
    }
    if not found:
        return found
    chances = chances_near(pieces, found | set(body))
    likely = {at for at in found if chances[at] >= AKIN}
    likely |= {at for at in found if chances[at] >= BESIDE and at - 1 in likely | set(body)}
    return {at for at in likely if not kin.is_heading(pieces[at]) or heads(at, likely | set(body))}


def is_akin(line: Line, kin: Kin) -> bool:
    """Whether a line is a sentence or a heading among the article's paragraphs, and no machinery by its words."""
    sentence = len(line.words) >= 3 and line.text.rstrip("\"'”’)]").endswith((".", "!", "?", "…"))
    fits = (sentence or is_paragraph(line)) and not line.text.isupper() and kin.is_paragraph(line)
    return (fits or kin.is_heading(line)) and not furniture.machinery(line)


def end_of_article(pieces: Sequence[Line], last: int, kin: Kin) -> int:
    """The line below the last of an article at which another one may begin: a main heading of the page."""
    titles = kin.outline.titles
    return next((at for at in range(last + 1, len(pieces)) if pieces[at].letters in titles), len(pieces))


def heads(at: int, body: Collection[int]) -> bool:
    """Whether a line of the article stands right below."""
    return any(below in body for below in range(at + 1, at + 1 + BELOW))


def chances_near(pieces: Sequence[Line], body: Collection[int]) -> list[float]:
    """The line model's chances for the article and the lines around it; 0 for those far away, which nobody asks for."""
    if not body:
        return [0.0] * len(pieces)
    start, end = max(0, min(body) - AROUND), min(len(pieces), max(body) + AROUND)
    near = shipped().chances(pieces[start:end])
    return [0.0] * start + near + [0.0] * (len(pieces) - end)


class Opinion:
    """The generous reading of a page, asked for once, when it is first needed."""

    def __init__(self, found: Extracted, ask: Callable[[], Sequence[str]]) -> None:
        self.found, self.ask = found, ask

    @cached_property
    def letters(self) -> frozenset[str]:
        """Its paragraphs, as they are compared."""
        return frozenset(letters_of(paragraph) for paragraph in self.found.further or self.ask())


def dropped_inside(pieces: Sequence[Line], body: Collection[int], named: Mapping[int, Marked]) -> list[int]:
    """The paragraphs inside the article that extraction left out."""
    if not body:
        return []
    start = min([*body, *(at for at, mark in named.items() if mark.role is Role.HEADLINE)])
    return [
        at
        for at in range(start, max(body))
        if at not in body and at not in named and is_paragraph(pieces[at]) and not furniture.machinery(pieces[at])
    ]


def rescued(
    pieces: Sequence[Line],
    body: Collection[int],
    dropped: Sequence[int],
    chances: Sequence[float],
    second: Opinion,
    kin: Kin,
) -> frozenset[int]:
    """Those dropped paragraphs that the line model is sure of, or that it thinks likely and the second opinion has.

    A paragraph that stands elsewhere than the article's own is not asked for.
    """
    sure = {at for at in dropped if chances[at] >= SURE or is_announced(pieces, at, body)}
    open_ones = [
        at for at in dropped if at not in sure and chances[at] >= LIKELY and not kin.stands_elsewhere(pieces[at])
    ]
    return frozenset(sure | {at for at in open_ones if pieces[at].letters in second.letters})


def is_announced(pieces: Sequence[Line], at: int, body: Collection[int]) -> bool:
    """Whether a line is a quotation that the article's line above it announces with a colon."""
    return at - 1 in body and pieces[at - 1].text.endswith(":") and pieces[at].text[:1] in '"“‘«'


def doubted(pieces: Sequence[Line], body: Collection[int], chances: Sequence[float], kin: Kin) -> dict[int, str]:
    """Lines that extraction took for the article's and the line model takes for machinery: index -> reason.

    Paragraphs are left alone, headings and lines of speech among them, and an article that is nothing but such lines.
    """
    found = {
        at: f"reads as page machinery ({chances[at]:.0%} likely to be the article's)"
        for at in body
        if chances[at] < UNSURE and not is_paragraph(pieces[at])
    }
    if len(found) >= len(body) / 2:
        return {}
    sure = set(body) - found.keys()
    return {at: reason for at, reason in found.items() if not stands_among(pieces[at], at, sure, kin)}


def stands_among(line: Line, at: int, body: Collection[int], kin: Kin) -> bool:
    """Whether a line is a heading over a line of the article, or speech in a paragraph among its own."""
    if kin.is_heading(line) and not furniture.machinery(line):
        return heads(at, body)
    return line.text[:1] in OPENING_QUOTES and {at - 1, at + 1} <= set(body) and kin.is_paragraph(line)
