"""Whatever the texts are, comparing them ends, keeps every report once, and gives spans that stand where they say."""

from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import Desk

from commonground.comparing.copies.copies import find_copies
from commonground.comparing.people.offices import role
from commonground.comparing.stories import group
from commonground.comparing.words.terms import name_stems, numbers, stems

TEXTS = st.lists(st.text(min_size=1, max_size=300).filter(str.strip), min_size=1, max_size=5, unique=True)


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_every_report_is_in_one_story(texts: list[str]) -> None:
    reports = {report.article.id: report for report in (Desk(text).report() for text in texts)}
    stories = group(list(reports.values()))
    assert sorted(r.article.id for story in stories for r in story.reports) == sorted(reports)
    assert group(list(reports.values())[::-1]) == stories


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=500))
def test_words_of_any_text(text: str) -> None:
    assert all(isinstance(word, str) for word in stems(text))
    assert all(number.replace(".", "").isdigit() for number in numbers(text))
    assert name_stems(text) <= set(stems(text))
    role(text)


def test_a_long_line_without_a_stop_takes_no_longer_than_its_length() -> None:
    long = "Word Storm came " * 20_000
    assert name_stems(long) == {"word", "storm"}
    assert find_copies([Desk(long).report(), Desk(long + "more").report()])[0].overlap > 0.5
