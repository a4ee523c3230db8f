"""Whether something took place, and when: what governs a word, and what the writer takes for granted."""

import pytest

from commonground.pipeline import annotate, from_text
from commonground.records.annotations import Event


def told(text: str, trigger: str, published: str | None = "2024-03-22") -> list[Event]:
    """The events that the word sets off, on a page of a Friday."""
    return [e for e in annotate(from_text(text, published=published)).events if e.trigger.text == trigger]


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Paul Lund became the sixth person to die in Laos.", "die", "happened"),
        ("Paul Lund was the youngest to sign the treaty.", "sign", "happened"),
        ("John Berg was among those to die in the Oslo fire.", "die", "happened"),
        ("Paul Lund will be the first minister to visit Oslo.", "visit", "planned"),
        ("Paul Lund plans to visit Oslo.", "visit", "planned"),
    ],
)
def test_one_of_a_row_has_the_tense_of_the_main_clause(text: str, trigger: str, status: str) -> None:
    assert [e.status for e in told(text, trigger)] == [status]


def test_a_relative_clause_in_the_past_is_fact_whatever_is_asked_around_it() -> None:
    text = "John Berg declined to say whether he had asked Norway to return the ships that it seized in January."
    (found,) = told(text, "seized")
    assert (found.status, found.date, found.attributed_to) == ("happened", "2024-01", None)


def test_what_somebody_claims_is_not_such_a_clause() -> None:
    (found,) = told("John Berg rejected claims that Norway seized the ships in January.", "seized")
    assert found.status == "denied"


def test_who_is_silent_is_no_source() -> None:
    (found,) = told("John Berg declined to say whether Paul Lund had resigned.", "resigned")
    assert found.attributed_to is None


def test_what_an_inquiry_will_not_do_is_no_plan_of_an_inquiry() -> None:
    assert told("An inquiry will not pay a crew, John Berg said.", "inquiry") == []
    (found,) = told("An inquiry will open in Oslo on Monday.", "inquiry")
    assert found.status == "planned"


def test_an_election_in_a_heading_is_ahead_if_the_article_says_so() -> None:
    text = (
        "What to know about the 2024 Election\nVoters go to the polls in the election on 5 November 2024, Ann Lee said."
    )
    assert {e.status for e in annotate(from_text(text, published="2024-09-03")).events if e.kind == "election"} <= {
        "planned"
    }


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The Good Friday Agreement with Norway holds.", "Agreement"),
        ("Successful Christmas sales in Oslo helped the shop.", "sales"),
        ("The early 20th-century ring was lost in the invasion of Mali.", "invasion"),
        ("Berg and Lund met at the customs house since a ship struck the trawler last month.", "met"),
        ("Ann Lee came second in a poll of potential 2026 candidates.", "poll"),
        ("The court heard that John Berg was stopped and accused of speeding twice in the past.", "accused"),
        ("The attack on Oslo was told on “Today”, Paul Lund recalled.", "attack"),
    ],
)
def test_a_time_of_another_word_dates_nothing(text: str, trigger: str) -> None:
    assert {e.date for e in told(text, trigger)} <= {None}


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        (
            "John Berg signed the treaty two days before the fair, which he will open on April 25-26.",
            "signed",
            "2024-04-23",
        ),
        ("John Berg resigned two days after the election, which was held on March 10.", "resigned", "2024-03-12"),
        ("The ministers agreed to fish less after two hours of talks in Bergen today.", "talks", "2024-03-22"),
    ],
)
def test_days_are_counted_from_a_dated_event(text: str, trigger: str, date: str) -> None:
    assert {e.date for e in told(text, trigger)} == {date}


@pytest.mark.parametrize(
    "text",
    [
        "John Berg said the governor has the power to appoint Ann Lee.",
        "Paul Lund was eager to cooperate with Norway.",
        "The police charged John Berg with an attempt to murder Paul Lund.",
        "The court's ruling to overturn the law pleased Ann Lee.",
        "John Berg tried to dismiss Paul Lund.",
        "The ministry set up a panel to investigate John Berg.",
    ],
)
def test_the_power_or_the_wish_to_do_something_is_no_plan_of_it(text: str) -> None:
    triggers = ("appoint", "cooperate", "murder", "overturn", "dismiss", "investigate")
    assert [e for trigger in triggers for e in told(text, trigger)] == []


