"""What the pages say, from a real library."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from browser.rooms import served, stocked
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from commonground.keeping.library import Library
from commonground.showing.web.coverage import Lane


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return stocked(tmp_path)


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with Library(path) as opened:
        yield opened


@pytest.fixture
def reader(path: Path) -> Iterator[httpx.Client]:
    with served(path) as (address, _), httpx.Client(base_url=address, follow_redirects=True) as client:
        yield client


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether it holds within some seconds."""
    end = time.monotonic() + 10
    while not holds():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def biggest(library: Library) -> str:
    return library.stories(order="size")[0].id


def text(node: HTMLParser, selector: str) -> list[str]:
    return [" ".join(each.text().split()) for each in node.css(selector)]


def post(reader: httpx.Client, path: str, **given: str) -> HTMLParser:
    found = re.search(r'name="csrf" value="([0-9a-f]{64})"', reader.get("/add").text)
    assert found
    return HTMLParser(reader.post(path, data={"csrf": found[1], **given}).text)


def test_a_story_in_the_list_counts_reports_outlets_and_origins(reader: httpx.Client, library: Library) -> None:
    page = HTMLParser(reader.get("/?order=size").text)
    row = library.stories(order="size")[0]
    counts = f"{row.reports} reports · {len(row.outlets)} outlets · {row.origins} origins"
    assert row.reports - row.origins == 1
    assert text(page, ".counts")[0] == f"{counts} · 1 copy folded"
    assert text(page, ".dates")[0].startswith("27 February")


def test_at_the_first_look_nothing_is_new_and_then_what_was_added_is(reader: httpx.Client, library: Library) -> None:
    assert not HTMLParser(reader.get("/").text).css(".tag.new")
    assert eventually(lambda: library.last_visit() is not None)
    library.add(
        b"<p>Ferries sail again.</p><p>The ferries left Lerwick on Sunday, said Jane Mowat.</p>" * 3, source="x"
    )
    page = HTMLParser(reader.get("/").text)
    assert text(page, ".tag.new") == ["1 new"]
    drawn = page.css("[name=newest]")[0].attributes["value"] or ""
    library.add(b"<p>The library of Unst opens.</p><p>It opened on Friday, said Magnus Tait.</p>" * 3, source="y")
    assert text(post(reader, "/visits", newest=drawn), ".tag.new") == ["1 new"]
    for nothing in ("", "-1", "all"):
        assert text(post(reader, "/visits", newest=nothing), ".tag.new") == ["1 new"]
    assert not post(reader, "/visits", newest="99999999").css(".tag.new")


def test_a_story_that_was_opened_is_seen(reader: httpx.Client, library: Library) -> None:
    reader.get("/")
    assert eventually(lambda: library.last_visit() is not None)
    added = library.add(
        b"<p>Ferries sail again.</p><p>The ferries left on Sunday, said Jane Mowat.</p>" * 3, source="x"
    )
    story = f"/stories/{library.story_of(added.article)}"
    assert HTMLParser(reader.get(story).text).css(".lede .tag.new")
    # It counts as seen once the answer was sent.
    assert eventually(lambda: not HTMLParser(reader.get(story).text).css(".lede .tag.new"))


def test_each_line_of_the_timeline_has_a_number_that_leads_to_its_words(reader: httpx.Client, library: Library) -> None:
    page = HTMLParser(reader.get(f"/stories/{biggest(library)}").text)
    lines = page.css("#timeline li")
    assert lines
    for line in lines:
        links = [link.attributes["href"] or "" for link in line.css(".ref")]
        assert links
        marked = HTMLParser(reader.get(links[0]).text)
        assert "".join(each.text() for each in marked.css("#text .at")).strip()


def test_the_marked_words_are_the_words_of_the_line(reader: httpx.Client, library: Library) -> None:
    page = HTMLParser(reader.get(f"/stories/{biggest(library)}").text)
    quote = next(each for each in page.css("#said .verbatim") if "mackerel war" in each.text())
    link = quote.css_first("footer a")
    assert link is not None
    passage = HTMLParser(reader.get(link.attributes["hx-get"] or "").text)
    assert "Nobody wants a mackerel war" in text(passage, "mark")[0]


def test_the_chart_says_the_same_as_its_table(reader: httpx.Client, library: Library) -> None:
    page = HTMLParser(reader.get(f"/stories/{biggest(library)}").text)
    rows = page.css("#coverage tbody tr")
    datings = [report.annotations.published for report in library.story(biggest(library)).reports]
    assert len(page.css("#coverage > figure > svg circle")) == len(rows) == sum(bool(d.best) for d in datings)
    assert ("without a date" in text(page, "#coverage figcaption")[0]) == any(not d.best for d in datings)


