"""Periods of firms' reports, years in words, lengths that are given twice, and numbers that are no time of day."""

import pytest

from commonground.annotating.times import find_times
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import Time

THURSDAY = "2019-10-24"


def times(text: str, published: str = THURSDAY) -> tuple[Time, ...]:
    article = from_text(text, published=published)
    return find_times(article, analyze(article), article.published)


def values(text: str, published: str = THURSDAY) -> list[tuple[str, str]]:
    return [(time.text, time.value) for time in times(text, published)]


QUARTER = "Harlow Mills lost $3 million in the third quarter, against $1 million a year earlier. "


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (QUARTER + "The latest period included a charge for fire damage.", "The latest period", "2019-Q3"),
        (QUARTER + "The 2018 period included a gain.", "The 2018 period", "2018-Q3"),
        (QUARTER + "The 2018 quarter included a gain.", "The 2018 quarter", "2018-Q3"),
        (QUARTER + "The year-earlier period included a gain.", "The year-earlier period", "2018-Q3"),
        ("Sales were flat for the year ended June 30.", "the year", "P1Y"),
        ("Sales were flat for the quarter ended Sept. 30.", "the quarter", "2019-Q3"),
        ("Sales were flat for the quarter ended Aug. 24.", "the quarter", "P1Q"),
        ("For the nine months, sales were flat.", "the nine months", "P9M"),
    ],
)
def test_a_firms_period_is_that_of_its_report(text: str, words: str, value: str) -> None:
    assert (words, value) in values(text)


def test_figures_for_nine_months_are_compared_with_a_year_and_no_quarter() -> None:
    text = QUARTER + "For the nine months, it lost $9 million, against $2 million a year earlier."
    assert values(text)[-1] == ("a year earlier", "2018")


def test_a_year_that_something_else_counts_is_no_period() -> None:
    assert values("The 2018 harvest was poor.") == [("2018", "2018")]


def test_the_quarter_in_an_adjective_leaves_the_article_to_its_noun() -> None:
    assert values("The third-quarter loss was its worst.") == [("third-quarter", "2019-Q3")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The dam broke in nineteen ninety-six.", [("nineteen ninety-six", "1996")]),
        ("It was sealed in January nineteen eighty-four.", [("January nineteen eighty-four", "1984-01")]),
        ("It fell in the winter of nineteen sixty-two.", [("the winter of nineteen sixty-two", "1962-WI")]),
        ("Since the year two thousand, it has stood empty.", [("the year two thousand", "2000")]),
        ("Two thousand sheep were lost.", []),
        ("He counted nineteen sixty-pound notes.", []),
    ],
)
def test_a_year_in_words_is_a_year(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Repairs take two to three weeks.", [("two to three weeks", "PXW")]),
        ("Repairs take 12 to 18 months.", [("12 to 18 months", "PXM")]),
        ("Repairs take a year or two.", [("a year or two", "PXY")]),
        ("He left a week or so ago.", [("a week or so ago", "2019-W42")]),
        ("The club is for children of five to six years old.", []),
        ("It grew over several years.", [("several years", "PXY")]),
        ("It took over seven years.", [("over seven years", "P7Y")]),
        ("The swim took a minute and a half.", [("a minute and a half", "PT1M30S")]),
        ("Three-quarters of the wheat was lost.", []),
        ("The island will one day be theirs.", [("one day", "FUTURE_REF")]),
        ("The strike lasted one day.", [("one day", "P1D")]),
        ("It cited its current financial difficulties.", []),
    ],
)
def test_a_length_told_twice_is_of_no_one_length(text: str, found: list[tuple[str, str]]) -> None:
    assert [pair for pair in values(text) if pair[1] != "PRESENT_REF"] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The index fell 1.4%, or 6.43, on Wednesday.", [("Wednesday", "2019-10-23")]),
        ("Each share is worth about 0.55 of the other.", []),
        ("The vote was at 10.45 on Wednesday.", [("10.45 on Wednesday", "2019-10-23T10:45")]),
        ("The offer is open until 5 p.m. EST, Nov. 6.", [("5 p.m. EST, Nov. 6", "2019-11-06T17:00")]),
        ("It ran past the Nov. 1 deadline.", [("Nov. 1", "2019-11-01")]),
    ],
)
def test_an_amount_is_no_time_of_day(text: str, found: list[tuple[str, str]]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Trading is to resume in Varno on Tuesday.", "2019-10-29"),
        ("The offer had been due to expire on Tuesday.", None),
        ("The Wednesday hearing would have been its first.", None),
        ("The firm is trying to sell its yard under a June agreement.", "2019-06"),
        ("It announced an agreement to buy the yard in January.", "2020-01"),
        ("The sum would be paid on an unspecified day in January.", "2020-01"),
    ],
)
def test_a_bare_day_lies_where_its_sentence_puts_it(text: str, day: str | None) -> None:
    (found,) = times(text)
    assert found.edtf == day
