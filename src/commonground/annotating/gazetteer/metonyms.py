"""Whether a place name stands for its government: it speaks, wants, agrees, or stands beside one that does."""

from collections.abc import Sequence
from functools import cache

from commonground.annotating.clauses import class_of
from commonground.annotating.gazetteer.lookup import PACKAGE
from commonground.annotating.gazetteer.toponyms import Toponym
from commonground.language.analysis import Sentence
from commonground.tables import words


@cache
def _verbs() -> frozenset[str]:
    return words(PACKAGE, "acting_verbs")


def acts(found: Sequence[tuple[Sentence, Toponym]]) -> list[bool]:
    """For each toponym whether it acts as a government does."""
    own = [_is_actor(sentence, toponym.first, toponym.last) for sentence, toponym in found]
    spread = list(own)
    for i in range(len(found) - 1, 0, -1):  # "Moscow and London agreed": what holds for the last holds for those joined
        (sentence, before), (other, toponym) = found[i - 1], found[i]
        if sentence is other and spread[i] and not before.demonym and _joined(sentence, before, toponym):
            spread[i - 1] = True
    return [acted and not _placed(sentence, toponym) for (sentence, toponym), acted in zip(found, spread, strict=True)]


def _joined(sentence: Sentence, before: Toponym, after: Toponym) -> bool:
    between = [t.lower for t in sentence.tokens[before.last + 1 : after.first]]
    return between in (["and"], [","], [",", "and"])


def _placed(sentence: Sentence, toponym: Toponym) -> bool:
    """Whether a preposition of place stands before it ("in Moscow")."""
    return toponym.first > 0 and sentence.tokens[toponym.first - 1].lower in {"in", "at", "near", "outside", "around"}


def _is_actor(sentence: Sentence, first: int, last: int) -> bool:
    """Whether an acting verb follows, auxiliaries and adverbs aside."""
    tokens, i = sentence.tokens, last + 1
    if first and class_of(tokens[first - 1]) == "preposition":
        return False
    while i < len(tokens) and (
        class_of(tokens[i]) in {"auxiliary", "modal", "adverb", "negation"} or tokens[i].lower == "to"
    ):
        i += 1
    return i < len(tokens) and tokens[i].lower in _verbs()
