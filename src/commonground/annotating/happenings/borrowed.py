"""The mood that a verb has from another one: "could be robbed or attacked", "consider suspending", "like buying"."""

from commonground.annotating.clauses import is_finite, is_mark
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import Line
from commonground.annotating.word_groups import group
from commonground.records.annotations import Status

REACH = 12
"""Words before a verb within which the modal verb stands that it shares with the verbs before it."""
OWN = frozenset({"was", "were", "is", "are", "been", "be", "being", "has", "have", "had"})
SUBJECTS = frozenset({"i", "we", "you", "he", "she", "it", "they", "who", "which", "that", "said", "says", "after"})
"""Words at which another clause has begun."""
MEANS = frozenset({"by", "in"})
"""Prepositions whose gerund is as sure as its clause: "would balance the books by selling players"."""


def borrowed(draft: Draft) -> Status | None:
    """PLANNED or CONDITIONAL where the mood of another verb is its own too; None where it has its own."""
    line, i = draft.line, _bare(draft)
    if draft.noun or i < 0 or line.low(i) in OWN:
        return None
    gerund = line.low(draft.first).endswith("ing")
    if gerund and line.low(i) in group("weighing"):
        return Status.CONDITIONAL
    shares = line.low(i) in ({"and", "or", ","} if not gerund else MEANS)
    modal = _modal_before(line, i, passive=not _base(line, draft.first)) if shares else None
    if modal is None:
        return None
    return Status.PLANNED if modal in {"will", "'ll", "shall"} else Status.CONDITIONAL


def is_comparison(draft: Draft) -> bool:
    """Whether a gerund only names a sort of act: "a choice like buying a car"."""
    return not draft.noun and draft.line.low(draft.first).endswith("ing") and draft.line.low(_bare(draft)) == "like"


def _bare(draft: Draft) -> int:
    """The word before a verb and its adverbs."""
    i = draft.first - 1
    while draft.line.kind(i) == "adverb" or draft.line.low(i).endswith("ly"):
        i -= 1
    return i


def _base(line: Line, i: int) -> bool:
    """Whether the verb stands in a form that goes with a modal verb, or is a gerund."""
    return not is_finite(line.tokens, i) or not line.low(i).endswith(("ed", "n", "t"))


def _modal_before(line: Line, i: int, *, passive: bool) -> str | None:
    """The modal verb of the nearest verb group before a token, if nothing says that another clause has begun."""
    for k in range(i - 1, max(-1, i - 1 - REACH), -1):
        if line.kind(k) == "modal":
            return line.low(k) if not passive or line.low(k + 1) == "be" else None
        if line.low(k) in SUBJECTS or line.low(k) in OWN - {"be"} or (is_mark(line.tokens[k]) and line.low(k) != ","):
            return None
    return None
