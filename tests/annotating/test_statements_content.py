"""Where content begins and ends, and which words around a cue are not what was said."""

import pytest
from as_read import told

from commonground.annotating.people import who_is_who
from commonground.annotating.statements import find_statements
from commonground.language.analyze import analyze
from commonground.reading.read import from_text
from commonground.records.annotations import StatementKind


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (
            'When asked whether the wall would hold, Ms Vance said, "I think it will."',
            "Ms Vance",
            "I think it will",
        ),
        (
            'While waiting for the ferry, Mr Toft said, "I can assure you it is safe."',
            "Mr Toft",
            "I can assure you it is safe",
        ),
        (
            "After the vote, Mayor Ana Berg, one of nine against, said the port faces bigger problems, such as ice.",
            "Mayor Ana Berg",
            "the port faces bigger problems, such as ice",
        ),
        (
            "In an interview in late May, Ms Vance announced that the wall would go.",
            "Ms Vance",
            "that the wall would go",
        ),
        (
            'The vote on the wall is "not the end of it," Ms Vance said Monday in a speech opening the fair.',
            "Ms Vance",
            'The vote on the wall is "not the end of it',
        ),
    ],
)
def test_when_and_where_it_was_said_is_not_what_was_said(text: str, who: str, said: str) -> None:
    assert told(text) == [(who, [said])]


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        (
            "Ms Vance said on Monday in Tarmouth, North Tarside, that the wall would hold.",
            "Ms Vance",
            "that the wall would hold",
        ),
        ("Ms Vance said, twice, that the wall would hold.", "Ms Vance", "that the wall would hold"),
        (
            'Ms Vance said on Monday, in answer to a letter from the port, "The wall will hold."',
            "Ms Vance",
            "The wall will hold",
        ),
        ("Ms Vance warned the port that the wall might fall.", "Ms Vance", "that the wall might fall"),
        ("Ms Vance asked Mr Toft whether the wall would hold.", "Ms Vance", "whether the wall would hold"),
    ],
)
def test_content_begins_behind_place_aside_and_addressee(text: str, who: str, said: str) -> None:
    assert told(text) == [(who, [said])]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ms Vance rejected the offer and went on to win the vote.", ["the offer"]),
        ("Ms Vance endorsed Mr Toft at a news conference on Monday.", ["Mr Toft"]),
        ("Residents who support the wall are not surprised.", ["the wall"]),
        ("Ms Vance called the wall “a gift” – the wall that fell in May.", ["the wall “a gift"]),
        ("Ms Vance called the wall “a gift” before explaining the cost.", ["the wall “a gift"]),
    ],
)
def test_content_ends_where_the_reporter_goes_on(text: str, said: list[str]) -> None:
    assert [content for _, content in told(text)] == [said]


def test_two_nouns_joined_by_and_are_one_subject_of_what_was_said() -> None:
    text = "Ms Vance said the port and other towns had supported the wall."
    assert told(text) == [("Ms Vance", ["the port and other towns had supported the wall"])]


@pytest.mark.parametrize(
    "text",
    [
        "He signalled that he did.",
        "The harbour group charged with guarding the wall left.",
        "Ms Vance answered the door on Monday.",
        "A man in a shirt that read “Save the wall” left early.",
        "The port plans he opposes are cheap.",
        "The wall was answered with a question.",
        "The council voted for the wall.",
    ],
)
def test_what_tells_nothing(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "who", "said"),
    [
        ("As the Harbour Post reported, the wall fell in May.", "the Harbour Post", ["the wall fell in May"]),
        ("The wall fell in May, as the Harbour Post reported.", "the Harbour Post", ["The wall fell in May"]),
        ("The plan was condemned by the union as reckless.", "the union", ["The plan", "as reckless"]),
        ("Mr Toft was accused by residents of hiding the cost.", "residents", ["Mr Toft", "of hiding the cost"]),
        ("The port keeps its books closed but says its debts are paid.", "The port", ["its debts are paid"]),
        ("One firm says the wall is safe, and another says it is not sound.", "another", ["it is not sound"]),
        (
            "The council met on Monday, with Mayor Ana Berg calling the wall a farce.",
            "Mayor Ana Berg",
            ["the wall a farce"],
        ),
        ("The Times said the wall had been sold.", "The Times", ["the wall had been sold"]),
        ("Engineers are quick to point out that the wall is old.", "Engineers", ["that the wall is old"]),
        ("The council was silent on what Ms Vance called “a farce.”", "Ms Vance", ["a farce"]),
        ("The wall held, according to one local study.", "one local study", ["The wall held"]),
    ],
)
def test_who_is_found_to_say_what(text: str, who: str, said: list[str]) -> None:
    assert (who, said) in told(text)


