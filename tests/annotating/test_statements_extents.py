"""Where the words for a speaker begin and end, and whose a verb is when its neighbours mislead."""

import pytest

from commonground.annotating.people import who_is_who
from commonground.annotating.statements import find_statements
from commonground.language.analyze import analyze
from commonground.reading.read import from_text


def speakers(text: str) -> list[str]:
    article = from_text(text)
    analysis = analyze(article)
    found = find_statements(article, analysis, who_is_who(article, analysis))
    return [statement.speaker.text if statement.speaker else "" for statement in found]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("A harbour poll released yesterday shows that voters want the wall.", "A harbour poll"),
        ("The rules issued Thursday said that nets would be weighed.", "The rules"),
        ("Trustees of the Harbour Fund last week warned that the wall would fail.", "Trustees of the Harbour Fund"),
        (
            "Port officials – including the man who was mayor during the flood – have confirmed that it was open.",
            "Port officials",
        ),
        ("The wall holds, according to the port's latest monthly report.", "the port's latest monthly report"),
        (
            "The council administration tried Saturday to calm the town, arguing that the wall would hold.",
            "The council administration",
        ),
        (
            "The crowd came after Fen-a-Roe president Dan Cathal said the wall would hold.",
            "Fen-a-Roe president Dan Cathal",
        ),
        (
            "Harbour party nominee Ana Berg has repeatedly targeted the council, claiming that the wall would fail.",
            "Harbour party nominee Ana Berg",
        ),
    ],
)
def test_a_speaker_ends_where_the_phrase_does(text: str, speaker: str) -> None:
    """When it came out, an aside behind a dash and the verb are no part of it; a hyphened word and a name are."""
    assert speakers(text) == [speaker]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The clerk e-mailed to remind officials that Denis Moe, then the deputy harbour adviser, "
            "wanted to ensure that the edits were sent.",
            "Denis Moe",
        ),
        (
            "When Karl Moe, the counsel, sent an e-mail to port officials warning them not to talk, all was calm.",
            "an e-mail",
        ),
        (
            "Rick Toft on Sunday tried to clarify his remark that President Moe followed a phony creed, "
            "saying he was misunderstood.",
            "Rick Toft",
        ),
    ],
)
def test_a_verb_is_whose_it_is(text: str, speaker: str) -> None:
    """Not the subject of the clause around it, nor those whom a letter went to, nor whom a remark was about."""
    assert speakers(text)[-1] == speaker
