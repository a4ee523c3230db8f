"""Dates and intervals as EDTF writes them, and the days that they cover."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.records import edtf


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2013", "2013-01-01", "2013-12-31"),
        ("2013-02", "2013-02-01", "2013-02-28"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2013-06-16", "2013-06-16", "2013-06-16"),
        ("2013-06-16~", "2013-06-16", "2013-06-16"),
        ("2013-05-10T17:46:00+01:00", "2013-05-10", "2013-05-10"),
        ("2013-05-10T17:46Z", "2013-05-10", "2013-05-10"),
        ("2013-01/2013-04", "2013-01-01", "2013-04-30"),
        ("2013-06-17/2013-06-18", "2013-06-17", "2013-06-18"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2013-XX", "2013-01-01", "2013-12-31"),
        ("2013-04-XX", "2013-04-01", "2013-04-30"),
        ("2013-21", "2013-03-01", "2013-05-31"),
        ("2013-24", "2013-12-01", "2014-02-28"),
    ],
)
def test_a_date_covers_its_days(written: str, first: str, last: str) -> None:
    assert edtf.days(written) == (date.fromisoformat(first), date.fromisoformat(last))


def test_an_open_end_covers_no_known_day() -> None:
    assert edtf.days("../2013-05-10") == (None, date(2013, 5, 10))
    assert edtf.days("2011-03/..") == (date(2011, 3, 1), None)
    assert edtf.days("2011-03/") == (date(2011, 3, 1), None)
    assert edtf.days(None) == (None, None)


@pytest.mark.parametrize(
    "written",
    [
        *("", "../..", "/", "yesterday", "2013-13", "2013-02-30", "2013-6-1", "13-06-16", "2013-06-16/2013-06-15"),
        *("2013-W19", "2013-05T10:00", "2013-05-10T25:00", "2013-05-10T", "199X-05", "2013-XX-05", "0000-01-01"),
        *("२०१३", "2013\n", "T", "2013-25"),
    ],
)
def test_what_is_no_edtf_is_refused(written: str) -> None:
    assert not edtf.is_valid(written)


def test_the_same_days_are_the_same_however_written() -> None:
    assert edtf.same("2012", "2012-01/2012-12")
    assert not edtf.same("2012", "2012-01")
    assert not edtf.same(None, None)


def test_dates_that_share_a_day_are_compatible_and_so_is_an_unknown_one() -> None:
    assert edtf.compatible("2013-06", "2013-06-16")
    assert edtf.compatible("../2013-06-16", "2013-06-16/2013-06-17")
    assert edtf.compatible(None, "2013-06-16")
    assert not edtf.compatible("2013-05-10", "2013-06-16")
    assert not edtf.compatible("2011-03/..", "2010")


def test_an_interval_covers_the_days_inside_it() -> None:
    assert edtf.covers("2013-06-16/2013-06-17", "2013-06-16")
    assert edtf.covers("../2013", "2013-06")
    assert not edtf.covers("2013-06-16", "2013-06-16/2013-06-17")
    assert not edtf.covers("2013", None)


def test_dates_stand_in_order_and_the_unknown_one_last() -> None:
    ordered = ["../2011", "2012", "2013-05-10T09:00", "2013-05-10T17:46", "2013-05-10/2013-05-31", "2013-06-16", None]
    assert sorted({*ordered}, key=edtf.sort_key) == ordered


def test_days_are_written_back_in_the_shortest_form() -> None:
    assert edtf.span(date(2013, 3, 1), date(2013, 3, 31)) == "2013-03"
    assert edtf.span(date(2013, 1, 1), date(2014, 12, 31)) == "2013/2014"
    assert edtf.span(date(2013, 1, 1), date(2013, 4, 30)) == "2013-01/2013-04"
    assert edtf.span(date(2013, 5, 6), date(2013, 5, 10)) == "2013-05-06/2013-05-10"
    assert edtf.span(None, date(2013, 5, 10)) == "../2013-05-10"
    with pytest.raises(ValueError, match="without a date"):
        edtf.span(None, None)


@given(st.text(max_size=30) | st.text("0123456789-T:/.~?XZ+W", max_size=25))
def test_any_text_is_either_read_or_refused(written: str) -> None:
    if edtf.is_valid(written):
        assert any(edtf.days(written))


@given(st.dates(), st.dates())
def test_what_is_written_is_read_back(a: date, b: date) -> None:
    first, last = min(a, b), max(a, b)
    assert edtf.days(edtf.span(first, last)) == (first, last)
