"""Atom feeds read back with feedparser: ids that stay, instants from the data, nothing of a page as markup."""

import re
from dataclasses import replace
from datetime import datetime
from typing import Any

import feedparser  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from any_story import stories
from harbour_story import harbour
from hostile_story import hostile
from hypothesis import given, settings
from lxml import etree

from commonground.records.article import Basis, Clue, Dating
from commonground.records.story import Story
from commonground.showing.export.atom import ATOM, XHTML, instant, reports_feed, stories_feed

OURS = {"div", "p", "ul", "li", "strong", "small", "a"}


def read(feed: str) -> Any:
    """The feed as a reader sees it; what is not well formed is an error."""
    parsed = feedparser.parse(feed.encode("utf-8"))
    assert not parsed.bozo
    assert parsed.version == "atom10"
    return parsed


def checked(feed: str) -> etree._Element:
    """The feed's tree, with what RFC 4287 requires of every feed and entry in place."""
    root = etree.fromstring(feed.encode("utf-8"))
    assert root.tag == f"{{{ATOM}}}feed"
    entries = root.findall(f"{{{ATOM}}}entry")
    for node in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(node.findall(f"{{{ATOM}}}{name}")) == 1
        assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", node.findtext(f"{{{ATOM}}}id") or "")
        updated = node.findtext(f"{{{ATOM}}}updated") or ""
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)", updated)
        assert datetime.fromisoformat(updated).tzinfo
    assert root.findall(f"{{{ATOM}}}author")
    ids = [entry.findtext(f"{{{ATOM}}}id") for entry in entries]
    assert len(ids) == len(set(ids))
    return root


def drawn(feed: str) -> set[str]:
    """The names of all elements within contents."""
    return {str(node.tag).removeprefix(f"{{{XHTML}}}") for node in checked(feed).iter(f"{{{XHTML}}}*")}


def addressed(url: str) -> Story:
    story = harbour()
    first = replace(story.reports[0], article=replace(story.reports[0].article, url=url))
    return replace(story, reports=(first, *story.reports[1:]))


def test_a_story_is_an_entry_with_what_is_known_and_where_it_stands() -> None:
    feed = read(stories_feed([harbour()], "harbour"))
    (entry,) = feed.entries
    assert entry.title == "Velm: Ana Terzi, port authority"
    assert entry.updated == feed.feed.updated == "2014-03-04T00:00:00Z"
    body = entry.content[0].value
    assert "3 reports · 2 outlets · 2 origins · 1 copy folded" in body
    start = harbour().reports[0].article.text.index("Dockers in Velm")
    assert f"[1] The Courier, characters {start}–{start + 36}" in body
    assert "copy of [2]" in body


def test_a_report_is_an_entry_with_its_authors_and_its_first_words() -> None:
    feed = read(reports_feed([harbour()], "harbour"))
    assert feed.feed.title == "Velm: Ana Terzi, port authority"
    courier = next(e for e in feed.entries if e.title == "'Nobody will load a ship' as Velm dockers walk out")
    assert [author.name for author in courier.authors] == ["Ivo Radman"]
    assert courier.published == "2014-03-04T00:00:00Z"
    assert "Dockers in Velm walked out on Monday." in courier.content[0].value
    assert courier.tags[0].term == "s1"


def test_a_date_that_the_page_does_not_state_is_not_given_as_published() -> None:
    gazette, ledger = (e for e in read(reports_feed([harbour()], "h")).entries if "Ivo Radman" not in str(e.authors))
    assert (gazette.get("published"), gazette.updated) == (None, "2014-03-04T00:00:00Z")
    assert "inferred, the page states no date" in gazette.content[0].value
    assert (ledger.get("published"), ledger.updated) == (None, "1970-01-01T00:00:00Z")
    assert "no date" in ledger.content[0].value


def test_a_report_without_authors_has_its_outlet_for_one_or_its_file() -> None:
    authors = [entry.authors[0].name for entry in read(reports_feed([harbour()], "h")).entries]
    assert authors == ["Ivo Radman", "The Gazette", "ledger.txt"]


