"""The network: a six-layer BERT (MiniLM, Wang et al. 2020) with heads for tags, trees and names.

Trees: biaffine attention (Dozat and Manning 2017). Capitals reach the uncased encoder twice: the shape of a word is
added to the embeddings of its pieces, and the shapes of the word and its two neighbours to the encoder's output.
"""

from dataclasses import dataclass
from pathlib import Path

import torch
from torch import nn
from torch.nn import functional

from commonground.language.encoder_words import SHAPES
from training.batches import Batch
from training.corpora import CONVENTIONS, Inventory
from training.examples import LABELS

WIDE, HEADS, LAYERS, INNER, POSITIONS, VOCABULARY = 384, 12, 6, 1536, 512, 30522
MIXED = 4  # how many of the last layers are mixed into a word
ARC, RELATION = 256, 96  # sizes of the biaffine layers


@dataclass(frozen=True, slots=True)
class Scores:
    """Logits. `upos`, `names`: (sentences, words, labels). `arcs`: (sentences, words, heads).

    `relations`: (sentences, words, heads, labels), or of given heads alone (sentences, words, labels).
    """

    upos: torch.Tensor
    names: torch.Tensor
    arcs: torch.Tensor
    relations: torch.Tensor


class Layer(nn.Module):
    """One transformer layer of BERT, normalised after each half."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDE, 3 * WIDE)
        self.out = nn.Linear(WIDE, WIDE)
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.up = nn.Linear(WIDE, INNER)
        self.down = nn.Linear(INNER, WIDE)
        self.norm_out = nn.LayerNorm(WIDE, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """`mask` is added to the attention scores: (sentences, 1, 1, pieces)."""
        rows, long, _ = hidden.shape
        qkv = self.qkv(hidden).view(rows, long, 3, HEADS, WIDE // HEADS).permute(2, 0, 3, 1, 4)
        # Written out: on a CPU the fused kernel's way back takes four times as long on sentences of 20 to 70 pieces.
        weights = torch.softmax(qkv[0] @ qkv[1].transpose(2, 3) * (WIDE // HEADS) ** -0.5 + mask, -1)
        seen = weights @ qkv[2]
        hidden = self.norm(hidden + self.dropout(self.out(seen.transpose(1, 2).reshape(rows, long, WIDE))))
        return self.norm_out(hidden + self.dropout(self.down(functional.gelu(self.up(hidden)))))


class Core(nn.Module):
    """Pieces and shapes in, Scores out."""

    def __init__(self, inventory: Inventory, dropout: float = 0.0, head_dropout: float = 0.25) -> None:
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDE)
        self.positions = nn.Embedding(POSITIONS, WIDE)
        self.norm = nn.LayerNorm(WIDE, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.heads = Heads(inventory, head_dropout)

    def forward(self, batch: Batch) -> Scores:
        """Scores of a batch with the naming habit of each sentence's own corpus."""
        layers = self.encode(batch.pieces, batch.attention, batch.owner, batch.shapes)
        word = self.heads.word([layer.float() for layer in layers], batch.words, batch.ends, batch.shapes)
        return self.heads(word, self.heads.habits(batch.convention), batch.heads.clamp(min=0))

    def encode(
        self, pieces: torch.Tensor, attention: torch.Tensor, owner: torch.Tensor, shapes: torch.Tensor
    ) -> list[torch.Tensor]:
        """The last MIXED layers, each (sentences, pieces, WIDE)."""
        hidden = self.pieces(pieces) + self.positions.weight[: pieces.shape[1]]
        seen = self.heads.shape_in(shapes)
        hidden = hidden + torch.gather(seen, 1, owner.unsqueeze(-1).expand(-1, -1, WIDE))
        hidden = self.dropout(self.norm(hidden)).to(self.layers[0].up.weight.dtype)
        mask = ((1 - attention).to(hidden.dtype) * -1e4)[:, None, None, :]
        out = []
        for layer in self.layers:
            hidden = layer(hidden, mask)
            out.append(hidden)
        return out[-MIXED:]


