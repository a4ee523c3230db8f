"""HTML pages: the article's paragraphs stand in the snapshot at exact offsets, all else is marked."""

from pathlib import Path

import pytest

from commonground.reading.extracting import Extracted
from commonground.reading.read import read
from commonground.records.article import Basis, Role

PAGES = Path(__file__).parents[1] / "pages"
FILLER = "".join(
    f"<p>The council met for the {nth} time this week, and put off the vote on the bridge until the report is in.</p>"
    for nth in ("first", "second", "third", "fourth", "fifth")
)


def test_a_whole_page_is_read_with_its_own_record() -> None:
    article = read(PAGES / "ferry_talks.html")
    assert article.outlet == "The Larkmoor Courier"
    assert article.title == "Crews and port agree to meet again"
    assert article.headline is not None and article.headline.text == article.title
    assert article.standfirst is not None and article.standfirst.text.startswith("Neither side")
    assert article.authors == ("Maren Holloway",), "the staff is no person"
    assert article.published.edtf == "2019-03-14T18:05:00+00:00"
    assert article.published.source == "JSON-LD datePublished"
    assert article.updated is not None and article.updated.best == "2019-03-15"
    assert [span.text for span in article.byline] == ["By Maren Holloway"]


def test_its_body_is_the_five_paragraphs() -> None:
    body = [block.text for block in read(PAGES / "ferry_talks.html").blocks_of(Role.BODY)]
    assert [text.split()[0] for text in body] == ["Ferry", "“We", "The", "Islanders", "The"]


def test_menu_related_links_and_footer_are_furniture() -> None:
    furniture = [block.text for block in read(PAGES / "ferry_talks.html").blocks_of(Role.FURNITURE)]
    for words in (
        "Sport",
        "Related articles",
        "Harbour company posts a loss for the third year",
        "Sign up for our newsletter",
    ):
        assert words in furniture


def test_a_figure_caption_is_a_caption() -> None:
    captions = read(PAGES / "ferry_talks.html").blocks_of(Role.CAPTION)
    assert any(block.text.startswith("A ferry lies at the quay") for block in captions)


def test_a_date_that_only_the_address_gives_is_a_guess() -> None:
    article = read(
        f"<html><body><article>{FILLER}</article></body></html>".encode(), url="https://example.org/2016/04/09/a"
    )
    assert (article.published.basis, article.published.best) == (Basis.INFERRED, "2016-04-09")
    assert article.published.source == "the page's address"


def test_a_copyright_year_is_no_date() -> None:
    page = f"<html><body><article>{FILLER}</article><footer>© 2024 The Courier</footer></body></html>"
    assert read(page.encode()).published.basis is Basis.UNKNOWN


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00", "1970-01-01T00:00:00Z", "", "null", "yesterday"])
def test_a_placeholder_is_no_date(value: str) -> None:
    page = f'<html><head><meta property="article:published_time" content="{value}"></head><body>{FILLER}</body></html>'
    assert read(page.encode()).published.basis is Basis.UNKNOWN


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 10_000 + FILLER,
        FILLER.replace("</p>", ""),
        f'<p data-x="{"a" * 1_000_000}">{FILLER}',
        "<script>var p = '<p>The vote was lost.</p>';" + FILLER,
        "<html><body>" + "<b><i><u>" * 3000 + FILLER,
        "<!--" + FILLER,
        "<html><head><title>" + FILLER,
        '<script type="application/ld+json">' + "[" * 50_000 + "</script>" + FILLER,
        "<html>\x00<body>" + FILLER.replace("council", "coun\x00cil"),
        "<table>" + "<tr><td>" * 4000 + FILLER,
        "<div class='caption credit'>" * 9_000 + FILLER * 200,
        "<figcaption>" * 9_000 + FILLER * 200,
        "<div><h2>" * 4_000 + FILLER * 200,
        "<html></html>",
    ],
)
def test_hostile_pages_are_read_or_refused_never_fatal(page: str) -> None:
    article = read(page.encode(), media_type="text/html")
    assert all(article.text[block.start : block.end] == block.text for block in article.blocks)


def test_reading_a_page_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*asked: object) -> None:
        raise AssertionError(f"the network was asked for {asked}")

    monkeypatch.setattr("socket.socket.connect", refuse)
    monkeypatch.setattr("socket.getaddrinfo", refuse)
    page = f'<html><head><link rel="canonical" href="https://example.org/a"></head><body>{FILLER}</body></html>'
    assert read(page.encode(), url="https://example.org/a").blocks_of(Role.BODY)


def test_a_live_blog_and_an_index_page_are_called_what_they_are() -> None:
    record = '{"@type":"LiveBlogPosting","headline":"Bridge vote as it happened"}'
    blog = f'<html><head><script type="application/ld+json">{record}</script></head><body>{FILLER}</body></html>'
    assert any("live blog" in note for note in read(blog.encode()).notes)
    links = "".join(f"<li><a href='/{at}'>The council puts off vote number {at}</a></li>" for at in range(60))
    index = read(f"<html><body><h1>News</h1><ul>{links}</ul></body></html>".encode())
    assert not index.blocks_of(Role.BODY)
    assert any("no article here" in note for note in index.notes)


def test_an_appeal_inside_the_article_element_is_set_aside() -> None:
    appeal = "<p>Your support keeps our reporters on the ground. Make a donation to The Courier today.</p>"
    article = read(
        f"<html><body><article><h1>Vote put off</h1>{FILLER}{appeal}{FILLER}</article></body></html>".encode()
    )
    assert not any("donation" in block.text for block in article.blocks_of(Role.BODY))


def test_an_article_far_shorter_than_the_second_opinion_is_in_doubt() -> None:
    found = Extracted(("A short report.",), generous=1000)
    assert found.misses_much(36) == "a generous reading finds 1000 words of article where this one has 36"
    assert found.misses_much(900) is None
    assert Extracted(("A report with no second opinion.",)).misses_much(6) is None
