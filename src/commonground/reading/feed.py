"""Feeds: what a site lists of its reports (RSS 0.9x to 2.0, RDF, Atom, JSON Feed), and lists of feeds (OPML).

feedparser reads the XML, after it was mended (`feed_xml`); handed bytes it fetches nothing. It returns half of a feed
that was cut off without a word, so the end is looked for here.
"""

import io
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from commonground.reading.errors import UnreadablePage
from commonground.reading.feed_entry import Entry, Feed, Listed, address, instant, paragraphs, without_tags, words
from commonground.reading.feed_json import REMEDY, json_feed
from commonground.reading.feed_xml import Tree, parsed
from commonground.reading.page import media_type_parts

if TYPE_CHECKING:
    from lxml.etree import _Element

FEED_LIMIT = 16 * 2**20
"""Bytes; a site's feed has 10 KB to 2 MB."""
MOST_ENTRIES = 10_000
"""Entries that are read in a few seconds (`python -m benchmarks.fuzz_reading --time`); a site's feed has 10 to 500."""
NO_FEEDS = {"html": "an HTML page, not a feed", "urlset": "a site map, not a feed", "sitemapindex": "a site map"}
HTML = frozenset({"text/html", "application/xhtml+xml"})
MAIL = re.compile(r"[^\s<>()@]{1,100}@[^\s<>()@]{1,100}")


def entries(data: bytes, url: str | None = None, media_type: str | None = None) -> Feed:
    """What a feed holds. Links in it are relative to `url`; `media_type` is its Content-Type.

    Raises:
        UnreadablePage: it is no feed, or too large to be one.
    """
    source = url or "feed"
    if len(data) > FEED_LIMIT:
        what = f"{len(data) / 2**20:.0f} MB, where a feed may have {FEED_LIMIT // 2**20}"
        raise UnreadablePage(source, what, REMEDY)
    if data[:200].lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return json_feed(data, source, url)
    tree = parsed(data, source, media_type_parts(media_type)[1])
    name = local_name(tree.root)
    if name == "opml":
        return opml(tree, url)
    if name in ("rss", "rdf", "feed"):
        return xml_feed(tree, url)
    raise UnreadablePage(source, NO_FEEDS.get(name, "no feed"), REMEDY)


def local_name(element: "_Element | None") -> str:
    """An element's name in lower case, without its namespace; "" for none."""
    return str(element.tag).rpartition("}")[2].lower() if element is not None else ""


def xml_feed(tree: Tree, url: str | None) -> Feed:
    """What a feed of RSS, RDF or Atom holds."""
    import feedparser  # type: ignore[import-untyped]  # noqa: PLC0415  (it has no types, and is slow to import)
    from lxml import etree  # noqa: PLC0415

    items = items_of(tree.root)
    kept = items[: len(items) - tree.open_entry][:MOST_ENTRIES]
    put_in_place(tree.root, items, kept)
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": url or ""}
    whole = io.BytesIO(etree.tostring(tree.root, encoding="utf-8", xml_declaration=True))
    found = feedparser.parse(whole, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    listed = tuple(entry(item, url, found.feed) for item in found.entries)
    left = len(items) - len(listed) - tree.open_entry
    where = f"within entry {len(listed) + 1}, which is left out" if tree.open_entry else f"after entry {len(listed)}"
    return Feed(
        kind=feedparser.api.SUPPORTED_VERSIONS.get(found.version) or "a feed of an unknown kind",
        title=title_of(found.feed),
        address=address(found.feed.get("link"), url),
        entries=listed,
        cut_off=f"the feed is cut off {where}" if tree.cut_off else None,
        notes=tree.notes + ((f"{left} of {len(items)} entries are not read",) if left > 0 else ()),
    )


def items_of(root: "_Element") -> "list[_Element]":
    """The elements of the entries, in order; those of other vocabularies that are called so too are none."""
    first = next((element.tag for element in root.iter("{*}*") if local_name(element) in ("item", "entry")), None)
    return list(root.iter(first)) if first else []


def put_in_place(root: "_Element", items: "Sequence[_Element]", kept: "Sequence[_Element]") -> None:
    """Leave the entries in a feed that are kept, side by side; a tag left open had put them within each other."""
    channel = next((element for element in root if local_name(element) == "channel"), root)
    home = root if local_name(root) == "rdf" else channel
    misplaced = any(item.getparent() is not home for item in kept)
    for item in items if misplaced else items[len(kept) :]:
        if (parent := item.getparent()) is not None:
            parent.remove(item)
    home.extend(kept if misplaced else ())


def entry(item: Any, base: str | None, feed: Any) -> Entry:
    """An entry as feedparser has it; one that names no author has the feed's (RFC 4287, section 4.2.1)."""
    published, updated = words(item.get("published")), words(item.get("updated") if "updated" in item else None)
    return Entry(
        title=title_of(item),
        address=address(item.get("link"), base),
        id=words(item.get("id")),
        authors=tuple(dict.fromkeys(names_of(item) or names_of(feed))),
        published=instant(published),
        published_words=published,
        updated=instant(updated),
        updated_words=updated,
        summary=html_of(item.get("summary_detail")),
        content=next((html for part in item.get("content") or () if (html := html_of(part))), None),
    )


def title_of(item: Any) -> str | None:
    """The words of a title."""
    detail = item.get("title_detail") or {}
    return without_tags(item.get("title"), is_html=detail.get("type") in HTML)


def names_of(item: Any) -> list[str]:
    """The names of the authors. Of one that is given with a mail address feedparser mixes up the two."""
    authors, line = item.get("authors") or (), item.get("author")
    if len(authors) == 1 and isinstance(line, str) and "@" in line:
        return [name for name in [MAIL.sub(" ", line).strip(" <>()\t\r\n")] if name]
    given = (words(author.get("name")) for author in authors)
    return [name for name in given if name]


def html_of(part: Any) -> str | None:
    """A text of the feed as HTML."""
    value = part.get("value") if part else None
    if not isinstance(value, str) or not value.strip():
        return None
    return value if part.get("type") in HTML else paragraphs(value)


def opml(tree: Tree, url: str | None) -> Feed:
    """The feeds that an OPML list names, each once, in order."""
    feeds: dict[str, Listed] = {}
    nameless = 0
    for outline in (element for element in tree.root.iter("{*}*") if local_name(element) == "outline"):
        given = {str(key).lower(): str(value) for key, value in outline.attrib.items()}
        place = address(given.get("xmlurl"), url)
        if place:
            feeds.setdefault(place, Listed(words(given.get("title") or given.get("text")), place))
        nameless += "xmlurl" in given and not place
    return Feed(
        kind="OPML",
        title=next((words(element.text) for element in tree.root.iter("{*}title")), None),
        feeds=tuple(feeds.values()),
        cut_off=f"the list is cut off after {len(feeds)} feeds" if tree.cut_off else None,
        notes=tree.notes + ((f"{nameless} feeds in the list have no address of the web",) if nameless else ()),
    )
