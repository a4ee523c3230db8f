"""Two numbers that one phrase gives: a vote ("147-31"), a range ("from 300,000 to 1.6 million")."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from commonground.records.annotations import Figure
from commonground.records.story import Report, Story

BETWEEN = re.compile(r"[-–] ?| to ")


def told_in_phrases(report: Report) -> Iterator[Figure]:
    """The report's figures in its order, two of one phrase as one that stretches over both."""
    pairs = {id(first): second for first, second in _pairs(report)}
    seconds = {id(second) for second in pairs.values()}
    for figure in report.annotations.figures:
        second = pairs.get(id(figure))
        if second is not None:
            text = report.article.text[figure.start : second.end]
            yield replace(figure, end=second.end, text=text, high=second.value)
        elif id(figure) not in seconds:
            yield figure


def seconds(story: Story) -> frozenset[tuple[str, int]]:
    """Where the numbers stand that a phrase gives second: article and offset."""
    return frozenset((second.article, second.start) for report in story.reports for _, second in _pairs(report))


def _pairs(report: Report) -> Iterator[tuple[Figure, Figure]]:
    """Neighbours that count nothing of their own, each in one pair: of three in a row the last stands alone."""
    taken = -1
    for first, second in pairwise(sorted(report.annotations.figures, key=lambda figure: figure.start)):
        alone = first.counted is None and second.counted is None and first.start > taken
        if alone and BETWEEN.fullmatch(report.article.text[first.end : second.start]):
            taken = second.start
            yield first, second
