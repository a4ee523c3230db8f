"""A page as read: its frozen snapshot, the role of each block, and what it says of itself."""

from dataclasses import dataclass
from enum import StrEnum

from commonground.records.evidence import Evidence


class Role(StrEnum):
    """What a block of the snapshot is on the page."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    PUBLISHED = "published"
    CAPTION = "caption"
    CREDIT = "credit"
    BODY = "body"
    FURNITURE = "furniture"


@dataclass(frozen=True, slots=True, kw_only=True)
class Block(Evidence):
    """One line or paragraph of the snapshot with its role; `reason` says in words why it was set aside or named so."""

    role: Role
    reason: str | None = None


class Basis(StrEnum):
    """How a date of the page is known."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Clue:
    """A stretch of the text that bears on the page's date, and what it says of it."""

    span: Evidence
    says: str


@dataclass(frozen=True, slots=True)
class Dating:
    """When the page was published or updated, and how that is known; never the day it was read.

    `edtf` is a date, a time with offset or an interval (EDTF level 1, ISO 8601-2); `best` one day within it.
    `source` names where a stated date stood when it is no span of the snapshot ("JSON-LD datePublished").

    Raises:
        ValueError: an unknown date that has a value, a known one that has none, or an inferred one without clues.
    """

    basis: Basis
    edtf: str | None = None
    best: str | None = None
    source: str | None = None
    clues: tuple[Clue, ...] = ()

    def __post_init__(self) -> None:
        if (self.basis is Basis.UNKNOWN) != (self.edtf is None):
            raise ValueError(f"a date {self.basis} with the value {self.edtf}")
        if self.basis is Basis.INFERRED and not self.clues and not self.source:
            raise ValueError("an inferred date without clues")


UNDATED = Dating(Basis.UNKNOWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A snapshot with its blocks and roles.

    `text` is the snapshot: for plain text the file as decoded, for HTML its deterministic rendering.
    `blocks` cover every non-blank line in order; nothing is deleted. `source` is the path or address given.
    `sha256` is that of the bytes received. `title` is the headline's words, also where they are metadata only;
    `headline` is their span in the snapshot, if they have one.
    """

    id: str
    source: str
    sha256: str
    text: str
    blocks: tuple[Block, ...]
    outlet: str | None = None
    title: str | None = None
    headline: Evidence | None = None
    standfirst: Evidence | None = None
    authors: tuple[str, ...] = ()
    byline: tuple[Evidence, ...] = ()
    published: Dating = UNDATED
    updated: Dating | None = None
    url: str | None = None
    charset: str | None = None
    language: str | None = None
    """BCP 47 tag: "en", another language, "und" for one that is not known, None where the text is too short to tell."""
    notes: tuple[str, ...] = ()
    """What a reader should know of this reading, in words ("declared UTF-8, read as windows-1252")."""

    def evidence(self, start: int, end: int) -> Evidence:
        """The stretch from `start` to `end`.

        Raises:
            ValueError: it is empty or not inside the snapshot.
        """
        if end > len(self.text):
            raise ValueError(f"evidence {start}-{end} ends after the text of {self.id} ({len(self.text)} characters)")
        return Evidence(self.id, start, end, self.text[start:end])

    def blocks_of(self, *roles: Role) -> tuple[Block, ...]:
        """The blocks with one of these roles, in order."""
        return tuple(block for block in self.blocks if block.role in roles)
