"""What an HTML page says of itself, each value from the first source that has it.

The order of trust: JSON-LD, meta elements, microdata, visible byline and dateline, the address, then htmldate's guess.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from selectolax.lexbor import LexborHTMLParser, LexborNode

from commonground.reading.dateline import printed_dates
from commonground.reading.draft import DateFound
from commonground.reading.jsonld import Record, article_record, author_names, name_of, one_line, words_of
from commonground.reading.names import people, wire_services
from commonground.reading.outlet import no_outlets

PUBLISHED_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datePublished",
    "parsely-pub-date",
    "cXenseParse:recs:publishtime",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "article.published",
    "dcterms.created",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "date",
)
UPDATED_META = (
    "article:modified_time",
    "og:updated_time",
    "og:modified_time",
    "dateModified",
    "last-modified",
    "lastmod",
)
AUTHOR_META = ("author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl")
OUTLET_META = ("og:site_name", "application-name", "publisher", "article:publisher", "dc.publisher")
TITLE_META = ("og:title", "twitter:title", "dc.title", "parsely-title", "title")
STANDFIRST_META = ("og:description", "description", "twitter:description")
STANDFIRST_ELEMENTS = ", ".join(
    [
        f'[class*="{name}"]'
        for name in ("standfirst", "subheadline", "subhead", "subtitle", "strapline", "dek", "article__summary")
    ]
    + ['[class~="deck"]', '[itemprop="description"]', "h1 + h2"]
)
SUFFIX = re.compile(r"\s+[|–—-]\s+|\s+[•·»:]{1,2}\s+|\s\|\s?")
TAIL = re.compile(r"\s?[|–—ㅣ｜：-]\s?\S.{0,60}")
TOPIC = re.compile(r"[^:|]{2,60}[:|] ")
"""What stands before a headline in the title that searches show: "Ferries in Calder: …"."""
DOMAIN = re.compile(r"\w\.[a-z]{2,10}$")
"""How an address ends: "example.org"."""
MOST_TEXT = 2**24
"""Characters of the texts of elements that are read for one purpose: those of the largest page (page.PAGE_LIMIT)."""
NAME_WORDS = 5
"""Words of the longest name of a site; more is its motto."""
EARLIEST_YEAR = 1980
"""A stated year before this is a placeholder ("0001", "1970"), not a date."""
URL_DAY = re.compile(r"[/_-]((?:19|20)\d\d)[/_-]?([01]?\d)[/_-]?([0-3]\d)(?!\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says of itself outside its running text; `standfirsts` are its descriptions of the article."""

    title: str | None = None
    titles: tuple[str, ...] = ()
    outlet: str | None = None
    standfirsts: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    published: DateFound | None = None
    updated: DateFound | None = None
    address: str | None = None
    live_blog: bool = False


def read_metadata(tree: LexborHTMLParser) -> Metadata:
    """The metadata of a parsed page; what it does not say is None or empty."""
    record = article_record([script.text() for script in select(tree, 'script[type="application/ld+json"]')])
    meta = meta_values(tree)
    outlet = name_of(record.get("publisher")) or first_of(meta, OUTLET_META)
    titles = without_longer(list(titles_of(tree, record, meta, outlet)))
    return Metadata(
        title=agreed_title(titles),
        titles=tuple(dict.fromkeys(titles)),
        outlet=own_name(outlet, meta),
        standfirsts=tuple(dict.fromkeys(standfirsts_of(tree, record, meta))),
        authors=authors_of(tree, record, meta, outlet),
        published=date_in(record, "datePublished")
        or date_meta(meta, PUBLISHED_META)
        or microdata(tree, "datePublished"),
        updated=date_in(record, "dateModified") or date_meta(meta, UPDATED_META) or microdata(tree, "dateModified"),
        address=first_of(meta, ("og:url",)),
        live_blog="LiveBlogPosting" in str(record.get("@type")),
    )


