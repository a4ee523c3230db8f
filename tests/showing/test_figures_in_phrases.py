"""A vote or a range is one line, and what stands in a row above is not told again as one report's own."""

from commonground.pipeline import compare, from_text
from commonground.showing.digest.lines import Digest
from commonground.showing.digest.tell import digests

HEADLINE = "Velm council votes on harbour plan"
COURIER = (
    "The Velm council voted 147-31 on Tuesday to accept the harbour plan of Mayor Ana Roe. "
    "Ana Roe said the city had spent $4.7 million on the harbour of Velm."
)
GAZETTE = (
    "The harbour plan of Mayor Ana Roe passed the Velm council in a 147-31 vote on Tuesday. "
    "The $4.7 million package for the harbour of Velm is to be spent by 2034, Ana Roe said."
)


def brief(*texts: str) -> Digest:
    outlets = ("Courier", "Gazette")
    made = [
        from_text(t, headline=HEADLINE, published="2031-05-06", outlet=o) for t, o in zip(texts, outlets, strict=False)
    ]
    (digest,) = digests(compare(made))
    return digest


def test_a_vote_is_one_line() -> None:
    assert [line.value for line in brief(COURIER).figures if "1" in line.value] == ["147-31"]


def test_a_range_is_one_line() -> None:
    digest = brief("The bill for the harbour runs from $300,000 to $1.6 million, Ana Roe said in Velm.")
    assert [line.value for line in digest.figures] == ["$300,000 to $1.6 million"]


def test_two_sums_with_other_words_between_are_two_lines() -> None:
    digest = brief("Ana Roe paid $300,000 for one boat and $1.6 million for another, the port of Velm said.")
    assert {line.value for line in digest.figures} >= {"$300,000", "$1.6 million"}


def test_a_vote_that_two_reports_give_is_one_row_with_both_numbers() -> None:
    rows = [row for row in brief(COURIER, GAZETTE).grid.rows if "147" in row.label]
    assert [[cell and cell.words for cell in row.cells] for row in rows] == [["147-31", "147-31"]]


def test_what_stands_in_a_row_is_no_report_s_own() -> None:
    digest = brief(COURIER, GAZETTE)
    assert any("$4.7 million" in row.label for row in digest.grid.rows)
    points = [point.words for alone in digest.only for point in alone.points]
    assert not [words for words in points if words.startswith("$4.7") or words.endswith("31 vote")]


def test_a_dash_between_clauses_joins_no_numbers() -> None:
    digest = brief("The ferries of Velm were worth $300,000 – $45,000 less than the boats, Ana Roe said.")
    assert {line.value for line in digest.figures} == {"$300,000", "$45,000"}


def test_a_small_number_that_counts_nothing_named_is_no_point_of_its_own() -> None:
    digest = brief(COURIER + " Of the piers one is shut and the other two are all but empty.", GAZETTE)
    points = [point.words for alone in digest.only for point in alone.points]
    assert not [words for words in points if "other two" in words]
