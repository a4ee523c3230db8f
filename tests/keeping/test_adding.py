"""Pages go into the library once, whole, and come out as they were."""

from collections.abc import Callable
from pathlib import Path

import commonground
from commonground.keeping.analysing import Given
from commonground.keeping.library import Library
from commonground.keeping.records import Added, Failed, Outcome
from keeping.newspages import FIRE, LATER, OTHER

Sample = Callable[[str], Path]


def given(text: str, url: str | None = "https://ostrel.example/fire") -> Given:
    return Given(page=text.encode(), url=url, media_type="text/plain")


def test_an_article_comes_out_as_it_went_in(shelf: Library, sample: Sample) -> None:
    article = commonground.read(sample("05"))
    report = shelf.report(article.id)
    assert report.article == article
    assert report.annotations == commonground.annotate(article)
    assert shelf.page_bytes(article.id) == sample("05").read_bytes()


def test_the_story_is_the_one_that_comparing_finds(shelf: Library) -> None:
    """Its facts, events and joins are those of `compare`; only its id is the library's own."""
    row = shelf.stories(order="size")[0]
    story = shelf.story(row.id)
    (compared,) = commonground.compare(report.article for report in map(shelf.report, ids_of(story)))
    assert [fact.label for fact in story.facts] == [fact.label for fact in compared.facts]
    assert story.events == compared.events
    assert story.joins == compared.joins
    assert story.reports == compared.reports
    assert (row.reports, row.title) == (12, compared.title)
    assert row.origins < row.reports, "copies of one wire text are one origin"
    assert row.first and row.last
    assert row.first < row.last
    assert set(row.outlets) == {report.article.outlet for report in story.reports}


def ids_of(story: commonground.Story) -> list[str]:
    return [report.article.id for report in story.reports]


def test_a_page_given_twice_is_held_once(copy: Library, sample: Sample) -> None:
    before = copy.count()
    assert copy.add(sample("02")).outcome is Outcome.KNOWN
    assert copy.count() == before


def test_the_same_text_in_other_bytes_is_held_once(empty: Library) -> None:
    page = Given(page=FIRE.encode(), url="https://ostrel.example/fire", media_type="text/plain; charset=utf-8")
    first, second = empty.add_many([given(FIRE), page])
    assert isinstance(first, Added)
    assert isinstance(second, Added)
    assert (second.outcome, second.article) == (Outcome.KNOWN, first.article)


def test_another_state_of_a_page_is_a_version_and_the_story_shows_the_latest(empty: Library) -> None:
    first, second = (added for added in empty.add_many([given(FIRE), given(LATER)]) if isinstance(added, Added))
    assert (first.outcome, second.outcome) == (Outcome.NEW, Outcome.VERSION)
    assert [version.article for version in empty.versions(first.article)] == [first.article, second.article]
    assert [version.current for version in empty.versions(second.article)] == [False, True]
    (row,) = empty.stories()
    assert ids_of(empty.story(row.id)) == [second.article]
    assert empty.story_of(first.article) == empty.story_of(second.article) == row.id
    assert "until Friday" in empty.report(first.article).article.text
    assert [article.id for article in empty.articles()] == [second.article]


def test_a_version_that_comes_later_takes_the_place_of_the_one_in_the_story(empty: Library) -> None:
    first = empty.add(FIRE.encode(), url="https://ostrel.example/fire")
    story = empty.story_of(first.article)
    second = empty.add(LATER.encode(), url="https://ostrel.example/fire")
    assert empty.story_of(second.article) == story
    assert list(empty.check()) == []


def test_another_report_at_the_same_address_is_no_version(empty: Library) -> None:
    first, second = (added for added in empty.add_many([given(FIRE), given(OTHER)]) if isinstance(added, Added))
    assert second.outcome is Outcome.NEW
    assert len(empty.versions(first.article)) == 1


def test_a_file_that_was_saved_again_is_a_version(empty: Library, tmp_path: Path) -> None:
    page = tmp_path / "fire.txt"
    page.write_text(FIRE, "utf-8")
    empty.add(page)
    page.write_text(LATER, "utf-8")
    assert empty.add(page).outcome is Outcome.VERSION


def test_what_cannot_be_read_does_not_stop_the_others(empty: Library, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    good = tmp_path / "good.txt"
    good.write_text(FIRE, "utf-8")
    results = list(empty.add_many([tmp_path / "empty.txt", tmp_path / "missing.txt", good], workers=2))
    assert [type(result) for result in results] == [Failed, Failed, Added]
    assert [result.what for result in results if isinstance(result, Failed)] == ["empty", "no such file"]
    assert empty.count().articles == 1


def test_a_file_name_that_is_no_utf8_is_kept_readable(empty: Library, tmp_path: Path) -> None:
    page = Path(str(tmp_path) + "/fire-\udcff.txt")
    page.write_text(FIRE, "utf-8")
    empty.add(page)
    assert empty.articles()[0].source.endswith("fire-\ufffd.txt")


def test_where_adding_was_stopped_the_next_one_finds_the_stories(empty: Library) -> None:
    adding = empty.add_many([given(FIRE), given(OTHER, "https://ostrel.example/choir")])
    next(adding)
    adding.close()
    assert (empty.count().stories, empty.count().waiting) == (0, 1)
    assert empty.story_of(empty.articles()[0].id) is None
    assert list(empty.add_many([])) == []
    assert (empty.count().stories, empty.count().waiting) == (1, 0)


def test_articles_by_outlet(shelf: Library) -> None:
    rows = shelf.articles(outlet="The Fjord Tribune")
    assert len(rows) == 2
    assert {row.outlet for row in rows} == {"The Fjord Tribune"}
    assert all(row.story == shelf.story_of(row.id) for row in rows)
