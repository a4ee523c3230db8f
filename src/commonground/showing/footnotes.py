"""Numbered notes that lead from a line of the brief to the sentence and the offsets it rests on."""

from collections.abc import Iterable, Mapping

from commonground.language.sentences import split
from commonground.records.article import Article
from commonground.records.evidence import Evidence
from commonground.records.story import Story


class Footnotes:
    """The notes of one document, numbered as they are first named; equal evidence is one note."""

    def __init__(self, stories: Iterable[Story]) -> None:
        self._articles: Mapping[str, Article] = {r.article.id: r.article for story in stories for r in story.reports}
        self._numbers: dict[tuple[str, int, int], tuple[int, Evidence]] = {}

    def number(self, span: Evidence) -> int:
        """The note's number."""
        key = (span.article, span.start, span.end)
        return self._numbers.setdefault(key, (len(self._numbers) + 1, span))[0]

    def listed(self) -> list[tuple[int, Evidence, str]]:
        """Every note named so far: its number, its evidence, and the whole sentences that the evidence lies in."""
        return [(number, span, self._sentences(span)) for number, span in self._numbers.values()]

    def around(self, span: Evidence) -> tuple[str, str]:
        """What stands before and after a span in the sentences that it lies in."""
        text, bounds = self._articles[span.article].text, self._touched(span)
        start, end = min((b[0] for b in bounds), default=span.start), max((b[1] for b in bounds), default=span.end)
        return text[min(start, span.start) : span.start], text[span.end : max(end, span.end)]

    def _sentences(self, span: Evidence) -> str:
        text = self._articles[span.article].text
        return " ".join(text[start:end] for start, end in self._touched(span)) or span.text

    def _touched(self, span: Evidence) -> list[tuple[int, int]]:
        """Start and end of every sentence that a span shares a character with."""
        article = self._articles[span.article]
        blocks = [block for block in article.blocks if block.overlaps(span)]
        found = [bounds for block in blocks for bounds in split(article.text, block.start, block.end)]
        return [(start, end) for start, end in found if start < span.end and span.start < end]
