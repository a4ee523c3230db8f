"""Triggers that mean something else beside certain words: a target that is met, a price that shot up."""

from functools import cache

from commonground.annotating.clauses import TEMPORAL, is_finite, is_mark
from commonground.annotating.happenings.inflection import plural, verb_forms
from commonground.annotating.happenings.lines import Line
from commonground.tables import rows

ANTECEDENT = 3
"""Words before "that" or "which" in which the noun stands that the clause describes."""
PHRASE = 6
"""Words that a noun phrase beside a trigger may take."""


@cache
def _table() -> dict[str, tuple[tuple[str, frozenset[str]], ...]]:
    """Each form of a trigger -> where which words change its sense."""
    found: dict[str, tuple[tuple[str, frozenset[str]], ...]] = {}
    for trigger, where, words in rows("commonground.annotating.happenings", "senses"):
        row = (where, frozenset(words.split()))
        for form in verb_forms(trigger.split()[0]) | {plural(trigger)}:
            found[form] = (*found.get(form, ()), row)
    return found


def other_sense(line: Line, first: int, last: int) -> bool:
    """Whether the words beside a trigger show that no event of its kind is meant."""
    for where, words in _table().get(line.low(first), ()):
        if where == "before" and line.low(first - 1) in words:
            return True
        if where == "behind" and line.low(last + 1) in words:
            return True
        if where == "object" and words & set(object_of(line, last)):
            return True
        if where == "subject" and words & set(subject_of(line, first)):
            return True
    return False


def object_of(line: Line, last: int) -> list[str]:
    """The words of the noun phrase behind a verb, as far as a preposition, a mark or a verb."""
    words = []
    for i in range(last + 1, min(last + 1 + PHRASE, len(line.tokens))):
        if is_mark(line.tokens[i]) or line.kind(i) in {"preposition", "relative", "subordinator", "coordinator"}:
            break
        words.append(line.low(i))
    return words


def subject_of(line: Line, first: int) -> list[str]:
    """The words of the noun phrase that opens the clause of a verb, without what prepositions add to it."""
    words: list[str] = []
    start = line.clause(first).first
    if line.kind(start) == "relative" or line.low(start) == "that":
        return [line.low(i) for i in range(max(0, start - ANTECEDENT), start)]
    if line.kind(start) == "preposition":
        commas = [i for i in range(start, first) if line.low(i) == ","]
        start = commas[0] + 1 if commas else start + 1
    joined = [i for i in range(start, first) if line.low(i) in TEMPORAL | {"since", "when"}]
    start = joined[-1] + 1 if joined else start
    for i in range(start, first):
        if (line.kind(i) == "preposition" or is_finite(line.tokens, i)) and words:
            break
        words.append(line.low(i))
    return words
