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

    def _sentences(self, span: Evidence) -> str:
        article = self._articles[span.article]
        blocks = [block for block in article.blocks if block.overlaps(span)]
        found = [bounds for block in blocks for bounds in split(article.text, block.start, block.end)]
        touched = [article.text[start:end] for start, end in found if start < span.end and span.start < end]
        return " ".join(touched) or span.text
