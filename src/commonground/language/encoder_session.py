"""The shipped weights as a session of onnxruntime: words in, tags, trees and name labels out.

onnxruntime and numpy are imported when the first sentence is parsed, not before: `--help` must start at once.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np

from commonground.language.encoder_decoding import label_path, tree
from commonground.language.encoder_words import SHAPES, Wordpieces, shapes

# A batch is closed at PIECES padded wordpieces, or when a sentence is longer than SLACK times the shortest in it and
# two more: 25 sentences of an article run 1.8 times as fast so as in one padded batch (benchmarks/language.py).
PIECES, SLACK = 1024, 1.1
# Fused, the addition before each layer norm is slower than apart on one thread: 5,700 against 6,200 words a second.
SLOWER_FUSED = ("SkipLayerNormFusion",)


@dataclass(frozen=True, slots=True)
class Parse:
    """What the network says of one stretch of words; `heads` are indices in it, -1 for the root; `names` BIO labels."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    relations: tuple[str, ...]
    names: tuple[str, ...]


class Network:
    """One file of weights, run on one thread. Equal input gives equal output."""

    def __init__(self, weights: Path) -> None:
        import onnxruntime  # type: ignore[import-untyped]  # noqa: PLC0415 - only a run that parses pays for it

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # Without VNNI, u8 x s8 products can overflow 16 bits; this asks for u8 x u8 there.
        options.add_session_config_entry("session.x64quantprecision", "1")
        self.session = onnxruntime.InferenceSession(
            weights, options, providers=["CPUExecutionProvider"], disabled_optimizers=list(SLOWER_FUSED)
        )
        facts = {name: json.loads(fact) for name, fact in self.session.get_modelmeta().custom_metadata_map.items()}
        if tuple(facts["shapes"]) != SHAPES:
            raise ValueError(f"{weights}: made for other word shapes than this version computes")
        self.upos, self.relations, self.names = facts["upos"], facts["relations"], facts["names"]
        self.longest: int = facts["longest"]
        self.wordpieces = Wordpieces(facts["vocabulary"])

    def parse(self, stretches: Sequence[Sequence[str]]) -> list[Parse]:
        """The parse of each stretch of words, in order.

        Raises:
            ValueError: a stretch has more than `longest` wordpieces, the two marks around it counted.
        """
        found: list[Parse | None] = [None] * len(stretches)
        for group in self._groups(stretches):
            for at, parse in zip(group, self._batch([stretches[at] for at in group]), strict=True):
                found[at] = parse
        return [parse or Parse((), (), (), ()) for parse in found]

    def size(self, word: str) -> int:
        """How many wordpieces a word has."""
        return len(self.wordpieces.of(word))

    def _groups(self, stretches: Sequence[Sequence[str]]) -> Iterator[list[int]]:
        """Indices of stretches of like length, as PIECES and SLACK say; empty stretches are left out."""
        lengths = [2 + sum(map(self.size, words)) for words in stretches]
        if max(lengths, default=0) > self.longest:
            raise ValueError(f"{max(lengths)} wordpieces in one stretch, the most is {self.longest}")
        group: list[int] = []
        for at in sorted((at for at, words in enumerate(stretches) if words), key=lengths.__getitem__):
            if group and (lengths[at] * (len(group) + 1) > PIECES or lengths[at] > SLACK * lengths[group[0]] + 2):
                yield group
                group = []
            group.append(at)
        if group:
            yield group

    def _batch(self, stretches: Sequence[Sequence[str]]) -> Iterator[Parse]:
        upos, names, arcs, relations = self.session.run(None, self._inputs(stretches))
        for row, words in enumerate(stretches):
            size = len(words) + 1
            heads = tree(arcs[row, 1:size, :size])
            labels = label_path(names[row, 1:size], self.names)
            yield Parse(
                tuple(self.upos[at] for at in upos[row, 1:size].tolist()),
                tuple(heads),
                self._relations(heads, relations[row, 1:size]),
                tuple(self.names[at] for at in labels),
            )

    def _relations(
        self, heads: Sequence[int], best: "np.ndarray[tuple[int, int], np.dtype[np.uint8]]"
    ) -> tuple[str, ...]:
        chosen = best[np.arange(len(heads)), np.array(heads) + 1].tolist()
        named = (self.relations[at] for at in chosen)
        return tuple(
            "root" if head < 0 else ("dep" if name == "root" else name) for head, name in zip(heads, named, strict=True)
        )

    def _inputs(
        self, stretches: Sequence[Sequence[str]]
    ) -> dict[str, "np.ndarray[tuple[int, ...], np.dtype[np.generic]]"]:
        """Padded arrays: see `training/batches.py`; word 0 is the mark that stands for the root."""
        ids = [[self.wordpieces.of(word) for word in words] for words in stretches]
        rows, wide = len(ids), 2 + max(sum(map(len, sentence)) for sentence in ids)
        long = 1 + max(len(sentence) for sentence in ids)
        pieces, owner = np.zeros((rows, wide), np.int64), np.zeros((rows, wide), np.int64)
        firsts, ends = np.zeros((rows, long), np.int64), np.zeros((rows, long), np.int64)
        flags = np.zeros((rows, long, len(SHAPES)), np.float32)
        for row, (sentence, words) in enumerate(zip(ids, stretches, strict=True)):
            flat = [self.wordpieces.cls, *(at for cut in sentence for at in cut), self.wordpieces.sep]
            lengths = np.array([len(cut) for cut in sentence])
            after = np.cumsum(lengths)
            size = len(words) + 1
            pieces[row, : len(flat)] = flat
            owner[row, 1 : len(flat) - 1] = np.repeat(np.arange(1, size), lengths)
            firsts[row, 1:size] = after - lengths + 1
            ends[row, 1:size] = after
            flags[row, 1:size] = shapes(words)
        return {"pieces": pieces, "owner": owner, "words": firsts, "ends": ends, "shapes": flags}


@cache
def network() -> Network:
    """The network with the weights of the package, loaded once a process."""
    with as_file(files("commonground.language.weights") / "encoder.onnx") as path:
        return Network(path)