def test_the_same_pages_give_the_same_feed_and_another_name_another() -> None:
    assert stories_feed([harbour()], "a") == stories_feed([harbour()], "a")
    one, other = (read(stories_feed([harbour()], name)) for name in "ab")
    assert one.feed.id != other.feed.id
    assert one.entries[0].id == other.entries[0].id


def test_a_report_keeps_its_id_in_another_story() -> None:
    moved = replace(harbour(), id="s9", title="Another title")
    ids = [{entry.id for entry in read(reports_feed([story], "h")).entries} for story in (harbour(), moved)]
    assert ids[0] == ids[1]


def test_links_lead_to_addresses_of_the_web_alone() -> None:
    safe = read(reports_feed([addressed("https://courier.example/strike?a=1&b=2")], "h"))
    assert [link.href for e in safe.entries for link in e.get("links", [])] == [
        "https://courier.example/strike?a=1&b=2"
    ]
    evil = reports_feed([addressed("javascript:alert(1)")], "h") + stories_feed([addressed("javascript:alert(1)")], "h")
    assert "javascript" not in evil


def test_the_latest_comes_first() -> None:
    story = harbour()
    early = Dating(Basis.STATED, "2010-01-01", "2010-01-01", "meta")
    old = tuple(replace(r, annotations=replace(r.annotations, published=early)) for r in story.reports[:1])
    other = replace(story, id="s0", title="Old", reports=old, events=(), timeline=(), copies=(), facts=(), joins=())
    assert [entry.title for entry in read(stories_feed([other, story], "h")).entries][-1] == "Old"


@pytest.mark.parametrize(
    ("edtf", "best", "expected"),
    [
        ("2013-05-10T17:46:00+01:00", "2013-05-10", "2013-05-10T17:46:00+01:00"),
        ("2013-05-10T17:46:00Z", "2013-05-10", "2013-05-10T17:46:00+00:00"),
        ("2013-05-10T17:46", "2013-05-10", "2013-05-10T00:00:00+00:00"),
        ("2013-05-10", "2013-05-10", "2013-05-10T00:00:00+00:00"),
        ("2013-06-16/2013-06-17", "2013-06-16", "2013-06-16T00:00:00+00:00"),
    ],
)
def test_an_instant_is_as_exact_as_the_date_and_no_more(edtf: str, best: str, expected: str) -> None:
    moment = instant(Dating(Basis.STATED, edtf, best))
    assert moment is not None
    assert moment.isoformat() == expected


def test_a_change_moves_the_entry_and_not_its_publication() -> None:
    story = harbour()
    updated = Dating(Basis.STATED, "2014-03-06T09:00:00+01:00", "2014-03-06", "meta")
    first = replace(story.reports[0], article=replace(story.reports[0].article, updated=updated))
    entry = read(reports_feed([replace(story, reports=(first, *story.reports[1:]))], "h")).entries[0]
    assert (entry.published, entry.updated) == ("2014-03-04T00:00:00Z", "2014-03-06T09:00:00+01:00")


def test_nothing_of_a_hostile_page_is_markup() -> None:
    for feed in (stories_feed([hostile()], "h"), reports_feed([hostile()], "h")):
        assert drawn(feed) <= OURS
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", feed)
        assert read(feed).entries


def test_no_story_is_a_feed_without_entries() -> None:
    assert read(stories_feed([], "h")).entries == []
    checked(reports_feed([], "h"))


def test_a_title_of_invisible_marks_alone_gives_way_to_the_file() -> None:
    story = replace(harbour(), title="\u202e\u200b")
    assert read(stories_feed([story], "h")).entries[0].title == "The Courier"


@settings(max_examples=50, deadline=None)
@given(stories())
def test_any_story_gives_a_feed(story: Story) -> None:
    for feed in (stories_feed([story], story.title), reports_feed([story], story.title)):
        assert drawn(feed) <= OURS
        assert len(checked(feed).findall(f"{{{ATOM}}}entry")) in (1, len(story.reports))


def test_a_date_that_is_none_has_no_instant() -> None:
    clue = Clue(harbour().reports[0].article.evidence(0, 1), "x")
    assert instant(Dating(Basis.INFERRED, "2014", None, None, (clue,))) is None
