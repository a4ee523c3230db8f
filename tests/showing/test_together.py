"""Why reports are together or apart, for more than two of them."""

from dataclasses import replace

from harbour_story import harbour, page

from commonground.records.annotations import Annotations
from commonground.records.article import Role
from commonground.records.story import Copies, Identity, Join, Level, Report, Story
from commonground.showing import labels
from commonground.showing.digest.tell import digests

SAME, DIFFERENT, UNCERTAIN = Identity.SAME, Identity.DIFFERENT, Identity.UNCERTAIN


def story(*joins: Join, copies: tuple[Copies, ...] = ()) -> Story:
    articles = [page(id, ((Role.BODY, f"Page {id}"),)) for id in "abcd"]
    reports = tuple(Report(article, Annotations(article=article.id)) for article in articles)
    return replace(harbour(), reports=reports, events=(), timeline=(), facts=(), copies=copies, joins=joins)


def told(*joins: Join, copies: tuple[Copies, ...] = ()) -> list[tuple[str, list[str]]]:
    (digest,) = digests([story(*joins, copies=copies)])
    return [(labels.tie(tie), [labels.reason(tie, reason) for reason in tie.reasons]) for tie in digest.ties]


def event(a: str, b: str, answer: Identity, *reasons: str) -> Join:
    return Join(a, b, Level.EVENT, answer, reasons)


def test_two_reports_need_no_numbers_before_their_reasons() -> None:
    assert told(event("a", "b", DIFFERENT, "on 2014-03-03 and 2014-04-01")) == [
        ("[1] and [2]  two events", ["on 3 March 2014 and 1 April 2014"])
    ]


def test_reports_of_one_event_are_one_group_and_groups_are_told_apart_once() -> None:
    joins = (
        event("a", "b", SAME, "same day"),
        event("c", "d", SAME, "same day"),
        event("a", "c", DIFFERENT, "a month apart"),
        event("b", "c", DIFFERENT, "a month apart"),
        event("b", "d", DIFFERENT, "five weeks apart"),
        event("a", "d", UNCERTAIN, "no date"),
    )
    assert told(*joins) == [
        ("[1][2]  one event", ["same day"]),
        ("[3][4]  one event", ["same day"]),
        ("[1][2] and [3][4]  one event or two: not settled, kept apart", ["[1][4] no date"]),
        ("[1][2] and [3][4]  two events", ["[1][3] a month apart", "[2][4] five weeks apart"]),
    ]


def test_reports_joined_through_others_are_in_one_group() -> None:
    assert [line for line, _ in told(event("a", "b", SAME), event("b", "c", SAME), event("a", "c", UNCERTAIN))] == [
        "[1][2][3]  one event"
    ]


def test_the_story_comes_before_its_events() -> None:
    joins = (event("a", "b", SAME, "x"), Join("a", "b", Level.STORY, SAME, ("y",)))
    assert [line for line, _ in told(*joins)] == ["[1][2]  one story", "[1][2]  one event"]


def test_copies_need_no_reason_of_their_own() -> None:
    assert told(event("a", "b", SAME, "x"), copies=(Copies(("a", "b"), "a", 0.9),)) == []
