"""One page on its way in: read, annotated, and made ready to be stored; nothing here touches the library.

Runs in this process or in a worker; what comes back is bytes and rows, so that the one writer only writes.
"""

import hashlib
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from commonground.comparing.people.naming import plain
from commonground.keeping.codec import LEVEL, encoded, storable
from commonground.keeping.sketches import Sketch, sketch_of
from commonground.reading.memory import keys_of
from commonground.reading.page import Page, load
from commonground.reading.read import read_loaded
from commonground.records import edtf
from commonground.records.annotations import StatementKind
from commonground.records.article import Article, Role
from commonground.records.story import Report

MARKS = str.maketrans({"\ufdd0": "\ufffd", "\ufdd1": "\ufffd"})
"""Noncharacters that search puts around matches; a page that holds them must not pass for one."""


Recall = Callable[[Article], Article]


def as_it_is(article: Article) -> Article:
    """For pages of which nothing is known."""
    return article


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A page with what its giver says of it, as `commonground.read` takes it; `source` is what it is called."""

    page: Path | bytes | str
    url: str | None = None
    media_type: str | None = None
    outlet: str | None = None
    published: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """Bytes by their SHA-256, packed."""

    hash: str
    size: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Said:
    """A statement as search finds it."""

    position: int
    start: int
    end: int
    speaker: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An article with its annotations as they go into the tables; `days` are the first and last of publication.

    `lines` are the hashes of its lines, remembered under `owner`; `as_read` is its record before they were marked by
    what was remembered, None where that changed nothing. `fingerprint` is that of what was given.
    """

    id: str
    address: str | None
    received: Content
    snapshot: Content
    is_html: bool
    charset: str | None
    source: str
    outlet: str | None
    title: str | None
    published: str | None
    days: tuple[str | None, str | None]
    record: bytes
    annotations: bytes
    as_read: bytes | None
    owner: str
    lines: tuple[int, ...]
    fingerprint: str | None
    indexed: "Indexed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Indexed:
    """What of an article can be searched; `body` is the snapshot with furniture blanked, so that offsets hold."""

    title: str
    body: str
    said: tuple[Said, ...]
    places: tuple[str, ...]
    stems: tuple[str, ...]
    sketch: bytes


def prepare(given: Given, recalled: Recall = as_it_is) -> Prepared:
    """Read and annotate a page; `recalled` marks its lines by what is known of its outlet.

    Raises:
        UnreadablePage: there is no page of text.
        ValueError: the date given is none.
    """
    from commonground.annotating.annotate import annotate  # noqa: PLC0415  (slow to import, and readers need it not)

    page = load(given.page, url=given.url, media_type=given.media_type)
    article = read_loaded(page, outlet=given.outlet, published=given.published)
    article = replace(article, source=storable(given.source or article.source))
    marked = recalled(article)
    return prepared(article, Report(marked, annotate(marked)), page, fingerprint(given, page.data))


def fingerprint(given: Given, data: bytes) -> str:
    """A page as it was given: the same bytes under the same name with the same words beside them are the same page."""
    suffix = "" if isinstance(given.page, bytes) else Path(given.page).suffix.lower()
    said = (given.url, given.media_type, given.outlet, given.published, suffix)
    digest = hashlib.sha256(data)
    for each in said:
        digest.update(b"\x00" + storable(each or "").encode("utf-8"))
    return digest.hexdigest()


def prepared(base: Article, report: Report, page: Page, seen: str | None = None) -> Prepared:
    """A report made ready; `base` is its article as it was read, `seen` the fingerprint of what was given."""
    article, annotations = report.article, report.annotations
    published = annotations.published.edtf
    first, last = edtf.days(published)
    return Prepared(
        id=article.id,
        address=address_of(article),
        received=content(page.data),
        snapshot=content(article.text.encode("utf-8")),
        is_html=page.is_html,
        charset=page.charset,
        source=article.source,
        outlet=article.outlet,
        title=article.title,
        published=published,
        days=(first.isoformat() if first else None, last.isoformat() if last else None),
        record=encoded(replace(article, text="")),
        annotations=encoded(annotations),
        as_read=None if base == article else encoded(replace(base, text="")),
        owner=owner(base),
        lines=tuple(sorted({hash_of(key) for key in keys_of(base)})),
        fingerprint=seen,
        indexed=indexed(report),
    )


def owner(article: Article) -> str:
    """Under which name the lines of an article's page are remembered: its outlet, or itself where that is unknown."""
    return storable(article.outlet or f"(no outlet) {article.id}")


def hash_of(key: str) -> int:
    """The number by which a line is remembered; among a hundred million lines, one pair in 3,700 libraries meets."""
    digest = hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def address_of(article: Article) -> str | None:
    """Where a page stands: its URL or, of a file, its full path; None where it came without either."""
    if article.url:
        return storable(article.url)
    path = Path(article.source)
    return storable(str(path.absolute())) if path.is_file() else None


def content(data: bytes) -> Content:
    """Bytes with their name."""
    return Content(hashlib.sha256(data).hexdigest(), len(data), zlib.compress(data, LEVEL))


def indexed(report: Report) -> Indexed:
    """What of a report can be searched."""
    article, sketch = report.article, sketch_of(report)
    return Indexed(
        title="" if article.headline else (article.title or "").translate(MARKS),
        body=without_furniture(article).translate(MARKS),
        said=tuple(_said(report)),
        places=tuple(sorted({plain(name) for p in report.annotations.places for name in (p.name, p.text)})),
        stems=stems_of(sketch),
        sketch=encoded(sketch),
    )


def stems_of(sketch: Sketch) -> tuple[str, ...]:
    """The distinct stems of title and body."""
    return tuple(sorted(sketch.title.keys() | sketch.body.keys()))


def without_furniture(article: Article) -> str:
    """The snapshot with spaces for the characters of furniture; line breaks stay."""
    parts, at = [], 0
    for block in article.blocks_of(Role.FURNITURE):
        parts += [article.text[at : block.start], "".join(c if c == "\n" else " " for c in block.text)]
        at = block.end
    return "".join((*parts, article.text[at:]))


def _said(report: Report) -> Iterator[Said]:
    """Its statements; what somebody did not say is none."""
    for position, statement in enumerate(report.annotations.statements):
        if statement.kind is StatementKind.SAID:
            named = (statement.speaker_name, statement.speaker and statement.speaker.text)
            speaker = "\n".join(dict.fromkeys(name for name in named if name))
            start, end = statement.content[0].start, statement.content[-1].end
            words = "\n".join(span.text for span in statement.content)
            yield Said(position, start, end, speaker, words)
