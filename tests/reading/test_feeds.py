"""Feeds: every kind gives the same entries, a broken one says what is missing, and none reaches beyond its bytes."""

import time
from pathlib import Path

import pytest

from commonground.reading import feed as feeds
from commonground.reading.errors import UnreadablePage
from commonground.reading.feed import FEED_LIMIT, entries
from commonground.reading.feed_entry import Feed, instant
from commonground.reading.read import read

HERE = "https://valnes.example/news/feed"
RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>The Valnes Herald</title><link>https://valnes.example/</link><description>News</description>
<item><title>Quay &amp; pier to be rebuilt</title><link>/news/quay</link><dc:creator>Siv Hauge</dc:creator>
<guid isPermaLink="false">n-1</guid><pubDate>Mon, 11 Mar 2019 08:00:00 +0100</pubDate>
<description>&lt;p&gt;The council voted.&lt;/p&gt;</description>
<content:encoded><![CDATA[<p>The council of Valnes voted on Monday to rebuild the <a href="/q">quay</a>.</p>]]>
</content:encoded></item>
<item><title>Ferry late</title><guid>https://valnes.example/news/ferry</guid>
<author>desk@valnes.example (Bo Lie)</author>
<pubDate>Tue, 12 Mar 2019 07:30:00 GMT</pubDate></item>
</channel></rss>"""
ATOM = """<?xml version="1.0"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Valnes Herald</title><id>urn:x</id>
<author><name>Siv Hauge</name></author>
<link rel="self" href="https://valnes.example/news/feed"/><link href="https://valnes.example/"/>
<entry><title type="html">Quay &amp;amp; pier to be &lt;i>rebuilt&lt;/i></title><link href="quay"/><id>n-1</id>
<published>2019-03-11T08:00:00+01:00</published><updated>2019-03-11T09:15:00+01:00</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The council of Valnes voted.</p></div></content>
</entry>
<entry><title>Ferry late</title><link href="https://valnes.example/news/ferry"/><author><name>Bo Lie</name></author>
<id>n-2</id><updated>2019-03-12T07:30:00Z</updated><summary>Fog &amp; tide.</summary></entry></feed>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>The Valnes Herald</title>
<link>https://valnes.example/</link><items><rdf:Seq><rdf:li resource="a"/></rdf:Seq></items></channel>
<item rdf:about="a"><title>Quay &amp; pier to be rebuilt</title><link>https://valnes.example/news/quay</link>
<dc:creator>Siv Hauge</dc:creator><dc:date>2019-03-11T08:00:00+01:00</dc:date></item></rdf:RDF>"""
RSS_091 = """<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN"
 "http://valnes.example/rss-0.91.dtd"><rss version="0.91"><channel><title>The Valnes Herald</title>
<link>https://valnes.example/</link><item><title>Quay &amp; pier to be rebuilt</title>
<link>https://valnes.example/news/quay</link><description>Caf&eacute; too</description></item></channel></rss>"""
JSON = """{"version": "https://jsonfeed.org/version/1.1", "title": "The Valnes Herald",
 "home_page_url": "https://valnes.example/", "items": [
 {"id": "n-1", "url": "/news/quay", "title": "Quay & pier to be rebuilt", "authors": [{"name": "Siv Hauge"}],
  "date_published": "2019-03-11T08:00:00+01:00", "content_html": "<p>The council of Valnes voted.</p>"},
 {"id": "https://valnes.example/news/ferry", "title": "Ferry late", "author": {"name": "Bo Lie"},
  "content_text": "Fog <here>.\\n\\nTide there.", "summary": "Fog & tide"}]}"""
OPML = """<?xml version="1.0"?><opml version="2.0"><head><title>Northern papers</title></head>
<body><outline text="North">
<outline type="rss" text="The Valnes Herald" xmlUrl="https://valnes.example/news/feed"/>
<outline type="rss" title="Skarv Post" text="x" xmlUrl="https://skarv.example/rss?a=1&b=2"/>
<outline type="rss" text="Again" xmlUrl="https://valnes.example/news/feed"/>
<outline type="rss" text="A file" xmlUrl="file:///etc/passwd"/></outline></body></opml>"""