class Heads(nn.Module):
    """From the encoder's layers to logits; everything that is trained from nothing."""

    def __init__(self, inventory: Inventory, dropout: float) -> None:
        super().__init__()
        self.shape_in = nn.Linear(len(SHAPES), WIDE, bias=False)
        nn.init.zeros_(self.shape_in.weight)
        self.mix = nn.Parameter(torch.tensor([0.0] * (MIXED - 1) + [1.5]))
        self.fuse = nn.Linear(2 * WIDE + 3 * len(SHAPES), WIDE)
        self.norm = nn.LayerNorm(WIDE)
        self.upos = nn.Linear(WIDE, len(inventory.upos))
        self.names = nn.Linear(WIDE, len(LABELS))
        self.habit = nn.Parameter(torch.zeros(len(CONVENTIONS), WIDE, len(LABELS)))
        self.habit_bias = nn.Parameter(torch.zeros(len(CONVENTIONS), len(LABELS)))
        self.arc_word, self.arc_head = nn.Linear(WIDE, ARC), nn.Linear(WIDE, ARC)
        self.arc = nn.Linear(ARC, ARC)
        self.arc_bias = nn.Linear(ARC, 1, bias=False)
        self.relation_word, self.relation_head = nn.Linear(WIDE, RELATION), nn.Linear(WIDE, RELATION)
        self.relation = nn.Linear(RELATION, len(inventory.relations) * RELATION)
        self.relation_bias = nn.Linear(RELATION, len(inventory.relations))
        nn.init.orthogonal_(self.arc.weight, 0.5)
        nn.init.normal_(self.relation.weight, std=0.02)
        self.dropout = nn.Dropout(dropout)

    def habits(self, convention: torch.Tensor) -> tuple[torch.Tensor, torch.Tensor]:
        """What each sentence's corpus adds to the name layer: weights and bias."""
        return self.habit[convention], self.habit_bias[convention].unsqueeze(1)

    def word(
        self, layers: list[torch.Tensor], firsts: torch.Tensor, ends: torch.Tensor, shapes: torch.Tensor
    ) -> torch.Tensor:
        """(sentences, words, WIDE): the first and last piece of each word with the shapes around it."""
        shares = torch.softmax(self.mix, 0)
        mixed = sum((share * layer for share, layer in zip(shares, layers, strict=True)), torch.zeros(()))
        first = torch.gather(mixed, 1, firsts.unsqueeze(-1).expand(-1, -1, WIDE))
        last = torch.gather(mixed, 1, ends.unsqueeze(-1).expand(-1, -1, WIDE))
        before = functional.pad(shapes, (0, 0, 1, 0))[:, :-1]
        after = functional.pad(shapes, (0, 0, 0, 1))[:, 1:]
        fused = self.fuse(torch.cat((first, last, before, shapes, after), -1))
        return self.norm(first + functional.gelu(fused))

    def forward(
        self, word: torch.Tensor, habit: tuple[torch.Tensor, torch.Tensor], given: torch.Tensor | None = None
    ) -> Scores:
        """All logits; `habit` is added to the name layer; relations are scored for the `given` heads, or for all."""
        word = self.dropout(word)
        names = self.names(word) + word @ habit[0] + habit[1]
        arc_word = self.dropout(functional.gelu(self.arc_word(word)))
        arc_head = self.dropout(functional.gelu(self.arc_head(word)))
        arcs = self.arc(arc_word) @ arc_head.transpose(1, 2) + self.arc_bias(arc_head).transpose(1, 2)
        left = self.dropout(functional.gelu(self.relation_word(word)))
        right = self.dropout(functional.gelu(self.relation_head(word)))
        return Scores(self.upos(word), names, arcs, self._relations(left, right, given))

    def _relations(self, left: torch.Tensor, right: torch.Tensor, given: torch.Tensor | None) -> torch.Tensor:
        rows, long, _ = left.shape
        labels, own = self.relation_bias.out_features, self.relation_bias(left)
        if given is not None:
            chosen = torch.gather(right, 1, given.unsqueeze(-1).expand(-1, -1, RELATION)).unsqueeze(-1)
            return (self.relation(left).view(rows, long, labels, RELATION) @ chosen).squeeze(-1) + own
        crossed = self.relation(left).view(rows, -1, RELATION) @ right.transpose(1, 2)
        return crossed.view(rows, long, labels, long).transpose(2, 3) + own.unsqueeze(2)


def loss(scores: Scores, batch: Batch, smoothing: float) -> torch.Tensor:
    """The sum of the mean cross entropies of tags, heads, relations (of the right head) and names."""
    hidden = (1 - batch.there).bool()
    arcs = scores.arcs.masked_fill(hidden.unsqueeze(1), -1e4)
    parts = [
        _entropy(scores.upos, batch.upos, smoothing),
        _entropy(arcs, batch.heads, 0.0),
        _entropy(scores.relations, batch.relations, smoothing),
        _entropy(scores.names, batch.names, smoothing) * 2,  # most words are no names: their loss is small
    ]
    return torch.stack(parts).sum()


def _entropy(logits: torch.Tensor, gold: torch.Tensor, smoothing: float) -> torch.Tensor:
    said = (gold >= 0).sum().clamp(min=1)
    total = functional.cross_entropy(
        logits.flatten(0, 1), gold.flatten(), ignore_index=-100, reduction="sum", label_smoothing=smoothing
    )
    return total / said


def start(core: Core, folder: Path) -> None:
    """Puts the weights of all-MiniLM-L6-v2 (a folder with model.safetensors) into the encoder."""
    from safetensors.torch import load_file  # noqa: PLC0415 - a training extra, not needed to rebuild from a checkpoint

    given = load_file(folder / "model.safetensors")
    core.pieces.weight.data.copy_(given["embeddings.word_embeddings.weight"])
    both = given["embeddings.position_embeddings.weight"] + given["embeddings.token_type_embeddings.weight"][0]
    core.positions.weight.data.copy_(both)
    _copy(core.norm, given, "embeddings.LayerNorm")
    for number, layer in enumerate(core.layers):
        name = f"encoder.layer.{number}"
        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        layer.qkv.weight.data.copy_(torch.cat([given[f"{part}.weight"] for part in parts]))
        layer.qkv.bias.data.copy_(torch.cat([given[f"{part}.bias"] for part in parts]))
        _copy(layer.out, given, f"{name}.attention.output.dense")
        _copy(layer.norm, given, f"{name}.attention.output.LayerNorm")
        _copy(layer.up, given, f"{name}.intermediate.dense")
        _copy(layer.down, given, f"{name}.output.dense")
        _copy(layer.norm_out, given, f"{name}.output.LayerNorm")


def _copy(module: nn.Module, given: dict[str, torch.Tensor], name: str) -> None:
    module.weight.data.copy_(given[f"{name}.weight"])
    module.bias.data.copy_(given[f"{name}.bias"])
