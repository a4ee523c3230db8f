"""Reads the corpora of names: UNER, CrossNER and GMB, each brought to the labels of `examples`."""

import csv
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

from training.examples import Example, mended
from training.titles import untitled

GMB = {"per": "PER", "org": "ORG", "geo": "LOC"}
CROSSNER = {
    "person": "PER",
    "politician": "PER",
    "organisation": "ORG",
    "politicalparty": "ORG",
    "location": "LOC",
    "country": "LOC",
}
OPENERS, CLOSERS = frozenset("([{$"), frozenset((".", ",", ";", ":", "?", "!", ")", "]", "%", "'s", "n't", "'"))


def uner(path: Path) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """By sent_id, the (words, labels) of a Universal NER file; OTH, dropped in its release, is O."""
    out = {}
    for block in path.read_text("utf-8").split("\n\n"):
        name, words, labels = "", [], []
        for line in block.split("\n"):
            if line.startswith("# sent_id = "):
                name = line[12:]
            elif line[:1].isdigit():
                cells = line.split("\t")
                words.append(cells[1])
                labels.append(cells[2] if cells[2][2:] in ("PER", "ORG", "LOC") else "O")
        out[name] = (tuple(words), mended(labels))
    return out


def crossner(path: Path) -> Iterator[Example]:
    """CrossNER politics: parties are organisations, countries places; elections, events and the rest no names."""
    for block in path.read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.split("\n") if "\t" in line]
        if rows:
            labels = [_mapped(row[1].strip(), CROSSNER) for row in rows]
            yield _example("crossner", [row[0] for row in rows], untitled([row[0] for row in rows], labels))


def gmb(path: Path) -> list[Example]:
    """The sentences of the GMB name corpus in the order of the file.

    `gpe` marks nationalities (O here, as in UNER) and now and then a country, which is left unsaid; titles are put
    outside of persons; times, events, works and nature are O.
    """
    with zipfile.ZipFile(path) as archive:
        text = archive.read("ner_dataset.csv").decode("latin-1")
    sentences: list[list[list[str]]] = []
    for row in csv.reader(io.StringIO(text)):
        if row[0].startswith("Sentence: "):
            sentences.append([])
        if sentences and len(row) == 4 and row[1]:
            sentences[-1].append(row)
    return [_of_gmb(rows) for rows in sentences if rows]


def _of_gmb(rows: list[list[str]]) -> Example:
    words = [row[1] for row in rows]
    labels = ["?" if row[3].endswith("-gpe") and row[2] in ("NNP", "NNPS") else _mapped(row[3], GMB) for row in rows]
    return _example("gmb", words, untitled(words, labels))


def _mapped(label: str, kinds: dict[str, str]) -> str:
    kind = kinds.get(label[2:])
    return f"{label[:2]}{kind}" if kind else "O"


def _example(corpus: str, words: list[str], labels: list[str]) -> Example:
    glued = [a in OPENERS or b in CLOSERS for a, b in zip(words, [*words[1:], ""], strict=True)]
    return Example(corpus, tuple(words), tuple(glued), names=mended(labels))
