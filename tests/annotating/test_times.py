"""Time expressions: what is found, and the days that they mean on the article's date."""

import pytest

from commonground.annotating.times import find_times
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Time, TimeType
from commonground.records.article import UNDATED, Article, Basis, Block, Dating, Role

FRIDAY = "2013-05-10"


def times(text: str, published: str = FRIDAY) -> tuple[Time, ...]:
    article = from_text(text, published=published)
    return find_times(article, analyze(article), article.published)


def only(text: str, published: str = FRIDAY) -> Time:
    (time,) = times(text, published)
    return time


def undated(text: str) -> tuple[Time, ...]:
    article = from_text(text)
    return find_times(article, analyze(article), UNDATED)


def on_one_of(text: str, days: str) -> tuple[Time, ...]:
    article = from_text(text)
    return find_times(article, analyze(article), Dating(Basis.STATED, days, days[:10], "the caller"))


def test_a_weekday_that_may_be_over_or_ahead_keeps_both_days() -> None:
    found = only("Monday's meeting is the third.")
    assert (found.edtf, found.candidates) == (None, ("2013-05-06", "2013-05-13"))


def test_a_date_in_figures_that_can_be_read_both_ways_keeps_both_days() -> None:
    found = only("It was signed on 03/04/2012.")
    assert (found.value, found.edtf, found.candidates) == ("2012-XX-XX", None, ("2012-03-04", "2012-04-03"))
    assert only("It was signed on 13/04/2012.").candidates == ()


def test_where_the_article_has_no_date_a_weekday_has_no_candidates() -> None:
    (found,) = undated("Monday's meeting is the third.")
    assert (found.edtf, found.candidates) == (None, ())


@pytest.mark.parametrize(
    ("text", "words", "value", "days"),
    [
        ("The bridge was closed on 3 April 2012.", "3 April 2012", "2012-04-03", "2012-04-03"),
        ("The bridge was closed on April 3rd, 2012.", "April 3rd, 2012", "2012-04-03", "2012-04-03"),
        ("It opened on Friday, Oct. 23.", "Friday, Oct. 23", "2012-10-23", "2012-10-23"),
        (
            "The fair runs from 17 to 19 May 2013.",
            "17 to 19 May 2013",
            "2013-05-17/2013-05-19",
            "2013-05-17/2013-05-19",
        ),
        ("The port closed in March 2011.", "March 2011", "2011-03", "2011-03"),
        ("The port closed in 2006.", "2006", "2006", "2006"),
        ("Prices fell in the 1990s.", "the 1990s", "199", "199X"),
        ("It was built in the 19th century.", "the 19th century", "18", "18XX"),
        (
            "Sales rose in the first four months of 2013.",
            "the first four months of 2013",
            "2013-01/2013-04",
            "2013-01/2013-04",
        ),
        ("Sales rose in the third quarter of 2012.", "the third quarter of 2012", "2012-Q3", "2012-07/2012-09"),
        ("The mayor resigned today.", "today", "2013-05-10", "2013-05-10"),
        ("The mayor resigned yesterday.", "yesterday", "2013-05-09", "2013-05-09"),
        ("Rain is expected tomorrow.", "tomorrow", "2013-05-11", "2013-05-11"),
        ("Rain fell last week.", "last week", "2013-W18", "2013-04-29/2013-05-05"),
        ("The games open next year.", "next year", "2014", "2014"),
        ("Rain fell last month.", "last month", "2013-04", "2013-04"),
        ("He left two days ago.", "two days ago", "2013-05-08", "2013-05-08"),
        ("He left three months ago.", "three months ago", "2013-02", "2013-02"),
        ("He left 40 years ago.", "40 years ago", "1973", "1973"),
        ("The road reopened at Easter.", "Easter", "2013-03-31", "2013-03-31"),
        ("Shops closed on Thanksgiving Day 2012.", "Thanksgiving Day 2012", "2012-11-22", "2012-11-22"),
        ("Shops closed last Christmas.", "last Christmas", "2012-12-25", "2012-12-25"),
        ("It was dated 2013-02-28.", "2013-02-28", "2013-02-28", "2013-02-28"),
        ("It was dated 28/02/2013.", "28/02/2013", "2013-02-28", "2013-02-28"),
        ("The mill burnt down at the end of 2012.", "the end of 2012", "2012", "2012-07/2012-12"),
        ("The mill closed last summer.", "last summer", "2012-SU", "2012-06~/2012-08~"),
        ("The seat has been empty since the attacks of 9/11.", "9/11", "2001-09-11", "2001-09-11"),
    ],
)
def test_an_expression_has_its_value_and_its_days(text: str, words: str, value: str, days: str) -> None:
    time = only(text)
    assert (time.text, time.value, time.edtf) == (words, value, days)


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("The strike lasted three days.", TimeType.DURATION, "P3D"),
        ("A 16-hour flight brought her home.", TimeType.DURATION, "PT16H"),
        ("He served more than four decades.", TimeType.DURATION, "P40Y"),
        ("They waited for weeks.", TimeType.DURATION, "PXW"),
        ("They waited several months.", TimeType.DURATION, "PXM"),
        ("It rained over the past two months.", TimeType.DURATION, "P2M"),
        ("Ferries sail every day.", TimeType.SET, "P1D"),
        ("Ferries sail twice a week.", TimeType.SET, "P1W"),
        ("Ferries sail daily.", TimeType.SET, "P1D"),
        ("The plant makes 300 cars a year.", TimeType.SET, "P1Y"),
        ("Trade rose 10 percent year-on-year.", TimeType.SET, "P1Y"),
        ("The council meets on Mondays.", TimeType.SET, "XXXX-WXX-1"),
        ("She now lives abroad.", TimeType.DATE, "PRESENT_REF"),
        ("The road flooded in recent years.", TimeType.DATE, "PAST_REF"),
        ("The town worries about the future.", TimeType.DATE, "FUTURE_REF"),
        ("The rally began on Thursday night.", TimeType.TIME, "2013-05-09TNI"),
        ("The blast came at 10:35 a.m. on Thursday.", TimeType.TIME, "2013-05-09T10:35"),
    ],
)
def test_lengths_sets_vague_times_and_times_of_day(text: str, kind: TimeType, value: str) -> None:
    time = only(text)
    assert (time.type, time.value) == (kind, value)


