"""Reads CoNLL-U: words, tags and trees, and from GUM the names among its mentions."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from training.examples import Example, mended
from training.titles import untitled

BRACKET = re.compile(r"\((\d+)-([a-z]+)-([^()]*)|(\d+)\)|(\))")
KIND = {"person": "PER", "organization": "ORG", "place": "LOC"}
INNER = frozenset(("of", "the", "for", "and", "&", "-"))
Rows = list[list[str]]


def sentences(path: Path) -> Iterator[tuple[str, Rows]]:
    """The (sent_id, rows of words) of a CoNLL-U file; ranges and empty nodes are left out."""
    for block in path.read_text("utf-8").split("\n\n"):
        name, rows = "", []
        for line in block.split("\n"):
            if line.startswith("# sent_id = "):
                name = line[12:]
            elif line[:1].isdigit():
                cells = line.split("\t")
                if cells[0].isdigit():
                    rows.append(cells)
        if rows:
            yield name, rows


def glue(path: Path) -> dict[str, set[int]]:
    """By sent_id, the numbers of the words that no space follows, contracted words included."""
    out: dict[str, set[int]] = {}
    for block in path.read_text("utf-8").split("\n\n"):
        name = ""
        glued: set[int] = set()
        for line in block.split("\n"):
            if line.startswith("# sent_id = "):
                name = line[12:]
            elif line[:1].isdigit():
                number, misc = line.split("\t", 1)[0], line.rsplit("\t", 1)[1]
                if "-" in number:
                    first, last = map(int, number.split("-"))
                    glued.update(range(first, last + ("SpaceAfter=No" in misc)))
                elif "SpaceAfter=No" in misc:
                    glued.add(int(number))
        out[name] = glued
    return out


def trees(path: Path, corpus: str) -> Iterator[tuple[str, Example]]:
    """The (sent_id, example) of each sentence of a treebank file, names not said."""
    glued = glue(path)
    for name, rows in sentences(path):
        yield (
            name,
            Example(
                corpus,
                tuple(row[1] for row in rows),
                tuple(int(row[0]) in glued[name] for row in rows),
                upos=tuple(row[3] for row in rows),
                heads=tuple(int(row[6]) - 1 for row in rows),
                relations=tuple(row[7] for row in rows),
            ),
        )


def gum(path: Path) -> Iterator[Example]:
    """A GUM document with names taken from its mentions: see `named`."""
    mentions = _mentions(path)
    for name, example in trees(path, "gum"):
        yield replace(example, names=named(example, mentions.get(name, [])))


def named(example: Example, mentions: list[tuple[int, int, str, tuple[int, ...]]]) -> tuple[str, ...]:
    """Name labels of a sentence from (first, last, type, words of the minimal span) of its mentions.

    A mention is a name when the words of its minimal span stand together and are proper nouns (or "of", "the" ...
    between such); the wider mention wins. All other proper nouns are left unsaid, for GUM marks events and works too.
    """
    labels = ["?" if tag == "PROPN" else "O" for tag in example.upos]
    taken: set[int] = set()
    for _, _, kind, core in sorted(mentions, key=lambda mention: mention[0] - mention[1]):
        if kind not in KIND:
            continue
        words = _person(example, core) if kind == "person" else _body(example, core)
        if words and not taken & set(words):
            taken.update(words)
            for at in words:
                labels[at] = ("B-" if at == words[0] else "I-") + KIND[kind]
    return mended(untitled(example.words, labels))


def _person(example: Example, core: tuple[int, ...]) -> range | None:
    """The word of the core that heads it and what is `flat` to it: titles and trades are not."""
    heads = [at for at in core if example.heads[at] not in core]
    if len(heads) != 1 or example.upos[heads[0]] != "PROPN":
        return None
    flat = [at for at in core if example.heads[at] == heads[0] and example.relations[at] == "flat"]
    last = max([heads[0], *flat])
    return range(heads[0], last + 1) if last - heads[0] == len(flat) else None


def _body(example: Example, core: tuple[int, ...]) -> range | None:
    """The stretch of the core when nothing but proper nouns and INNER words lie in it."""
    if not core:
        return None
    stretch = range(core[0], core[-1] + 1)
    proper = all(example.upos[at] == "PROPN" or example.words[at].lower() in INNER for at in stretch)
    return stretch if proper and example.upos[core[-1]] == "PROPN" and len(stretch) <= 8 else None


def _mentions(path: Path) -> dict[str, list[tuple[int, int, str, tuple[int, ...]]]]:
    """By sent_id, the (first, last, type, minimal span) of mentions that lie in one sentence; indices from 0."""
    out: dict[str, list[tuple[int, int, str, tuple[int, ...]]]] = {}
    for name, rows in sentences(path):
        open_: list[tuple[str, str, str, int]] = []
        found: list[tuple[int, int, str, tuple[int, ...]]] = []
        for index, row in enumerate(rows):
            entity = next((item[7:] for item in row[9].split("|") if item.startswith("Entity=")), "")
            for number, kind, rest, closed, _ in BRACKET.findall(entity):
                if number:
                    open_.append((number, kind, rest, index))
                at = len(open_) - 1
                if closed:
                    at = max((i for i, item in enumerate(open_) if item[0] == closed), default=-1)
                if (closed or not number) and at >= 0:
                    _, etype, details, start = open_.pop(at)
                    found.append((start, index, etype, _core(details, start, index)))
        out[name] = found
    return out


def _core(rest: str, start: int, last: int) -> tuple[int, ...]:
    """The minimal span, as indices in the sentence: `rest` is infstat-salience-centering-minspan-link-identity."""
    numbers = re.search(r"-cf\d+\*?-([\d,]+)-", rest + "-")
    if not numbers:
        return ()
    return tuple(at for at in (start + int(n) - 1 for n in numbers.group(1).split(",")) if at <= last)
