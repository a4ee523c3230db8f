"""Two versions of one page: paragraphs that stayed, went, came or were reworded, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from commonground.records.article import Article, Role
from commonground.showing.words import shown_as_written

WORD = re.compile(r"\s+|\w+|[^\w\s]")
MOST_WORDS = 3000
"""Tokens of a paragraph compared word by word; a longer one is shown whole, once gone and once added."""

MOST_PAIRS = 4000
"""Pairs of paragraphs held against each other where many were replaced at once; beyond it none is a rewording."""

ALIKE = 0.4
"""Share of tokens that two paragraphs have in common, above which one is a rewording of the other."""

STAYED, GONE, ADDED, CHANGED = "stayed", "gone", "added", "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """A run of words that stayed, is gone or was added."""

    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of either version, or of both where it was reworded."""

    kind: str
    changes: tuple[Change, ...]


def differences(older: Article, newer: Article) -> tuple[Paragraph, ...]:
    """What became of each paragraph, in the newer version's order; furniture is left out of both."""
    before, after = _paragraphs(older), _paragraphs(newer)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[Paragraph] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal":
            found += (_whole(STAYED, text) for text in after[c:d])
        else:
            found += _replaced(before[a:b], after[c:d])
    return tuple(found)


def _paragraphs(article: Article) -> list[str]:
    return [block.text for block in article.blocks if block.role is not Role.FURNITURE]


def _whole(kind: str, text: str) -> Paragraph:
    return Paragraph(kind, (Change(kind, shown_as_written(text)),))


def _replaced(before: Sequence[str], after: Sequence[str]) -> Iterator[Paragraph]:
    """Paragraphs in the place of others: the first that is like the old one is its rewording."""
    left = list(before)
    few = len(before) * len(after) <= MOST_PAIRS
    for text in after:
        partner = next((old for old in left if few and _alike(old, text)), None)
        if partner is None:
            yield _whole(ADDED, text)
            continue
        for gone in left[: left.index(partner)]:
            yield _whole(GONE, gone)
        left = left[left.index(partner) + 1 :]
        yield Paragraph(CHANGED, tuple(_reworded(partner, text)))
    for gone in left:
        yield _whole(GONE, gone)


def _alike(old: str, new: str) -> bool:
    one, other = WORD.findall(old), WORD.findall(new)
    if max(len(one), len(other)) > MOST_WORDS:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _reworded(old: str, new: str) -> Iterator[Change]:
    one, other = WORD.findall(old), WORD.findall(new)
    for kind, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Change(STAYED, shown_as_written("".join(one[a:b])))
            continue
        for each, words in ((GONE, one[a:b]), (ADDED, other[c:d])):
            if words:
                yield Change(each, shown_as_written("".join(words)))
