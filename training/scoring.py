"""Figures of predictions against gold: tags, trees, names."""

from collections.abc import Sequence
from dataclasses import dataclass

from training.examples import UNSAID, Example, spans


@dataclass(frozen=True, slots=True)
class Prediction:
    """What an analyzer said of an example's words, in the same form."""

    upos: Sequence[str]
    heads: Sequence[int]
    relations: Sequence[str]
    names: Sequence[str]


def figures(examples: Sequence[Example], predictions: Sequence[Prediction]) -> dict[str, float]:
    """Percentages: `upos`, `uas`, `las` (full relations), `las_plain` (subtypes cut off), `names_p`, `_r`, `_f`.

    Trees count every word, marks too. A name counts when both ends and the kind are right.
    """
    pairs = list(zip(examples, predictions, strict=True))
    return {**_trees([pair for pair in pairs if pair[0].upos]), **_names([pair for pair in pairs if pair[0].names])}


def _trees(pairs: Sequence[tuple[Example, Prediction]]) -> dict[str, float]:
    words = sum(len(gold.words) for gold, _ in pairs)
    if not words:
        return {}
    right = dict.fromkeys(("upos", "uas", "las", "las_plain"), 0)
    for gold, said in pairs:
        for at in range(len(gold.words)):
            head = gold.heads[at] == said.heads[at]
            right["upos"] += gold.upos[at] == said.upos[at]
            right["uas"] += head
            right["las"] += head and gold.relations[at] == said.relations[at]
            right["las_plain"] += head and gold.relations[at].split(":")[0] == said.relations[at].split(":")[0]
    return {name: 100 * count / words for name, count in right.items()}


def _names(pairs: Sequence[tuple[Example, Prediction]]) -> dict[str, float]:
    hit = found = there = 0
    for gold, said in pairs:
        unsaid = {at for at, label in enumerate(gold.names) if label == UNSAID}
        gold_spans = spans(gold.names)
        said_spans = {span for span in spans(list(said.names)) if not unsaid & set(range(span[0], span[1]))}
        hit += len(gold_spans & said_spans)
        found += len(said_spans)
        there += len(gold_spans)
    if not there:
        return {}
    precision, recall = 100 * hit / max(found, 1), 100 * hit / there
    return {"names_p": precision, "names_r": recall, "names_f": 200 * hit / max(found + there, 1)}