def feed(text: str, url: str | None = HERE) -> Feed:
    return entries(text.encode(), url)


@pytest.mark.parametrize(
    ("text", "kind"),
    [(RSS, "RSS 2.0"), (ATOM, "Atom 1.0"), (RDF, "RSS 1.0"), (RSS_091, "RSS 0.91"), (JSON, "JSON Feed 1.1")],
    ids=["RSS 2.0", "Atom", "RDF", "RSS 0.91", "JSON Feed"],
)
def test_every_kind_of_feed_lists_its_reports(text: str, kind: str) -> None:
    found = feed(text)
    assert found.kind.startswith(kind)
    assert (found.title, found.address) == ("The Valnes Herald", "https://valnes.example/")
    assert (found.cut_off, found.notes) == (None, ())
    first = found.entries[0]
    assert (first.title, first.address) == ("Quay & pier to be rebuilt", "https://valnes.example/news/quay")
    if kind != "RSS 0.91":
        assert first.authors == ("Siv Hauge",)
        assert (first.published or first.updated) == "2019-03-11T08:00:00+01:00"


def test_what_rss_gives() -> None:
    quay, ferry = feed(RSS).entries
    assert (quay.id, quay.published_words) == ("n-1", "Mon, 11 Mar 2019 08:00:00 +0100")
    assert quay.summary == "<p>The council voted.</p>"
    assert quay.content and "<p>The council of Valnes voted on Monday" in quay.content
    assert (ferry.address, ferry.authors, ferry.updated) == ("https://valnes.example/news/ferry", ("Bo Lie",), None)
    assert ferry.published == "2019-03-12T07:30:00+00:00"


def test_what_atom_gives() -> None:
    quay, ferry = feed(ATOM).entries
    assert quay.updated == "2019-03-11T09:15:00+01:00"
    assert quay.content == "<p>The council of Valnes voted.</p>"
    assert (ferry.authors, ferry.published, ferry.summary) == (("Bo Lie",), None, "<p>Fog &amp; tide.</p>")


def test_what_json_gives() -> None:
    _, ferry = feed(JSON).entries
    assert (ferry.address, ferry.authors) == ("https://valnes.example/news/ferry", ("Bo Lie",))
    assert ferry.content == "<p>Fog &lt;here&gt;.</p><p>Tide there.</p>"
    assert ferry.summary == "<p>Fog &amp; tide</p>"


def test_a_list_of_feeds() -> None:
    found = feed(OPML)
    assert (found.kind, found.title, found.entries) == ("OPML", "Northern papers", ())
    assert [(one.title, one.address) for one in found.feeds] == [
        ("The Valnes Herald", "https://valnes.example/news/feed"),
        ("Skarv Post", "https://skarv.example/rss?a=1&b=2"),
    ]
    assert "1 feeds in the list have no address of the web" in found.notes


def test_the_text_in_a_feed_is_read_like_a_page() -> None:
    entry = feed(RSS.replace("Quay &amp; pier", "&lt;b&gt;Quay&lt;/b&gt; &quot;&amp;amp;&quot; pier")).entries[0]
    page = entry.page()
    assert page
    article = read(page, url=entry.address, media_type="text/html", published=entry.published)
    assert article.title == 'Quay "&" pier to be rebuilt'
    assert article.published.edtf == "2019-03-11T08:00:00+01:00"
    assert feed(RSS).entries[1].page() is None


# What is broken


@pytest.mark.parametrize("text", [RSS, ATOM, RDF, RSS_091], ids=["RSS", "Atom", "RDF", "RSS 0.91"])
def test_a_feed_that_is_cut_off_anywhere_says_so(text: str) -> None:
    whole = feed(text)
    end = len(text.rstrip())
    for kept in range(1, end):
        try:
            found = feed(text[:kept])
        except UnreadablePage as refusal:
            assert "no feed" in refusal.what
            assert kept < text.index("<rss") + 5 if "<rss" in text else kept < 120
            continue
        assert found.cut_off, text[:kept][-30:]
        count = len(found.entries)
        assert [entry.title for entry in found.entries] == [entry.title for entry in whole.entries[:count]]
        assert [entry.content for entry in found.entries] == [entry.content for entry in whole.entries[:count]]