def test_a_long_outlet_name_is_cut_in_the_chart_alone() -> None:
    name = "The Intercoastal Gazette of Shipping, Fisheries and Trade for the Outer Isles"
    assert Lane(name, 0, ()).name == "The Intercoastal Gazette of Shipping, …"
    assert Lane("The Skarv Sheet", 0, ()).name == "The Skarv Sheet"


def test_what_two_parties_do_is_shown_with_a_way_to_its_sentence(reader: httpx.Client, library: Library) -> None:
    page = HTMLParser(reader.get(f"/stories/{biggest(library)}").text)
    lines, ways = text(page, "#parties li"), [str(link.attributes["hx-get"]) for link in page.css("#parties li a.ref")]
    assert len(lines) == len(ways) > 0
    for line, way in zip(lines, ways, strict=True):
        assert line.startswith(("together", "apart"))
        assert " ".join(text(HTMLParser(reader.get(way).text), "mark")) in line


def test_what_a_report_lacks_is_said_in_full(reader: httpx.Client, library: Library) -> None:
    page = HTMLParser(reader.get(f"/stories/{biggest(library)}").text)
    cells = page.css("#grid tbody td")
    assert cells
    assert {each.text().strip() for each in cells} >= {"not found in the text we read", "has it"}


def test_an_article_has_all_of_its_text_in_order(reader: httpx.Client, library: Library) -> None:
    for row in library.articles():
        article = library.report(row.id).article
        page = HTMLParser(reader.get(f"/articles/{row.id}").text)
        shown = "".join(run.text() for run in page.css("#text [data-a]"))
        kept = "".join(block.text for block in article.blocks)
        assert "".join(shown.split()) == "".join(kept.split())


def test_furniture_is_folded_with_its_reasons_and_opened_where_the_passage_lies_in_it(
    reader: httpx.Client, library: Library
) -> None:
    article = next(row.id for row in library.articles() if row.outlet == "The Lerwick Beacon")
    block = next(b for b in library.report(article).article.blocks if b.role == "furniture")
    page = HTMLParser(reader.get(f"/articles/{article}").text)
    assert page.css("details.furniture .why")
    assert not page.css("details.furniture[open]")
    marked = HTMLParser(reader.get(f"/articles/{article}?at={block.start}-{block.end}").text)
    assert marked.css("details.furniture[open] .at")


def test_two_versions_show_the_words_that_changed(reader: httpx.Client, library: Library) -> None:
    newer = next(row.id for row in library.articles() if len(library.versions(row.id)) > 1)
    older = library.versions(newer)[0].article
    page = HTMLParser(reader.get(f"/articles/{newer}/since/{older}").text)
    assert "five" in text(page, "del")
    assert "six" in text(page, "ins")
    assert "reworded" in text(page, ".kind")
    assert reader.get(f"/articles/{newer}/since/{library.articles()[0].id}").status_code == 404


def test_a_person_is_told_story_by_story(reader: httpx.Client) -> None:
    people = HTMLParser(reader.get("/people?starting=h").text)
    link = next(each for each in people.css("main a[data-open]") if each.text() == "Martin Hale")
    page = HTMLParser(reader.get(link.attributes["href"] or "").text)
    assert any("Nobody wants a mackerel war" in words for words in text(page, ".verbatim p"))


def test_a_find_marks_the_words_that_matched_and_opens_there(reader: httpx.Client) -> None:
    page = HTMLParser(reader.get("/search", params={"q": "speaker:hale mackerel"}).text)
    assert "mackerel" in {words.casefold() for words in text(page, ".hit mark")}
    link = page.css_first(".hit h2 a")
    assert link is not None
    assert HTMLParser(reader.get(link.attributes["href"] or "").text).css("#text .at")


def test_a_question_that_cannot_be_asked_says_how(reader: httpx.Client) -> None:
    page = HTMLParser(reader.get("/search", params={"q": "before:someday"}).text)
    assert page.css(".notice[role=alert]")
    assert not page.css(".hit")


def test_a_merge_of_a_story_with_itself_changes_nothing(reader: httpx.Client, library: Library) -> None:
    story = biggest(library)
    page = post(reader, f"/stories/{story}/merge", other=story)
    assert "one story already" in text(page, ".lede")[0]


def test_an_empty_library_says_what_to_do(tmp_path: Path) -> None:
    with served(tmp_path / "new.db") as (address, _), httpx.Client(base_url=address) as reader:
        assert "Add pages" in text(HTMLParser(reader.get("/").text), "main a")
        for path in ("/people", "/articles", "/search?q=x"):
            assert reader.get(path).status_code == 200
