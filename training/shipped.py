"""From the trained network to the one file that ships: ONNX, int8 by channel, with its vocabulary inside."""

import copy
import json
from collections.abc import Sequence
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import nn
from torch.nn import functional

from commonground.language.encoder_words import SHAPES
from training.batches import CONVENTIONS, Inventory
from training.examples import LABELS
from training.model import WIDE, Core

INPUTS = ("pieces", "owner", "words", "ends", "shapes")
OUTPUTS = ("upos", "names", "arcs", "relations")
LONGEST = 256  # wordpieces of a window, its two marks included; training saw 250
# Which naming habit is shipped. Names F1 on the dev sets UNER / GMB / CrossNER: EWT's alone 78.0 / 79.8 / 80.9, GMB's
# alone 76.5 / 80.9 / 76.4, none 78.5 / 80.4 / 79.1, half and half 78.5 / 80.5 / 80.1.
HABITS = {"ewt": 0.5, "gmb": 0.5}


class Rows(nn.Module):
    """An embedding table in int8 with a scale for each row."""

    def __init__(self, table: torch.Tensor, whole: bool) -> None:
        super().__init__()
        self.whole = whole
        scales = table.abs().amax(dim=1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("scales", scales)
        self.register_buffer("rows", table if whole else torch.round(table / scales).to(torch.int8))

    def forward(self, ids: torch.Tensor) -> torch.Tensor:
        """The rows of `ids`, in float."""
        found = functional.embedding(ids, self.rows)
        return found if self.whole else found.float() * functional.embedding(ids, self.scales)


class Shipped(nn.Module):
    """The network as it runs: labels where the best is all that is asked, scores where a path or tree is sought."""

    def __init__(self, core: Core, whole: bool = False) -> None:
        super().__init__()
        self.core = copy.deepcopy(core).eval()
        self.core.pieces = Rows(core.pieces.weight.detach(), whole)  # type: ignore[assignment]
        self.core.positions.weight = nn.Parameter(core.positions.weight.detach()[:LONGEST])
        heads = self.core.heads
        with torch.no_grad():
            for name, share in HABITS.items():
                at = CONVENTIONS.index(name)
                heads.names.weight += share * heads.habit[at].T
                heads.names.bias += share * heads.habit_bias[at]

    def forward(
        self, pieces: torch.Tensor, owner: torch.Tensor, words: torch.Tensor, ends: torch.Tensor, shapes: torch.Tensor
    ) -> tuple[torch.Tensor, ...]:
        """`upos` and `relations` (by word and head) as indices; `names` and `arcs` as scores."""
        attention = (pieces != 0).long()
        heads = self.core.heads
        word = heads.word(self.core.encode(pieces, attention, owner, shapes), words, ends, shapes)
        none = torch.zeros(1, WIDE, len(LABELS)), torch.zeros(1, 1, len(LABELS))
        scores = heads(word, none)
        upos = scores.upos.argmax(-1).to(torch.uint8)
        return upos, heads.names(word), scores.arcs, scores.relations.argmax(-1).to(torch.uint8)


def export(core: Core, inventory: Inventory, vocabulary: Sequence[str], path: Path) -> None:
    """Writes the int8 file to `path` and the same network unrounded beside it (suffix `.whole.onnx`)."""
    whole, plain = path.with_suffix(".whole.onnx"), path.with_suffix(".plain.onnx")
    _written(Shipped(core, whole=True), whole)
    _written(Shipped(core), plain)
    quantize_dynamic(plain, path, op_types_to_quantize=["MatMul"], per_channel=True, weight_type=QuantType.QInt8)
    plain.unlink()
    facts = {
        "upos": inventory.upos,
        "relations": inventory.relations,
        "names": LABELS,
        "shapes": SHAPES,
        "longest": LONGEST,
        "vocabulary": vocabulary,
    }
    for file in (whole, path):
        model = onnx.load(file)
        onnx.helper.set_model_props(model, {name: json.dumps(fact, ensure_ascii=False) for name, fact in facts.items()})
        model.doc_string = "Common Ground language core. CC BY-SA 4.0; see docs/model-card.md and NOTICE."
        onnx.save(model, file)


def _written(shipped: Shipped, path: Path) -> None:
    pieces = torch.tensor([[101, 2054, 2003, 2023, 102], [101, 2054, 2003, 102, 0]])
    owner = torch.tensor([[0, 1, 2, 3, 0], [0, 1, 2, 0, 0]])
    words = torch.tensor([[0, 1, 2, 3], [0, 1, 2, 0]])
    shapes = torch.rand(2, 4, len(SHAPES))
    piece_axes, word_axes = {0: "sentences", 1: "pieces"}, {0: "sentences", 1: "words"}
    axes = {"pieces": piece_axes, "owner": piece_axes, "words": word_axes, "ends": word_axes, "shapes": word_axes}
    axes |= {"upos": word_axes, "names": word_axes}
    axes |= {name: {0: "sentences", 1: "words", 2: "words"} for name in ("arcs", "relations")}
    torch.onnx.export(
        shipped.eval(),
        (pieces, owner, words, words, shapes),
        path,
        input_names=list(INPUTS),
        output_names=list(OUTPUTS),
        dynamic_axes=axes,
        opset_version=17,
        dynamo=False,
    )
