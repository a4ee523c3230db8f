"""The trained analyzer: tags, trees, lemmas and names from the encoder that ships with the package."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from commonground.language.analysis import Name, Sentence, Token
from commonground.language.encoder_lemmas import lemma_as
from commonground.records.annotations import EntityKind

if TYPE_CHECKING:
    from commonground.language.encoder_session import Network, Parse

KINDS = {"PER": EntityKind.PERSON, "ORG": EntityKind.ORGANISATION, "LOC": EntityKind.PLACE}


class EncoderAnalyzer:
    """An `Analyzer` on the shipped weights: cheap to make, it loads them (once a process) with its first sentence.

    The sentences given at once are run together, and activations are rounded over a batch: in rare near-ties a label
    can hang on the company a sentence is in. Equal calls give equal results.
    """

    def __init__(self, network: "Network | None" = None) -> None:
        self._network = network

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences, in order, with upos, head, relation and lemma of every token, and their names."""
        words = [[token.text for token in sentence.tokens] for sentence in sentences]
        return [_enriched(sentence, parse) for sentence, parse in zip(sentences, self.parses(words), strict=True)]

    def parses(self, sentences: Sequence[Sequence[str]]) -> "list[Parse]":
        """The parse of each sentence's words, whatever its length."""
        # numpy and onnxruntime come with these two: imported here so that the package itself starts at once.
        from commonground.language.encoder_session import network  # noqa: PLC0415
        from commonground.language.encoder_windows import joined, windows  # noqa: PLC0415

        net = self._network = self._network or network()
        cuts = [list(windows(words, net.size, net.longest - 2)) for words in sentences]
        parsed = iter(net.parse([words[a:b] for words, cut in zip(sentences, cuts, strict=True) for a, b in cut]))
        return [joined([next(parsed) for _ in cut]) for cut in cuts]


def _enriched(sentence: Sentence, parse: "Parse") -> Sentence:
    rows = zip(sentence.tokens, parse.upos, parse.heads, parse.relations, strict=True)
    tokens = tuple(
        Token(token.start, token.end, token.text, _lemma(token, upos), upos, head, relation)
        for token, upos, head, relation in rows
    )
    return replace(sentence, tokens=tokens, names=tuple(_names(sentence, parse.names)))


def _lemma(token: Token, upos: str) -> str:
    """By rule; a name is its own lemma."""
    return token.text if upos == "PROPN" else lemma_as(token.lower, upos)


def _names(sentence: Sentence, labels: Sequence[str]) -> Iterator[Name]:
    """The names of a sentence from its BIO labels."""
    first = 0
    for last, label in enumerate(labels):
        if label.startswith("B-"):
            first = last
        ends = last + 1 == len(labels) or not labels[last + 1].startswith("I-")
        if label != "O" and ends:
            yield _name(sentence.tokens, first, last, KINDS[label[2:]])


def _name(tokens: Sequence[Token], first: int, last: int, kind: EntityKind) -> Name:
    """A name with its text put together again from its tokens and the gaps between them."""
    start = tokens[first].start
    text = tokens[first].text
    for before, token in zip(tokens[first:last], tokens[first + 1 : last + 1], strict=True):
        text += " " * (token.start - before.end) + token.text
    return Name(start, tokens[last].end, text, kind, first, last)