@pytest.mark.parametrize(
    ("text", "trigger", "status"),
    [
        ("Two years later, prosecutors allowed John Berg to plead guilty.", "plead guilty", "happened"),
        ("Prosecutors will allow John Berg to plead guilty.", "plead guilty", "planned"),
        ("Ann Lee was one of nine members to resign.", "resign", "happened"),
        ("Paul Lund is to visit Oslo.", "visit", "planned"),
        ("Norway agreed to release John Berg.", "release", "planned"),
        ("John Berg used his speech to criticise Paul Lund.", "criticise", "happened"),
    ],
)
def test_an_infinitive_has_the_standing_of_what_governs_it(text: str, trigger: str, status: str) -> None:
    assert [e.status for e in told(text, trigger)] == [status]


@pytest.mark.parametrize(
    ("text", "trigger", "date"),
    [
        ("The hearing, which had been postponed since December, opened.", "postponed", "2023-12/.."),
        ("Parts of the ministry’s changing story of the Sept. 11 attack came out.", "attack", "2023-09-11"),
        (
            "Ann Lee, known for her plain words, endorsed the long-serving mayor Paul Lund on Tuesday.",
            "endorsed",
            "2024-03-19",
        ),
        ("John Berg announced his decision in a written statement Tuesday afternoon.", "announced", "2024-03-19"),
        ("Paul Lund on Monday will nominate Ann Lee.", "nominate", "2024-03-25"),
        ("The plan, which the leaders discussed as recently as Wednesday, is new.", "discussed", "2024-03-20"),
    ],
)
def test_the_day_that_the_sentence_gives_its_verb_is_found(text: str, trigger: str, date: str) -> None:
    assert [e.date for e in told(text, trigger)] == [date]


def test_what_would_have_been_is_not_planned() -> None:
    (found,) = told("John Berg said nothing would have stopped the killing of Paul Lund.", "killing")
    assert found.status != "planned"


def test_an_attack_advert_is_no_attack() -> None:
    assert told("Ann Lee appeared in an attack ad against Paul Lund on Monday.", "attack") == []


def test_what_the_text_has_as_done_is_not_ahead_by_a_month_read_forward() -> None:
    (found,) = told("Paul Lund will face trial for his part in the December attack in Oslo.", "attack")
    assert (found.status, found.date) == ("happened", None)


@pytest.mark.parametrize(
    ("text", "verb", "date"),
    [
        ("Ann Lee pulled out of the race on Tuesday.", "pulled", "2024-03-19"),
        (
            "Two islands filed a challenge to the quota on Thursday, saying that Norway had no right to it.",
            "filed",
            "2024-03-21",
        ),
        ("Paul Lund said little. Later Ann Lee posted a picture of the pier on Wednesday.", "posted", "2024-03-20"),
    ],
)
def test_what_somebody_did_on_a_stated_day_is_an_event_whatever_the_verb(text: str, verb: str, date: str) -> None:
    assert [(e.kind, e.date) for e in told(text, verb)] == [("deed", date)]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Ann Lee has rued the sale since Tuesday.", "rued"),
        ("Ann Lee remained in Oslo on Tuesday.", "remained"),
        ("Ann Lee will smile when the case is heard in May.", "heard"),
        ("Paul Lund admitted that the party will lose its seats in an interview on Tuesday.", "lose"),
    ],
)
def test_a_state_or_what_was_said_that_day_is_no_deed_of_the_day(text: str, verb: str) -> None:
    assert [e for e in told(text, verb) if e.date] == []


def test_the_main_clause_behind_an_if_is_no_condition() -> None:
    text = "If Paul Lund declined to run, the mayor offered him a post, Ann Lee said in a report released on Friday."
    assert {e.status for e in told(text, "released")} == {"happened"}


def test_what_one_promised_one_would_do_is_planned() -> None:
    assert [e.status for e in told("John Berg promised he’d sign the treaty with Norway.", "sign")] == ["planned"]


def test_a_visit_is_on_the_day_that_stands_behind_it() -> None:
    (found,) = told("Paul Lund wrote the letter in advance of Ann Lee’s visit there on Thursday.", "visit")
    assert found.date == "2024-03-21"


def test_a_verb_in_the_past_is_no_plan_whatever_day_its_time_is_read_as() -> None:
    (found,) = told("John Berg cancelled a scheduled interview on Monday night.", "cancelled")
    assert (found.status, found.date) == ("happened", "2024-03-18")


def test_what_neither_of_two_did_was_not_done() -> None:
    assert {e.status for e in told("Neither Ann Lee nor Paul Lund visited Oslo on Monday.", "visited")} == {"denied"}


def test_the_timing_of_an_announcement_is_no_event() -> None:
    assert told("The timing of Tuesday’s announcement was no accident.", "announcement") == []
