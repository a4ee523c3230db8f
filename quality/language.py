"""How good tags, trees and names are: the shipped weights on the dev sets.

Run `python -m quality language` beside the shared data. On gold sentences and words: EWT dev (web text), GUM's dev
documents and their news alone, names of Universal NER (EWT dev), of GMB's held-out blocks (newswire, silver; titles
and nationalities are no part of names) and of CrossNER politics. From raw text: EWT dev, its paragraphs split and cut
by the program; a word counts when its extent is right, its relation when its head's extent is too (CoNLL 2018).
"""

from collections.abc import Iterator
from pathlib import Path

from commonground.language.analysis import Sentence
from commonground.language.encoder import EncoderAnalyzer
from commonground.language.sentences import split
from commonground.language.tokens import tokenize
from commonground.records.article import Role
from quality.conllu import documents
from quality.shared import SHARED
from training.corpora import load_dev
from training.evaluate import measured
from training.treebanks import sentences

DATA = SHARED / "data" / "language"
EWT = DATA / "ud-ewt"
Span = tuple[int, int]
Word = tuple[str, Span | None, str]  # tag, extent of the head (None at the root), relation


def measure() -> dict[str, float]:
    """All figures, in percent."""
    analyzer = EncoderAnalyzer()
    return {**measured(analyzer, load_dev(DATA)), **raw(analyzer)}


def raw(analyzer: EncoderAnalyzer) -> dict[str, float]:
    """F1 of words, and of words with the right tag and the right head and relation, from EWT dev's running text."""
    gold, text, paragraphs = _gold(EWT / "en_ewt-ud-dev.conllu")
    said = {
        span: word
        for start in range(0, len(paragraphs), 20)
        for span, word in _parsed(analyzer, text, paragraphs[start : start + 20])
    }
    both = [(gold[span], said[span]) for span in gold.keys() & said.keys()]
    right = {
        "words": len(both),
        "upos": sum(a[0] == b[0] for a, b in both),
        "las": sum(a[1:] == b[1:] for a, b in both),
    }
    return {f"ewt.raw_{name}": 200 * count / (len(gold) + len(said)) for name, count in right.items()}


def _gold(path: Path) -> tuple[dict[Span, Word], str, list[Span]]:
    """The words of a CoNLL-U file by extent, its running text, and its paragraphs."""
    document = next(documents(path.name, path.parent))
    found: dict[Span, Word] = {}
    for words, (_, rows) in zip(document.words, sentences(path), strict=True):
        spans = [(word.start, word.end) for word in words]
        for span, row in zip(spans, rows, strict=True):
            found[span] = (row[3], spans[int(row[6]) - 1] if row[6] != "0" else None, row[7])
    return found, document.text, document.paragraphs


def _parsed(analyzer: EncoderAnalyzer, text: str, paragraphs: list[Span]) -> Iterator[tuple[Span, Word]]:
    """The extent and parse of every word that the program finds in some paragraphs."""
    given = [
        Sentence(start, end, number, Role.BODY, tokenize(text, start, end))
        for number, paragraph in enumerate(paragraphs)
        for start, end in split(text, *paragraph)
    ]
    for sentence in analyzer.analyze(given):
        spans = [(token.start, token.end) for token in sentence.tokens]
        for token, span in zip(sentence.tokens, spans, strict=True):
            head = spans[token.head] if token.head is not None and token.head >= 0 else None
            yield span, (token.upos or "", head, token.relation or "")
