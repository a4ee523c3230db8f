"""Stories keep their ids; what the user decides outweighs the scores; notes and visits."""

import pytest

from commonground.keeping.errors import LibraryError
from commonground.keeping.library import Library
from keeping.newspages import FIRE, OTHER

SECOND = """Ostrel ferry pier to reopen on Friday after fire

Tuesday 7 May 2019

The ferry pier in Ostrel, closed by a fire on Sunday night, will reopen on Friday, harbour master Tomas Vik said.

Two dockers were treated for smoke, and about 400 passengers spent the night in the school.
"""
THIRD = """Ostrel counts the cost of the pier fire

Wednesday 8 May 2019

The fire that closed the ferry pier in Ostrel on Sunday night will cost the town 200,000 crowns, Tomas Vik, the harbour
master, told the council on Tuesday. Passengers who spent the night in the school will be paid back, he said.
"""


def shape(library: Library) -> dict[str, int]:
    return {row.id: row.reports for row in library.stories()}


def test_a_story_keeps_its_id_while_reports_come_in(empty: Library) -> None:
    first = empty.add(FIRE.encode()).article
    story = empty.story_of(first)
    for text in (SECOND, THIRD):
        empty.add(text.encode())
        assert empty.story_of(first) == story
    assert shape(empty) == {story: 3}
    empty.add(OTHER.encode())
    assert len(empty.stories()) == 2


def test_the_order_of_adding_makes_no_difference_to_which_reports_are_together(empty: Library) -> None:
    for text in (THIRD, OTHER, SECOND, FIRE):
        empty.add(text.encode())
    assert sorted(shape(empty).values()) == [1, 3]
    before = shape(empty)
    empty.regroup(everything=True)
    assert shape(empty) == before


def test_a_story_that_nothing_touched_does_not_change(empty: Library) -> None:
    empty.add(FIRE.encode())
    (before,) = empty.stories()
    empty.add(OTHER.encode())
    assert before in empty.stories()


def test_a_split_holds_and_can_be_taken_back(copy: Library) -> None:
    whole = copy.stories(order="size")[0].id
    apart = [report.article.id for report in copy.story(whole).reports[:3]]
    new = copy.split(whole, apart)
    assert (shape(copy)[new], shape(copy)[whole]) == (3, 9)
    copy.regroup(everything=True)
    homes = {copy.story_of(id) for id in apart}
    assert homes == {new}, "what the user decided outweighs the repair pass"
    assert shape(copy)[whole] == 9
    reasons = {reason for join in copy.story(whole).joins for reason in join.reasons}
    assert "you kept these apart" in reasons
    decision = copy.undo()
    assert decision is not None
    assert set(decision.left) == set(apart)
    assert shape(copy)[whole] == 12
    assert copy.undo() is None


def test_an_id_that_was_merged_away_leads_to_the_story_it_went_into(copy: Library) -> None:
    big, small = (row.id for row in copy.stories(order="size"))
    merged = copy.merge(small, big)
    assert merged == big, "the id of the larger part stays"
    assert copy.story(small).id == big
    assert shape(copy) == {big: 13}
    copy.undo()
    assert shape(copy) == {big: 12, small: 1}
    assert copy.story(small).id == small, "taken back, it has its own id again"


def test_a_decision_is_about_the_page_whatever_its_version(empty: Library) -> None:
    url = "https://ostrel.example/fire"
    first = empty.add(FIRE.encode(), url=url).article
    other = empty.add(OTHER.encode()).article
    story = empty.merge(str(empty.story_of(first)), str(empty.story_of(other)))
    second = empty.add(FIRE.replace("two dockers", "three dockers").encode(), url=url).article
    assert empty.story_of(second) == story == empty.story_of(other)


def test_a_split_of_all_or_of_strangers_is_refused(copy: Library) -> None:
    big, small = (row.id for row in copy.stories(order="size"))
    ids = [report.article.id for report in copy.story(big).reports]
    for articles in (ids, [], [copy.story(small).reports[0].article.id]):
        with pytest.raises(LibraryError):
            copy.split(big, articles)
    with pytest.raises(LibraryError, match="one story already"):
        copy.merge(big, big)
    assert copy.decisions() == []


def test_notes_stay_with_the_story_they_were_written_for(copy: Library) -> None:
    big, small = (row.id for row in copy.stories(order="size"))
    copy.note(small, "ring the ferry company")
    copy.merge(small, big)
    assert [note.text for note in copy.notes(big)] == ["ring the ferry company"]
    with pytest.raises(LibraryError, match="no story or article"):
        copy.note("s-nothing", "lost")
    with pytest.raises(LibraryError, match="without words"):
        copy.note(big, " ")


def test_what_is_new_since_the_last_visit(empty: Library) -> None:
    empty.add(FIRE.encode())
    assert empty.last_visit() is None
    assert empty.stories()[0].new == 1
    empty.visit()
    assert empty.last_visit()
    assert empty.stories()[0].new == 0
    empty.add(SECOND.encode())
    (row,) = empty.stories()
    assert (row.reports, row.new) == (2, 1)
    empty.visit(row.id)
    assert empty.stories()[0].new == 0


def test_what_comes_while_a_page_is_drawn_stays_new(empty: Library) -> None:
    assert empty.newest() == 0
    empty.add(FIRE.encode())
    seen = empty.newest()
    added = empty.add(SECOND.encode())
    empty.visit(seen=seen)
    (row,) = empty.stories()
    assert (row.reports, row.new) == (2, 1)
    empty.visit(row.id, seen)
    assert empty.unseen(row.id) == (added.article,)
    empty.visit(row.id, seen=10_000)
    assert empty.stories()[0].new == 0
    empty.add(OTHER.encode())
    assert sum(row.new for row in empty.stories()) == 1


def test_people_by_name(shelf: Library) -> None:
    rows = shelf.people()
    assert [row.key for row in rows] == sorted(row.key for row in rows)
    (gunn,) = shelf.people(starting="Gunn")
    assert (gunn.name, gunn.stories) == ("Fiona Gunn", 1)
    page = shelf.person(gunn.key)
    statements = [(article, index) for story in page.stories for article, index in story.statements]
    assert len(statements) == gunn.statements > 3
    story = shelf.story(page.stories[0].story)
    reports = {report.article.id: report for report in story.reports}
    for article, index in statements:
        assert reports[article].annotations.statements[index].speaker_entity == page.stories[0].entity
    with pytest.raises(LibraryError, match="nobody called"):
        shelf.person("nobody at all")


def test_unknown_ids_are_one_clear_line(shelf: Library) -> None:
    for ask in (shelf.story, shelf.report, shelf.versions, shelf.page_bytes, shelf.story_of):
        with pytest.raises(LibraryError, match=r"no (story|article) nothing"):
            ask("nothing")
    with pytest.raises(LibraryError, match="no order"):
        shelf.stories(order="loudness; DROP TABLE stories")
