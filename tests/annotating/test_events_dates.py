"""On which day the words put an event: chronologies, occasions of speech, what an event verb is about."""

import pytest

from commonground.pipeline import annotate, from_text


def dates(text: str, trigger: str) -> list[str | None]:
    """The dates of the events that the word sets off, on a page of Friday 22 March 2024."""
    return [e.date for e in annotate(from_text(text, published="2024-03-22")).events if e.trigger.text == trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Speaking in Oslo on Monday, Anna Berg said the harbour would close.", "said", "2024-03-18"),
        ("In a letter to the council on Monday, Anna Berg said the harbour would close.", "said", "2024-03-18"),
        ("Posting online on Tuesday, Anna Berg wrote: “I love Oslo.”", "wrote", "2024-03-19"),
        ("Asked about the attack on Monday, Anna Berg said she would resign.", "said", None),
        ("In a report on the fire in March, Anna Berg said the alarm was broken.", "said", None),
        ("Speaking in Oslo, Anna Berg, who married Paul Lund last year, said the harbour would close.", "said", None),
    ],
)
def test_the_day_of_an_occasion_is_that_of_what_was_said(text: str, trigger: str, date: str | None) -> None:
    assert dates(text, trigger) == [date]


def test_a_press_conference_and_what_is_said_there_are_of_one_day() -> None:
    text = "During a press conference on Monday, Anna Berg said the harbour would close."
    assert dates(text, "press conference") == dates(text, "said") == ["2024-03-18"]


def test_an_entry_of_a_chronology_has_the_day_it_opens_with() -> None:
    assert dates("March 29, 2008: The harbour fire killed three people.", "killed") == ["2008-03-29"]
    assert "2007" not in dates("2007: Paul Lund leaves office in the aftermath of the war in Oslo", "war")


def test_who_addresses_a_rally_does_so_on_its_day() -> None:
    assert dates("In 2023, Paul Lund addressed a rally in Oslo, where 100 families gathered.", "rally") == ["2023"]
