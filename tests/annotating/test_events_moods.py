"""A status that comes from a word farther off: a shared modal verb, a fear, a plan; and what only looks like one."""

import pytest

from commonground.pipeline import annotate, from_text
from commonground.records.annotations import Event


def told(text: str, trigger: str) -> list[Event]:
    """The events that the word sets off, on a page of a Friday."""
    return [e for e in annotate(from_text(text, published="2024-03-22")).events if e.trigger.text == trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Paul Lund said the dam would flood or completely destroy Varno.", "destroy", "conditional"),
        ("Paul Lund said the council will widen the road and destroy Brattlund Hall.", "destroy", "planned"),
        ("The proposals include suspending Norway from the league.", "suspending", "conditional"),
        ("We look forward to our visit to Norway, Paul Lund said.", "visit", "planned"),
        ("There are fears of an attack by Norway, Paul Lund said.", "attack", "conditional"),
        ("Ships were sent to prevent an attack by Norway, Paul Lund said.", "attack", "conditional"),
        ("Paul Lund demanded an inquiry into the attack in Varno.", "attack", "happened"),
        ("Paul Lund called for an end to the war in Varno.", "war", "happened"),
        ("Paul Lund called for an attack on Varno.", "attack", "conditional"),
        ("Ten members of Youth Demand were already arrested in Oslo on Monday.", "arrested", "happened"),
        ("The fears over the attack in Varno grew, Paul Lund said.", "attack", "happened"),
    ],
)
def test_the_mood_may_stand_far_from_its_verb(text: str, trigger: str, status: str) -> None:
    assert [e.status for e in told(text, trigger)] == [status]


def test_what_can_befall_anybody_is_no_event() -> None:
    assert told("On the pier, tourists may be cheated, attacked by gulls or soaked, Paul Lund said.", "attacked") == []


def test_what_is_only_feared_of_nobody_is_no_event() -> None:
    assert told("Schools must be able to prevent attacks, Paul Lund said.", "attacks") == []


def test_what_something_is_like_is_no_event() -> None:
    assert told("Paul Lund told Anna Berg that it should be simple, like buying a car.", "buying") == []


def test_the_day_of_saying_is_not_that_of_what_was_done() -> None:
    text = "The Varno Herald on 6 April 2007 said that Paul Lund had “served at sea in the war.”"
    assert [e.date for e in told(text, "served")] in ([], [None])
