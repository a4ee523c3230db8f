"""The day of an occasion on which somebody speaks: "Speaking in Oslo on Monday, Lund said", "In a letter on Monday"."""

from collections.abc import Sequence

from commonground.annotating.clauses import is_finite
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import At, Line
from commonground.annotating.word_groups import group
from commonground.records.annotations import Time

SPEAKING = frozenset({"speaking", "writing", "posting", "appearing", "talking", "testifying", "tweeting", "asked"})
"""What a phrase may open with that says on which occasion somebody spoke."""
LONGEST_ASIDE, LONGEST_SUBJECT = 8, 12
"""Words between the day and the comma that ends the phrase, and between that comma and the verb."""


def said_then(line: Line, able: Sequence[Draft], time: At[Time]) -> Draft | None:
    """The verb whose day the occasion gives, if the sentence opens with the occasion and tells no other event there."""
    comma = next((i for i in range(time.last + 1, time.last + 2 + LONGEST_ASIDE) if line.low(i) == ","), None)
    if (
        comma is None
        or not _opens_with_occasion(line, time)
        or any(time.first != d.first < comma for d in _events(able))
    ):
        return None
    if any(is_finite(line.tokens, i) for i in (*range(1, time.first), *range(time.last + 1, comma))):
        return None  # "Speaking in Oslo, Lund, who married last year, said"
    behind = next((d for d in able if d.first > comma and not d.noun), None)
    return behind if behind and _near(line, comma, behind) else None


def _opens_with_occasion(line: Line, time: At[Time]) -> bool:
    before = {line.low(i) for i in range(1, time.first)}
    at_work = line.low(0) in SPEAKING
    return at_work or (line.low(0) in {"in", "at", "during"} and bool(before & group("speaking occasion")))


def _events(drafts: Sequence[Draft]) -> list[Draft]:
    """Those that are no speaking: the occasion itself is none."""
    return [d for d in drafts if d.said is None and d.kind != "press conference"]


def _near(line: Line, comma: int, draft: Draft) -> bool:
    between = range(comma + 1, draft.first)
    other = any(is_finite(line.tokens, i) and line.kind(i) is None for i in between)
    return len(between) <= LONGEST_SUBJECT and not other
