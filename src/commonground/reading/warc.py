"""Web archives (WARC 1.0 and 1.1, ISO 28500): the HTML pages in one, record by record in constant memory.

fastwarc finds the records. It reads a file that is cut off or damaged without a word, and where it parses HTTP itself
one odd record ends the archive. So lengths are checked and HTTP heads read here, and gzip members are checked in
`members`.
"""

import io
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from fastwarc.warc import ArchiveIterator, HeaderMap, WarcRecord, WarcRecordType

from commonground.reading.encodings import BadEncoding, TooLarge, unchunked, unpacked
from commonground.reading.errors import UnreadablePage
from commonground.reading.members import MAGIC, Members, starts_record
from commonground.reading.page import HTML_START, HTML_TYPES, PAGE_LIMIT, SNIFFED, media_type_parts

HEAD_LIMIT = 2**16
"""Bytes of an HTTP head; servers and browsers stop at 8 to 64 KB."""
CHUNK_SIZE = re.compile(rb"[0-9a-fA-F]{1,8}[ \t]{0,8}(?:;[^\r\n]{0,200})?\r\n")
OK = 200
PLAIN_START = b"WARC/"


class Why(StrEnum):
    """Why a record gives no page, in words for a list of counts."""

    NO_RESPONSE = "records about the crawl (requests, metadata and the like)"
    REVISIT = "revisits (the page did not change; its text is in an earlier record)"
    NOT_HTTP = "responses of other kinds than HTTP"
    ERROR = "error pages and redirects"
    NOT_HTML = "files that are no HTML"
    SEGMENT = "parts of records that were split over files"
    TOO_LARGE = "pages over the size limit"
    UNPACKABLE = "pages whose content cannot be unpacked"
    DAMAGED = "damaged places in the file"
    CUT_OFF = "places where the file is cut off"