def test_half_an_hour_is_thirty_minutes() -> None:
    assert only("It took half an hour.").value == "PT30M"


@pytest.mark.parametrize(
    "text",
    [
        "The 44-year-old driver was unhurt.",
        "A man aged 50 was unhurt.",
        "The boy is nine years old.",
        "The home side won 19-21.",
        "Mrs May said the talks went well.",
        "The Women's March drew a crowd.",
        "Nearly 2,000 people came.",
        "Some 1990 people came.",
        "She reads the Sunday Times.",
        "He was seen on 60 Minutes.",
        "The Daily Courier reported it.",
        "A quarter of the staff left.",
        "You may march with us.",
        "A second man was held.",
    ],
)
def test_ages_scores_counts_and_names_are_left_alone(text: str) -> None:
    assert times(text) == ()


def test_a_bare_weekday_is_the_latest_one_when_it_is_told_as_past() -> None:
    assert only("The minister resigned on Monday.").edtf == "2013-05-06"


def test_a_bare_weekday_is_the_next_one_when_the_trip_is_still_ahead() -> None:
    assert only("He was here before a trip to Norland to meet its leader on Monday.").edtf == "2013-05-13"
    assert only("The court will rule on Monday.").edtf == "2013-05-13"
    assert only("The ruling is expected on Monday.").edtf == "2013-05-13"
    assert only("She gave them until Monday to answer.").edtf == "2013-05-13"


def test_the_weekday_of_the_article_is_its_own_day() -> None:
    assert only("The minister resigned on Friday.").edtf == FRIDAY


def test_the_weekday_of_a_thing_that_has_been_made_is_past_whatever_the_sentence_plans() -> None:
    assert only("They will appeal against Wednesday's ruling.").edtf == "2013-05-08"


def test_a_bare_month_told_as_past_is_the_latest_one_not_the_year_named_nearest() -> None:
    march_2011, march = times("It broke out in March 2011. Rebels were blamed for a March attack.")
    assert (march_2011.edtf, march.edtf) == ("2011-03", "2013-03")


def test_a_bare_day_is_not_taken_eleven_months_off() -> None:
    assert only("The law ruled out the Jan. 14 deadline.", "2000-01-06").edtf == "2000-01-14"


def test_earlier_this_week_ends_with_the_article_and_later_this_month_starts_with_it() -> None:
    earlier, later = times("A plan agreed earlier this week will be discussed later this month.")
    assert (earlier.value, earlier.mod, earlier.edtf) == ("2013-W19", "START", "2013-05-06/2013-05-10")
    assert (later.value, later.mod, later.edtf) == ("2013-05", "END", "2013-05-10/2013-05-31")


def test_the_early_part_of_a_period_keeps_its_value_with_a_mod() -> None:
    time = only("The firm was founded in early 2012.")
    assert (time.value, time.mod, time.edtf) == ("2012", "START", "2012-01/2012-06")


def test_days_later_count_from_the_date_named_before() -> None:
    named, later = times("He was seen on 3 April 2012. Two days later he was gone.")
    assert (named.edtf, later.edtf) == ("2012-04-03", "2012-04-05")


def test_a_year_earlier_than_a_quarter_is_that_quarter() -> None:
    *_, earlier = times("Profit rose in the first quarter from 10 million a year earlier.")
    assert earlier.value == "2012-Q1"


