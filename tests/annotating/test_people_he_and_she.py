"""He and she where newsrooms get them wrong: quotations, strangers, lists, and names that only stand near."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from as_read import people_by_rules as read

from commonground.annotating.people import who_is_who
from commonground.language.analysis import Sentence
from commonground.language.analyze import analyze
from commonground.language.rules import RuleAnalyzer
from commonground.reading.read import from_text
from commonground.records.annotations import MentionForm


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


def test_who_is_spoken_of_behind_the_verb_is_no_speaker() -> None:
    """Wick says that Moe was a builder; "he" of her words is Moe, who stands beside "said" and says nothing."""
    text = "Hanna Wick knew Karl Moe.\n\nWick also said Moe was a builder. “He built what he was paid for.”"
    article = from_text(text)
    people = who_is_who(article, analyze(article))
    assert {people.name_of(m.entity) for m in people.mentions if m.form is MentionForm.PRONOUN} == {"Karl Moe"}


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


class Parsed:
    """An analyzer that adds to the rules' names a tree: each word with the head and relation that it is given."""

    def __init__(self, tree: list[tuple[int, str]]) -> None:
        self._tree = tree

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The sentences, the first with its tree."""
        first, *rest = RuleAnalyzer().analyze(sentences)
        tokens = tuple(
            replace(token, head=head, relation=relation)
            for token, (head, relation) in zip(first.tokens, self._tree, strict=True)
        )
        return [replace(first, tokens=tokens), *rest]


@pytest.mark.parametrize(("relation", "whom"), [("appos", "Karl Moe"), ("obj", "Peter Hale")])
def test_the_tree_tells_the_subject_through_what_it_stands_beside(relation: str, whom: str) -> None:
    """The envoy is who met him, and so is Karl Moe; as an object he would stand behind Hale."""
    text = "Envoy Karl Moe on Monday met Peter Hale. He was late."
    hale = "obl" if relation == "appos" else "nsubj"
    tree = [(5, "nsubj" if relation == "appos" else "obj"), (0, relation), (1, "flat"), (4, "case"), (5, "obl")]
    tree += [(-1, "root"), (5, hale), (6, "flat"), (5, "punct")]
    article = from_text(text)
    people = who_is_who(article, analyze(article, Parsed(tree)))
    assert [people.name_of(m.entity) for m in people.mentions if m.form is MentionForm.PRONOUN] == [whom]


def test_his_own_opening_phrase_may_follow_an_adverb() -> None:
    """The statement is the prosecutor's, and so are the words after it."""
    text = (
        "Peter Hale denied it on Monday. “Is it so?” he asked.\n\n"
        "Earlier, in his opening statement, prosecutor Robin Lund said the case was clear.\n\nHe said little more."
    )
    assert pronouns(text) == ["Peter Hale", "Robin Lund", "Robin Lund"]
