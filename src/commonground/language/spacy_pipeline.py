"""A spaCy pipeline that the user has, behind the `Analyzer` protocol: `pip install commonground[spacy]`.

Its tokens are ours: each sentence goes in as a `Doc` of our words, so that every offset stays exact. What the pipeline
does not do is left out: without a tagger `upos` stays None, without a parser `head` and `relation`, without an entity
recogniser there are no names. Trees with the labels of spaCy's English pipelines are made into Universal Dependencies.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from commonground.language.agreed import AgreedAnalyzer, NamedByRule
from commonground.language.analysis import Analyzer, Name, Sentence, Token
from commonground.language.encoder_lemmas import lemma_as
from commonground.language.lemmas import lemma
from commonground.language.rules import name_of
from commonground.language.universal import Tree, is_clear, universal
from commonground.records.annotations import EntityKind

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

KINDS = {
    "PERSON": EntityKind.PERSON,
    "PER": EntityKind.PERSON,
    "ORG": EntityKind.ORGANISATION,
    "GPE": EntityKind.PLACE,
    "LOC": EntityKind.PLACE,
    "FAC": EntityKind.PLACE,
}
NAMING = frozenset(("ner", "entity_ruler", "span_ruler"))
"""The parts of a pipeline that find names."""
NOT_FIRST = frozenset(("the", "The", "THE", "a", "A"))
NOT_LAST = frozenset(("'s", "’s", "'", "’"))


class AnalyzerUnavailable(Exception):
    """The analyzer that was asked for cannot be had: `what` is missing and the `remedy`."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__(f"{what}; {remedy}")
        self.what, self.remedy = what, remedy


def spacy_analyzer(pipeline: "Language | str") -> Analyzer:
    """A pipeline, or that of a name or in a folder, read together with our rules for names as the network is.

    Where it finds no names, those of the rules alone stand.

    Raises:
        AnalyzerUnavailable: spaCy or the pipeline is not installed.
    """
    loaded = _loaded(pipeline) if isinstance(pipeline, str) else pipeline
    finds_names = not NAMING.isdisjoint(loaded.pipe_names)
    return AgreedAnalyzer(SpacyAnalyzer(loaded)) if finds_names else NamedByRule(SpacyAnalyzer(loaded))


def _loaded(name: str) -> "Language":
    try:
        import spacy  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise AnalyzerUnavailable("spaCy is not installed", "pip install commonground[spacy]") from error
    try:
        return spacy.load(name)
    except OSError as error:
        remedy = f"python -m spacy download {name}, or give the folder of a pipeline"
        raise AnalyzerUnavailable(f"there is no spaCy pipeline {name!r}", remedy) from error


class SpacyAnalyzer:
    """An `Analyzer` on a spaCy pipeline alone."""

    def __init__(self, pipeline: "Language") -> None:
        self._pipeline = pipeline

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences, in order, with what the pipeline says of each."""
        full = [sentence for sentence in sentences if sentence.tokens]
        read = zip(full, self._pipeline.pipe(map(self._doc, full)), strict=True)
        found = iter([_enriched(sentence, doc) for sentence, doc in read])
        return [next(found) if sentence.tokens else sentence for sentence in sentences]

    def _doc(self, sentence: Sentence) -> "Doc":
        from spacy.tokens import Doc  # noqa: PLC0415 - an extra

        tokens = sentence.tokens
        spaces = [after.start > token.end for token, after in pairwise(tokens)]
        starts: list[bool | int | None] = [True, *(False for _ in tokens[1:])]
        words = [token.text for token in tokens]
        return Doc(self._pipeline.vocab, words, spaces=[*spaces, False], sent_starts=starts)


def _enriched(sentence: Sentence, doc: "Doc") -> Sentence:
    """The sentence with what stands in the document."""
    held = _aligned(sentence, doc)
    tagged = doc.has_annotation("POS")
    tags = [(doc[tokens[0]].pos_ or None) if tagged else None for tokens in held]
    heads, relations = _tree(sentence, doc, held, tags)
    rows = zip(sentence.tokens, tags, heads, relations, strict=True)
    tokens = tuple(
        Token(token.start, token.end, token.text, _lemma(token, upos), upos, head, relation)
        for token, upos, head, relation in rows
    )
    return replace(sentence, tokens=tokens, names=tuple(_names(sentence, doc, held)))


def _aligned(sentence: Sentence, doc: "Doc") -> list[range]:
    """For each of our words the document's tokens it reaches into: its own, unless the pipeline merged or split."""
    if len(doc) == len(sentence.tokens):
        return [range(at, at + 1) for at in range(len(doc))]
    holding = [token.i for token in doc for _ in token.text_with_ws]
    held, place = [], 0
    for token, after in zip(sentence.tokens, [*sentence.tokens[1:], None], strict=True):
        held.append(range(holding[place], holding[place + len(token.text) - 1] + 1))
        place += len(token.text) + (after is not None and after.start > token.end)
    return held


def _lemma(token: Token, upos: str | None) -> str:
    """By rule, as everywhere: tables of words are looked up by it."""
    if upos == "PROPN":
        return token.text
    return lemma_as(token.lower, upos) if upos else lemma(token.lower)


def _tree(
    sentence: Sentence, doc: "Doc", held: Sequence[range], tags: Sequence[str | None]
) -> tuple[Sequence[int | None], Sequence[str | None]]:
    """The head and relation of each of our words, with one root; None where the pipeline has no parser."""
    if not doc.has_annotation("DEP"):
        return [None] * len(held), [None] * len(held)
    owner: dict[int, int] = {}  # our first word in each of the document's tokens
    for own, tokens in enumerate(held):
        for token in tokens:
            owner.setdefault(token, own)
    heads, labels = zip(*(_head(own, tokens, owner, doc) for own, tokens in enumerate(held)), strict=True)
    tree = Tree([token.text for token in sentence.tokens], tags, list(heads), list(labels))
    return _one_root(universal(tree) if is_clear(labels) else tree)


def _head(own: int, tokens: range, owner: dict[int, int], doc: "Doc") -> tuple[int, str]:
    """What one of our words hangs on (-1: nothing) and how; the later parts of a merged token hang on its first."""
    if owner[tokens[0]] != own:
        return owner[tokens[0]], "flat"
    token = doc[tokens[0]]
    while token.head.i != token.i and owner[token.head.i] == own:
        token = token.head
    return (-1 if token.head.i == token.i else owner[token.head.i]), token.dep_


def _one_root(tree: Tree) -> tuple[list[int], list[str]]:
    """The heads and labels; further roots stand beside the first (`parataxis`)."""
    roots = [at for at, head in enumerate(tree.heads) if head < 0]
    heads, labels = list(tree.heads), list(tree.labels)
    for at in roots[1:]:
        heads[at], labels[at] = roots[0], "parataxis"
    labels[roots[0]] = "root"
    return heads, labels


def _names(sentence: Sentence, doc: "Doc", held: Sequence[range]) -> Iterator[Name]:
    """The names of people, bodies and places, their article and their genitive left out."""
    for entity in doc.ents:
        own = [at for at, tokens in enumerate(held) if entity.start <= tokens[0] < entity.end]
        while own and sentence.tokens[own[0]].text in NOT_FIRST:
            own.pop(0)
        while own and sentence.tokens[own[-1]].text in NOT_LAST:
            own.pop()
        if own and entity.label_ in KINDS:
            yield name_of(sentence, own[0], own[-1], KINDS[entity.label_])
