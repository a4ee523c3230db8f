"""Tables for a spreadsheet: every row leads to its stretch, and nothing in it runs."""

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from any_story import TEXTS, stories
from harbour_story import harbour, page
from hostile_story import hostile
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.records.annotations import Annotations, Figure
from commonground.records.article import Role
from commonground.records.story import Report, Story
from commonground.showing.export.carried import UNCARRIED, address, carried
from commonground.showing.export.csv import FORMULA, columns, guarded, table_csv
from commonground.showing.export.tables import TABLES

DOCS = Path(__file__).resolve().parents[2] / "docs" / "export.md"
Line = dict[str, str]


def lines(table: str, *told: Story) -> list[Line]:
    return list(csv.DictReader(StringIO(table_csv(table, told or (harbour(),)), newline=""), strict=True))


def unguarded(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and FORMULA.match(cell) else cell


def test_a_statement_says_how_far_it_can_be_relied_on() -> None:
    headline, direct, silence, indirect = lines("statements")[:4]
    assert (headline["repeats"], headline["altered"], headline["line"]) == ("1", "true", "headline")
    assert (direct["speaker"], direct["speaker_resolved"], direct["directness"]) == ("Ana Terzi", "true", "direct")
    assert (silence["kind"], silence["cue"]) == ("silence", "did not say")
    assert (indirect["speaker_text"], indirect["speaker_form"]) == ("She", "pronoun")
    assert indirect["published_basis"] == "stated"


def test_a_speaker_whom_the_text_does_not_settle_is_not_resolved() -> None:
    spokesman = lines("statements")[-1]
    assert (spokesman["speaker"], spokesman["speaker_text"], spokesman["speaker_resolved"]) == (
        "",
        "A spokesman",
        "false",
    )


def test_a_figure_carries_its_bound_its_hedges_and_whose_it_is() -> None:
    some, at_least = lines("figures")
    assert (some["value"], some["bound"], some["hedges"]) == ("1200", "approximately", "Some")
    assert (at_least["bound"], at_least["source_name"], at_least["statement_directness"]) == (
        "above",
        "Port authority",
        "indirect",
    )


def test_an_event_says_what_its_date_rests_on_and_how_many_origins_tell_it() -> None:
    walkout, meeting, standstill, sale = lines("events")
    assert (walkout["date_first"], walkout["date_basis"], walkout["date_words"]) == (
        "2014-03-03",
        "stated",
        "on Monday",
    )
    assert (walkout["story_event"], walkout["origins"]) == ("v1", "2")
    assert (meeting["status"], meeting["attributed_to"]) == ("planned", "Ana Terzi")
    assert standstill["date_basis"] == "inferred"
    assert (sale["date"], sale["date_basis"]) == ("", "unknown")


def test_every_report_of_the_story_has_a_line_for_every_fact_also_where_it_is_silent() -> None:
    told = lines("facts")
    assert [(line["fact"], line["report"], line["found"]) for line in told[:6]] == [
        ("f1", "1", "true"),
        ("f1", "2", "true"),
        ("f1", "3", "false"),
        ("f2", "1", "true"),
        ("f2", "2", "true"),
        ("f2", "3", "true"),
    ]
    assert (told[2]["text"], told[2]["start"], told[2]["parts"]) == ("", "", "0")
    assert {line["origins"] for line in told[3:6]} == {"2"}, "a copy is no origin of its own"


def test_a_report_says_how_it_was_dated_and_whose_text_it_carries() -> None:
    first, second, third = lines("reports")
    assert first["published_basis"] == "stated"
    assert second["published_clues"].endswith(" “on Monday”: a weekday names one of the last seven days")
    assert (third["published"], third["published_basis"], third["copy_of"]) == ("", "unknown", "2")


@pytest.mark.parametrize("table", TABLES)
def test_a_table_without_rows_has_its_columns(table: str) -> None:
    assert table_csv(table, []).split("\r\n") == [",".join(columns(TABLES[table][0])), ""]


@pytest.mark.parametrize("table", TABLES)
def test_every_column_is_in_the_docs_and_none_stands_twice(table: str) -> None:
    text = DOCS.read_text("utf-8")
    names = list(columns(TABLES[table][0]))
    assert len(names) == len(set(names))
    assert [name for name in names if f"`{name}`" not in text] == []


@pytest.mark.parametrize(
    "words",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''+1", '=HYPERLINK("http://a.example")'],
)
def test_a_formula_is_text_and_can_be_had_back(words: str) -> None:
    assert guarded(words) == "'" + words
    assert unguarded(guarded(words)) == words


@pytest.mark.parametrize("words", ["'Nobody will load a ship'", "1,200", "a=b", " =1"])
def test_words_that_run_nowhere_stay_as_they_are(words: str) -> None:
    assert guarded(words) == words


@given(TEXTS)
def test_the_guard_can_be_taken_off_any_words(words: str) -> None:
    assert unguarded(guarded(words)) == words
    assert not re.match("[=+@\t\r\n-]", guarded(words))


def test_a_number_below_nothing_is_a_number() -> None:
    article = page("p", ((Role.BODY, "-5 degrees"),))
    figures = (Figure("p", 0, 2, "-5", value=-5.0), Figure("p", 0, 2, "-5", value=float("nan")))
    story = Story(id="s", title="t", reports=(Report(article, Annotations(article="p", figures=figures)),))
    cold, none = lines("figures", story)
    assert (cold["value"], cold["text"], none["value"]) == ("-5", "'-5", "")


@pytest.mark.parametrize("table", TABLES)
def test_nothing_of_a_hostile_page_acts_or_shifts_a_column(table: str) -> None:
    text = table_csv(table, [hostile()])
    text.encode("utf-8")
    assert not UNCARRIED.search(text)
    told = lines(table, hostile())
    assert told
    assert all(None not in line and None not in line.values() for line in told)


@settings(max_examples=50, deadline=None)
@given(stories(), st.sampled_from(sorted(set(TABLES) - {"reports"})))
def test_every_text_is_the_slice_that_its_offsets_name(story: Story, table: str) -> None:
    text = {report.article.id: report.article.text for report in story.reports}
    told = lines(table, story)
    assert told
    for line in told:
        start, end = int(line["start"]), int(line["end"])
        assert unguarded(line["text"]) == carried(text[line["article"]][start:end])


@settings(max_examples=50, deadline=None)
@given(stories())
def test_the_parts_of_a_statement_are_where_its_spans_say(story: Story) -> None:
    text = {report.article.id: report.article.text for report in story.reports}
    for line in lines("statements", story):
        spans = [tuple(map(int, span.split("-"))) for span in line["spans"].split()]
        parts = " … ".join(text[line["article"]][start:end] for start, end in spans)
        assert unguarded(line["content"]) == carried(parts)


@given(st.text())
def test_what_a_file_cannot_carry_is_replaced_one_for_one(words: str) -> None:
    assert len(carried(words)) == len(words)
    carried(words).encode("utf-8")


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://harbour.example/strike?a=1&b=2", True),
        ("javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("file:///etc/passwd", False),
        ("https://", False),
        ("https://a.example/ b", False),
        ("https://a.example/\u202e", False),
        ('https://a.example/"onclick=', False),
        ("https://[bad", False),
    ],
)
def test_an_address_is_one_that_a_reader_may_follow(url: str, shown: bool) -> None:
    article = replace(page("p", ((Role.BODY, "x"),)), url=url)
    assert (address(article) == url) is shown