def test_a_comparison_is_not_what_later_times_count_from() -> None:
    text = "Profit rose in the first quarter from 10 million a year earlier. Sales rose in the quarter."
    first, earlier, quarter = times(text)
    assert (first.value, earlier.value, quarter.value) == ("2013-Q1", "2012-Q1", "2013-Q1")


def test_that_night_is_of_the_day_named_before() -> None:
    _, night = times("He came on 3 March 2011. That night it snowed.")
    assert (night.value, night.edtf) == ("2011-03-03TNI", "2011-03-03")


def test_that_day_needs_a_day_before_it() -> None:
    assert [time.text for time in times("It closed in March 2011. Nobody came that day.")] == ["March 2011"]
    day, same = times("It closed on 3 March 2011. Nobody came that day.")
    assert same.edtf == day.edtf == "2011-03-03"


def test_the_eve_of_a_summit_is_the_day_before_the_date_that_the_text_gives_it() -> None:
    eve, summit = times("They spoke on the eve of the Baltic summit. The town hosts the summit on May 14-15.")
    assert (eve.text, eve.edtf) == ("the eve of the Baltic summit", "2013-05-13")
    assert summit.edtf == "2013-05-14/2013-05-15"


def test_the_eve_of_another_summit_is_not_dated_by_this_one() -> None:
    eve, _ = times("They spoke on the eve of the Baltic summit. The town will host the Alpine summit on May 14.")
    assert (eve.value, eve.edtf) == ("XXXX-XX-XX", None)


def test_the_upcoming_vote_is_the_one_that_the_text_dates() -> None:
    vote, upcoming = times("The town will hold the vote on May 14. Posters for the upcoming vote are up.")
    assert upcoming.edtf == vote.edtf == "2013-05-14"


def test_without_a_date_only_what_does_not_depend_on_it_is_dated() -> None:
    year, day, week = undated("It closed in 2006. He resigned on Monday, May 6. It rained last week.")
    assert (year.value, year.edtf) == ("2006", "2006")
    assert (day.value, day.edtf) == ("XXXX-05-06", None)
    assert (week.value, week.edtf) == ("XXXX-WXX", None)


def test_without_a_date_a_weekday_keeps_its_place_in_the_week() -> None:
    (monday,) = undated("He resigned on Monday.")
    assert (monday.value, monday.edtf) == ("XXXX-WXX-1", None)


def test_on_one_of_two_days_only_what_both_agree_on_is_dated() -> None:
    sunday, monday, today = on_one_of(
        "They met on Sunday. They spoke on Monday. It rained today.", "2013-06-16/2013-06-17"
    )
    assert sunday.edtf == "2013-06-16"
    assert (monday.value, monday.edtf) == ("XXXX-WXX-1", None)
    assert today.edtf == "2013-06-16/2013-06-17"


def test_the_line_that_states_the_page_date_is_a_time_of_the_page_and_furniture_is_not() -> None:
    lines = ["Friday 10 May 2013 17:46 BST", "Talks failed.", "Support us every month"]
    blocks, at = [], 0
    for line, role in zip(lines, (Role.PUBLISHED, Role.BODY, Role.FURNITURE), strict=True):
        blocks.append(Block("a", at, at + len(line), line, role=role))
        at += len(line) + 1
    article = Article(id="a", source="a", sha256="", text="\n".join(lines), blocks=tuple(blocks))
    (stamp,) = find_times(article, analyze(article), Dating(Basis.STATED, FRIDAY, FRIDAY))
    assert (stamp.type, stamp.value, stamp.edtf) == (TimeType.TIME, "2013-05-10T17:46", "2013-05-10T17:46:00+01:00")


def test_a_time_of_day_without_its_day_has_no_calendar_meaning() -> None:
    *_, blast = times("He spoke on Thursday. The blast came at 10:30 p.m.")
    assert (blast.value, blast.edtf) == ("2013-05-09T22:30", None)


def test_one_thursday_of_many_is_not_dated() -> None:
    assert only("On a rainy Thursday afternoon they met.").edtf is None


def test_this_weekend_is_ahead_from_thursday_on() -> None:
    assert only("The fair is on this weekend.").edtf == "2013-05-11/2013-05-12"
    assert only("The fair was held over the weekend.").edtf == "2013-05-04/2013-05-05"


def test_just_eight_months_later_tells_the_date_before_it_again() -> None:
    october, later = times("He called a vote for October 2012, just eight months later.")
    assert october.edtf == later.edtf == "2012-10"


def test_every_time_says_in_words_how_it_was_found() -> None:
    assert only("The court will rule on Monday.").basis == "weekday; the sentence looks ahead, so the next one"


def test_curly_quotes_dashes_and_hard_spaces_of_print_are_read() -> None:
    assert only("They met on June\u00a017–18, 2012.").edtf == "2012-06-17/2012-06-18"
    assert only("They rejected Wednesday’s offer.").text == "Wednesday"
