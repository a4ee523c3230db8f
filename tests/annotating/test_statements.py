"""Who said what, in small cases; people and places are invented."""

import pytest
from as_read import only, statements

from commonground.records.annotations import Directness, Statement, StatementKind


def content(statement: Statement) -> list[str]:
    return [piece.text for piece in statement.content]


def speaker(statement: Statement) -> str | None:
    return statement.speaker.text if statement.speaker else None


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ('"The bridge will open in May," said Ms Vance.', ["The bridge will open in May"], "Ms Vance"),
        ("“The bridge will open in May,” Ms Vance said on Tuesday.", ["The bridge will open in May"], "Ms Vance"),
        ("''The bridge will open in May,'' Ms Vance said.", ["The bridge will open in May"], "Ms Vance"),
        ("‘The bridge will open in May,’ said Ms Vance.", ["The bridge will open in May"], "Ms Vance"),
        ("«The bridge will open in May», said Ms Vance.", ["The bridge will open in May"], "Ms Vance"),
        ('Ms Vance said: "The bridge will open in May."', ["The bridge will open in May"], "Ms Vance"),
        ('"Will it hold?" Ms Vance asked.', ["Will it hold?"], "Ms Vance"),
        (
            '"The bridge," said Ms Vance, "will open in May."',
            ["The bridge,", "will open in May"],
            "Ms Vance",
        ),
        (
            '"The bridge is safe," Ms Vance said. "It will open in May."',
            ["The bridge is safe,", "It will open in May"],
            "Ms Vance",
        ),
        (
            '"The bridge is safe," said Ms Vance, 52, a former engineer.',
            ["The bridge is safe"],
            "Ms Vance",
        ),
        (
            '"The bridge is safe," Ms Vance, a former engineer, told the Harbour Post.',
            ["The bridge is safe"],
            "Ms Vance",
        ),
    ],
)
def test_direct_speech(text: str, said: list[str], who: str) -> None:
    """The quoted words without their marks, and the speaker before or after the cue."""
    statement = only(text)
    assert (content(statement), speaker(statement)) == (said, who)
    assert statement.directness is Directness.DIRECT


@pytest.mark.parametrize(
    ("text", "said", "who"),
    [
        ("Ms Vance said that the bridge was safe.", "that the bridge was safe", "Ms Vance"),
        ("Ms Vance said the bridge was safe.", "the bridge was safe", "Ms Vance"),
        ("The bridge was safe, Ms Vance said.", "The bridge was safe", "Ms Vance"),
        ("The bridge was safe, said Ms Vance.", "The bridge was safe", "Ms Vance"),
        ("The bridge was safe, according to Ms Vance.", "The bridge was safe", "Ms Vance"),
        ("According to Ms Vance, the bridge was safe.", "the bridge was safe", "Ms Vance"),
        ("Ms Vance announced during the visit that the bridge was safe.", "that the bridge was safe", "Ms Vance"),
        ("Ms Vance told reporters that the bridge was safe.", "that the bridge was safe", "Ms Vance"),
        ("Ms Vance vowed to open the bridge in May.", "to open the bridge in May", "Ms Vance"),
        ("Officials accused the builder of using cheap steel.", "the builder of using cheap steel", "Officials"),
        ("A spokesman for the port denied that ships had been turned away.", "that ships had been turned away",
         "A spokesman for the port"),
        ("The women say the bridge was safe.", "the bridge was safe", "The women"),
        ("Few took up Ms Vance's claim that the bridge was safe.", "that the bridge was safe", "Ms Vance"),
        ("In 2019 Ms Vance, who ran the port, said the bridge was safe.", "the bridge was safe", "Ms Vance"),
    ],
)  # fmt: skip
def test_indirect_speech(text: str, said: str, who: str) -> None:
    """The clause with its "that", whichever side of the cue it stands on."""
    statement = only(text)
    assert (content(statement), speaker(statement)) == ([said], who)
    assert statement.directness is Directness.INDIRECT


def test_two_quoted_parts_in_one_sentence_are_one_mixed_statement() -> None:
    statement = only('Ms Vance said the bridge was "as safe as houses" and would be "open by May".')
    assert statement.directness is Directness.MIXED
    assert content(statement) == ['the bridge was "as safe as houses" and would be "open by May']


def test_a_quotation_that_opens_content_keeps_its_mark_when_words_follow_it() -> None:
    statement = only('Ms Vance said "we will use every day we have" on the repairs.')
    assert content(statement) == ['"we will use every day we have" on the repairs']
    assert statement.directness is Directness.MIXED


def test_a_nested_attitude_is_the_outer_statement_alone() -> None:
    assert content(only("Ms Vance said she hoped the bridge would open.")) == ["she hoped the bridge would open"]


def test_the_date_in_a_claim_stays_in_it_and_the_day_of_saying_does_not() -> None:
    assert content(only("Ms Vance said in 2012 the port grew by a tenth.")) == ["in 2012 the port grew by a tenth"]
    assert content(only("Ms Vance said on Monday the port grew by a tenth.")) == ["the port grew by a tenth"]