def test_where_a_feed_is_cut_off() -> None:
    assert feed(RSS[: RSS.index("Ferry")]).cut_off == "the feed is cut off within entry 2, which is left out"
    assert feed(RSS[: RSS.index("</channel>")]).cut_off == "the feed is cut off after entry 2"
    assert feed(OPML[: OPML.index("Again")]).cut_off == "the list is cut off after 2 feeds"


def test_an_end_within_a_text_is_no_end() -> None:
    text = RSS.replace("rebuild the", "rebuild </channel></rss> the")
    assert feed(text[: text.index("Ferry")]).cut_off
    assert feed(text).cut_off is None
    assert feed(text.replace("<title>Ferry late", "<!-- </rss> <title>Ferry late")).cut_off


def test_json_that_is_cut_off_keeps_its_whole_entries() -> None:
    found = feed(JSON[: JSON.index("Bo Lie")])
    assert found.cut_off == "the feed is cut off after 1 whole entries"
    assert [entry.title for entry in found.entries] == ["Quay & pier to be rebuilt"]
    assert found.title == "The Valnes Herald"


@pytest.mark.parametrize(
    ("broken", "title"),
    [
        (RSS.replace("&amp; pier", "& pier"), "Quay & pier to be rebuilt"),
        (RSS.replace("&amp; pier", "&ndash; pier"), "Quay – pier to be rebuilt"),
        (RSS.replace("&amp; pier", "< pier"), "Quay < pier to be rebuilt"),
        (RSS.replace("&amp; pier", "\x00\x0b pier"), "Quay \ufffd\ufffd pier to be rebuilt"),
        (RSS.replace(' xmlns:dc="http://purl.org/dc/elements/1.1/"', ""), "Quay & pier to be rebuilt"),
        (RSS.replace("<description>News</description>", "<description>News<br></description>"), None),
        ("\n\n" + RSS, "Quay & pier to be rebuilt"),
        ("\ufeff" + RSS, "Quay & pier to be rebuilt"),
        (RSS + "<script>count()</script>", "Quay & pier to be rebuilt"),
        (RSS.replace("<rss ", "<rss xmlns:x='relative' "), "Quay & pier to be rebuilt"),
    ],
)
def test_feeds_as_sites_break_them(broken: str, title: str | None) -> None:
    found = feed(broken)
    assert found.cut_off is None
    assert len(found.entries) == 2
    assert found.entries[0].title == (title or "Quay & pier to be rebuilt")
    assert found.entries[0].authors == ("Siv Hauge",)


@pytest.mark.parametrize("charset", ["utf-8", "utf-16", "windows-1252", "iso-8859-15"])
def test_charsets(charset: str) -> None:
    text = RSS.replace("UTF-8", charset).replace("pier", "Blåkaien")
    assert entries(text.encode(charset)).entries[0].title == "Quay & Blåkaien to be rebuilt"
    undeclared = RSS.replace(' encoding="UTF-8"', "").replace("pier", "Blåkaien").encode(charset)
    found = entries(undeclared, HERE, f"application/rss+xml; charset={charset}")
    assert found.entries[0].title == "Quay & Blåkaien to be rebuilt"


# What is hostile


def test_entities_unfold_to_nothing() -> None:
    lines = "".join(f'<!ENTITY e{step} "{f"&e{step - 1};" * 10}">' for step in range(1, 12))
    for doctype in (
        f'<!DOCTYPE rss [<!ENTITY e0 "ha">{lines}]>',
        f'<!DOCTYPE rss [<!-- ] --><!ENTITY e0 "ha">{lines}]>',
    ):
        bomb = RSS.replace("<rss", f"{doctype}<rss", 1).replace("&amp; pier", "&e11;")
        began = time.process_time()
        found = feed(bomb)
        assert time.process_time() - began < 2
        assert len(repr(found)) < 20_000


