"""The scorer of timelines, written anew from the task's description."""

from commonground.comparing.telling.doings import Doing
from quality.timelines import anchor_of, following, relations

GOLD = [("2031-05-06", ("1-0-opened", "1-2-opened")), ("2031-06-XX", ("2-3-delivered",))]


def test_the_gold_follows_from_itself() -> None:
    assert following(GOLD, relations(GOLD)) == len(relations(GOLD)) == 4


def test_a_right_event_on_a_wrong_day_makes_its_date_wrong_but_not_its_order() -> None:
    moved = [("2031-05-07", ("1-0-opened",)), ("2031-06-XX", ("2-3-delivered",))]
    assert following(GOLD, relations(moved)) == 2


def test_two_events_in_the_wrong_order_are_wrong() -> None:
    swapped = [("2031-05-06", ("2-3-delivered",)), ("2031-06-XX", ("1-0-opened",))]
    assert following(GOLD, relations(swapped)) == 0


def test_a_place_is_written_as_the_task_writes_it() -> None:
    placed = {"2031": "2031-XX-XX", "2031-05": "2031-05-XX", "2031-05-09~": "2031-05-09", "../2031-05-09": "2031-05-09"}
    assert {p: anchor_of(Doing((), None, p)) for p in placed} == placed
    assert anchor_of(Doing((), None, "2031-05-01/2031-05-09")) is None
    assert anchor_of(Doing((), None, None)) is None
