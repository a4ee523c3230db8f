"""Events: what sets them off, on which day the text puts them, where, and whether they took place."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.pipeline import annotate, from_text
from commonground.records import edtf
from commonground.records.annotations import Event, Status
from commonground.records.article import Basis, Dating

DAY = "2013-05-10"


def events(text: str, published: str | None = DAY) -> tuple[Event, ...]:
    """The events of a text published on a Friday."""
    return annotate(from_text(text, published=published)).events


def event(text: str, trigger: str, published: str | None = DAY) -> Event:
    """The one event that the words set off."""
    found = [e for e in events(text, published) if e.trigger.text == trigger]
    assert len(found) == 1, [e.trigger.text for e in events(text, published)]
    return found[0]


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("Police arrested Ivan Petrov in Moscow on Monday.", "arrested", "2013-05-06"),
        ("The White House on Wednesday released the letters.", "released", "2013-05-08"),
        ("In 2012 coal trade rose almost 10 percent.", "rose", "2012"),
        ("Talks between France and Mali ended on Thursday.", "Talks", "2013-05-09"),
        ("The 2011 uprising toppled the king.", "uprising", "2011"),
        ("John Marsh resigned yesterday.", "resigned", "2013-05-09"),
    ],
)
def test_a_time_dates_the_event_it_belongs_to(text: str, trigger: str, date: str) -> None:
    assert event(text, trigger).date == date


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("John Marsh condemned the attack in Homs on Monday.", "attack"),
        ("John Marsh met Ann Lee; talks on this year's quotas go on.", "talks"),
        ("The Post said on Monday that Ivan Petrov had been arrested.", "arrested"),
        ("Ivan Petrov was arrested after protests in 2011.", "arrested"),
    ],
)
def test_a_time_that_belongs_to_another_word_dates_nothing(text: str, trigger: str) -> None:
    assert [e.date for e in events(text) if e.trigger.text == trigger] in ([None], [])


def test_each_of_two_joined_clauses_has_its_own_day() -> None:
    text = "Police arrested Ivan Petrov in Moscow on Monday and charged Olga Orlova in London on Wednesday."
    assert [(e.trigger.text, e.date) for e in events(text)] == [("arrested", "2013-05-06"), ("charged", "2013-05-08")]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("John Marsh met Ann Lee in Paris.", "met", "happened"),
        ("John Marsh will meet Ann Lee in Paris.", "meet", "planned"),
        ("John Marsh and Ann Lee are to meet in Paris.", "meet", "planned"),
        ("John Marsh plans to visit Paris.", "visit", "planned"),
        ("John Marsh did not meet Ann Lee.", "meet", "denied"),
        ("Norway has no plans to sell Denmark the ships.", "sell", "denied"),
        ("Ann Lee accused John Marsh of attacking the camp.", "attacking", "alleged"),
        ("If John Marsh visits Paris, trade will suffer.", "visits", "conditional"),
        ("Ann Lee hoped John Marsh would visit Paris.", "visit", "conditional"),
    ],
)
def test_tense_negation_reporting_and_modality_give_the_status(text: str, trigger: str, status: str) -> None:
    assert event(text, trigger).status == status


def test_a_denied_event_never_has_a_date() -> None:
    found = event(
        "Norway has no plans to sell Denmark the ships, Ann Lee said on Monday, as rumoured in recent days.", "sell"
    )
    assert (found.status, found.date) == ("denied", None)


def test_what_is_dated_after_the_article_is_still_ahead() -> None:
    assert event("Ann Lee hosts a conference in Paris on 3 July 2013.", "conference").status == "planned"


def test_the_summits_place_is_not_the_talks_place() -> None:
    text = "Ann Lee spoke after talks with John Marsh on the eve of the Arctic summit in Norway."
    assert event(text, "talks").place is None
    found = event(text, "summit").place
    assert found is not None
    assert found.name == "Norway"


def test_a_government_named_by_its_capital_is_no_place() -> None:
    assert all(e.place is None for e in events("Moscow and London agreed on a treaty on Monday."))


def test_the_nearest_named_town_wins_over_the_region_that_holds_it() -> None:
    found = event("John Marsh was arrested outside of the northern city of Aleppo on Monday.", "arrested").place
    assert found is not None
    assert found.name == "Aleppo"


def test_talks_named_again_are_the_dated_ones() -> None:
    text = "John Marsh met Ann Lee for talks in Paris on Monday.\nAfter the talks, Ann Lee went home."
    assert [e.date for e in events(text) if e.trigger.text == "talks"] == ["2013-05-06", "2013-05-06"]


def test_other_talks_are_not() -> None:
    text = "John Marsh met Ann Lee for talks in Paris on Monday.\nPrevious talks between John Marsh and Ann Lee failed."
    assert event(text.split("\n")[1], "talks").date is None
    assert [e.date for e in events(text) if e.trigger.text == "talks"][-1] is None


def test_what_is_said_after_dated_talks_is_said_that_day() -> None:
    text = "John Marsh held talks with Ann Lee in Paris on Monday.\n“We agreed,” Ann Lee said after the talks."
    assert event(text, "said").date == "2013-05-06"


def test_a_journey_made_for_a_meeting_is_on_its_day() -> None:
    text = "John Marsh spoke before a trip to Oslo to meet with Ann Lee on Monday."
    assert (event(text, "trip").date, event(text, "meet").date) == ("2013-05-13", "2013-05-13")


def test_the_dead_of_an_attack_died_then_and_there() -> None:
    found = event("At least 20 people were killed in an attack in Homs on Tuesday.", "killed")
    assert (found.date, found.place.name if found.place else None) == ("2013-05-07", "Homs")


def test_participants_have_their_roles() -> None:
    arrested = event("Olga Orlova arrested Ivan Petrov in Moscow on Monday.", "arrested")
    assert [(p.name, p.role) for p in arrested.participants] == [("Olga Orlova", "agent"), ("Ivan Petrov", "patient")]
    met = event("Mr Gore, who met Ann Lee in London on 3 May 2010, is ill.", "met")
    assert [(p.name, p.role) for p in met.participants] == [("Gore", "participant"), ("Ann Lee", "participant")]


def test_a_report_without_a_date_gets_no_day_from_a_weekday() -> None:
    assert event("Police arrested Ivan Petrov in Moscow on Monday.", "arrested", published=None).date is None


WORDS = [
    "the",
    "talks",
    "met",
    "Ana",
    "Petrova",
    "in",
    "London",
    "on",
    "Monday",
    ",",
    "and",
    "said",
    "that",
    '"',
    "”",
    "’s",
    "will",
    "not",
    "after",
    "2012",
    "since",
    "with",
    ".",
    "(",
    "which",
    "of",
    "G8",
    "if",
    "hoped",
    "attack",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join) | st.text(max_size=100))
def test_no_text_breaks_it(text: str) -> None:
    for found in events(text):
        for span in (found.trigger, found.clause, *found.basis, *(p.span for p in found.participants)):
            assert text[span.start : span.end] == span.text
        assert found.date is None or edtf.is_valid(found.date)
        assert not (found.status == "denied" and found.date)


def test_what_a_page_changed_years_later_tells_is_not_ahead() -> None:
    """A background page of 2012 that was brought up to date in 2026 can tell of 2022 as past."""
    page = from_text("Ruritania invaded its neighbour in 2022.", published="2012-05-10")
    changed = replace(page, updated=Dating(Basis.STATED, "2026-04-24", "2026-04-24", "JSON-LD dateModified"))
    assert [e.status for e in annotate(changed).events if e.trigger.text == "invaded"] == [Status.HAPPENED]


def test_a_claim_inside_a_claim_keeps_its_source() -> None:
    text = "Imran Shah said he had seen emails in which the mayor agreed to a merger in April."
    assert event(text, "agreed").attributed_to == "Imran Shah"
