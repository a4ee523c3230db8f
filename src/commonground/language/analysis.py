"""The words of an article: sentences, tokens and names, with offsets into its snapshot.

`Analyzer` is the seam: what fills in tags, trees and names for sentences that are already split and tokenised.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from commonground.records.annotations import EntityKind
from commonground.records.article import Role


@dataclass(frozen=True, slots=True)
class Token:
    """A word or mark; `start` and `end` are code points into the snapshot, end exclusive.

    `lemma`, `upos` (Universal POS), `head` (index in the sentence, -1 for the root) and `relation` (Universal
    Dependencies) are None where the analyzer does not give them. `lower` is the word in lower case, with a curly
    apostrophe made straight; annotators look at it some forty times, so it is worked out once.
    """

    start: int
    end: int
    text: str
    lemma: str | None = None
    upos: str | None = None
    head: int | None = None
    relation: str | None = None
    lower: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "lower", self.text.lower().replace("’", "'"))


@dataclass(frozen=True, slots=True)
class Name:
    """A name as the analyzer found it: tokens `first` to `last` (inclusive) of its sentence, titles left out."""

    start: int
    end: int
    text: str
    kind: EntityKind
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one block; `block` is the index in `Article.blocks`, so equal numbers mean one paragraph."""

    start: int
    end: int
    block: int
    role: Role
    tokens: tuple[Token, ...]
    names: tuple[Name, ...] = ()


@dataclass(frozen=True, slots=True)
class Analysis:
    """The sentences of an article in order, furniture left out: an annotator never sees it."""

    article: str
    sentences: tuple[Sentence, ...] = field(default=())

    def of_role(self, *roles: Role) -> tuple[Sentence, ...]:
        """The sentences of blocks with one of these roles."""
        return tuple(sentence for sentence in self.sentences if sentence.role in roles)

    def at(self, start: int) -> Sentence | None:
        """The sentence that covers the offset, if one does."""
        return next((s for s in self.sentences if s.start <= start < s.end), None)


class Analyzer(Protocol):
    """Whatever adds names, and where it can tags and trees, to tokenised sentences; it keeps their offsets."""

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences, in order, enriched."""
        ...
