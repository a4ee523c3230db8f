"""He and she where newsrooms get them wrong: quotations, strangers, lists, and names that only stand near."""

import pytest

from commonground.annotating.people import People, who_is_who
from commonground.language.analyze import analyze
from commonground.language.rules import RuleAnalyzer
from commonground.reading.read import from_text
from commonground.records.annotations import MentionForm


def read(text: str) -> People:
    """Who is who in a text, names found by the rules."""
    article = from_text(text)
    return who_is_who(article, analyze(article, RuleAnalyzer()))


def pronouns(text: str) -> list[str | None]:
    """The names of those whom the pronouns of a text mean, in order."""
    people = read(text)
    return [people.name_of(m.entity) for m in people.mentions if m.form is MentionForm.PRONOUN]


@pytest.mark.parametrize(
    "quoted",
    [
        "“Paul Lund was up by 5 points, and it is closer now,” he said.",
        "“Paul Lund was up by 5 points. It is closer now,” he said.",
        "“It is closer now,” he said. “Paul Lund was up by 5 points.”",
        '"It is Paul Lund who was up by 5 points," he told reporters.',
    ],
)
def test_nobody_calls_himself_by_name(quoted: str) -> None:
    """Berg speaks, though the quotation names Lund nearer by."""
    text = f"Senator John Berg told the Times the vote was close. Paul Lund was ahead.\n\nBerg went on.\n\n{quoted}"
    assert pronouns(text) == ["John Berg"]


def test_a_name_in_another_quotation_bars_nobody() -> None:
    """Lund answers what Berg said of him."""
    text = "“Paul Lund was wrong,” John Berg said. Lund laughed. “It was right,” he said."
    assert pronouns(text) == ["Paul Lund"]


@pytest.mark.parametrize(
    "box",
    [
        "6th: Most popular leader, behind Ed Moore and Gordon Hale (Halden Poll)",
        "More on this story\n\nEd Moore’s long road\n\nGordon Hale at the harbour",
        "1. Ed Moore\n\n2. Gordon Hale\n\n3. Peter Cole\n\n4. Martin Lund\n\n5. Karl Toft\n\n6. Ivan Moe",
    ],
)
def test_names_in_a_box_are_not_who_speaks_below_it(box: str) -> None:
    """A list is passed over: whoever spoke before it speaks on."""
    text = f"Tony Berg laughed on Monday.\n\n{box}\n\n“The one thing is trade,” he says."
    assert pronouns(text) == ["Tony Berg"]


def test_a_box_alone_settles_nobody() -> None:
    assert pronouns("Most popular: Ed Moore\n\n“The one thing is trade,” he says.") == [None]


def test_a_line_of_a_box_may_speak_of_its_own_people() -> None:
    assert pronouns("Ed Moore and his long road to Halden\n\nIt rained on Monday.") == ["Ed Moore"]


def test_he_stays_open_where_the_he_before_the_new_name_is() -> None:
    """The look is somebody's who is not named, and so are the words."""
    text = "The look he gives me when I ask about Karl Hansen is grim. “How on earth could I?” he said."
    assert pronouns(text) == [None, None]


@pytest.mark.parametrize(
    "speaker",
    [
        "Oberlo Tomkin, the skipper, said he accepted the report.",
        "Tomkin said the report was accepted.",
        "“It is right,” said Tomkin.",
        "Tomkin adopted a milder tone on Monday.",
        "The skipper said the report was accepted.",
        "The firm’s lawyer, who had not read it, said little. Its lawyer said the report was accepted.",
    ],
)
def test_a_speaker_whose_name_is_not_known_is_no_third_person(speaker: str) -> None:
    """He who denies it is whoever spoke, named or not; never the man named before."""
    text = f"Peter Leask died in June. {speaker} He denied that there was no light."
    assert "Peter Leask" not in pronouns(text)


def test_the_paper_that_said_it_is_no_person() -> None:
    assert pronouns("Peter Hale left on Monday. The paper said he was tired.") == ["Peter Hale"]
