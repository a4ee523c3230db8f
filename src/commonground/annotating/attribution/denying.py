"""Polarity: whether a statement denies something that others may have said."""

from functools import cache

from commonground.annotating.attribution.paragraph import Paragraph
from commonground.annotating.attribution.relation import Relation
from commonground.tables import words

PACKAGE = "commonground.annotating.attribution"
# How far into the content the words of a denial may stand ("the report that a ban had been drawn up was not true").
FURTHEST = 30
# How far into the content of "reject" the noun for what others said may stand ("the government's latest claims").
FURTHEST_NOUN = 8
LONGEST = 4


def denies(paragraph: Paragraph, relation: Relation) -> bool:
    """Whether the speaker denies: "denied that", "rejected claims", "said it was not true", "has no plans to"."""
    if relation.silence or relation.kind is None:
        return False
    if relation.kind == "denies":
        return not relation.negated
    if relation.kind == "rejects":
        return not relation.negated and _names_what_was_said(paragraph, relation)
    return relation.kind == "says" and not relation.negated and _contradicts(paragraph, relation)


def _names_what_was_said(paragraph: Paragraph, relation: Relation) -> bool:
    content = relation.content[0]
    told = paragraph.lows[content.first : min(content.last, content.first + FURTHEST_NOUN)]
    return told[:1] == ("that",) or not _said_by_others().isdisjoint(told)


def _contradicts(paragraph: Paragraph, relation: Relation) -> bool:
    content = relation.content[0]
    told = paragraph.lows[content.first : min(content.last, content.first + FURTHEST)]
    runs = (" ".join(told[at : at + size]) for at in range(len(told)) for size in range(1, LONGEST + 1))
    return not _contradictions().isdisjoint(runs)


@cache
def _contradictions() -> frozenset[str]:
    return words(PACKAGE, "contradictions")


@cache
def _said_by_others() -> frozenset[str]:
    """Nouns for what somebody has said, singular and plural."""
    nouns = words(PACKAGE, "said_by_others")
    return nouns | {noun[:-1] + "ies" if noun.endswith("y") else noun + "s" for noun in nouns}