def test_a_point_on_which_somebody_disagrees_is_not_the_whole_sentence() -> None:
    text = "Ms Vance said last week the wall was safe, a point on which the port disagrees."
    assert [who for who, _ in told(text)] == ["Ms Vance"]


def test_a_semicolon_parts_two_peoples_words() -> None:
    text = "The port said the wall was safe; it would fall by winter, engineers say."
    assert told(text) == [
        ("The port", ["the wall was safe"]),
        ("engineers", ["it would fall by winter"]),
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ms Vance said the wall was the first in the U.S.", "the wall was the first in the U.S."),
        ("Ms Vance endorsed Ana Berg (N-Tarside).", "Ana Berg (N-Tarside)"),
        ("Ms Vance described a slow, costly repair of the wall.", "a slow, costly repair of the wall"),
        ("Ms Vance believes the port may, in the end, pay for the wall.", "the port may, in the end, pay for the wall"),
    ],
)
def test_the_last_word_of_content_stays_whole(text: str, said: str) -> None:
    """No stop of an abbreviation and no bracket is cut off, and no phrase at its first comma."""
    assert [content for _, content in told(text)] == [[said]]


def test_a_participle_behind_a_closed_quotation_is_the_speakers() -> None:
    text = 'Ms Vance said the wall was "late," adding that it had cost too much.'
    assert told(text) == [("Ms Vance", ['the wall was "late']), ("Ms Vance", ["that it had cost too much"])]


def test_a_quotation_goes_on_from_the_one_before_it_not_from_an_aside() -> None:
    text = '"The wall is old," said Ms Vance, who warned that it was cracked. "It will fall by winter, I am sure."'
    assert told(text)[0] == ("Ms Vance", ["The wall is old,", "It will fall by winter, I am sure"])


def test_a_second_cue_within_what_was_said_is_no_statement() -> None:
    text = "Ms Vance said engineers who study walls and advise ports were on their way."
    assert told(text) == [("Ms Vance", ["engineers who study walls and advise ports were on their way"])]


def test_a_speech_printed_in_parts_is_nobody_elses_words() -> None:
    """Each paragraph opens a single mark and none closes it, as British papers print a speech."""
    text = "‘My ministers demand a wall. They will encourage the port to pay.\n\n‘My ministers support it.’"
    assert {who for who, _ in told(text)} == {None}


def test_the_subject_beside_the_verb_speaks_and_not_one_in_an_aside() -> None:
    text = "Three days after a video surfaced showing the wall, the mayor said he was sorry."
    assert ("the mayor", ["he was sorry"]) in told(text)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Mr Toft refused to endorse the wall.", "to endorse the wall"),
        ("The council declined to rule out a toll.", "to rule out a toll"),
    ],
)
def test_to_refuse_a_deed_is_a_stance(text: str, said: str) -> None:
    assert [content for _, content in told(text)] == [[said]]


def test_to_refuse_to_speak_is_silence_alone() -> None:
    article = from_text("The port declined to comment on the toll.")
    analysis = analyze(article)
    (statement,) = find_statements(article, analysis, who_is_who(article, analysis))
    assert statement.kind is StatementKind.SILENCE


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Sen. John Lind, R-Ariz., said the wall was wrong.", "Sen. John Lind"),
        ("According to the Times, Mary Berg, who is married, took to the harbour.", "the Times"),
    ],
)
def test_what_stands_beside_a_name_is_not_the_speaker(text: str, who: str) -> None:
    assert [speaker for speaker, _ in told(text)] == [who]


