"""Rules and network together: tags, trees and lemmas from the network, names from both.

Where both find a name, the network is surer of where it ends and the rules of what it is; what the network finds alone
is made whole and given one kind over the article (`settled`). On the dev halves this beats either alone in most
figures (`python -m quality.names --network`).
"""

from collections.abc import Sequence
from dataclasses import replace

from commonground.language import known
from commonground.language.analysis import Analyzer, Name, Sentence
from commonground.language.candidates import Line
from commonground.language.rules import Offer, named, offers
from commonground.language.settled import settle, whole
from commonground.records.annotations import EntityKind


class AgreedAnalyzer:
    """An `Analyzer` made of two: `network` gives the trees, and has its say in the names beside the rules."""

    def __init__(self, network: Analyzer) -> None:
        self._network = network

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences, in order, as the network reads them, their names as both do."""
        offered = offers(sentences)
        by_rule = named(sentences, offered)
        parsed = self._network.analyze(sentences)
        found = [
            whole(tree, offer.line, rule.names) for tree, offer, rule in zip(parsed, offered, by_rule, strict=True)
        ]
        surnames = {name.text.split()[-1] for names in found for name in names if name.kind is EntityKind.PERSON}
        sure = [
            _sure(rule.names, names, offer, surnames)
            for rule, names, offer in zip(by_rule, found, offered, strict=True)
        ]
        added = [_beside(names, more) for names, more in zip(sure, found, strict=True)]
        kept = settle(by_rule, added, offered)
        return [
            replace(tree, names=tuple(sorted([*names, *more], key=lambda name: name.first)))
            for tree, names, more in zip(parsed, sure, kept, strict=True)
        ]


class NamedByRule:
    """An `Analyzer` with the names of the rules alone, for a `network` that gives tags and trees but no names."""

    def __init__(self, network: Analyzer) -> None:
        self._network = network

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences, in order, as the network reads them, with the names by rule."""
        by_rule = named(sentences, offers(sentences))
        parsed = self._network.analyze(sentences)
        return [replace(tree, names=rule.names) for tree, rule in zip(parsed, by_rule, strict=True)]


def _sure(by_rule: Sequence[Name], by_network: Sequence[Name], offer: Offer, surnames: set[str]) -> list[Name]:
    """The names by rule that the network finds too, and those that it does not touch where something tells them."""
    spans = {(name.first, name.last) for name in by_network}
    taken = _tokens(by_network)
    return [
        name
        for name in by_rule
        if (name.first, name.last) in spans
        or (taken.isdisjoint(range(name.first, name.last + 1)) and (offer.loud or _told(offer.line, name, surnames)))
    ]


def _told(line: Line, name: Name, surnames: set[str]) -> bool:
    """Whether a table has the name, a title stands before it, or somebody else in the article bears it in full."""
    size = name.last - name.first + 1
    found = known.known_names().at(line.words, name.first)
    if found is not None and found[0] == size:
        return True
    return line.word(name.first - 1) in known.titles() or (size == 1 and name.text in surnames)


def _beside(sure: Sequence[Name], more: Sequence[Name]) -> list[Name]:
    """The names that touch none of the sure ones."""
    taken = _tokens(sure)
    return [name for name in more if taken.isdisjoint(range(name.first, name.last + 1))]


def _tokens(names: Sequence[Name]) -> set[int]:
    return {token for name in names for token in range(name.first, name.last + 1)}
