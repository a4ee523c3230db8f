"""Dates as pages print them."""

import pytest

from commonground.reading.dateline import printed_dates
from commonground.reading.names import is_person, people
from commonground.reading.outlet import outlet_named_in


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("Friday 10 May 2013 17:46 BST", "2013-05-10T17:46:00+01:00"),
        ("Published 9:05 p.m. EST, Jan. 3, 2017", "2017-01-03T21:05:00-05:00"),
        ("June 1st, 2016", "2016-06-01"),
        ("2014-02-28T07:10:00Z", "2014-02-28T07:10:00+00:00"),
        ("3rd of March 2011 at 12.30pm", "2011-03-03T12:30:00"),
        ("31.12.1999", "1999-12-31"),
        ("Sept 5 2015 | 08:00 GMT", "2015-09-05T08:00:00+00:00"),
        ("12/25/2018", "2018-12-25"),
    ],
)
def test_a_printed_date_is_read(line: str, edtf: str) -> None:
    assert [printed.edtf for printed in printed_dates(line)] == [edtf]


@pytest.mark.parametrize("line", ["04/05/2013", "31 February 2014", "10 May", "Room 2013", "© 2013", "10 May 20134"])
def test_what_is_no_full_date_or_not_settled_is_left_out(line: str) -> None:
    assert printed_dates(line) == ()


def test_a_zone_that_means_several_gives_no_offset() -> None:
    assert printed_dates("10 May 2013 17:46 IST")[0].edtf == "2013-05-10T17:46:00"


def test_updated_is_told_from_published() -> None:
    dates = printed_dates("First published 3 May 2019, last updated 4 May 2019")
    assert [date.updated for date in dates] == [False, True]


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By Maren Holloway", ("Maren Holloway",)),
        ("Maren Holloway and Idris Vane in Port Selby", ("Maren Holloway", "Idris Vane")),
        ("MAREN HOLLOWAY, Harbour Correspondent", ("Maren Holloway",)),
        ("By Juan de la Cruz | Staff Writer", ("Juan de la Cruz",)),
        ("By Reuters", ()),
        ("Political Editor", ()),
        ("By our own correspondent", ()),
    ],
)
def test_a_byline_names_people_only(byline: str, names: tuple[str, ...]) -> None:
    assert people(byline) == names


def test_a_section_or_an_agency_is_no_person() -> None:
    assert not any(map(is_person, ["World News", "Associated Press", "Getty Images", "Read More"]))


@pytest.mark.parametrize(
    ("lines", "outlet"),
    [
        (["Support The Larkmoor Courier!"], "The Larkmoor Courier"),
        (["© 2021 Calder Gazette Ltd."], "Calder Gazette"),
        (["Follow us on Facebook", "Sign up"], None),
        (["Support The Courier!", "Support The Gazette!"], None),
    ],
)
def test_the_outlet_names_itself_in_its_machinery(lines: list[str], outlet: str | None) -> None:
    assert outlet_named_in(lines) == outlet
