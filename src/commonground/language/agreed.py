"""Rules and network together: tags, trees and lemmas from the network, names from the rules, gaps by the network.

The rules are the surer of the two, the network sees more: on the dev halves their names together beat either alone
(`python -m quality.names`).
"""

from collections.abc import Sequence
from dataclasses import replace

from commonground.language.analysis import Analyzer, Name, Sentence
from commonground.language.rules import RuleAnalyzer


class AgreedAnalyzer:
    """An `Analyzer` made of two: `network` gives all but the names on which the rules have a say."""

    def __init__(self, network: Analyzer) -> None:
        self._network = network

    def analyze(self, sentences: Sequence[Sentence]) -> list[Sentence]:
        """The same sentences, in order, as the network reads them, their names as both do."""
        by_rule = RuleAnalyzer().analyze(sentences)
        parsed = self._network.analyze(sentences)
        return [
            replace(tree, names=_together(rule.names, tree.names)) for rule, tree in zip(by_rule, parsed, strict=True)
        ]


def _together(sure: Sequence[Name], more: Sequence[Name]) -> tuple[Name, ...]:
    """The sure names, and of the others those that touch none of them."""
    taken = {token for name in sure for token in range(name.first, name.last + 1)}
    extra = [name for name in more if taken.isdisjoint(range(name.first, name.last + 1))]
    return tuple(sorted([*sure, *extra], key=lambda name: name.first))
