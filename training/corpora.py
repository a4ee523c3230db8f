"""What is trained on and what is held out, corpus by corpus."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from training.examples import Example
from training.namebanks import crossner, gmb, uner
from training.treebanks import gum, trees

CONVENTIONS = ("ewt", "gum", "gmb", "crossner")  # each corpus has its own habit of naming
GENRES = ("academic", "bio", "court", "interview", "news", "voyage")  # those whose texts are CC BY or CC BY-SA
HELD_BLOCK, HELD_EVERY, HELD_MARGIN = 40, 20, 10  # GMB: one block of 40 sentences in 20, and 10 to each side unused


@dataclass(frozen=True, slots=True)
class Corpora:
    """Training sentences by corpus, and the dev sentences of each measure."""

    train: dict[str, list[Example]]
    dev: dict[str, list[Example]]


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


def load_dev(folder: Path) -> dict[str, list[Example]]:
    """The dev sentences alone."""
    _, gum_dev = _gum(folder / "gum")
    _, gmb_dev = held_out(gmb(folder / "gmb" / "ner_dataset.csv.zip"))
    wiki = list(crossner(folder / "crossner-politics" / "dev.txt"))
    return {"ewt": _ewt(folder, "dev"), **gum_dev, "gmb": gmb_dev, "crossner": wiki[len(wiki) * 3 // 4 :]}


def load(folder: Path) -> Corpora:
    """All corpora under `folder` (the `language` data folder)."""
    gum_train, _ = _gum(folder / "gum")
    gmb_train, _ = held_out(gmb(folder / "gmb" / "ner_dataset.csv.zip"))
    wiki = [list(crossner(folder / "crossner-politics" / f"{part}.txt")) for part in ("train", "dev")]
    cut = len(wiki[1]) * 3 // 4
    train = {"ewt": _ewt(folder, "train"), "gum": gum_train, "gmb": gmb_train, "crossner": wiki[0] + wiki[1][:cut]}
    return Corpora(train, load_dev(folder))


def _ewt(folder: Path, part: str) -> list[Example]:
    """English EWT with the names of Universal NER; where the two releases differ in words, names are not said."""
    tree_file = {"train": "en_ewt-ud-train.rebuilt.conllu", "dev": "en_ewt-ud-dev.conllu"}[part]
    name_file = {"train": "en_ewt-ud-train.2023-05-24.iob2", "dev": "en_ewt-ud-dev.iob2"}[part]
    names = uner(folder / "uner-ewt" / name_file)
    out = []
    for name, example in trees(folder / "ud-ewt" / tree_file, "ewt"):
        words, labels = names.get(name, ((), ()))
        out.append(replace(example, names=labels if words == example.words else ()))
    return out


def _gum(folder: Path) -> tuple[list[Example], dict[str, list[Example]]]:
    """GUM's training documents of GENRES; its dev documents as `gum`, and those of them that are news as `gum_news`."""
    text = (folder / "splits.md").read_text("utf-8")
    parts = re.split(r"^## ", text, flags=re.MULTILINE)
    held = {part.split("\n", 1)[0].strip(): set(re.findall(r"GUM_\w+", part)) for part in parts[1:]}
    train: list[Example] = []
    dev: dict[str, list[Example]] = {"gum": [], "gum_news": []}
    for path in sorted(folder.glob("GUM_*.conllu")):
        genre = path.stem.split("_")[1]
        if genre not in GENRES or path.stem in held["test"]:
            continue
        examples = list(gum(path))
        if path.stem not in held["dev"]:
            train += examples
            continue
        dev["gum"] += examples
        if genre == "news":
            dev["gum_news"] += examples
    return train, dev


def held_out(sentences: Sequence[Example]) -> tuple[list[Example], list[Example]]:
    """(train, dev) of GMB, whose rows stand in document order.

    Every twentieth block of forty sentences is dev; the ten sentences on each side, which may belong to the same
    document, are used for nothing, nor is a training sentence that dev repeats.
    """
    period = HELD_BLOCK * HELD_EVERY
    dev = [s for at, s in enumerate(sentences) if at % period >= period - HELD_BLOCK]
    seen = {s.words for s in dev}
    train = [
        s
        for at, s in enumerate(sentences)
        if HELD_MARGIN <= at % period < period - HELD_BLOCK - HELD_MARGIN and s.words not in seen
    ]
    return train, dev
