"""An article in the making: what a page was found to say, before it has an identity."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime

from commonground.reading.dateline import PrintedDate
from commonground.reading.languages import ENGLISH, language_of, named
from commonground.records.article import UNDATED, Article, Basis, Block, Clue, Dating, Role
from commonground.records.evidence import Evidence

TOLD = (Role.HEADLINE, Role.STANDFIRST, Role.BODY)
"""The roles whose words show an article's language."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the snapshot with its role."""

    start: int
    end: int
    role: Role
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class DateFound:
    """A date the page gives: ISO 8601 in `edtf`; `start` and `end` its span, or None and `source` where it stood.

    `guessed`: it is no statement of the page but a guess from its address or its text.
    """

    edtf: str
    start: int | None = None
    end: int | None = None
    source: str | None = None
    guessed: bool = False

    @classmethod
    def printed(cls, date: PrintedDate, line_start: int) -> "DateFound":
        """A date printed in a line that starts at `line_start`."""
        return cls(date.edtf, line_start + date.start, line_start + date.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What was read off a page; offsets are into `text`."""

    text: str
    parts: tuple[Part, ...]
    outlet: str | None = None
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: DateFound | None = None
    updated: DateFound | None = None
    charset: str | None = None
    declared_language: str | None = None
    notes: tuple[str, ...] = field(default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller says of a page; it wins over what the page says of itself."""

    source: str
    url: str | None = None
    outlet: str | None = None
    headline: str | None = None
    published: Dating | None = None


def given_date(published: str | date | None) -> Dating | None:
    """The date that the caller gives, None where none is given.

    Raises:
        ValueError: it is no ISO 8601 date or time.
    """
    if published is None or published == "":
        return None
    value = published.isoformat() if isinstance(published, date) else str(published).strip()
    try:
        day = datetime.fromisoformat(value).date()
    except ValueError:
        raise ValueError(f"published is {published!r}, which is no ISO date such as 2013-05-10") from None
    return Dating(Basis.STATED, value if len(value) > 10 else day.isoformat(), day.isoformat(), "given by the caller")


def finish(draft: Draft, given: Given, sha256: str) -> Article:
    """The article that a draft makes, with its identity and the evidence for each of its parts."""
    name = identity(draft, given)
    blocks = tuple(
        Block(name, part.start, part.end, draft.text[part.start : part.end], role=part.role, reason=part.reason)
        for part in draft.parts
    )
    first = {role: next((span_of(block) for block in blocks if block.role is role), None) for role in Role}
    headline = first[Role.HEADLINE]
    told = "\n".join(block.text for block in blocks if block.role in TOLD)
    language = language_of(told, draft.declared_language)
    foreign = () if language in (None, ENGLISH) else (f"reads as {named(language)}: only English is understood",)
    return Article(
        id=name,
        source=given.source,
        sha256=sha256,
        text=draft.text,
        blocks=blocks,
        outlet=given.outlet or draft.outlet,
        title=given.headline or draft.title or (" ".join(headline.text.split()) if headline else None),
        headline=headline,
        standfirst=first[Role.STANDFIRST],
        authors=draft.authors,
        byline=tuple(span_of(block) for block in blocks if block.role is Role.BYLINE),
        published=given.published or dating(draft.published, name, draft.text, "the page's own date") or UNDATED,
        updated=dating(draft.updated, name, draft.text, "the page says it was changed then"),
        url=given.url,
        charset=draft.charset,
        language=language,
        notes=draft.notes + foreign,
    )


def identity(draft: Draft, given: Given) -> str:
    """An article's id: the same text from another outlet or address, or under another date, is another article."""
    published = given.published.edtf if given.published else None
    parts = (draft.text, given.url, given.outlet, given.headline, published)
    digest = hashlib.sha256()
    for part in parts:
        digest.update((part or "").encode("utf-8", "surrogatepass") + b"\x00")
    return digest.hexdigest()[:16]


def span_of(block: Block) -> Evidence:
    """The stretch of a block without its role."""
    return Evidence(block.article, block.start, block.end, block.text)


def dating(found: DateFound | None, article: str, snapshot: str, says: str) -> Dating | None:
    """A date found on the page as a record: with its span as the clue, or with where it stood."""
    if found is None:
        return None
    clues: tuple[Clue, ...] = ()
    if found.start is not None and found.end is not None:
        span = Evidence(article, found.start, found.end, snapshot[found.start : found.end])
        clues = (Clue(span, says),)
    basis = Basis.INFERRED if found.guessed else Basis.STATED
    return Dating(basis, found.edtf, found.edtf[:10], found.source, clues)
