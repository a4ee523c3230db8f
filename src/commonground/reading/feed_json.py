"""JSON Feed 1.0 and 1.1 (jsonfeed.org)."""

import json
from collections.abc import Iterator
from typing import Any

import msgspec

from commonground.reading.errors import UnreadablePage
from commonground.reading.feed_entry import Entry, Feed, address, instant, paragraphs, words

VERSION = "https://jsonfeed.org/version/"
REMEDY = "give a feed (RSS, Atom, JSON Feed) or a list of feeds (OPML)"


def json_feed(data: bytes, source: str, url: str | None) -> Feed:
    """What a JSON Feed holds; of one that is cut off, the entries before the cut.

    Raises:
        UnreadablePage: it is JSON of another kind, or none.
    """
    cut_off = None
    try:
        feed = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, RecursionError, UnicodeDecodeError) as error:
        if "truncated" not in str(error) or VERSION.encode() not in data[:2000].replace(b"\\/", b"/"):
            raise UnreadablePage(source, f"no JSON that can be read ({str(error)[:100]})", REMEDY) from None
        feed = salvaged(data.decode("utf-8", "replace"))
        cut_off = f"the feed is cut off after {len(feed['items'])} whole entries"
    version = words(feed.get("version")) if isinstance(feed, dict) else None
    if not version or not version.startswith(VERSION):
        raise UnreadablePage(source, "JSON, but no JSON Feed", REMEDY)
    items = [item for item in list_of(feed.get("items")) if isinstance(item, dict)]
    home = address(feed.get("home_page_url"), url)
    base = url or address(feed.get("feed_url"), None) or home
    return Feed(
        kind=f"JSON Feed {version.removeprefix(VERSION)[:10]}",
        title=words(feed.get("title")),
        address=home,
        entries=tuple(entry(item, base) for item in items),
        cut_off=cut_off,
    )


def entry(item: dict[str, Any], base: str | None) -> Entry:
    """One item of a feed; the fields that are not of the type the standard gives them are left out."""
    content, plain = item.get("content_html"), item.get("content_text")
    if not isinstance(content, str):
        content = paragraphs(plain) if isinstance(plain, str) else None
    summary = item.get("summary")
    identity = item.get("id")
    published, updated = words(item.get("date_published")), words(item.get("date_modified"))
    return Entry(
        title=words(item.get("title")),
        address=address(item.get("url"), base) or address(item.get("external_url"), base) or address(identity, None),
        id=words(str(identity)) if isinstance(identity, str | int | float) else None,
        authors=tuple(authors(item)),
        published=instant(published),
        published_words=published,
        updated=instant(updated),
        updated_words=updated,
        summary=paragraphs(summary) if isinstance(summary, str) else None,
        content=content or None,
    )


def authors(item: dict[str, Any]) -> Iterator[str]:
    """The names of an item's authors: "authors" of 1.1, "author" of 1.0."""
    for author in [*list_of(item.get("authors")), item.get("author")]:
        if isinstance(author, dict) and (name := words(author.get("name"))):
            yield name


def list_of(value: object) -> list[Any]:
    """A list, empty where there is none."""
    return value if isinstance(value, list) else []


def salvaged(text: str) -> dict[str, Any]:
    """The fields of a JSON object that is cut off, of its last list the whole items."""
    decoder = json.JSONDecoder()
    found: dict[str, Any] = {"items": []}
    at = text.find("{") + 1
    try:
        while at < len(text):
            key, at = decoder.raw_decode(text, after(text, at, ","))
            at = after(text, at, ":")
            if key == "items":
                at = after(text, at, "[")
                while True:
                    item, at = decoder.raw_decode(text, at)
                    found["items"].append(item)
                    at = after(text, at, ",")
            found[key], at = decoder.raw_decode(text, at)
    except (ValueError, RecursionError, TypeError):
        pass  # here it ends
    return found


def after(text: str, at: int, sign: str) -> int:
    """Where the next value starts: behind white space and a sign, which may be missing."""
    while at < len(text) and text[at] in f" \t\r\n{sign}":
        at += 1
    return at
