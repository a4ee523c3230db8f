"""Quotations word by word: what desks change, what they leave out, and what is spelling alone."""

import pytest

from commonground.comparing.words.wording import MOST, Stretch, changes, closed, overlap, quoted
from commonground.reading.read import from_text
from commonground.records.annotations import Directness, Statement


def spoken(text: str, directness: Directness = Directness.DIRECT) -> tuple[Stretch, ...]:
    article = from_text(text + "\n")
    return quoted(article, Statement(content=(article.evidence(0, len(text)),), directness=directness))


def told(ours: str, theirs: str) -> list[str]:
    return [str(change) for change in changes(spoken(ours), spoken(theirs))]


def test_a_word_put_for_another_is_a_change() -> None:
    ours = "The harbour wall will be open to every boat by the spring"
    assert told(ours, ours.replace("open", "closed")) == ["“open” and “closed”"]


def test_a_word_left_out_without_a_mark_is_a_change() -> None:
    ours = "We have in most cases been a good neighbour to the islands"
    assert told(ours, ours.replace("in most cases ", "")) == ["“in most cases” in one alone"]


@pytest.mark.parametrize("mark", ["…", "...", ". . .", "[the wall]", "(the wall of 1903)"])
def test_what_a_desk_marks_as_left_out_or_put_in_is_no_change(mark: str) -> None:
    ours = "The wall that my father built here will stand for another hundred years"
    assert told(ours, ours.replace("that my father built here", mark)) == []


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("We have said that it's not for sale at any price", "We have said that it is not for sale at any price"),
        ("I thank Sen. Roe and the crew for their help", "I thank Senator Roe and the crew for their help"),
        ("(the judge) al-Qadi will sit on the court next year", "(the judge) Kadi will sit on the court next year"),
        ("We know that we'll rebuild the quay in May", "We know that we ’ ll rebuild the quay in May"),
        ("We didn’t ask the U.N. for help with the boats", "We did not ask the UN for help with the boats"),
        (
            "There is no healthcare worker left on the island today",
            "There is no health care worker left on the island today",
        ),
        ("We will organise the labour force of the whole coast", "We will organize the labor force of the whole coast"),
        ("The wall is safe, and we told the mayor so", "The wall is safe. And we told the mayor so"),
    ],
)
def test_spelling_is_no_change(ours: str, theirs: str) -> None:
    assert told(ours, theirs) == []


def test_a_last_word_of_its_own_in_each_is_a_change() -> None:
    ours = "I was talking about the radical shipowner"
    assert told(ours, ours + "s") == ["“shipowner” and “shipowners”"]


def test_other_last_words_are_a_change_too() -> None:
    ours = "With every day that passes they come closer to a new harbour wall"
    assert told(ours, ours.replace("a new harbour wall", "new harbour gates")) == [
        "“a” in one alone",
        "“wall” and “gates”",
    ]


def test_other_first_words_are_a_change_and_more_of_them_are_not() -> None:
    ours = "Do not pass the harbour bill before the summer"
    assert told(ours, ours.replace("Do not", "To")) == ["“Do not” and “To”"]
    assert told(ours, "My advice is: " + ours) == []


def test_a_quotation_that_goes_on_is_no_change() -> None:
    ours = "The wall will stand for another hundred years"
    assert told(ours, ours + ", and so will the lighthouse") == []
    assert overlap(spoken(ours), spoken(ours + ", and so will the lighthouse")) == 1.0


def test_two_sentences_with_a_few_words_alike_are_no_change() -> None:
    assert told("We will fight for the boats", "We will look for the crew of the lost Aurora") == []


def test_of_a_report_in_two_voices_only_the_words_between_the_marks_are_compared() -> None:
    text = "that the wall was “a disgrace to the coast” and that it had to go"
    assert spoken(text, Directness.MIXED) == (("a", "disgrace", "to", "the", "coast"),)


def test_a_quotation_cut_off_is_closed_where_it_is_shown() -> None:
    assert closed("called the wall “a disgrace") == "called the wall “a disgrace”"
    assert closed('called the wall "a disgrace') == 'called the wall "a disgrace"'
    assert closed('“a disgrace,"') == '“a disgrace,"'
    assert closed('"a disgrace,”') == '"a disgrace,”'


def test_of_a_speech_printed_whole_the_first_words_are_compared() -> None:
    speech = "We will keep the harbour open … and the road " * MOST
    assert sum(map(len, spoken(speech.strip()))) == MOST
