"""Deeds that a noun names: "the Kestrel 40's maiden flight", "the purchase of two ships", "Harbour Rail job cuts"."""

from collections.abc import Iterator, Mapping
from functools import cache

from commonground.annotating.happenings.inflection import plural
from commonground.annotating.word_groups import group
from commonground.language.analysis import Sentence
from commonground.tables import rows

BELONGS = frozenset({"nmod:poss", "nmod", "compound"})
"""Relations in which a tree hangs a name on the noun of a deed."""
TIES = frozenset({"of", "by", "with", "between", "to", "from", "'s", "’s", "'"})
"""Words between a name and the noun that it belongs to; "flights over the Atlantic" are not its flights."""


@cache
def deed_nouns() -> frozenset[str]:
    """The nouns that name an event, in both numbers."""
    listed = {row[0] for row in rows("commonground.annotating.happenings", "triggers") if row[1] in {"noun", "either"}}
    named = (listed | group("deed noun")) - group("no deed noun")
    return frozenset(named | {plural(noun) for noun in named})


def nouns_of(sentence: Sentence, children: Mapping[int, list[int]], head: int) -> Iterator[int]:
    """The nouns of a deed that the word at `head` belongs to."""
    token = sentence.tokens[head]
    at = token.head
    if at is None or at < 0 or token.relation not in BELONGS or sentence.tokens[at].lower not in deed_nouns():
        return
    marks = {sentence.tokens[i].lower for i in children.get(head, ()) if sentence.tokens[i].relation == "case"}
    if sentence.tokens[at].upos == "NOUN" and (marks & TIES or (not marks and token.relation != "nmod")):
        yield at
