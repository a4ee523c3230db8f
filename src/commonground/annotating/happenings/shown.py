"""The stretch of a sentence that is shown for an event."""

from commonground.annotating.clauses import class_of, is_mark
from commonground.annotating.happenings.drafts import Draft
from commonground.records.annotations import Status
from commonground.records.evidence import Evidence

PLAIN = frozenset({Status.HAPPENED, Status.PLANNED, Status.ONGOING})
SHORTEST = 4
"""Words below which a clause says too little by itself, and the sentence is shown."""


def shown_clause(draft: Draft) -> Evidence:
    """The clause of the trigger, joining words and edge marks trimmed.

    Of a statement, and of what is denied, alleged or conditional, the whole sentence: it holds the word that says so.
    """
    line = draft.line
    first, last = 0, len(line.tokens) - 1
    if draft.said is None and draft.status in PLAIN:
        clause = line.clause(draft.first)
        start, end = _trimmed(draft, clause.first, max(clause.last, draft.last))
        if end - start + 1 >= SHORTEST:
            first, last = start, end
    first, last = min(first, draft.first), max(last, draft.last)
    return line.span(first, last)


def _trimmed(draft: Draft, first: int, last: int) -> tuple[int, int]:
    tokens = draft.line.tokens
    while first < draft.first and (is_mark(tokens[first]) or class_of(tokens[first]) == "coordinator"):
        first += 1
    while last > draft.last and is_mark(tokens[last]):
        last -= 1
    return first, last
