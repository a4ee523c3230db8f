"""The graph that ships, on a small network of random weights; skipped where onnx, a training extra, is missing."""

import json
from pathlib import Path

import numpy as np
import pytest

from commonground.language.encoder_rows import Place, laid
from commonground.language.encoder_session import Network
from commonground.language.encoder_words import SHAPES, Wordpieces
from training.corpora import Inventory
from training.examples import LABELS

shipped = pytest.importorskip("training.shipped", reason="onnx, a training extra, is not installed")
rounding = pytest.importorskip("training.rounding", reason="onnx, a training extra, is not installed")

VOCABULARY = ["[PAD]", "[CLS]", "[SEP]", "[UNK]", "ferry", "##men", "left", "the", "port", "at", "dawn", "."]
INVENTORY = Inventory(("NOUN", "PUNCT", "VERB"), ("nsubj", "punct", "root"))
SENTENCES = [
    ["Ferrymen", "left", "the", "port", "."],
    ["the", "port", "left"],
    ["dawn"],
    ["at", "dawn", "the", "ferry"],
]
PIECES = Wordpieces(VOCABULARY)


def weights() -> dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]]:
    """Random weights of one layer under the names that a checkpoint has."""
    wide, inner, arc, relation, flags = shipped.WIDE, 64, 16, 8, len(SHAPES)
    labels = len(INVENTORY.relations)
    shapes: dict[str, tuple[int, ...]] = {
        "pieces.weight": (len(VOCABULARY), wide),
        "positions.weight": (512, wide),
        "heads.mix": (1,),
        "heads.habit": (4, wide, len(LABELS)),
        "heads.habit_bias": (4, len(LABELS)),
        "heads.shape_in.weight": (wide, flags),
        "heads.arc_bias.weight": (1, arc),
    }
    sizes = {
        "layers.0.qkv": (3 * wide, wide),
        "layers.0.out": (wide, wide),
        "layers.0.up": (inner, wide),
        "layers.0.down": (wide, inner),
        "heads.fuse": (wide, 2 * wide + 3 * flags),
        "heads.upos": (len(INVENTORY.upos), wide),
        "heads.names": (len(LABELS), wide),
        "heads.arc_word": (arc, wide),
        "heads.arc_head": (arc, wide),
        "heads.arc": (arc, arc),
        "heads.relation_word": (relation, wide),
        "heads.relation_head": (relation, wide),
        "heads.relation": (labels * relation, relation),
        "heads.relation_bias": (labels, relation),
    }
    norms = ("norm", "layers.0.norm", "layers.0.norm_out", "heads.norm")
    shapes |= {f"{name}.weight": size for name, size in sizes.items()}
    shapes |= {f"{name}.bias": size[:1] for name, size in sizes.items()}
    shapes |= {f"{name}.{part}": (wide,) for name in norms for part in ("weight", "bias")}
    dice = np.random.default_rng(7)
    return {name: dice.normal(0, 0.3, shape).astype(np.float32) for name, shape in shapes.items()}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The int8 file and the same in float32."""
    path = tmp_path_factory.mktemp("weights") / "encoder.onnx"
    shipped.export(weights(), INVENTORY, VOCABULARY, SENTENCES, path)
    return path, path.with_suffix(".whole.onnx")


def test_a_sentence_gets_the_same_scores_beside_others_as_alone(files: tuple[Path, Path]) -> None:
    session = Network(files[1]).session
    alone = session.run(None, laid([Place(0, 0, 0, 0)], SENTENCES, PIECES))
    beside = session.run(None, laid([Place(3, 0, 0, 0), Place(0, 0, 6, 6), Place(1, 1, 0, 0)], SENTENCES, PIECES))
    upos, names, arcs, relations, governors = (np.asarray(found) for found in beside)
    span = slice(6, 6 + 7)
    for one, other in zip((upos, names, relations, governors), [alone[at] for at in (0, 1, 3, 4)], strict=True):
        np.testing.assert_allclose(one[0, span], other[0], rtol=1e-3, atol=1e-3)
    np.testing.assert_allclose(arcs[0, span, span], alone[2][0], rtol=1e-3, atol=1e-3)


def test_every_sentence_has_a_tree_with_labels_of_the_inventory(files: tuple[Path, Path]) -> None:
    for file in files:
        for words, parse in zip(SENTENCES, Network(file).parse(SENTENCES), strict=True):
            assert len(parse.upos) == len(parse.heads) == len(parse.relations) == len(parse.names) == len(words)
            assert [at for at, head in enumerate(parse.heads) if head < 0] == [parse.relations.index("root")]
            assert set(parse.upos) <= set(INVENTORY.upos)


def test_rounding_keeps_the_scores_nearly_as_they_were(files: tuple[Path, Path]) -> None:
    given = laid([Place(0, 0, 0, 0), Place(3, 0, 7, 7)], SENTENCES, PIECES)
    rounded, whole = (Network(file).session.run(None, given)[2] for file in files)
    assert 0 < np.abs(rounded - whole).max() < 0.1 * np.abs(whole).max()


def test_the_file_says_what_its_outputs_mean(files: tuple[Path, Path]) -> None:
    facts = Network(files[0]).session.get_modelmeta().custom_metadata_map
    assert json.loads(facts["upos"]) == list(INVENTORY.upos)
    assert json.loads(facts["vocabulary"]) == VOCABULARY


def test_a_loud_neuron_is_laid_on_several_and_the_sum_stays() -> None:
    given = weights()
    copies = rounding.spread(np.array([8.0, 1.0] + [0.5] * 62), 4)
    assert copies.tolist() == [5, 1] + [1] * 62
    copied = rounding.copied(given, "layers.0", copies)
    hidden = np.ones(shipped.WIDE, np.float32)
    before = given["layers.0.down.weight"] @ np.tanh(given["layers.0.up.weight"] @ hidden)
    after = copied["layers.0.down.weight"] @ np.tanh(copied["layers.0.up.weight"] @ hidden)
    np.testing.assert_allclose(after, before, rtol=1e-4, atol=1e-4)


def test_quiet_inputs_are_not_left_a_few_steps() -> None:
    shares = rounding.moved(np.array([30.0, 1.0, 1.0]), np.ones((2, 3), np.float32), 0.5)
    assert shares[0] / shares[1] == pytest.approx(30**0.5)
    assert np.prod(shares) == pytest.approx(1)
