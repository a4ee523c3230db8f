"""What a noun trigger hangs on: the preposition or the verb before its noun phrase."""

from commonground.annotating.clauses import TEMPORAL, class_of, is_finite, is_inner_dash, is_mark
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import Line
from commonground.annotating.word_groups import group

LONGEST_PHRASE = 7


def governor(draft: Draft) -> int | None:
    """The preposition or verb right before the noun phrase of a noun trigger; None for a subject."""
    line = draft.line
    for i in range(draft.first - 1, max(line.clause(draft.first).first, draft.first - LONGEST_PHRASE) - 1, -1):
        token, kind = line.tokens[i], line.kind(i)
        if is_mark(token) and not is_inner_dash(line.tokens, i) and token.text not in "\"“”'’‘":
            return None
        if kind == "preposition" and _opens_clause(line, i, draft.last):
            return None
        if token.lower == "of" and line.low(i - 1) in group("stretch of"):
            continue  # "after two hours of talks"
        if kind == "preposition" or _is_verb(line, i):
            return i
        if kind not in {None, "determiner", "negation", "adverb"}:
            return None
    return None


def _opens_clause(line: Line, i: int, trigger: int) -> bool:
    """Whether "as" or "after" opens the clause of a trigger ("as talks in Oslo ended")."""
    clause = line.clause(trigger)
    opens = i == clause.first and line.low(i) in TEMPORAL | {"as"}
    return opens and any(is_finite(line.tokens, k) for k in range(trigger + 1, clause.last + 1))


def _is_verb(line: Line, i: int) -> bool:
    perfect = line.low(i - 1) in {"have", "has", "had"}
    adjective = line.low(i).endswith("ed") and (
        (line.kind(i - 1) in {"determiner", "auxiliary"} and not perfect) or is_mark(line.tokens[i - 1])
    )
    if adjective and i > 0:
        return False
    if line.kind(i) == "auxiliary" or is_finite(line.tokens, i):
        return line.kind(i) != "modal"
    low, before = line.low(i), line.kind(i - 1)
    after_to = line.low(i - 1) == "to" or before in {"modal", "negation"}
    return line.kind(i) is None and (after_to or (low.endswith("ing") and before in {None, "auxiliary"} and i > 0))


def takes_time(draft: Draft) -> bool:
    """Whether a time at the end of the clause can be the noun's own.

    It is not where another verb is about the noun ("condemned the attack on Monday", "charged with the attack").
    """
    at = governor(draft)
    if not draft.noun or at is None:
        return True
    low = draft.line.low(at)
    if draft.line.kind(at) == "preposition":
        approach = draft.line.low(at - 1) in {"up", "advance", "ahead", "eve", "wake", "aftermath"}
        return approach or low not in group("foreign preposition")
    return low in group("event verb") or class_of(draft.line.tokens[at]) == "auxiliary"


def is_subject(draft: Draft) -> bool:
    """Whether the noun stands before its verb, or is what an event verb brings about ("held talks")."""
    return not draft.noun or (governor(draft) is None or takes_time(draft))
