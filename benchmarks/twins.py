"""Twins of articles that were read and annotated: words exchanged for words of the same length, so that offsets hold.

A library of 10,000 articles for measuring is made so in minutes: one in ten is read for real (benchmarks/stories.py),
and each has nine twins, whose text, page and annotations went through one exchange together. `Library.check` finds
every line of a twin in its snapshot, as it does for an article that was read.
"""

import hashlib
import random
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import msgspec

from benchmarks.stories import IN_QUOTES, PIECE, exchangeable, kept_words
from commonground.reading.page import Page
from commonground.records.annotations import Annotations
from commonground.records.article import Article
from commonground.records.story import Report

WORD = re.compile(r"[A-Za-z]+")
VOWELS, CONSONANTS = "aeiou", "bcdfghjklmnpqrstvwxyz"
TEXTUAL = frozenset(
    ("text", "title", "outlet", "authors", "name", "aliases", "speaker_name", "source_name", "attributed_to")
)
"""Fields that hold words of the page; the others hold the program's own words, numbers and dates."""


class Twin:
    """One exchange of words, the same for all articles; two words never become one."""

    def __init__(self, number: int) -> None:
        chance = random.Random(number)
        self._number = number
        self._common = {old: new for group in alike() for old, new in zip(group, shuffled(group, chance), strict=True)}
        self._letters = {
            ord(old): new
            for kind in (VOWELS, CONSONANTS)
            for old, new in zip(kind, shuffled(tuple(kind), chance), strict=True)
        }

    def of(self, report: Report, page: Page) -> tuple[Report, Page]:
        """The twin of a report and of its page."""
        own = hashlib.sha256(f"{self._number} {report.article.id}".encode()).hexdigest()[:16]
        text = page.data.decode("utf-8")
        data = (self._page(text) if page.is_html else self.words(text)).encode("utf-8")
        ids = {report.article.id: own}
        article = msgspec.convert(self._told(msgspec.to_builtins(report.article), ids), Article)
        article = replace(article, sha256=hashlib.sha256(data).hexdigest(), source=f"{article.source} {self._number}")
        annotations = msgspec.convert(self._told(msgspec.to_builtins(report.annotations), ids), Annotations)
        return Report(article, annotations), replace(page, data=data)

    def words(self, text: str) -> str:
        """A text of the same length."""
        return WORD.sub(lambda match: self._word(match.group()), text)

    def _word(self, word: str) -> str:
        low = word.lower()
        if low in kept_words() or len(low) < 4:
            return word
        new = self._common.get(low) or low.translate(self._letters)
        return new if word == low else new.upper() if word.isupper() else new.capitalize()

    def _page(self, html: str) -> str:
        """A page whose tags keep their words."""
        told = "".join(piece if piece.startswith("<") else self.words(piece) for piece in PIECE.findall(html))
        return IN_QUOTES.sub(lambda match: f'"{self.words(match[1])}"', told)

    def _told(self, node: Any, ids: Mapping[str, str], field: str = "") -> Any:
        if isinstance(node, dict):
            return {key: self._told(value, ids, key) for key, value in node.items()}
        if isinstance(node, list | tuple):
            return [self._told(each, ids, field) for each in node]
        if isinstance(node, str):
            return ids.get(node) or (self.words(node) if field in TEXTUAL else node)
        return node


def shuffled(words: tuple[str, ...], chance: random.Random) -> list[str]:
    """The words in another order."""
    return chance.sample(words, len(words))


@cache
def alike() -> tuple[tuple[str, ...], ...]:
    """Common words in groups of one length and ending."""
    groups: dict[tuple[int, str], list[str]] = {}
    for word in sorted(exchangeable()):
        if word.isascii() and word.isalpha():
            groups.setdefault((len(word), word[-1]), []).append(word)
    return tuple(map(tuple, groups.values()))