FAULTS = frozenset({Why.DAMAGED, Why.CUT_OFF})
"""What is wrong with the file itself: worth a line each, with its place."""
SILENT = frozenset({Why.NO_RESPONSE})
"""What every archive holds and nobody misses: counted, but not worth a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A page as it was archived.

    `data` is its content with transfer and content encodings taken off, `media_type` its Content-Type, `fetched` the
    WARC-Date (a UTC instant, ISO 8601), `at` the byte of the file where the record (gzipped: its member) starts.
    `truncated` says in words that the crawler or the server gave a part of the page only.
    """

    data: bytes
    address: str | None
    media_type: str | None
    fetched: str | None
    at: int
    truncated: str | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A record that gives no page, or a fault of the file; `what` says what is special about this one."""

    why: Why
    address: str | None
    at: int
    what: str = ""

    def __str__(self) -> str:
        about = f"{self.address}: " if self.address else ""
        return f"{about}{self.what or self.why} (at byte {self.at:,} of the file)"


def records(path: Path | str) -> Iterator[Record | Passed]:
    """Every record of an archive, in order: a page, or why it gives none. What is counted is left to the caller.

    Raises:
        UnreadablePage: the file cannot be opened or is no WARC file, plain or gzipped.
    """
    source = os.fspath(path)
    with opened(Path(path), source) as file:
        start = file.read(SNIFFED)
        file.seek(0)
        if start.startswith(PLAIN_START):
            yield from of_stream(file, lambda record: record.stream_pos)
        elif starts_record(start):
            members = Members(file)
            yield from with_faults(of_stream(members, lambda _: members.start), members)
        else:
            raise UnreadablePage(source, "no web archive (WARC), plain or gzipped", "give pages and feeds as they are")


def is_archive(start: bytes) -> bool:
    """Whether the first bytes of a file (2,048 are enough) are those of a WARC file, plain or gzipped."""
    return start.startswith(PLAIN_START) or (start.startswith(MAGIC) and starts_record(start))


def opened(path: Path, source: str) -> BinaryIO:
    """The file, open to be read.

    Raises:
        UnreadablePage: it is missing, a directory or not ours to read.
    """
    try:
        return path.open("rb")
    except (OSError, ValueError) as error:
        reason = (error.strerror or str(error)).lower() if isinstance(error, OSError) else str(error)
        raise UnreadablePage(source, f"cannot be opened: {reason}", "check the name") from None


def with_faults(found: Iterator[Record | Passed], members: Members) -> Iterator[Record | Passed]:
    """Records, and between them the faults of the gzip members, each where it was met."""
    said, item = 0, None
    for item in found:
        is_fault = isinstance(item, Passed) and item.why in FAULTS
        if is_fault and members.faults[-1:] and members.faults[-1].is_end:
            break
        yield from faults(members, said)
        said = len(members.faults)
        yield item
    if isinstance(item, Passed) and item.why is Why.CUT_OFF:
        yield item  # says more than the member's fault
    else:
        yield from faults(members, said)


def faults(members: Members, since: int) -> Iterator[Passed]:
    """The faults that were met since so many."""
    for fault in members.faults[since:]:
        yield Passed(Why.CUT_OFF if fault.is_end else Why.DAMAGED, None, fault.at, fault.what)


def of_stream(stream: BinaryIO | Members, place: Callable[[WarcRecord], int]) -> Iterator[Record | Passed]:
    """The records of a stream of plain WARC; `place` tells where in the file one starts."""
    found = ArchiveIterator(stream, parse_http=False, stream_detect=False, fsspec_args=False)
    last = 0
    while True:
        try:
            record = next(found, None)
            if record is None:
                return
            last = place(record)
            item = taken(record, last)
        except OSError as error:
            what = f"nothing after this place can be read ({error})"
            yield Passed(Why.DAMAGED, None, last, what)
            return
        yield item


def taken(record: WarcRecord, at: int) -> Record | Passed:
    """What a record gives: its page, or why it has none.

    Raises:
        OSError: the stream is damaged.
    """
    address = (record.headers.get("WARC-Target-URI") or "").strip("<> \t") or None
    if "Content-Length" not in record.headers:
        return Passed(Why.CUT_OFF, address, at, "the file ends within the head of a record")
    length, why = record.content_length, not_read(record)
    block = b"" if why else record.reader.read(length)
    had = record.reader.consume() + len(block)
    if had < length:
        return Passed(Why.CUT_OFF, address, at, f"the file ends within this record, after {had} of its {length} bytes")
    return Passed(why, address, at) if why else page_of(record, address, block, at)


def not_read(record: WarcRecord) -> Why | None:
    """Why a record cannot hold a page, by its own head; None where it may."""
    if record.record_type is WarcRecordType.revisit:
        return Why.REVISIT
    if record.record_type is WarcRecordType.continuation or record.headers.get("WARC-Segment-Number"):
        return Why.SEGMENT
    if record.record_type is not WarcRecordType.response:
        return Why.NO_RESPONSE
    return Why.TOO_LARGE if record.content_length > PAGE_LIMIT + HEAD_LIMIT else None


def page_of(record: WarcRecord, address: str | None, block: bytes, at: int) -> Record | Passed:
    """The page in the block of a response, which is an HTTP message."""
    head = HeaderMap("latin1")
    try:
        sent = block[head.parse(io.BytesIO(block)) :]
    except (OSError, ValueError) as error:
        return Passed(Why.NOT_HTTP, address, at, str(error))
    if head.status_code != OK:
        return Passed(Why.ERROR if head.status_code else Why.NOT_HTTP, address, at, str(head.status_code or ""))
    try:
        data = content(head, sent)
    except BadEncoding as error:
        why = Why.TOO_LARGE if isinstance(error, TooLarge) else Why.UNPACKABLE
        return Passed(why, address, at, str(error))
    media_type = head.get("Content-Type")
    if not holds_html(media_type, data):
        return Passed(Why.NOT_HTML, address, at, media_type_parts(media_type)[0] or "no media type")
    return Record(
        data=data,
        address=address,
        media_type=media_type,
        fetched=record.headers.get("WARC-Date"),
        at=at,
        truncated=truncation(record, head, sent),
    )


def content(head: HeaderMap, sent: bytes) -> bytes:
    """What a message carries, its transfer and content encodings taken off.

    Many crawlers take them off before they store a page and leave the header standing: then the bytes are the content.

    Raises:
        TooLarge: more than a page may have.
        BadEncoding: damaged, or in an encoding that is not known.
    """
    if "chunked" in (head.get("Transfer-Encoding") or "").lower() and CHUNK_SIZE.match(sent):
        sent = unchunked(sent, PAGE_LIMIT)
    encodings = head.get("Content-Encoding") or ""
    if HTML_START.match(sent[:SNIFFED]):
        encodings = ""
    found = unpacked(sent, encodings, PAGE_LIMIT)
    if len(found) > PAGE_LIMIT:
        raise TooLarge(f"more than {PAGE_LIMIT // 2**20} MB")
    return found


def holds_html(media_type: str | None, data: bytes) -> bool:
    """Whether a message is HTML, by its media type, or where it has none by its first bytes."""
    kind = media_type_parts(media_type)[0]
    return kind in HTML_TYPES if kind else HTML_START.match(data[:SNIFFED]) is not None


def truncation(record: WarcRecord, head: HeaderMap, sent: bytes) -> str | None:
    """In words, that a page is not whole: the crawler stopped, or the server sent less than it said."""
    if reason := record.headers.get("WARC-Truncated"):
        return f"the crawler kept a part of this page only (WARC-Truncated: {reason[:40]})"
    length = head.get("Content-Length") or ""
    if length.isascii() and length.isdigit() and len(length) < 16 and int(length) > len(sent):
        return f"the server sent {len(sent)} of {length} bytes"
    return None


def passed_over(passed: Mapping[Why, int]) -> list[str]:
    """Lines for the reader: why records gave no page, and how many; what nobody misses is left out."""
    return [f"{why}: {count}" for why, count in passed.items() if count and why not in SILENT]