def select(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The elements that a CSS selector matches, in order."""
    return list(tree.css(selector))


def with_texts(tree: LexborHTMLParser, selector: str) -> Iterator[tuple[LexborNode, str]]:
    """The elements that a selector matches, each with its text, as long as these are not far longer than a page can be.

    Elements within one another hold the same text again and again.
    """
    left = MOST_TEXT
    for element in tree.css(selector):
        text = element.text().strip()
        left -= len(text)
        if left < 0:
            return
        if text:
            yield element, text


def meta_values(tree: LexborHTMLParser) -> dict[str, list[str]]:
    """Name or property of the page's meta elements, in lower case, -> their contents."""
    values: dict[str, list[str]] = {}
    for element in select(tree, "meta[content]"):
        content = one_line(element.attributes.get("content"))
        for attribute in ("property", "name", "itemprop"):
            if content and (name := element.attributes.get(attribute)):
                values.setdefault(name.strip().lower(), []).append(content)
    return values


def first_of(meta: dict[str, list[str]], names: Iterable[str]) -> str | None:
    """The first content among these names, in their order."""
    return next((meta[name.lower()][0] for name in names if meta.get(name.lower())), None)


def titles_of(tree: LexborHTMLParser, record: Record, meta: dict[str, list[str]], outlet: str | None) -> Iterator[str]:
    """What may be the headline, without the site's suffix, most trusted first; what two sources give comes twice."""
    if headline := words_of(record, "headline"):
        yield without_suffix(headline, outlet)
    for name in TITLE_META:
        for value in meta.get(name, ())[:1]:
            yield without_suffix(value, outlet)
    for element in select(tree, "h1")[:3]:
        if heading := one_line(element.text()):
            yield heading
    for element in select(tree, "title")[:1]:
        if title := one_line(element.text()):
            yield without_suffix(title, outlet)


def standfirsts_of(tree: LexborHTMLParser, record: Record, meta: dict[str, list[str]]) -> Iterator[str]:
    """The descriptions that a page gives of its article, and the lines that it styles as a standfirst."""
    for value in (words_of(record, "description"), *(first_of(meta, (name,)) for name in STANDFIRST_META)):
        if value:
            yield value
    for element in select(tree, STANDFIRST_ELEMENTS)[:4]:
        if text := one_line(element.text()):
            yield text


def without_suffix(title: str, outlet: str | None) -> str:
    """A title without the outlet's name at its end or start."""
    if not outlet:
        return title
    parts = list(SUFFIX.finditer(title))
    own = key_of(outlet)
    for split in reversed(parts):
        if is_own(title[split.end() :], own):
            title = title[: split.start()]
        else:
            break
    if parts and is_own(title[: parts[0].start()], own):
        title = title[parts[0].end() :]
    return title


def without_longer(titles: list[str]) -> list[str]:
    """The titles, each that is another one with a section or a site after it ("… - National") cut to that other one."""
    return [next((t for t in titles if t != title and is_cut_to(title, t)), title) for title in titles]


def is_cut_to(title: str, other: str) -> bool:
    """Whether a title is another one with a section or site after it, and perhaps a topic before it."""
    before, held, after = title.partition(other)
    return bool(held and TAIL.fullmatch(after)) and (not before or TOPIC.fullmatch(before) is not None)


def is_own(words: str, outlet: str) -> bool:
    """Whether words beside a title are the outlet's name, or its address."""
    key = key_of(words)
    return bool(key) and len(words.split()) <= 6 and (key in outlet or outlet in key)


def key_of(words: str) -> str:
    """Words as compared: letters and digits in lower case, without "the"."""
    return "".join(c for c in words.lower().removeprefix("the ") if c.isalnum())


def agreed_title(titles: list[str]) -> str | None:
    """The title that most sources give, the most trusted of those that as many give."""
    counts = Counter(titles)
    return max(counts, key=lambda title: (counts[title], -titles.index(title)), default=None)


def own_name(publisher: str | None, meta: dict[str, list[str]]) -> str | None:
    """The outlet's name: its publisher's, or the site's where that is fuller or the publisher is no newsroom's name."""
    site = site_name(meta)
    if not publisher or publisher.startswith(("http:", "https:", "www.")):
        return site
    if not site:
        return publisher
    own, whole = (key_of(name).removeprefix("the") for name in (publisher, site))
    fuller = own in whole and (own != whole or publisher.islower())
    return site if fuller or DOMAIN.search(publisher) or is_elsewhere(publisher) else publisher


def site_name(meta: dict[str, list[str]]) -> str | None:
    """The name that a site gives itself, without a motto; None where it is an address or says none."""
    name = SUFFIX.split(next(iter(meta.get("og:site_name", ())), ""))[0].strip()
    return name if name and not DOMAIN.search(name) and len(name.split()) <= NAME_WORDS else None


def is_elsewhere(publisher: str) -> bool:
    """Whether a publisher is a news agency or a platform, whose text the page shows."""
    name = publisher.lower()
    return name in wire_services() or name.endswith("news service") or publisher in no_outlets()


def authors_of(
    tree: LexborHTMLParser, record: Record, meta: dict[str, list[str]], outlet: str | None
) -> tuple[str, ...]:
    """The people the page names as its authors, from the first source that names any."""
    own = key_of(outlet or "")
    for names in author_sources(tree, record, meta):
        found = [person for name in names for person in people(name) if key_of(person) != own]
        if found:
            return tuple(dict.fromkeys(found))
    return ()


def author_sources(tree: LexborHTMLParser, record: Record, meta: dict[str, list[str]]) -> Iterator[list[str]]:
    """The names that each source gives, most trusted first."""
    yield author_names(record)
    for name in AUTHOR_META:
        yield [value for value in meta.get(name, ()) if "://" not in value]
    for selector in ('[itemprop="author"] [itemprop="name"]', '[itemprop="author"]', '[rel~="author"]'):
        yield [text for element in select(tree, selector)[:8] if (text := one_line(element.text()))]


def date_in(record: Record, key: str) -> DateFound | None:
    """A date of the article's JSON-LD record."""
    edtf = edtf_of(words_of(record, key))
    return DateFound(edtf, source=f"JSON-LD {key}") if edtf else None


def date_meta(meta: dict[str, list[str]], names: Iterable[str]) -> DateFound | None:
    """The first date among these meta elements."""
    for name in names:
        for value in meta.get(name.lower(), ())[:1]:
            if edtf := edtf_of(value):
                return DateFound(edtf, source=f"meta {name}")
    return None


def microdata(tree: LexborHTMLParser, name: str) -> DateFound | None:
    """A date of the page's microdata."""
    for element in select(tree, f'[itemprop="{name}"]')[:2]:
        value = element.attributes.get("datetime") or element.attributes.get("content") or element.text()
        if edtf := edtf_of(one_line(value)):
            return DateFound(edtf, source=f"microdata {name}")
    return None


def edtf_of(value: str | None) -> str | None:
    """A date or time as ISO 8601, from how a page writes it; None where it is none, or a placeholder."""
    if not value:
        return None
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = parse(value.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        if found.year < EARLIEST_YEAR:
            return None
        return found.date().isoformat() if len(value.strip()) <= 10 else found.replace(microsecond=0).isoformat()
    printed = printed_dates(value)
    return printed[0].edtf if printed and printed[0].day.year >= EARLIEST_YEAR else None


def date_of_address(url: str | None) -> DateFound | None:
    """The day in a page's address, as a guess."""
    found = URL_DAY.search(url or "")
    if not found:
        return None
    try:
        day = date(*map(int, found.groups()))
    except ValueError:
        return None
    return DateFound(day.isoformat(), source="the page's address", guessed=True)


def guessed_date(source: str) -> DateFound | None:
    """The day that htmldate reads off a page that states none, as a guess."""
    from htmldate import find_date  # noqa: PLC0415  (slow to import, needed by few pages)

    try:
        found = find_date(source, original_date=True, extensive_search=False)
    except (ValueError, RecursionError):
        return None
    return DateFound(found, source="htmldate", guessed=True) if found else None
