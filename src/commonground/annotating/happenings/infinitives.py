"""What "to" and a verb say of their event: that it is planned, that it came about, or nothing of the kind.

"Plans to sign" is a plan, "managed to sign" was done; "the power to sign" and "eager to sign" tell of no event.
"""

from collections.abc import Iterator

from commonground.annotating.clauses import irregular_pasts, is_mark
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import Line
from commonground.annotating.word_groups import group
from commonground.records.annotations import Status

RANKED = 5
"""Words within which a rank stands before its infinitive ("the sixth foreign tourist to die")."""
REACH = 6
"""Words before "to" within which its governing word stands where there is no tree ("allowed the crew to leave")."""
ADJACENT = frozenset({"going", "set", "due", "about", "ready"})
"""Words that mean a plan only right before "to" ("set to fall"; not "set up a panel to investigate")."""
JOURNEYS = frozenset({"trip", "visit", "journey", "tour"})
"""Nouns whose infinitive says what for: whoever is on "a trip to Oslo to meet the mayor" is to meet him."""
GROUP = 4
"""Words before a verb in which its auxiliaries stand."""
FUTURE = frozenset({"will", "'ll", "shall", "would"})
UNSURE = frozenset({"could", "may", "might", "should", "must", "to", "not", "n't", "never"})
SHARED = frozenset({"conj", "xcomp"})
"""Relations over which an infinitive hangs on what governs another one ("plans to meet and sign")."""


def is_infinitive(draft: Draft) -> bool:
    """Whether the trigger is a verb behind "to", words like "also" aside."""
    return not draft.noun and draft.said is None and _to(draft) is not None


def told_by_infinitive(draft: Draft) -> Status | None:
    """PLANNED or HAPPENED by the word that governs the infinitive; None where it tells of no event."""
    line, to = draft.line, _to(draft)
    if to is None:
        return None
    if _rank_before(line, to):
        return Status.PLANNED if FUTURE & set(_words_before(line, to, 2 * RANKED)) else Status.HAPPENED
    for word in _governing(draft, to):
        low = line.low(word)
        planning = low in group("planning") and (word == to - 1 or low not in ADJACENT)
        if planning or low in JOURNEYS or (low in group("be") and word == to - 1):
            return Status.PLANNED
        if low in group("implicative") | group("causing") or (low == "had" and word == to - 1):
            return _as_told(line, word)
        if FUTURE & set(_words_before(line, word, GROUP)):
            return Status.PLANNED
    return None


def _to(draft: Draft) -> int | None:
    i = draft.first - 1
    while draft.line.kind(i) == "adverb" or draft.line.low(i).endswith("ly"):
        i -= 1
    return i if draft.line.low(i) == "to" else None


def _governing(draft: Draft, to: int) -> Iterator[int]:
    """The words that the infinitive may hang on, nearest first: by the tree its heads, else those right before it."""
    tokens = draft.line.tokens
    if tokens[draft.first].head is None:
        yield from range(to - 1, max(-1, to - 1 - REACH), -1)
        return
    if draft.line.low(to - 1) in group("be") | ADJACENT | {"had"}:
        yield to - 1
    yield from (i for i in range(to - 1, max(-1, to - 1 - GROUP), -1) if draft.line.low(i) in JOURNEYS)
    token = tokens[draft.first]
    for _ in range(REACH):
        at = token.head
        if at is None or not 0 <= at < draft.first:
            return
        if token.relation != "conj":
            yield at
        if token.relation not in SHARED or draft.line.low(at - 1) != "to":
            return
        token = tokens[at]


def _as_told(line: Line, word: int) -> Status | None:
    """Whether what a word brings about came about, by the words before it: "helped", "will help", "could help"."""
    before = _words_before(line, word, GROUP)
    if FUTURE & set(before):
        return Status.PLANNED
    past = line.low(word).endswith("ed") or line.low(word) in irregular_pasts() or line.low(word).endswith("ing")
    noun = line.tokens[word].upos == "NOUN"
    return Status.HAPPENED if (past or noun) and not UNSURE & set(before) else None


def _words_before(line: Line, i: int, reach: int) -> list[str]:
    """The words before a token in its clause, nearest first."""
    start = max(line.clause(i).first, i - reach)
    return [line.low(k) for k in range(i - 1, start - 1, -1)]


def _rank_before(line: Line, to: int) -> bool:
    """Whether the infinitive tells of one of a row: "the sixth person to die", "one of nine members to vote"."""
    words = [line.low(k) for k in range(to - 1, max(-1, to - 1 - RANKED), -1)]
    for k, word in enumerate(words):
        superlative = word.endswith("est") and len(word) > 5
        ordinal = word.endswith(("th", "nd", "rd")) and (k == 0 or words[k + 1 : k + 2] == ["the"])
        of_several = word == "of" and words[k + 1 : k + 2] == ["one"]
        if word in group("rank") or superlative or ordinal or of_several:
            return True
        closed = line.kind(to - 1 - k) not in {None, "determiner"} and word != "of"
        if closed or is_mark(line.tokens[to - 1 - k]):
            return False
    return False
