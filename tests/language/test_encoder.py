"""The trained analyzer on small newsroom sentences, with the weights that ship."""

import subprocess
import sys
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.language.analysis import Sentence
from commonground.language.encoder import EncoderAnalyzer
from commonground.language.sentences import split
from commonground.language.tokens import tokenize
from commonground.records.annotations import EntityKind
from commonground.records.article import Role


def sentences(text: str) -> list[Sentence]:
    return [Sentence(a, b, 0, Role.BODY, tokenize(text, a, b)) for a, b in split(text, 0, len(text))]


def analyzed(text: str) -> list[Sentence]:
    return EncoderAnalyzer().analyze(sentences(text))


def tree(sentence: Sentence) -> set[tuple[str, str | None, str | None]]:
    words = [token.text for token in sentence.tokens]
    return {
        (t.text, t.relation, words[t.head] if t.head is not None and t.head >= 0 else None) for t in sentence.tokens
    }


def names(found: list[Sentence]) -> set[tuple[str, EntityKind]]:
    return {(name.text, name.kind) for sentence in found for name in sentence.names}


def test_who_said_what_can_be_read_off_the_tree() -> None:
    (sentence,) = analyzed("The harbour master said that two trawlers had left the port on Monday.")
    found = tree(sentence)
    assert ("said", "root", None) in found
    assert ("master", "nsubj", "said") in found
    assert ("left", "ccomp", "said") in found
    assert ("trawlers", "nsubj", "left") in found
    assert ("port", "obj", "left") in found


def test_a_passive_has_its_subject_and_its_agent_marked() -> None:
    (sentence,) = analyzed("The treaty was rejected by the lower house.")
    assert {("treaty", "nsubj:pass", "rejected"), ("house", "obl:agent", "rejected")} <= tree(sentence)


def test_negation_hangs_on_what_is_denied() -> None:
    (sentence,) = analyzed("Officials did not confirm the figure.")
    assert ("not", "advmod", "confirm") in tree(sentence)


def test_people_organisations_and_places_are_told_apart_and_titles_left_out() -> None:
    found = names(
        analyzed(
            "Prime Minister Helena Marsh met Gustav Lindqvist in Lisbon on Friday. "
            "The United Nations said Mr. Lindqvist would fly to Kenya."
        )
    )
    assert ("Helena Marsh", EntityKind.PERSON) in found
    assert ("Gustav Lindqvist", EntityKind.PERSON) in found
    assert ("Lindqvist", EntityKind.PERSON) in found
    assert ("Lisbon", EntityKind.PLACE) in found
    assert ("Kenya", EntityKind.PLACE) in found
    assert ("United Nations", EntityKind.ORGANISATION) in found


def test_a_nationality_is_no_name() -> None:
    assert names(analyzed("The French delegation and two Norwegian officials walked out.")) == set()


def test_a_line_in_capitals_still_has_verbs_and_is_not_all_names() -> None:
    (sentence,) = analyzed("MINISTER RESIGNS AFTER VOTE ON FERRY CONTRACT")
    tags = {token.text: token.upos for token in sentence.tokens}
    assert tags["RESIGNS"] == "VERB"
    assert tags["AFTER"] in ("ADP", "SCONJ")


def test_lemmas_follow_the_word_class() -> None:
    (sentence,) = analyzed("The ministers were meeting in Paris.")
    lemmas = {token.text: token.lemma for token in sentence.tokens}
    assert lemmas["ministers"] == "minister"
    assert lemmas["meeting"] == "meet"
    assert lemmas["Paris"] == "Paris"


def test_a_name_is_its_slice_of_the_text() -> None:
    text = "Earlier,\u00a0Anna-Maria O’Neill of the World  Bank spoke in St. Louis."
    for sentence in analyzed(text):
        for name in sentence.names:
            assert name.start == sentence.tokens[name.first].start
            assert name.end == sentence.tokens[name.last].end
            assert len(name.text) == name.end - name.start


def test_nothing_in_nothing_out() -> None:
    assert EncoderAnalyzer().analyze([]) == []
    (empty,) = EncoderAnalyzer().analyze([Sentence(0, 0, 0, Role.BODY, ())])
    assert empty.tokens == ()
    assert empty.names == ()


def test_the_same_sentences_give_the_same_analysis() -> None:
    text = "Marsh said on Tuesday that talks with Norway had failed. “We tried,” she added. No date was set."
    assert analyzed(text) == analyzed(text)


@pytest.mark.parametrize("word", ["ferry ", "🛳 ", "a, ", "\u200bпорт ", "港 "])
def test_ten_thousand_words_without_a_stop_are_one_tree_and_take_no_more_than_their_share(word: str) -> None:
    line = (word * 2_000).strip()
    (sentence,) = [Sentence(0, len(line), 0, Role.BODY, tokenize(line, 0, len(line)))]
    began = time.process_time()
    (found,) = EncoderAnalyzer().analyze([sentence])
    assert time.process_time() - began < 20
    assert [(t.start, t.end, t.text) for t in found.tokens] == [(t.start, t.end, t.text) for t in sentence.tokens]
    assert sum(token.head == -1 for token in found.tokens) == 1


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300))
def test_any_text_keeps_its_offsets_and_has_one_root_a_sentence(text: str) -> None:
    given_ = sentences(text)
    for before, after in zip(given_, EncoderAnalyzer().analyze(given_), strict=True):
        assert [(t.start, t.end, t.text) for t in after.tokens] == [(t.start, t.end, t.text) for t in before.tokens]
        assert not after.tokens or sum(token.head == -1 for token in after.tokens) == 1
        assert all(0 <= name.first <= name.last < len(after.tokens) for name in after.names)


def test_importing_the_analyzer_loads_neither_numpy_nor_the_runtime() -> None:
    code = "import sys, commonground.language.encoder as e; e.EncoderAnalyzer(); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "commonground.language.encoder" in loaded
    assert not {"numpy", "onnxruntime"} & set(loaded)
