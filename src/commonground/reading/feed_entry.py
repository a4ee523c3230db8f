"""What a feed holds, as records, and how its dates, links and titles are read."""

import re
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from html import escape
from urllib.parse import urljoin

LONGEST_URL = 2000
LONGEST_DATE = 100
TAG_OR_REFERENCE = re.compile(r"<[a-zA-Z/!]|&(?:#?\w{1,30});")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A report as a feed lists it.

    `published` and `updated` are ISO 8601, with an offset where the feed states one, or None; `published_words` and
    `updated_words` are the feed's own. `summary` and `content` are HTML; `content` is what the feed gives for the text,
    whole or not.
    """

    title: str | None = None
    address: str | None = None
    id: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    published_words: str | None = None
    updated: str | None = None
    updated_words: str | None = None
    summary: str | None = None
    content: str | None = None

    def page(self) -> bytes | None:
        """The content as an HTML page (UTF-8) with the entry's title and authors; None without content."""
        if not self.content:
            return None
        title = escape(self.title or "")
        authors = "".join(f'<meta name="author" content="{escape(name)}">' for name in self.authors)
        head = f'<!doctype html><html><head><meta charset="utf-8"><title>{title}</title>{authors}</head>'
        heading = f"<h1>{title}</h1>" if title else ""
        page = f"{head}<body><article>{heading}{self.content}</article></body></html>"
        return page.encode("utf-8", "replace")


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed that an OPML list names."""

    title: str | None
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed holds; `kind` says which ("RSS 2.0", "OPML").

    `cut_off` says in words that its end is missing: what stands before is read. `feeds` are those of an OPML list.
    """

    kind: str
    title: str | None = None
    address: str | None = None
    entries: tuple[Entry, ...] = ()
    feeds: tuple[Listed, ...] = ()
    cut_off: str | None = None
    notes: tuple[str, ...] = ()


def instant(words: str | None) -> str | None:
    """A date in ISO 8601, read from that or from RFC 5322's form ("Mon, 11 Mar 2019 08:00:00 +0100").

    A zone that is stated by an ambiguous name ("BST") is left out; "-0000" states none.
    """
    stripped = (words or "").strip()
    if not stripped or len(stripped) > LONGEST_DATE:
        return None
    try:
        found = datetime.fromisoformat(stripped)
    except ValueError:
        try:
            found = parsedate_to_datetime(stripped)
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return found.date().isoformat() if re.fullmatch(r"\d{4}-?\d\d-?\d\d", stripped) else found.isoformat()


def address(link: object, base: str | None) -> str | None:
    """The address of the web that a link gives, relative to a base; None for any other."""
    if not isinstance(link, str) or not link.strip():
        return None
    try:
        found = urljoin(base or "", link.strip())
    except ValueError:
        return None
    is_web = found[:8].lower().startswith(("http://", "https://")) and len(found) <= LONGEST_URL
    return found if is_web and found.isprintable() and " " not in found else None


def words(value: object) -> str | None:
    """A text on one line, None where there is none."""
    return " ".join(value.split()) or None if isinstance(value, str) else None


def without_tags(value: object, *, is_html: bool) -> str | None:
    """A title's words: tags and references resolved where it is HTML."""
    if is_html and isinstance(value, str) and TAG_OR_REFERENCE.search(value):
        from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415

        body = LexborHTMLParser(value).body
        value = body.text(separator="") if body else None
    return words(value)


def paragraphs(text: str) -> str:
    """Plain text as HTML: a paragraph for every line that is not blank."""
    return "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line.strip())
