"""CoNLL-U documents put back into running text: paragraphs, sentences and words with offsets."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

GUM = Path("../shared/data/language/gum")


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word; `start` and `end` are code points into the document's text (parts of a fused word share it)."""

    start: int
    end: int
    form: str
    upos: str
    lemma: str
    misc: str


@dataclass(slots=True)
class Document:
    """A document: `text` with one paragraph a line, its paragraphs and sentences as (start, end), its words.

    `pictures` are the starts of paragraphs into which the corpus folds a picture's caption without a mark.
    """

    id: str
    text: str = ""
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    pictures: set[int] = field(default_factory=set)
    sentences: list[tuple[int, int]] = field(default_factory=list)
    words: list[list[Word]] = field(default_factory=list)


def documents(pattern: str, folder: Path = GUM) -> Iterator[Document]:
    """The documents of the files that fit the pattern, in order of name."""
    for path in sorted(folder.glob(pattern)):
        yield read(path)


def read(path: Path) -> Document:
    """One document; paragraphs are parted by a line end, sentences by one space."""
    document = Document(path.stem)
    for block in path.read_text("utf-8").strip().split("\n\n"):
        lines = block.split("\n")
        opens = not document.sentences or any(line.startswith("# newpar") for line in lines)
        document.text += ("\n" if opens else " ") if document.sentences else ""
        start = len(document.text)
        document.words.append(_words(document, [line.split("\t") for line in lines if line[:1].isdigit()]))
        document.text = document.text.rstrip()
        document.sentences.append((start, len(document.text)))
        first = start if opens else document.paragraphs.pop()[0]
        if any(line.startswith("# newpar") and "figure" in line for line in lines):
            document.pictures.add(first)
        document.paragraphs.append((first, len(document.text)))
    return document


def _words(document: Document, rows: list[list[str]]) -> list[Word]:
    """Add the rows' surface to the document's text, and return its words; parts of a fused word stand in sequence."""
    words: list[Word] = []
    fused_until = 0
    at = len(document.text)
    for row in rows:
        number, form, space = row[0], row[1], "" if "SpaceAfter=No" in row[9] else " "
        if "." in number:
            continue
        if "-" in number:
            fused_until = int(number.split("-")[1])
            at = len(document.text)
            document.text += form + space
            continue
        inside = int(number) <= fused_until
        if not inside:
            at = len(document.text)
            document.text += form + space
        words.append(Word(at, at + len(form), form, row[3], row[2], row[9]))
        at += len(form)
    return words