def test_entities_name_no_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("the combination is 4711")
    for kind in ("SYSTEM", 'PUBLIC "x"'):
        doctype = f'<!DOCTYPE rss [<!ENTITY e {kind} "{secret.as_uri()}"><!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>'
        found = feed(RSS.replace("<rss", f"{doctype}<rss", 1).replace("&amp; pier", "&e;"))
        assert "4711" not in repr(found)


@pytest.mark.parametrize(
    "link",
    ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "http://a b/", "//[", "\x1b[31m", "x" * 9000],
)
def test_links_that_are_none_of_the_web(link: str) -> None:
    assert entries(RSS.replace("/news/quay", link).encode()).entries[0].address is None


def test_a_relative_link_without_a_base_leads_nowhere() -> None:
    assert entries(RSS.encode()).entries[0].address is None


@pytest.mark.parametrize(
    "piece",
    [
        "<a>",
        "<item>",
        "<item><title>x",
        "<",
        "&",
        "&lt;",
        "<![CDATA[",
        "<!--",
        "<!DOCTYPE [",
        "<a b='",
        "]]>",
        "<x:y z:w='1'>",
    ],
)
def test_a_megabyte_of_one_piece_is_read_in_seconds(piece: str) -> None:
    text = '<rss version="2.0"><channel>' + piece * (1_000_000 // len(piece))
    began = time.process_time()
    found = feed(text)
    assert time.process_time() - began < 10
    assert found.cut_off


def test_more_entries_than_any_site_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST_ENTRIES", 50)
    item = RSS[RSS.index("<item>") : RSS.index("</item>") + 7]
    found = feed(RSS.replace(item, item * (50 + 5)))
    assert len(found.entries) == 50
    assert "6 of 56 entries are not read" in found.notes


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no feed"),
        (b"just words", "no feed"),
        (b"<!doctype html><html><body>Not found", "an HTML page, not a feed"),
        (b"<urlset><url><loc>https://a.example</loc></url></urlset>", "a site map"),
        (b"<svg/>", "no feed"),
        (b'{"a": 1}', "JSON, but no JSON Feed"),
        (b'{"version": 3}', "JSON, but no JSON Feed"),
        (b'{"version": ', "no JSON that can be read"),
        (b"{" * 100_000, "no JSON that can be read"),
        (b'{"a":' * 100_000, "no JSON that can be read"),
        (b"a" * (FEED_LIMIT + 1), "16 MB, where a feed may have 16"),
    ],
)
def test_what_is_no_feed(data: bytes, said: str) -> None:
    with pytest.raises(UnreadablePage) as caught:
        entries(data)
    assert said in caught.value.what


def test_json_of_wrong_types_gives_what_is_right_in_it() -> None:
    text = """{"version": "https://jsonfeed.org/version/1", "title": 3, "items": [1, null,
     {"id": 7, "url": {}, "title": [], "authors": "x",
     "author": {"name": 5}, "date_published": 20190311, "content_html": false, "summary": {}}]}"""
    found = feed(text)
    assert found.title is None
    [entry] = found.entries
    assert (entry.id, entry.address, entry.title, entry.authors, entry.published) == ("7", None, None, (), None)


@pytest.mark.parametrize(
    ("words", "read_as"),
    [
        ("2019-03-11", "2019-03-11"),
        ("2019-03-11T08:00:00Z", "2019-03-11T08:00:00+00:00"),
        ("Mon, 11 Mar 2019 08:00:00 +0100", "2019-03-11T08:00:00+01:00"),
        ("11 Mar 19 08:00 EST", "2019-03-11T08:00:00-05:00"),
        ("Mon, 11 Mar 2019 08:00:00 BST", "2019-03-11T08:00:00"),
        ("Mon, 11 Mar 2019 08:00:00 -0000", "2019-03-11T08:00:00"),
        ("yesterday", None),
        ("99/99/9999", None),
        ("Mon, 11 Mar 2019 99:00:00 +0100", None),
        ("Mon, 11 Mar 2019 08:00:00 +999999999999", None),
        ("1" * 5000, None),
        (None, None),
    ],
)
def test_dates_are_read_as_they_are_stated(words: str | None, read_as: str | None) -> None:
    assert instant(words) == read_as