def test_a_reporters_aside_is_not_what_was_said() -> None:
    statement = only("Ms Vance announced that the port had no plans to close, as rumoured in the local press.")
    assert content(statement) == ["that the port had no plans to close"]


def test_what_follows_a_closed_quotation_is_the_reporters() -> None:
    statement = only('"We must act," Ms Vance said after talks with Mr Okoro on the eve of the regatta.')
    assert content(statement) == ["We must act"]


def test_a_participle_shares_the_speaker_before_it() -> None:
    first, second = statements('"The river is rising," said Ms Vance, stressing the need for a new wall.')
    assert (speaker(first), speaker(second)) == ("Ms Vance", "Ms Vance")
    assert content(second) == ["the need for a new wall"]


def test_a_participle_after_with_has_its_own_speaker() -> None:
    found = statements("Talks ended badly, with port officials accusing the builder of theft.")
    assert [(speaker(s), content(s)) for s in found] == [("port officials", ["the builder of theft"])]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Ms Vance glossed over the delays.", "glossed over"),
        ("Ms Vance declined to comment on the delays.", "declined to comment on"),
        ("Ms Vance did not specify whether the wall would hold.", "did not specify"),
        ("Ms Vance hardly mentioned the delays.", "hardly mentioned"),
        ("Ms Vance refused to say when the bridge would open.", "refused to say"),
        ("Ms Vance did not respond to questions.", "did not respond to"),
    ],
)
def test_silence_is_never_speech(text: str, cue: str) -> None:
    statement = only(text)
    assert statement.kind is StatementKind.SILENCE
    assert statement.cue is not None
    assert (statement.cue.text, speaker(statement)) == (cue, "Ms Vance")


def test_silence_after_speech_ends_what_was_said() -> None:
    said, silent = statements("Ms Vance added that the wall would hold, and did not specify when it was tested.")
    assert (content(said), said.kind) == (["that the wall would hold"], StatementKind.SAID)
    assert (content(silent), silent.kind) == (["when it was tested"], StatementKind.SILENCE)
    assert speaker(silent) == "Ms Vance"


def test_a_negated_belief_keeps_its_polarity() -> None:
    assert only("Ms Vance does not believe the wall will hold.").cue_negated


@pytest.mark.parametrize(
    "text",
    [
        'The so-called "war room" is a cupboard.',
        "She starred in 'The Long Tide' last year.",
        "The report on harbour fees was late.",
        "Five states sent aid, and the claims of residents were paid.",
        "The harbour's call for tenders closed on Friday.",
        "Ms Vance discussed the bridge with Mr Okoro.",
    ],
)
def test_what_is_no_statement(text: str) -> None:
    """Scare quotes, titles, nouns that look like cues, and topics that were talked about."""
    assert statements(text) == []


def test_a_pronoun_speaks_for_whom_it_means() -> None:
    second = statements("Helena Vance said the wall would hold. She added that the bridge was safe.")[1]
    assert (speaker(second), second.speaker_name) == ("She", "Helena Vance")


def test_a_spokesman_is_not_the_person_he_speaks_for() -> None:
    statement = only("A spokesman for Helena Vance said the wall would hold.")
    assert statement.speaker_name != "Helena Vance"


def test_a_named_head_is_resolved_with_its_title() -> None:
    found = statements("Prime Minister Helena Vance said the wall would hold. Vance said the bridge was safe.")
    assert [s.speaker_name for s in found] == ["Helena Vance", "Helena Vance"]
    assert found[0].speaker_entity == found[1].speaker_entity


def test_whom_a_statement_was_made_to() -> None:
    addressee = only("Ms Vance told reporters that the bridge was safe.").addressee
    assert addressee is not None
    assert addressee.text == "reporters"


def test_a_quotation_runs_on_over_paragraphs() -> None:
    """The second paragraph opens a mark that the first never closed; it has the same speaker."""
    text = 'Helena Vance said: "The wall will hold for another year.\n"We have tested it twice and found no fault."'
    first, second = statements(text)
    assert second.speaker == first.speaker
    assert content(second) == ["We have tested it twice and found no fault"]


def test_a_free_quotation_after_two_speakers_belongs_to_nobody() -> None:
    first = '"The wall will hold," said Helena Vance. "It will not," said Tomas Okoro.'
    text = first + '\n"We have tested it twice this spring."'
    assert [speaker(s) for s in statements(text)] == ["Helena Vance", "Tomas Okoro", None]


def test_a_paragraph_that_ends_in_a_colon_names_the_next_ones_speaker() -> None:
    statement = only('Helena Vance replied:\n"We have tested the wall twice this spring."')
    assert (speaker(statement), statement.speaker_name) == ("Helena Vance", "Helena Vance")


def test_an_aside_between_commas_does_not_end_what_was_said() -> None:
    statement = only("Ms Vance said the wall, which was built in 1997, was safe.")
    assert content(statement) == ["the wall, which was built in 1997, was safe"]


def test_every_content_is_its_slice() -> None:
    text = 'Ms\u00a0Vance said\u00a0the wall was "safe". "It\u00a0holds," she said.'
    for statement in statements(text):
        for piece in (*statement.content, statement.cue, statement.speaker):
            assert piece is None or piece.text == text[piece.start : piece.end]
