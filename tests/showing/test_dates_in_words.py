"""EDTF as a newspaper writes it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.showing.dates import dated_in_words, days_in_words, in_words

CASES = {
    "2013-05-10": "10 May 2013",
    "2013-05": "May 2013",
    "2013": "2013",
    "201X": "2010s",
    "19XX": "1900s",
    "2013-21": "spring 2013",
    "2013-05-XX": "May 2013",
    "2013-06~": "about June 2013",
    "2013?": "2013?",
    "2013-05-06/2013-05-09": "6–9 May 2013",
    "2013-05-30/2013-06-02": "30 May – 2 June 2013",
    "2012-12-30/2013-01-02": "30 December 2012 – 2 January 2013",
    "2013-01/2013-04": "January–April 2013",
    "2012/2014": "2012–2014",
    "2024-06~/2024-08~": "about June–August 2024",
    "2011-03/..": "since March 2011",
    "../2013-05-10": "until 10 May 2013",
    "2013-05-10T17:46:00+01:00": "10 May 2013, 17:46 +01:00",
    "2013-05-10T17:46Z": "10 May 2013, 17:46 UTC",
    "2013-05-10/2013-05-10": "10 May 2013",
}


@pytest.mark.parametrize(("edtf", "words"), CASES.items())
def test_dates(edtf: str, words: str) -> None:
    assert in_words(edtf) == words


@pytest.mark.parametrize("edtf", ["2013-13-01", "2013-05-32", "2013-XX-04", "soon", "", "/", "../.."])
def test_what_is_not_understood_is_shown_as_it_is_written(edtf: str) -> None:
    assert in_words(edtf) == edtf


def test_the_time_of_day_can_be_left_out() -> None:
    assert days_in_words("2013-05-10T17:46:00+01:00") == "10 May 2013"
    assert days_in_words("2013-05-10T09:00/2013-05-10T17:46Z") == "10 May 2013"


def test_dates_in_a_reason_are_put_into_words() -> None:
    reason = "published 2013-05-10T17:46:00+01:00 (stated) and 2013-06-16/2013-06-17 (inferred): 37 days apart"
    assert dated_in_words(reason) == "published 10 May 2013 (stated) and 16–17 June 2013 (inferred): 37 days apart"
    assert dated_in_words("tel. 0044-20-1234, S-300, 1,200") == "tel. 0044-20-1234, S-300, 1,200"


@given(st.text(alphabet="0123456789-X/.~?%TZ:+", max_size=30))
def test_no_date_is_too_odd(edtf: str) -> None:
    assert isinstance(days_in_words(edtf), str)


def test_an_approximate_date_in_a_reason_is_put_into_words_too() -> None:
    assert (
        dated_in_words("one is for 2024-04-24~, the other for 2024")
        == "one is for about 24 April 2024, the other for 2024"
    )
