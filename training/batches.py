"""Examples as tensors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch

from commonground.language.encoder_words import SHAPES, Wordpieces, shapes
from training.corpora import CONVENTIONS, Inventory
from training.examples import LABELS, UNSAID, Example

SILENT = -100  # what cross entropy ignores


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of a batch; word 0 of every sentence is [CLS], which stands for the root.

    `pieces`, `attention`: (sentences, pieces). `words` (first piece), `ends` (last piece), targets: (sentences, words).
    `shapes`: (sentences, words, flags). `convention`: (sentences,), the corpus whose naming habit applies.
    """

    pieces: torch.Tensor
    attention: torch.Tensor
    owner: torch.Tensor
    words: torch.Tensor
    ends: torch.Tensor
    there: torch.Tensor
    shapes: torch.Tensor
    convention: torch.Tensor
    upos: torch.Tensor
    heads: torch.Tensor
    relations: torch.Tensor
    names: torch.Tensor


def collate(examples: Sequence[Example], wordpieces: Wordpieces, inventory: Inventory) -> Batch:
    """One padded batch."""
    ids = [[wordpieces.of(word) for word in example.words] for example in examples]
    rows, wide = len(examples), 2 + max(sum(map(len, sentence)) for sentence in ids)
    long = 1 + max(len(sentence) for sentence in ids)
    piece = {name: np.zeros((rows, wide), np.int64) for name in ("pieces", "attention", "owner")}
    word = {name: np.zeros((rows, long), np.int64) for name in ("words", "ends", "there")}
    target = {name: np.full((rows, long), SILENT, np.int64) for name in ("upos", "heads", "relations", "names")}
    flags = np.zeros((rows, long, len(SHAPES)), np.float32)
    for row, (example, sentence) in enumerate(zip(examples, ids, strict=True)):
        flat = [wordpieces.cls, *(at for pieces in sentence for at in pieces), wordpieces.sep]
        lengths = np.array([len(pieces) for pieces in sentence])
        size = len(sentence)
        piece["pieces"][row, : len(flat)] = flat
        piece["attention"][row, : len(flat)] = 1
        piece["owner"][row, 1 : len(flat) - 1] = np.repeat(np.arange(1, size + 1), lengths)
        ends = np.cumsum(lengths)
        word["words"][row, 1 : size + 1] = ends - lengths + 1
        word["ends"][row, 1 : size + 1] = ends
        word["there"][row, : size + 1] = 1
        flags[row, 1 : size + 1] = shapes(example.words)
        for name, values in _targets(example, inventory).items():
            target[name][row, 1 : size + 1] = values
    convention = np.array([CONVENTIONS.index(example.corpus) for example in examples])
    arrays = {**piece, **word, **target, "shapes": flags, "convention": convention}
    return Batch(**{name: torch.from_numpy(array) for name, array in arrays.items()})


def _targets(example: Example, inventory: Inventory) -> dict[str, list[int]]:
    """What to learn of a sentence, as indices; a task that its corpus does not annotate is absent."""
    out: dict[str, list[int]] = {}
    if example.upos:
        out["upos"] = [inventory.upos.index(tag) for tag in example.upos]
        out["heads"] = [head + 1 for head in example.heads]
        known = {relation: at for at, relation in enumerate(inventory.relations)}
        out["relations"] = [known.get(relation, SILENT) for relation in example.relations]
    if example.names:
        out["names"] = [SILENT if label == UNSAID else LABELS.index(label) for label in example.names]
    return out
