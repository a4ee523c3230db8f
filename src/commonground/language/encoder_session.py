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
import numpy.typing as npt

from commonground.language.encoder_decoding import label_path, tree
from commonground.language.encoder_rows import Place, chunks, laid
from commonground.language.encoder_words import SHAPES, Wordpieces

Floats = npt.NDArray[np.float32]


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
        # The file is written in the operators that run fastest (training/graph.py): nothing is left to be fused.
        options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_BASIC
        # Without VNNI, u8 x s8 products can overflow 16 bits; this asks for u8 x u8 there.
        options.add_session_config_entry("session.x64quantprecision", "1")
        self.session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])
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
        lengths = [2 + sum(map(self.size, words)) for words in stretches]
        if max(lengths, default=0) > self.longest:
            raise ValueError(f"{max(lengths)} wordpieces in one stretch, the most is {self.longest}")
        found = [Parse((), (), (), ())] * len(stretches)
        for places in chunks(lengths, [len(words) + 2 for words in stretches]):
            for place, parse in zip(places, self._run(places, stretches), strict=True):
                found[place.sentence] = parse
        return found

    def size(self, word: str) -> int:
        """How many wordpieces a word has."""
        return len(self.wordpieces.of(word))

    def _run(self, places: Sequence[Place], stretches: Sequence[Sequence[str]]) -> Iterator[Parse]:
        upos, names, arcs, relations, governors = self.session.run(None, laid(places, stretches, self.wordpieces))
        tags = upos.argmax(-1)
        for place in places:
            size = len(stretches[place.sentence])
            row, root, words = place.row, place.word, slice(place.word + 1, place.word + 1 + size)
            heads = tree(arcs[row, words, root : root + 1 + size])
            labels = label_path(names[row, words], self.names)
            yield Parse(
                tuple([self.upos[at] for at in tags[row, words].tolist()]),
                tuple(heads),
                self._relations(heads, relations[row, words], governors[row, root : root + 1 + size]),
                tuple([self.names[at] for at in labels]),
            )

    def _relations(self, heads: Sequence[int], asked: Floats, governors: Floats) -> tuple[str, ...]:
        """The best relation of each word to its head: what it asks of a head, times that head, and what it says alone.

        `asked`: (words, labels * (size + 1)). `governors`: (words + 1, size), the root first.
        """
        asked = asked.reshape(len(heads), len(self.relations), -1)
        chosen = governors[np.array(heads) + 1]
        scores = (asked[:, :, :-1] @ chosen[:, :, None])[:, :, 0] + asked[:, :, -1]
        named = [self.relations[at] for at in scores.argmax(-1).tolist()]
        return tuple([_fitting(name, head) for name, head in zip(named, heads, strict=True)])


def _fitting(relation: str, head: int) -> str:
    """A relation that the tree allows: the root's is `root`, and no other's."""
    if head < 0:
        return "root"
    return "dep" if relation == "root" else relation


@cache
def network() -> Network:
    """The network with the weights of the package, loaded once a process."""
    with as_file(files("commonground.language.weights") / "encoder.onnx") as path:
        return Network(path)
