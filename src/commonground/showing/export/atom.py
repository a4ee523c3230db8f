"""Stories, or the reports of stories, as an Atom feed (RFC 4287).

Ids are made from the ids of articles and stories, instants from the dates of the reports: the same pages give the same
feed. An entry must have an instant; a report without a date has the start of 1970, and its words say that no date is
known. A date that the page does not state is never given as `published`.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeAlias

from lxml import etree
from lxml.builder import ElementMaker

from commonground.records.article import Article, Basis, Dating, Role
from commonground.records.evidence import Evidence
from commonground.records.story import Report, Story
from commonground.showing import labels
from commonground.showing.digest.lines import Digest, Happening, Source
from commonground.showing.digest.tell import digests, in_order
from commonground.showing.export.carried import address, carried, urn
from commonground.showing.words import plain

ATOM, XHTML = "http://www.w3.org/2005/Atom", "http://www.w3.org/1999/xhtml"
MAKER = "Common Ground"
NO_DATE = datetime(1970, 1, 1, tzinfo=UTC)

Node: TypeAlias = Any
"""An element; lxml has no types of its own."""
atom = ElementMaker(namespace=ATOM, nsmap={None: ATOM})
html = ElementMaker(namespace=XHTML, nsmap={None: XHTML})


def stories_feed(stories: Sequence[Story], name: str) -> str:
    """A feed with an entry for each story, the one with the latest report first.

    `name` is what the feed is of (a library, the pages named); feeds of one name have one id.
    """
    told = zip(in_order(stories), digests(stories), strict=True)
    entries = [(_latest(story.reports), _story_entry(story, digest)) for story, digest in told]
    return _feed("Stories", urn("stories", name), entries)


def reports_feed(stories: Sequence[Story], name: str) -> str:
    """A feed with an entry for each report of the stories, the latest first; `name` as above."""
    entries = []
    for story, digest in zip(in_order(stories), digests(stories), strict=True):
        sources = {source.article: source for source in digest.sources}
        for report in story.reports:
            entry = _report_entry(report, sources[report.article.id], story, digest)
            entries.append((_latest([report]), entry))
    title = _words(stories[0].title) if len(stories) == 1 else "Reports"
    return _feed(title or "Reports", urn("reports", name), entries)


def instant(dating: Dating) -> datetime | None:
    """The instant where a time of day with its offset is given, else the start of the day in UTC; None without date."""
    if dating.best is None:
        return None
    try:
        exact = datetime.fromisoformat(dating.edtf or "")
        return exact if exact.tzinfo else datetime.fromisoformat(dating.best[:10]).replace(tzinfo=UTC)
    except ValueError:
        return _day(dating.best)


def _day(best: str) -> datetime | None:
    try:
        return datetime.fromisoformat(best[:10]).replace(tzinfo=UTC)
    except ValueError:
        return None


def _latest(reports: Iterable[Report]) -> datetime:
    """When the last of the reports was published or changed."""
    known = [instant(report.annotations.published) for report in reports]
    known += [instant(report.article.updated) for report in reports if report.article.updated]
    return max((each for each in known if each), default=NO_DATE)


def _feed(title: str, id: str, entries: list[tuple[datetime, Node]]) -> str:
    ordered = sorted(entries, key=lambda entry: entry[0], reverse=True)
    feed = atom.feed(
        atom.title(title),
        atom.id(id),
        atom.updated(_written(ordered[0][0] if ordered else NO_DATE)),
        atom.author(atom.name(MAKER)),
        atom.generator(MAKER),
        *(entry for _, entry in ordered),
    )
    written: bytes = etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)
    return written.decode("utf-8")


def _written(moment: datetime) -> str:
    """RFC 3339 with seconds, as Atom asks."""
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _words(text: str | None) -> str:
    """Words of a page on one line, without what XML cannot carry."""
    return carried(plain(text or "")).strip()


def _story_entry(story: Story, digest: Digest) -> Node:
    title = _words(story.title) or labels.name(digest.sources[0]) or story.id
    return atom.entry(
        atom.title(_words(title)),
        atom.id(urn("story", story.id)),
        atom.updated(_written(_latest(story.reports))),
        *(atom.link(rel="related", href=url) for report in story.reports if (url := address(report.article))),
        _content(_told(story, digest)),
    )


def _told(story: Story, digest: Digest) -> Iterator[Node]:
    """What the story's entry says: its reports in numbers, the events that lead with their evidence, the reports."""
    yield html.p(_words(labels.reports(digest)))
    if digest.known:
        yield html.ul(*(html.li(*_happening(happening, digest)) for happening in digest.known))
    articles = {report.article.id: report.article for report in story.reports}
    yield html.ul(*(html.li(*_reported(source, articles[source.article])) for source in digest.sources))


def _happening(happening: Happening, digest: Digest) -> Iterator[Node | str]:
    yield html.strong(_words(str(happening.when)))
    yield f": {_words(' · '.join([happening.words, *labels.tags(happening)]))} "
    yield html.small(_where(happening.evidence, digest))


def _where(spans: Iterable[Evidence], digest: Digest) -> str:
    """The outlets, and where in their texts the words stand."""
    offsets: dict[str, list[str]] = {}
    for span in dict.fromkeys(spans):
        offsets.setdefault(span.article, []).append(f"{span.start}–{span.end}")
    sources = [source for source in digest.sources if source.article in offsets]
    told = (
        f"[{source.number}] {labels.name(source)}, characters {', '.join(offsets[source.article])}"
        for source in sources
    )
    return _words("; ".join(told))


def _reported(source: Source, article: Article) -> Iterator[Node | str]:
    headline = _words(source.headline) or _words(source.file)
    url = address(article)
    yield f"[{source.number}] "
    yield html.a(headline, href=url) if url else headline
    copy = f", copy of [{source.copy_of}]" if source.copy_of else ""
    yield " " + _words(f"({labels.name(source)}, {source.when}{copy})")


def _report_entry(report: Report, source: Source, story: Story, digest: Digest) -> Node:
    article, published = report.article, report.annotations.published
    stated = instant(published) if published.basis is Basis.STATED else None
    url = address(article)
    return atom.entry(
        atom.title(_words(source.headline) or _words(source.file) or article.id),
        atom.id(urn("article", article.id)),
        atom.updated(_written(_latest([report]))),
        *([atom.published(_written(stated))] if stated else []),
        *(atom.author(atom.name(_words(name))) for name in source.authors or (labels.name(source),)),
        *([atom.link(rel="alternate", href=url)] if url else []),
        atom.category(term=story.id, label=_words(story.title)),
        _content(_opening(report, source, digest)),
    )


def _opening(report: Report, source: Source, digest: Digest) -> Iterator[Node]:
    """The page's standfirst, or else its first paragraph, and how its date is known."""
    article = report.article
    first = article.standfirst or next(iter(article.blocks_of(Role.BODY)), None)
    if first:
        yield html.p(_words(first.text))
        yield html.p(html.small(_where([first], digest)))
    yield html.p(
        _words(" · ".join([labels.name(source), str(source.when), labels.BASIS[report.annotations.published.basis]]))
    )
    if source.copy_of:
        original = next(each for each in digest.sources if each.number == source.copy_of)
        yield html.p(
            _words(f"copy of the text in {labels.name(original)}, {source.overlap or 0:.0%} of the words shared")
        )


def _content(nodes: Iterable[Node]) -> Node:
    """The nodes in the one division that XHTML content must be (RFC 4287, 4.1.3.3)."""
    return atom.content(html.div(*nodes), type="xhtml")
