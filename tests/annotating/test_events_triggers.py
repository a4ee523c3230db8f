"""What sets off an event, in which sense, and which words are shown for it."""

import pytest

from commonground.pipeline import annotate, from_text
from commonground.records.annotations import Event


def events(text: str) -> tuple[Event, ...]:
    """The events of a text published on Friday, 22 March 2024."""
    return annotate(from_text(text, published="2024-03-22")).events


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("A patrol ship struck a trawler off Lerwick on Monday.", "struck", "accident"),
        ("Missiles hit a hospital in Kyiv on Monday.", "hit", "attack"),
        ("A school was struck by a missile in Kyiv on Monday.", "struck", "attack"),
        ("The army fired at protesters in Homs on Monday.", "fired", "attack"),
        ("The storm hit Lerwick on Monday.", "hit", "disaster"),
        ("Ann Lee and John Berg met in Oslo on Monday.", "met", "meeting"),
    ],
)
def test_what_strikes_says_what_a_blow_is(text: str, trigger: str, kind: str) -> None:
    assert [(e.trigger.text, e.kind) for e in events(text)] == [(trigger, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "Inflation hit 12% in Oslo on Monday.",
        "Norway hit out at Mali on Monday.",
        "Norway and Mali struck a balance on Monday.",
        "John Berg was fired at the meeting-house on Monday.",
        "Prices shot up in Berlin on Monday.",
        "The value of the pound crashed on Monday.",
        "Norway will meet the targets on Monday.",
        "The two trains met head-on near Oslo on Monday.",
        "John Berg won 270 electoral votes on Monday.",
        "Storms are expected in Oslo on Sunday.",
        "Flooded roads in Oslo were closed on Monday.",
        "He had a heart attack in Oslo on Monday.",
    ],
)
def test_other_senses_set_off_nothing(text: str) -> None:
    plain = ("deed", "statement")
    found = [e for e in events(text) if e.kind not in plain and (e.kind != "meeting" or e.trigger.text != "meeting")]
    assert [e.trigger.text for e in found] == []


def test_a_plea_of_guilty_is_more_than_speech() -> None:
    (event,) = events("Ann Lee pleaded guilty on Monday to taking 40,000 kroner.")
    assert (event.trigger.text, event.kind, event.date) == ("pleaded guilty", "verdict", "2024-03-18")


def test_sales_that_fell_are_one_event() -> None:
    assert [e.trigger.text for e in events("Sales of mackerel fell 12% in March.")] == ["fell"]


def test_the_rising_number_of_victims_does_not_date_the_accident() -> None:
    text = "The number of crew injured when a patrol ship struck a trawler rose to five on Wednesday."
    assert {e.trigger.text: e.date for e in events(text)} == {"struck": None, "rose": "2024-03-20"}


def test_people_wounded_in_an_attack_are_one_line() -> None:
    assert [e.trigger.text for e in events("Some 42 people were wounded in the attack on Monday.")] == ["wounded"]


@pytest.mark.parametrize(
    ("text", "trigger", "shown"),
    [
        (
            "Police named John Berg, a deckhand on the trawler, who died in Oslo in February.",
            "died",
            "a deckhand on the trawler, who died in Oslo in February",
        ),
        ("Police spoke to the man who was arrested on Monday.", "arrested", "the man who was arrested on Monday"),
        (
            "John Berg left Oslo and was arrested on Monday.",
            "arrested",
            "John Berg left Oslo and was arrested on Monday",
        ),
        ("John Berg was arrested on Monday.", "arrested", "John Berg was arrested on Monday"),
        (
            "A deckhand hurt when a ship struck a trawler has died in Oslo.",
            "died",
            "A deckhand hurt when a ship struck a trawler has died in Oslo",
        ),
        (
            "John Berg declined to say whether he had asked Norway to reverse the cut of 12% that it made in January.",
            "cut",
            "the cut of 12% that it made in January",
        ),
        ("“John Berg was arrested on Monday,” Ann Lee said.", "arrested", "John Berg was arrested on Monday"),
        ("Two men were hurt when a ship struck a trawler.", "struck", "a ship struck a trawler"),
        (
            "After talks, Hale and Solheim will travel to Bergen on Friday.",
            "travel",
            "After talks, Hale and Solheim will travel to Bergen on Friday",
        ),
        (
            "LERWICK, Scotland (North Sea Wire) – John Berg was arrested on Monday.",
            "arrested",
            "John Berg was arrested on Monday",
        ),
        (
            "John Berg was held on Monday after a patrol ship and a trawler collided off Oslo.",
            "collided",
            "a patrol ship and a trawler collided off Oslo",
        ),
    ],
)
def test_a_shown_clause_has_its_subject_and_no_stop(text: str, trigger: str, shown: str) -> None:
    assert [e.clause.text for e in events(text) if e.trigger.text == trigger] == [shown]


@pytest.mark.parametrize("what", ["fighting broke out", "war broke out"])
def test_what_broke_out_is_the_event_and_dates_what_happened_since(what: str) -> None:
    found = {e.trigger.text: e.date for e in events(f"Some 900 people have died since {what} in Tamar in March 2011.")}
    assert (found[what], found["died"]) == ("2011-03", "2011-03/..")


def test_a_line_about_what_was_announced_has_what_was_announced() -> None:
    text = "The quota will rise in May, the fisheries board announced Thursday."
    assert [e.clause.text for e in events(text) if e.trigger.text == "announced"] == [text.rstrip(".")]


def test_two_verbs_with_one_object_are_shown_with_it() -> None:
    text = "The garrison said it had shot down or caught 12 kites on Sunday."
    assert [e.clause.text for e in events(text) if e.trigger.text == "shot down"] == [text.rstrip(".")]