@pytest.mark.parametrize("text", ["Ms Vance now advises 12 towns.", "Ms Vance asked three skippers on Monday."])
def test_whom_somebody_advises_or_asks_is_no_content(text: str) -> None:
    assert told(text) == []


def test_a_quotation_that_goes_on_behind_its_cue_keeps_its_comma_and_its_stop() -> None:
    text = '"It leaks," said Ms Vance. "It will fall by the winter."'
    assert told(text) == [("Ms Vance", ["It leaks,", "It will fall by the winter"])]
    assert told("The wall, Ms Vance said, will fall.") == [("Ms Vance", ["The wall", "will fall"])]


def test_a_quotation_taken_up_again_by_and_is_the_same_statement() -> None:
    text = '"The wall must be mended at once," she said, and "with better stone than before."'
    assert told(text) == [("she", ["The wall must be mended at once,", "with better stone than before"])]


def test_a_sentence_that_ends_in_a_quotation_goes_on_from_the_one_before_it() -> None:
    text = '"The wall leaks," said Ms Vance. That makes it "a danger to all who cross it at night."'
    said = ["The wall leaks,", 'That makes it "a danger to all who cross it at night']
    assert told(text) == [("Ms Vance", said)]


def test_a_title_or_a_quoted_word_does_not_make_a_sentence_speech() -> None:
    assert told('"The wall leaks," said Ms Vance. It is known as "the Sieve".') == [("Ms Vance", ["The wall leaks"])]
    text = "Ms Vance said the wall leaks. The sign on it reads in red letters: no entry."
    assert told(text)[0] == ("Ms Vance", ["the wall leaks"])


def test_what_she_wants_in_between_does_not_take_the_quotation_that_follows() -> None:
    text = '"You cannot blame the port," said Ana Berg. She plans to sell her boat. "All that work, and it is gone."'
    assert told(text)[0] == ("Ana Berg", ["You cannot blame the port,", "All that work, and it is gone"])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'Mayor Ana Berg said she hoped for a wide road, which "will bring the farms nearer."',
            'she hoped for a wide road, which "will bring the farms nearer',
        ),
        ("Mayor Ana Berg said she hoped for a wide road, which opens in May.", "she hoped for a wide road"),
    ],
)
def test_background_in_the_speakers_own_words_is_what_was_said(text: str, said: str) -> None:
    assert told(text) == [("Mayor Ana Berg", [said])]


def test_background_that_somebody_else_describes_is_a_statement_of_its_own() -> None:
    text = 'Ana Berg said that the port had bought the wall, which Tom Hale described as "a heap of wet stones."'
    assert told(text)[0] == ("Ana Berg", ["that the port had bought the wall"])


def test_a_clause_ends_behind_the_aside_that_its_subject_carries() -> None:
    text = "Ms Vance said the talks, which began in May, were the best in years."
    assert told(text) == [("Ms Vance", ["the talks, which began in May, were the best in years"])]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Tom Hale tried to portray the port as a ruin.", "the port as a ruin"),
        ("Tom Hale seemed to confirm that the port would close.", "that the port would close"),
    ],
)
def test_who_tries_to_say_something_says_it(text: str, said: str) -> None:
    assert told(text) == [("Tom Hale", [said])]


def test_a_belief_can_stand_before_whose_it_is() -> None:
    assert told("A new wall would cost the town less, the mayor believes.") == [
        ("the mayor", ["A new wall would cost the town less"])
    ]
    assert told("After the vote, the mayor hopes.") == []


def test_an_opening_mark_behind_a_word_closes() -> None:
    text = "“Who can guarantee you a catch?“ he asked. “The skipper was not happy.”"
    assert told(text) == [("he", ["Who can guarantee you a catch?", "The skipper was not happy"])]
