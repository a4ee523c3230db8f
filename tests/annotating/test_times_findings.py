"""Times that newsrooms write in ways of their own: two ends of a stretch, shared months, pages written anew."""

from dataclasses import replace

import pytest

from commonground.annotating.times import find_times
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Time
from commonground.records.article import Basis, Dating

FRIDAY = "2024-04-26"


def times(text: str, published: str = FRIDAY, updated: str | None = None) -> tuple[Time, ...]:
    article = from_text(text, published=published)
    changed = Dating(Basis.STATED, updated, updated, "the caller") if updated else None
    article = replace(article, updated=changed)
    return find_times(article, analyze(article), article.published)


def days(text: str, published: str = FRIDAY) -> list[tuple[str, str | None]]:
    return [(time.text, time.edtf) for time in times(text, published)]


def test_both_ends_of_a_stretch_carry_its_days_and_keep_their_own_values() -> None:
    first, last = times("The two towns were at war between 1939 and 1945.")
    assert (first.value, last.value) == ("1939", "1945")
    assert first.edtf == last.edtf == "1939/1945"


def test_a_stretch_may_run_from_a_weekday_to_a_named_day() -> None:
    assert days("The party will spend $28m between Tuesday and Election Day.", "2024-09-03") == [
        ("Tuesday", "2024-09-03/2024-11-05"),
        ("Election Day", "2024-09-03/2024-11-05"),
    ]
    assert days("The road will be shut from May 20 to June 4.")[0] == ("May 20", "2024-05-20/2024-06-04")


def test_a_vote_moved_from_one_day_to_another_is_no_stretch() -> None:
    assert days("The vote was moved from May 20 to June 4.") == [("May 20", "2024-05-20"), ("June 4", "2024-06-04")]


def test_days_that_share_a_month_are_each_a_date() -> None:
    assert days("The fair will be held on May 24 and 25.") == [("May 24", "2024-05-24"), ("25", "2024-05-25")]
    assert days("They sat on 3 and 4 April.") == [("3", "2024-04-03"), ("4 April", "2024-04-04")]


def test_days_that_share_a_month_and_a_year_take_that_year() -> None:
    assert days("He wrote on Oct. 9, 11, 1981.") == [("Oct. 9", "1981-10-09"), ("11, 1981", "1981-10-11")]


def test_a_count_after_a_day_is_no_day() -> None:
    assert days("On April 3 and 20 miles inland the storm died.") == [("April 3", "2024-04-03")]


def test_the_end_of_a_month_is_its_second_half() -> None:
    (end,) = times("Losses had reached five million by the end of February.")
    assert (end.text, end.value, end.mod, end.edtf) == (
        "the end of February",
        "2024-02",
        "END",
        "2024-02-15/2024-02-29",
    )


def test_a_day_of_a_month_that_the_text_gave_its_year_is_of_that_year() -> None:
    text = "The July 2021 riots began in Norhaven. On July 8 shops burnt. The July unrest cost 30 lives."
    assert [edtf for _, edtf in days(text, "2025-11-26")] == ["2021-07", "2021-07-08", "2021-07"]


def test_a_new_thing_of_that_month_is_not() -> None:
    assert days("Fighting began in March 2011. Rebels were blamed for a March attack.")[-1] == ("March", "2024-03")


def test_a_day_near_the_article_is_its_own_whatever_year_the_month_had_before() -> None:
    assert days("The rule dates from April 2011. The court struck it down on April 12.")[-1] == (
        "April 12",
        "2024-04-12",
    )


def test_a_bare_month_beside_one_of_another_year_is_of_no_known_year() -> None:
    assert days("The war broke out in March 2011 and in July the town fell.") == [
        ("March 2011", "2011-03"),
        ("July", None),
    ]


def test_a_year_may_stand_before_its_month() -> None:
    assert days("The 2021 July unrest was the worst.") == [("The 2021 July", "2021-07")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Saturday's storms may bring hail.", "2024-04-27"),
        ("The forecast for Saturday is worse.", "2024-04-27"),
        ("The vote was put off until September.", "2024-09"),
        ("The vote was pushed back to June.", "2024-06"),
        ("When the council gathers on Saturday, the mayor speaks first.", "2024-04-27"),
        ("Thousands gather on Saturday for the fair.", "2024-04-27"),
        ("Both camps turn toward November's election.", "2024-11"),
        ("Protesters planned a large rally on Saturday.", "2024-04-27"),
        ("The council met on Saturday.", "2024-04-20"),
        ("Saturday's storms brought hail.", "2024-04-20"),
        ("They came to meet on Saturday and left.", "2024-04-20"),
    ],
)
def test_the_sentence_says_whether_a_bare_day_is_ahead(text: str, day: str) -> None:
    assert [edtf for _, edtf in days(text)] == [day]


def test_the_present_of_a_headline_may_tell_of_the_past() -> None:
    assert days("Council meets rebels on Saturday") == [("Saturday", "2024-04-20")]


def test_a_day_of_a_meeting_told_in_the_present_may_lie_on_either_side() -> None:
    assert days("Saturday's meeting is the third of its kind.") == [("Saturday", None)]


@pytest.mark.parametrize(
    "text",
    [
        "The rate stayed at 11.25% and then fell.",
        "He held a stock worth about 0.50 percent.",
        "It closed at 12.40 euros.",
        "She threw two touchdowns in the first quarter.",
    ],
)
def test_amounts_and_games_are_no_times(text: str) -> None:
    assert times(text) == ()


