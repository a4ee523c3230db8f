"""The page as received: its bytes, what kind they are, and plain refusals of what is no page."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

import msgspec

from commonground.reading.errors import UnreadablePage
from commonground.reading.members import starts_record
from commonground.tables import rows

PAGE_LIMIT = 16 * 2**20
"""Bytes. The largest of 279 stored news pages is 1.6 MB (`quality/reading.py --sizes`); ten times that is no report."""
SNIFFED = 4096
CONTROL_SHARE = 0.05
"""Share of control bytes above which bytes are no text: news text has none, random bytes have .11."""
CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1b") + b"\x7f"
HTML_START = re.compile(
    rb"\s*(?:<!--.{0,2000}?-->\s*)?<(?:!doctype\s+html|html|head|body|meta|title|script|style|div|article|p|h1|table)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
FEED_START = re.compile(rb"<(?:rss|feed|rdf:RDF|opml|urlset|sitemapindex)[\s>]", re.IGNORECASE)
MBOX_START = re.compile(rb"From \S+ .{0,60}\d\d:\d\d.{0,30}\d{4}\r?\n")
PDF_START, PDF_WITHIN = b"%PDF-", 1024
"""Readers of PDF look for its mark in so many bytes (ISO 32000-1, annex H.3.4.1)."""
PDF_PAGE = re.compile(rb"/Type\s{0,4}/Page(?![a-zA-Z])")
BARE_ADDRESS = re.compile(r"(?:www\.|[a-z\d-]+(?:\.[a-z\d-]+)*\.[a-z]{2,}/)", re.IGNORECASE)
JSON_START, JSON_END = (b"{", b"["), (b"}", b"]")
MAIL_FIELD = re.compile(rb"([A-Za-z-]{2,40}):[ \t]|[ \t]")
MAIL_ONLY = frozenset({b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"})
HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
HTML_NAMES = frozenset({".html", ".htm", ".xhtml", ".shtml", ".php", ".asp", ".aspx"})
TEXT_NAMES = frozenset({".txt", ".text", ".md"})


@dataclass(frozen=True, slots=True)
class Page:
    """Bytes with the kind they are read as: `is_html`, else plain text; `charset` is the one their sender declared."""

    source: str
    data: bytes
    is_html: bool
    charset: str | None = None
    url: str | None = None


def load(page: str | Path | bytes, *, url: str | None = None, media_type: str | None = None) -> Page:
    """The page at a path, or in bytes.

    Raises:
        UnreadablePage: nothing there, or something that is no page of text; the message says which.
    """
    if isinstance(page, bytes | bytearray | memoryview):
        source, data, name = url or "bytes", bytes(page), ""
        if len(data) > PAGE_LIMIT:
            raise too_large(source, len(data))
    else:
        source, name = os.fspath(page), Path(page).suffix.lower()
        data = bytes_of(Path(page), source)
    refuse_other_kinds(source, data)
    kind, charset = media_type_parts(media_type)
    refuse_other_types(source, kind)
    return Page(source, data, is_html(data, kind, name), charset, url)


def bytes_of(path: Path, source: str) -> bytes:
    """The bytes of a file that is small enough to be a page.

    Raises:
        UnreadablePage: it is missing, a directory, a device, too large or not ours to read.
    """
    try:
        found = path.stat()
        if refusal := refusal_of(found, source):
            raise refusal
        return path.read_bytes()
    except UnreadablePage:
        raise  # it is a ValueError too
    except FileNotFoundError:
        raise UnreadablePage(source, "no such file", _check(source)) from None
    except PermissionError:
        raise UnreadablePage(source, "not readable by this user", "check the file's permissions") from None
    except (OSError, ValueError) as error:  # a name with a NUL, too long, or a failing disk
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise UnreadablePage(source, f"cannot be opened: {reason}") from None


def _check(name: str) -> str:
    """What to do about a file that is not there: a name like "www.example.org/news" may be meant as an address."""
    return "an address begins with https://" if BARE_ADDRESS.match(name) else "check the name"


def refusal_of(found: os.stat_result, source: str) -> UnreadablePage | None:
    """Why a file cannot be a page, by what the disk says of it; None where it may be one."""
    if stat.S_ISDIR(found.st_mode):
        return UnreadablePage(source, "a directory, not a page", "name the pages in it")
    if not stat.S_ISREG(found.st_mode):
        return UnreadablePage(source, "not a file", "save the page to a file first")
    return too_large(source, found.st_size) if found.st_size > PAGE_LIMIT else None


def too_large(source: str, size: int) -> UnreadablePage:
    """The refusal of a file of `size` bytes."""
    what = f"{size / 2**20:.0f} MB, where a page may have {PAGE_LIMIT // 2**20}"
    return UnreadablePage(source, what, "is it an archive? give its pages one by one")


def refuse_other_kinds(source: str, data: bytes) -> None:
    """Refuse what its first bytes show to be no page of text.

    Raises:
        UnreadablePage: empty, blank, a known other format, or binary.
    """
    if not data.strip(b" \t\r\n\x0b\x0c"):
        raise UnreadablePage(source, "empty" if not data else "nothing but white space")
    if PDF_START in data[:PDF_WITHIN] and not HTML_START.match(data[:PDF_WITHIN]):
        pages = len(PDF_PAGE.findall(data))
        size = f" of {pages} pages" if pages > 1 else ""
        raise UnreadablePage(source, f"no article here: a PDF{size}, which is not read", "save its text as a file")
    if starts_record(data[:SNIFFED]):
        raise UnreadablePage(source, "a web archive (WARC), not one page", "`commonground add` takes its pages")
    for magic, at, what, remedy in rows("commonground.reading", "magic"):
        if data.startswith(bytes.fromhex(magic), int(at)):
            raise UnreadablePage(source, what, remedy)
    head = data[:SNIFFED]
    if MBOX_START.match(head):
        what = "no article here: a mailbox (mbox), which is not read"
        raise UnreadablePage(source, what, "save the message's text or its web page")
    if is_mail(head):
        what = "no article here: a mail message, which is not read"
        raise UnreadablePage(source, what, "save the message's text or its web page")
    if is_json(data):
        raise UnreadablePage(source, "no article here: JSON data", "give the page that shows it")
    if FEED_START.search(head) and not HTML_START.match(head):
        raise UnreadablePage(source, "a feed or site map, not a page", "give the pages it lists")
    if is_binary(head):
        raise UnreadablePage(source, "binary, not text", "give the page as HTML or plain text")


def is_mail(head: bytes) -> bool:
    """Whether bytes start with the fields of a mail message (RFC 5322), among them one that only machines write."""
    names = []
    for line in head.splitlines()[:40]:
        field = MAIL_FIELD.match(line)
        if not field:
            break
        names.append((field.group(1) or b"").lower())
    return len(names) > 2 and not MAIL_ONLY.isdisjoint(names)


def is_json(data: bytes) -> bool:
    """Whether bytes are a JSON object or list, whole."""
    if not (data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(JSON_START) and data.rstrip().endswith(JSON_END)):
        return False
    try:
        msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return False
    return True


def is_binary(head: bytes) -> bool:
    """Whether bytes hold too many control characters to be text in any charset but UTF-16 and UTF-32."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or looks_like_utf16(head):
        return False
    return len(head) - len(head.translate(None, CONTROLS)) > CONTROL_SHARE * len(head)


