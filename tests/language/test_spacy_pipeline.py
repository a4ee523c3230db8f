"""A spaCy pipeline of the user's behind the analyzer; skipped where spaCy, an extra, is not installed."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import commonground
from commonground.language.analysis import Sentence
from commonground.language.analyze import SPACY, analyze, default_analyzer
from commonground.language.sentences import split
from commonground.language.spacy_pipeline import AnalyzerUnavailable, SpacyAnalyzer, spacy_analyzer
from commonground.language.tokens import tokenize
from commonground.records.annotations import EntityKind
from commonground.records.article import Role

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import EntityRuler
    from spacy.tokens import Doc

spacy = pytest.importorskip("spacy", reason="spaCy, an extra, is not installed")

TEXT = "Captain Ada Holm's crew left Port Vell on Monday, the Harbour Guild said."
SHORT = "The guild was warned by Holm ."
TAGS = ["DET", "NOUN", "AUX", "VERB", "ADP", "PROPN", "PUNCT"]
HEADS = [1, 3, 3, 3, 5, 3, 3]
RELATIONS = ["det", "nsubj:pass", "aux:pass", "ROOT", "case", "obl:agent", "punct"]


def sentences(text: str) -> list[Sentence]:
    return [Sentence(a, b, 0, Role.BODY, tokenize(text, a, b)) for a, b in split(text, 0, len(text))]


def ruler(pipeline: "Language") -> "EntityRuler":
    added: EntityRuler = pipeline.add_pipe("entity_ruler", first=True)  # type: ignore[assignment]  # what it is called
    return added


def with_ruler() -> "Language":
    pipeline: Language = spacy.blank("en")
    ruler(pipeline).add_patterns(
        [
            {"label": "PERSON", "pattern": [{"TEXT": "Ada"}, {"TEXT": "Holm"}, {"TEXT": "'s"}]},
            {"label": "ORG", "pattern": [{"TEXT": "the"}, {"TEXT": "Harbour"}, {"TEXT": "Guild"}]},
            {"label": "FAC", "pattern": [{"TEXT": "Port"}, {"TEXT": "Vell"}]},
            {"label": "DATE", "pattern": [{"TEXT": "Monday"}]},
        ]
    )
    return pipeline


def with_trees(heads: Sequence[int], labels: Sequence[str], tags: Sequence[str]) -> "Language":
    """A pipeline whose one part writes a given tree."""
    pipeline: Language = spacy.blank("en")
    name = f"tree_{abs(hash((tuple(heads), tuple(labels))))}"

    @spacy.Language.component(name)  # type: ignore[untyped-decorator]
    def tree(doc: "Doc") -> "Doc":
        for token, head, label, tag in zip(doc, heads, labels, tags, strict=True):
            token.head, token.dep_, token.pos_ = doc[head], label, tag
        return doc

    pipeline.add_pipe(name)
    return pipeline


def parsed(text: str, heads: Sequence[int], labels: Sequence[str], tags: Sequence[str]) -> set[tuple[str, str, str]]:
    (found,) = SpacyAnalyzer(with_trees(heads, labels, tags)).analyze(sentences(text))
    words = [token.text for token in found.tokens]
    return {
        (t.text, t.relation or "", words[t.head] if t.head is not None and t.head >= 0 else "") for t in found.tokens
    }


def test_names_of_a_ruler_keep_their_offsets_and_lose_article_and_genitive() -> None:
    (found,) = SpacyAnalyzer(with_ruler()).analyze(sentences(TEXT))
    assert [(TEXT[n.start : n.end], n.kind) for n in found.names] == [
        ("Ada Holm", EntityKind.PERSON),
        ("Port Vell", EntityKind.PLACE),
        ("Harbour Guild", EntityKind.ORGANISATION),
    ]


def test_what_a_pipeline_does_not_do_stays_none() -> None:
    (found,) = SpacyAnalyzer(with_ruler()).analyze(sentences(TEXT))
    assert {(t.upos, t.head, t.relation) for t in found.tokens} == {(None, None, None)}
    (bare,) = SpacyAnalyzer(spacy.blank("en")).analyze(sentences(TEXT))
    assert bare.names == ()


def test_a_pipeline_without_names_is_given_those_of_the_rules() -> None:
    (found,) = spacy_analyzer(spacy.blank("en")).analyze(sentences("Prime Minister Helena Marsh left for Kenya."))
    assert {name.text for name in found.names} == {"Helena Marsh", "Kenya"}


def test_a_trained_pipeline_with_universal_labels_is_read_as_it_is() -> None:
    from spacy.tokens import Doc
    from spacy.training import Example

    pipeline = spacy.blank("en")
    pipeline.add_pipe("morphologizer")
    pipeline.add_pipe("parser", config={"min_action_freq": 1})
    words = SHORT.split()
    gold = Doc(pipeline.vocab, words, pos=TAGS, heads=HEADS, deps=RELATIONS)
    examples = [Example(Doc(pipeline.vocab, words), gold)] * 4
    spacy.util.fix_random_seed(1)
    pipeline.initialize(lambda: examples)
    for _ in range(25):
        pipeline.update(examples)
    (found,) = SpacyAnalyzer(pipeline).analyze(sentences(SHORT))
    assert [token.upos for token in found.tokens] == TAGS
    assert [token.head for token in found.tokens] == [1, 3, 3, -1, 5, 3, 3]
    assert [token.relation for token in found.tokens] == [*RELATIONS[:3], "root", *RELATIONS[4:]]
    assert found.tokens[3].lemma == "warn"


def test_the_labels_of_spacys_english_pipelines_become_universal() -> None:
    found = parsed(
        "Holm was not warned by the guild in writing.",
        [3, 3, 3, 3, 3, 6, 4, 3, 7, 3],
        ["nsubjpass", "auxpass", "neg", "ROOT", "agent", "det", "pobj", "prep", "pobj", "punct"],
        ["PROPN", "AUX", "PART", "VERB", "ADP", "DET", "NOUN", "ADP", "NOUN", "PUNCT"],
    )
    assert {
        ("Holm", "nsubj:pass", "warned"),
        ("was", "aux:pass", "warned"),
        ("not", "advmod", "warned"),
        ("warned", "root", ""),
        ("guild", "obl:agent", "warned"),
        ("by", "case", "guild"),
        ("writing", "obl", "warned"),
        ("in", "case", "writing"),
    } <= found


def test_be_hangs_on_what_is_said_of_the_subject_and_a_noun_on_a_noun() -> None:
    found = parsed(
        "Marsh is the mayor of Vell.",
        [1, 1, 3, 1, 3, 4, 1],
        ["nsubj", "ROOT", "det", "attr", "prep", "pobj", "punct"],
        ["PROPN", "AUX", "DET", "NOUN", "ADP", "PROPN", "PUNCT"],
    )
    assert found == {
        ("Marsh", "nsubj", "mayor"),
        ("is", "cop", "mayor"),
        ("the", "det", "mayor"),
        ("mayor", "root", ""),
        ("of", "case", "Vell"),
        ("Vell", "nmod", "mayor"),
        (".", "punct", "mayor"),
    }


def test_conjuncts_hang_on_the_first_and_prepositions_on_the_noun_behind_them() -> None:
    found = parsed(
        "Crews came from behind piers, quays and docks",
        [1, 1, 1, 2, 3, 4, 4, 6, 6],
        ["nsubj", "ROOT", "prep", "prep", "pobj", "punct", "conj", "cc", "conj"],
        ["NOUN", "VERB", "ADP", "ADP", "NOUN", "PUNCT", "NOUN", "CCONJ", "NOUN"],
    )
    assert {
        ("piers", "obl", "came"),
        ("from", "case", "piers"),
        ("behind", "case", "piers"),
        ("quays", "conj", "piers"),
        ("docks", "conj", "piers"),
        ("and", "cc", "docks"),
    } <= found


def test_words_that_a_pipeline_merges_keep_their_own_offsets() -> None:
    pipeline = with_ruler()
    pipeline.add_pipe("merge_entities")
    (found,) = SpacyAnalyzer(pipeline).analyze(sentences(TEXT))
    assert [TEXT[t.start : t.end] for t in found.tokens] == [t.text for t in found.tokens]
    assert {name.text for name in found.names} == {"Ada Holm", "Port Vell", "Harbour Guild"}


def test_a_merged_name_is_one_flat_name_in_the_tree() -> None:
    pipeline = with_trees([1, 1, 1], ["nsubj", "ROOT", "punct"], ["PROPN", "VERB", "PUNCT"])
    ruler(pipeline).add_patterns([{"label": "PERSON", "pattern": "Ada Holm"}])
    pipeline.add_pipe("merge_entities", after="entity_ruler")
    (found,) = SpacyAnalyzer(pipeline).analyze(sentences("Ada Holm left."))
    assert [token.head for token in found.tokens] == [2, 0, -1, 2]
    assert [token.relation for token in found.tokens] == ["nsubj", "flat", "root", "punct"]


def test_a_word_that_a_pipeline_splits_stays_one_word() -> None:
    pipeline = spacy.blank("en")

    @spacy.Language.component("split_first")  # type: ignore[untyped-decorator]
    def split_first(doc: "Doc") -> "Doc":
        with doc.retokenize() as retokenizer:
            retokenizer.split(doc[0], ["Ferry", "men"], heads=[(doc[0], 1), doc[1]])
        for token, head, label in zip(doc, [1, 2, 2, 2], ["compound", "nsubj", "ROOT", "punct"], strict=True):
            token.head, token.dep_ = doc[head], label
        return doc

    pipeline.add_pipe("split_first")
    (found,) = SpacyAnalyzer(pipeline).analyze(sentences("Ferrymen left."))
    assert [(token.text, token.head, token.relation) for token in found.tokens] == [
        ("Ferrymen", 1, "nsubj"),
        ("left", -1, "root"),
        (".", 1, "punct"),
    ]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_keeps_its_offsets(text: str) -> None:
    before = sentences(text)
    after = SpacyAnalyzer(spacy.blank("en")).analyze(before)
    assert [[(t.start, t.end, t.text) for t in s.tokens] for s in after] == [
        [(t.start, t.end, t.text) for t in s.tokens] for s in before
    ]


def test_a_pipeline_that_is_not_there_says_what_to_do() -> None:
    with pytest.raises(AnalyzerUnavailable) as error:
        spacy_analyzer("no_such_pipeline")
    assert "no_such_pipeline" in error.value.what
    assert "spacy download no_such_pipeline" in error.value.remedy


def test_the_environment_names_the_pipeline_that_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_ruler().to_disk(tmp_path / "harbour")
    monkeypatch.setenv(SPACY, str(tmp_path / "harbour"))
    default_analyzer.cache_clear()
    try:
        found = analyze(commonground.from_text(TEXT)).sentences[0]
    finally:
        default_analyzer.cache_clear()
    assert "Port Vell" in {name.text for name in found.names}
    assert {token.upos for token in found.tokens} == {None}
