"""Batches as tensors; skipped where PyTorch, a training extra, is not installed."""

import pytest

from commonground.language.encoder_words import Wordpieces
from training.corpora import Corpora, Inventory
from training.examples import Example

batches = pytest.importorskip("training.batches", reason="PyTorch, a training extra, is not installed")
SILENT, collate = batches.SILENT, batches.collate

PIECES = Wordpieces(["[PAD]", "[CLS]", "[SEP]", "[UNK]", "ferry", "##men", "left", "the"])
TREE = Example("ewt", ("Ferrymen", "left"), (False, True), ("NOUN", "VERB"), (1, -1), ("nsubj", "root"), ("O", "O"))
NAMES = Example("gmb", ("the", "Left", "left"), (False,) * 3, names=("O", "B-ORG", "?"))
INVENTORY = Inventory.of(Corpora({"ewt": [TREE], "gum": [], "crossner": [], "gmb": [NAMES]}, {}))


def test_word_positions_point_at_first_and_last_pieces_and_word_0_is_the_root() -> None:
    batch = collate([TREE, NAMES], PIECES, INVENTORY)
    assert batch.pieces.tolist() == [[1, 4, 5, 6, 2], [1, 7, 6, 6, 2]]
    assert batch.words.tolist() == [[0, 1, 3, 0], [0, 1, 2, 3]]
    assert batch.ends.tolist() == [[0, 2, 3, 0], [0, 1, 2, 3]]
    assert batch.owner.tolist() == [[0, 1, 1, 2, 0], [0, 1, 2, 3, 0]]
    assert batch.heads[0].tolist() == [SILENT, 2, 0, SILENT]


def test_what_a_corpus_does_not_say_is_not_learnt() -> None:
    batch = collate([NAMES], PIECES, INVENTORY)
    assert (batch.upos == SILENT).all()
    assert (batch.heads == SILENT).all()
    assert batch.names[0].tolist() == [SILENT, 0, 3, SILENT]
