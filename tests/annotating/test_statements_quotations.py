"""Quotation marks paired by kind, unbalanced and nested ones too."""

import pytest

from commonground.annotating.attribution.quotations import find_quotations
from commonground.pipeline import annotate, from_text


def quoted(text: str) -> list[str]:
    return [text[q.first : q.last] for q in find_quotations(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "yes" and "no".', ["yes", "no"]),
        ("He said “yes” and ‘no’.", ["yes", "no"]),
        ("He said 'yes, of course', twice.", ["yes, of course"]),
        ("He said «yes».", ["yes"]),
        ("He said ''yes'' and left.", ["yes"]),
        ("“She called it ‘a farce’ today,” he said.", ["She called it ‘a farce’ today,"]),
        ("‘She called it “a farce” today,’ he said.", ["She called it “a farce” today,"]),
        ("“A “nested” pair” closes last.", ["A “nested” pair"]),
        ("The workers’ rights and the ’90s don’t count.", []),
        ("Rock 'n' roll in the '80s wasn't quoted.", []),
        ("'The leaders' talks failed' says the mayor", ["The leaders' talks failed"]),
        ('A stray mark" closes nothing.', []),
        ('A 6" pipe and a 4" pipe.', []),
        ("", []),
    ],
)
def test_pairs(text: str, words: list[str]) -> None:
    assert quoted(text) == words


def test_a_quotation_that_the_paragraph_does_not_close() -> None:
    (quotation,) = find_quotations('"We go on', 0, 9)
    assert not quotation.closed
    assert quotation.end == 9


def test_a_mark_that_opens_again_replaces_the_one_that_was_never_closed() -> None:
    assert quoted('It is "late, he wrote. "Too late," she said.') == ["Too late,"]


@pytest.mark.parametrize(
    "text", ["`` The wall will hold , '' said Ana Berg .", "“ The wall will hold , ” said Ana Berg ."]
)
def test_marks_that_a_page_sets_apart_from_their_words_are_marks(text: str) -> None:
    article = from_text(text)
    (statement,) = annotate(article).statements
    assert (statement.speaker_name, [part.text for part in statement.content]) == ("Ana Berg", ["The wall will hold"])
