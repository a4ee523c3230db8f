"""From the trained network to the one file that ships: ONNX, int8 by channel, with its vocabulary inside."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto

from commonground.language.encoder_words import SHAPES, Wordpieces
from training.corpora import CONVENTIONS, Inventory
from training.examples import LABELS
from training.graph import MASKED, Floats, Graph
from training.rounding import Weights, evened, loudness

WIDE, HEADS = 384, 12
LONGEST = 256  # wordpieces of a window, its two marks included; training saw 250
# Which naming habit is shipped. Names F1 on the dev sets UNER / GMB / CrossNER: EWT's alone 78.0 / 79.8 / 80.9, GMB's
# alone 76.5 / 80.9 / 76.4, none 78.5 / 80.4 / 79.1, half and half 78.5 / 80.5 / 80.1.
HABITS = {"ewt": 0.5, "gmb": 0.5}
INPUTS: dict[str, tuple[int, list[str | int]]] = {
    "pieces": (TensorProto.INT64, ["rows", "pieces"]),
    "places": (TensorProto.INT64, ["rows", "pieces"]),
    "sentences": (TensorProto.INT64, ["rows", "pieces"]),
    "owners": (TensorProto.INT64, ["rows", "pieces"]),
    "firsts": (TensorProto.INT64, ["rows", "words"]),
    "lasts": (TensorProto.INT64, ["rows", "words"]),
    "shapes": (TensorProto.FLOAT, ["rows", "words", len(SHAPES)]),
}
OUTPUTS = ("upos", "names", "arcs", "relations", "governors")


def network(weights: Weights, quiet: Weights | None = None) -> Graph:
    """The network as it runs: inputs as `encoder_rows` lays them, outputs as `encoder_session` reads them.

    Without `quiet`, what the inputs of the rounded layers are divided by, nothing is rounded.
    """
    graph = Graph(quiet is None, quiet or {})
    layers = _layers(graph, weights)
    _heads(graph, weights, _word(graph, weights, layers))
    return graph


def _layers(graph: Graph, weights: Weights) -> list[str]:
    """The output of each layer, (rows, pieces, WIDE)."""
    hidden = _embedded(graph, weights)
    across = graph.add("Unsqueeze", ["sentences", graph.integers(1, 3)], "sentences.across")
    down = graph.add("Unsqueeze", ["sentences", graph.integers(1, 2)], "sentences.down")
    own = graph.add("Equal", [across, down], "own")
    none, masked = (graph.constant(n, np.array([v], np.float32)) for n, v in (("none", 0), ("masked", MASKED)))
    mask = graph.add("Where", [own, none, masked], "mask")
    out = []
    for number in range(_count(weights)):
        hidden = _layer(graph, weights, f"layers.{number}", hidden, mask)
        out.append(hidden)
    return out


def _count(weights: Weights) -> int:
    return sum(name.endswith(".qkv.weight") for name in weights)


def _embedded(graph: Graph, weights: Weights) -> str:
    half = graph.constant("positions", weights["positions.weight"][:LONGEST].astype(np.float16))
    place = graph.add("Gather", [half, "places"], "places.half")
    place = graph.add("Cast", [place], "places.float", to=TensorProto.FLOAT)
    shape = graph.plain("shapes", weights["heads.shape_in.weight"], None, "shape_in")
    flat = graph.add("Reshape", [shape, graph.integers(-1, WIDE)], "shape_in.flat")
    owned = graph.add("Gather", [flat, "owners"], "shape_in.owned")
    both = graph.add("Add", [graph.table("pieces", weights["pieces.weight"], "table"), place], "embedded.both")
    return graph.norm(graph.add("Add", [both, owned], "embedded"), weights, "norm", 1e-12)


def _layer(graph: Graph, weights: Weights, name: str, hidden: str, mask: str) -> str:
    qkv = graph.linear(hidden, weights, f"{name}.qkv")
    parts = [f"{name}.{part}" for part in "qkv"]
    graph.split(qkv, parts, [WIDE] * 3)
    seen = graph.add("MultiHeadAttention", [*parts, "", "", mask], f"{name}.seen", "com.microsoft", num_heads=HEADS)
    hidden = graph.add("Add", [hidden, graph.linear(seen, weights, f"{name}.out")], f"{name}.half")
    hidden = graph.norm(hidden, weights, f"{name}.norm", 1e-12)
    inner = graph.gelu(graph.linear(hidden, weights, f"{name}.up"))
    hidden = graph.add("Add", [hidden, graph.linear(inner, weights, f"{name}.down")], f"{name}.full")
    return graph.norm(hidden, weights, f"{name}.norm_out", 1e-12)


def _word(graph: Graph, weights: Weights, layers: Sequence[str]) -> str:
    """(rows, words, WIDE): the first and last piece of each word with the shapes around it."""
    shares = np.exp(weights["heads.mix"] - weights["heads.mix"].max())
    shares /= shares.sum()
    mixed = graph.blend(layers[-len(shares) :], shares, "mixed")
    flat = graph.add("Reshape", [mixed, graph.integers(-1, WIDE)], "mixed.flat")
    first, last = (graph.add("Gather", [flat, at], f"mixed.{at}") for at in ("firsts", "lasts"))
    pair = graph.add("Concat", [first, last], "pair", axis=-1)
    weight, bias = weights["heads.fuse.weight"], weights["heads.fuse.bias"]
    parts = {"fuse.weight": weight[:, : 2 * WIDE], "fuse.bias": bias}
    around = graph.plain(_around(graph), weight[:, 2 * WIDE :], None, "fuse.around")
    fused = graph.add("Add", [graph.linear(pair, parts, "fuse"), around], "fused")
    return graph.norm(graph.add("Add", [first, graph.gelu(fused)], "word.sum"), weights, "heads.norm", 1e-5)


def _around(graph: Graph) -> str:
    """The shapes of the word before, the word and the word after, (rows, words, 3 * flags)."""
    before = graph.add("Pad", ["shapes", graph.integers(0, 1, 0, 0, -1, 0)], "shapes.before")
    after = graph.add("Pad", ["shapes", graph.integers(0, -1, 0, 0, 1, 0)], "shapes.after")
    return graph.add("Concat", [before, "shapes", after], "shapes.around", axis=-1)


def _heads(graph: Graph, weights: Weights, word: str) -> None:
    name_weight, name_bias = _habituated(weights)
    graph.plain(word, weights["heads.upos.weight"], weights["heads.upos.bias"], "upos")
    graph.plain(word, name_weight, name_bias, "names")
    layers = [f"heads.{name}" for name in ("arc_word", "arc_head", "relation_word", "relation_head")]
    together = {
        f"sides.{part}": np.concatenate([weights[f"{n}.{part}"] for n in layers]) for part in ("weight", "bias")
    }
    sizes = [len(weights[f"{name}.bias"]) for name in layers]
    sides = graph.gelu(graph.linear(word, together, "sides"))
    dependent, head, left = graph.split(sides, ["dependent", "head", "left", "governors"], sizes)[:3]
    # (A w + a) · h + b · h is (A w + a + b) · h: what speaks for a head whoever hangs on it goes into the bias.
    arc = {"arc.weight": weights["heads.arc.weight"]}
    arc["arc.bias"] = weights["heads.arc.bias"] + weights["heads.arc_bias.weight"][0]
    graph.add("FusedMatMul", [graph.linear(dependent, arc, "arc"), head], "arcs", "com.microsoft", transB=1)
    graph.linear(left, _crossed(weights), "relations")


def _habituated(weights: Weights) -> tuple[Floats, Floats]:
    """The name layer with the blend of habits in it."""
    weight, bias = weights["heads.names.weight"].copy(), weights["heads.names.bias"].copy()
    for name, share in HABITS.items():
        at = CONVENTIONS.index(name)
        weight += share * weights["heads.habit"][at].T
        bias += share * weights["heads.habit_bias"][at]
    return weight, bias


def _crossed(weights: Weights) -> dict[str, Floats]:
    """The relation layer: for each label what a dependent asks of its head, and last what the dependent says alone."""
    out = {}
    for part in ("weight", "bias"):
        asked, alone = weights[f"heads.relation.{part}"], weights[f"heads.relation_bias.{part}"]
        labels = len(alone)
        both = np.concatenate([asked.reshape(labels, -1, *asked.shape[1:]), alone[:, None]], axis=1)
        out[f"relations.{part}"] = both.reshape(-1, *asked.shape[1:])
    return out


def export(
    weights: Weights,
    inventory: Inventory,
    vocabulary: Sequence[str],
    sentences: Sequence[Sequence[str]],
    path: Path,
) -> None:
    """Writes the int8 file to `path` and the same network unrounded beside it (suffix `.whole.onnx`).

    `weights` are those of a `training.model.Core`, by name; `sentences` show how loud its activations are.
    """
    whole = network(weights)
    model = whole.model(INPUTS, OUTPUTS)
    loud = loudness(whole, model, sentences, Wordpieces(vocabulary))
    changed, quiet = evened(whole, loud, weights)
    facts = {
        "upos": inventory.upos,
        "relations": inventory.relations,
        "names": LABELS,
        "shapes": SHAPES,
        "longest": LONGEST,
        "vocabulary": vocabulary,
    }
    _written(model, facts, path.with_suffix(".whole.onnx"))
    _written(network(changed, quiet).model(INPUTS, OUTPUTS), facts, path)


def _written(model: onnx.ModelProto, facts: Mapping[str, object], path: Path) -> None:
    onnx.helper.set_model_props(model, {name: json.dumps(fact, ensure_ascii=False) for name, fact in facts.items()})
    model.doc_string = "Common Ground language core. CC BY-SA 4.0; see docs/model-card.md and NOTICE."
    onnx.save(model, path)