def looks_like_utf16(head: bytes) -> bool:
    """Whether every other byte of a mostly Latin text is NUL: UTF-16 without its mark."""
    even, odd = head[0::2], head[1::2]
    high, low = sorted((even.count(0) / (len(even) or 1), odd.count(0) / (len(odd) or 1)))
    return len(head) >= 8 and low > 0.7 and high < 0.05


def media_type_parts(media_type: str | None) -> tuple[str | None, str | None]:
    """The kind and the charset of a Content-Type ("text/html; charset=utf-8")."""
    if not media_type:
        return None, None
    kind, *parameters = (part.strip() for part in media_type.split(";"))
    charset = next((p.split("=", 1)[1].strip("\"' ") for p in parameters if p.lower().startswith("charset=")), None)
    return kind.lower() or None, charset or None


def refuse_other_types(source: str, kind: str | None) -> None:
    """Refuse a declared media type that is neither HTML nor text.

    Raises:
        UnreadablePage: it is another one.
    """
    if kind and kind not in HTML_TYPES and not kind.startswith("text/") and kind != "application/octet-stream":
        raise UnreadablePage(source, f"declared {kind}, which is not read", "give the page as HTML or plain text")


def is_html(data: bytes, kind: str | None, name: str) -> bool:
    """Whether a page is HTML: by its declared type, then its name, then its first bytes.

    A page saved under a text name that starts with a document type is HTML all the same.
    """
    if kind in HTML_TYPES:
        return True
    starts = HTML_START.match(data[:SNIFFED].lstrip(b"\xef\xbb\xbf").replace(b"\x00", b"")) is not None
    if kind == "text/plain" or name in TEXT_NAMES:
        return starts and re.match(rb"\W*(?:!doctype|html)", data[:64].replace(b"\x00", b""), re.IGNORECASE) is not None
    return name in HTML_NAMES or starts
