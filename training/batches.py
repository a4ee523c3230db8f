"""Examples as tensors: sentences of like length together, about PIECES wordpieces a batch."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from random import Random

import numpy as np
import torch

from commonground.language.encoder_words import SHAPES, Wordpieces, shapes
from training.corpora import Corpora
from training.examples import LABELS, UNSAID, Example
from training.variants import varied

PIECES = 512
MOST_WORDS, MOST_PIECES = 150, 250  # longer sentences (a few lists) are left out of training
POOL = 1200  # sentences sorted by length at a time: like lengths together, yet other company in every pass
SILENT = -100  # what cross entropy ignores
CONVENTIONS = ("ewt", "gum", "gmb", "crossner")


@dataclass(frozen=True, slots=True)
class Inventory:
    """The closed sets a treebank uses, in the order of the output layers."""

    upos: tuple[str, ...]
    relations: tuple[str, ...]

    @classmethod
    def of(cls, corpora: Corpora) -> "Inventory":
        """Everything that the training trees use."""
        examples = [e for part in corpora.train.values() for e in part]
        return cls(
            tuple(sorted({tag for e in examples for tag in e.upos})),
            tuple(sorted({relation for e in examples for relation in e.relations})),
        )


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


def of_one_pass(
    corpora: Corpora, wordpieces: Wordpieces, seed: int, number: int, gmb_a_pass: int
) -> list[list[Example]]:
    """The batches of a pass, as lists of examples: all of EWT, GUM and CrossNER and the next stretch of GMB, varied.

    The same seed and number give the same batches, so that a run can be taken up in the middle of a pass.
    """
    dice = Random(f"{seed} {number}")
    gmb = list(corpora.train["gmb"])
    Random(seed).shuffle(gmb)
    first = number * gmb_a_pass
    stretch = [gmb[at % len(gmb)] for at in range(first, first + gmb_a_pass)]
    drawn = [e for name in ("ewt", "gum", "crossner") for e in corpora.train[name]] + stretch
    drawn = [varied(example, dice) for example in drawn]
    dice.shuffle(drawn)
    groups: list[list[Example]] = []
    for start in range(0, len(drawn), POOL):
        groups += grouped(sorted(drawn[start : start + POOL], key=lambda e: len(e.words)), wordpieces)
    dice.shuffle(groups)
    return groups


def grouped(examples: Iterable[Example], wordpieces: Wordpieces) -> list[list[Example]]:
    """The examples in order, cut where the padded size would pass PIECES; overlong sentences are left out."""
    groups: list[list[Example]] = []
    widest = 0
    for example in examples:
        width = 2 + sum(len(wordpieces.of(word)) for word in example.words)
        if not example.words or len(example.words) > MOST_WORDS or width > MOST_PIECES:
            continue
        if not groups or max(widest, width) * (len(groups[-1]) + 1) > PIECES:
            groups.append([])
            widest = 0
        groups[-1].append(example)
        widest = max(widest, width)
    return groups


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