def test_a_bare_hour_with_a_stop_is_a_time_after_at() -> None:
    (time,) = times("The gates opened at 10.30 to a crowd.")
    assert time.value == "2024-04-26T10:30"


REWRITTEN = "The talks failed last month. The treaty dates from March 2006. He resigned on Monday."


def test_on_a_page_changed_years_later_a_day_told_from_now_is_not_known() -> None:
    month, treaty, monday = times(REWRITTEN, "2012-05-10", "2026-04-24")
    assert treaty.edtf == "2006-03"
    assert (month.edtf, monday.edtf, monday.value) == (None, None, "XXXX-WXX-1")
    assert month.basis.endswith("not known, since the page was changed on 2026-04-24")


def test_a_page_changed_within_days_keeps_its_date() -> None:
    assert [time.edtf for time in times(REWRITTEN, "2012-05-10", "2012-05-14")] == ["2012-04", "2006-03", "2012-05-07"]


def test_a_month_named_in_capitals_is_found() -> None:
    assert days("ELECTIONS IN MAY") == [("MAY", "2024-05")]
    assert days("MINISTER MAY QUIT") == []


def test_two_weekdays_named_together_follow_each_other() -> None:
    assert days("The council met on Friday and Saturday.") == [("Friday", "2024-04-19"), ("Saturday", "2024-04-20")]


def test_a_weekday_with_its_number_is_that_day_of_a_month() -> None:
    assert days("The market fell on Friday the 12th.") == [("Friday the 12th", "2024-04-12")]


def test_the_next_day_is_not_the_article_s_tomorrow() -> None:
    assert days("The next day it fell.") == []
    assert days("It rose on 3 April. The next day it fell.")[-1] == ("The next day", "2024-04-04")


def test_a_length_before_an_unnamed_date_gives_a_value_and_no_days() -> None:
    (earlier,) = times("Two years earlier he had left.")
    assert (earlier.value, earlier.edtf) == ("2022", None)
    (previous,) = times("Sales fell from those of the previous year.")
    assert (previous.value, previous.edtf) == ("2023", None)


def test_a_day_on_which_something_was_planned_may_lie_on_either_side() -> None:
    assert days("On Saturday, the council planned to vote.") == [("Saturday", None)]


def test_half_a_century_ago_is_a_year_and_no_month() -> None:
    assert days("The mill opened half a century ago.") == [("half a century ago", "1974~")]


def test_the_year_is_part_of_its_number() -> None:
    assert days("The lease ends in the year 2035.") == [("the year 2035", "2035")]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Net profit fell from last year's third quarter.", "last year's third quarter", "2023-07/2023-09"),
        ("Net profit fell from the 2022 third quarter.", "the 2022 third quarter", "2022-07/2022-09"),
        ("Net profit fell from the year-earlier first quarter.", "the year-earlier first quarter", "2023-01/2023-03"),
        ("Net profit fell in the March quarter.", "the March quarter", "2024-01/2024-03"),
        ("Sales fell from last year's September.", "last year's September", "2023-09"),
        ("He left two weeks ago Friday.", "two weeks ago Friday", "2024-04-12"),
        ("The offer expires on Monday.", "Monday", "2024-04-29"),
        ("The vote is on Monday.", "Monday", "2024-04-29"),
    ],
)
def test_a_period_takes_the_year_or_week_that_stands_with_it(text: str, words: str, day: str) -> None:
    assert days(text) == [(words, day)]


def test_the_monday_after_a_day_is_not_the_latest_monday() -> None:
    assert days("Trading on April 8, the Monday after, was light.") == [("April 8", "2024-04-08")]


@pytest.mark.parametrize(
    ("text", "words", "value", "day"),
    [
        (
            "Sales fell in the first quarter a year earlier.",
            "the first quarter a year earlier",
            "2023-Q1",
            "2023-01/2023-03",
        ),
        ("Sales rose in the first half.", "the first half", "2024-H1", None),
        ("In the past it failed.", "the past", "PAST_REF", "../2024-04-26"),
        ("The bridge will be ready by summer.", "summer", "2024-SU", "2024-06~/2024-08~"),
        ("Sales fell from the week before.", "the week before", "2024-W16", None),
    ],
)
def test_periods_told_without_a_date_of_their_own(text: str, words: str, value: str, day: str | None) -> None:
    (time,) = times(text)
    assert (time.text, time.value, time.edtf) == (words, value, day)


@pytest.mark.parametrize(
    "text", ["He led at the end of the first half, 14-7.", "It has been shut since the fall of the king."]
)
def test_a_half_of_a_game_and_the_fall_of_a_king_are_no_times(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It rained in the last week of March.", [("March", "2024-03")]),
        ("He left on 3 April. The following Monday he was back.", [("The following Monday", "2024-04-08")]),
        ("The following Monday he was back.", [("The following Monday", None)]),
        ("The court sat on the first Monday in March.", [("the first Monday in March", "2024-03-04")]),
        ("They meet on the first Monday of each month.", []),
        ("They meet every other Tuesday.", []),
        ("It was the last Friday before the vote.", [("Friday", None)]),
        ("The coming Monday is a holiday.", [("The coming Monday", "2024-04-29")]),
        ("This century has been wet.", [("This century", "20XX")]),
        ("The fair runs through Sunday.", [("Sunday", "2024-04-28")]),
    ],
)
def test_one_of_many_such_days_is_not_the_nearest(text: str, found: list[tuple[str, str | None]]) -> None:
    assert days(text)[-1:] == found
