"""The stretch of a sentence that is shown for an event, and which events show the same one."""

from collections.abc import Sequence
from itertools import combinations

from commonground.annotating.clauses import (
    Clause,
    class_of,
    is_finite,
    is_inner_dash,
    is_mark,
    is_relative_that,
    joins_nouns,
)
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import Line
from commonground.annotating.happenings.status import made_in
from commonground.annotating.word_groups import group
from commonground.records.annotations import Status, TimeType
from commonground.records.evidence import Evidence

PLAIN = frozenset({Status.HAPPENED, Status.PLANNED, Status.ONGOING})
SHORTEST = 4
"""Words below which a clause says too little by itself, and the sentence is shown."""
HARM = frozenset({"killing", "deaths", "injury", "attack", "bombing", "shooting", "explosion", "accident", "disaster"})
OPENERS = frozenset(
    {"when", "after", "before", "because", "as", "while", "although", "though", "that", "since", "where"}
)
"""Words that join a clause to its sentence and are no part of what it tells."""
DATELINE = 14
"""Tokens that a dateline may take."""
DASHES = frozenset("-–—")
SUBJECT = 8
"""Words that the first of two joined subjects may take."""
BREAKS = 5
"""Words behind "that" in which its verb stands, if the clause goes on."""
STOPS = frozenset(".,;:!?…—–-")
PAIRS = {"”": "“", "’": "‘", ")": "(", "]": "[", '"': '"', "'": "'", "»": "«"}


def shown_clause(draft: Draft) -> Evidence:
    """The clause of the trigger from its subject on, joining words and the closing stop trimmed.

    Of a statement, and of what is denied, alleged or conditional, the whole sentence: it holds the word that says so.
    """
    line = draft.line
    first, last = 0, len(line.tokens) - 1
    if not _is_cue(draft) and draft.status in PLAIN:
        clause, made = line.clause(draft.first), made_in(draft)
        start = _head(line, clause.first, draft.first + 1) if made else _start(line, clause.first, draft.first)
        start = _behind_opener(line, start, draft.first)
        start, end = _trimmed(draft, start, max(_end(draft, clause), draft.last, made.last if made else 0))
        if end - start + 1 >= SHORTEST:
            first, last = start, end
    first = max(first, _behind_dateline(line, draft.first))
    first, last = _trimmed(draft, min(first, draft.first), max(last, draft.last))
    return line.span(first, last)


def _is_cue(draft: Draft) -> bool:
    """Whether the trigger says that something was said, known speaker or not: its line needs what was said."""
    trigger = draft.line.span(draft.first, draft.last)
    cues = [said.cue for said in draft.line.statements if said.cue]
    return draft.said is not None or (not draft.noun and any(cue.overlaps(trigger) for cue in cues))


def _behind_opener(line: Line, start: int, trigger: int) -> int:
    """Where a clause begins behind the word that only joins it to the sentence ("when a ship struck a trawler").

    A mark before the verb ends a phrase that says when: "After talks, the two will travel to the coast" is whole.
    """
    if line.low(start) not in OPENERS:
        return start
    verb = next((i for i in range(start + 2, trigger + 1) if is_finite(line.tokens, i)), None)
    if verb is None or any(is_mark(line.tokens[i]) for i in range(start + 1, verb)):
        return start
    return start + 1 if line.kind(start + 1) in {None, "determiner", "pronoun"} else start


def _behind_dateline(line: Line, trigger: int) -> int:
    """Where a sentence begins behind "LERWICK, Scotland (North Sea Wire) –"."""
    capitals = len(line.tokens[0].text) > 2 and line.tokens[0].text.isupper()
    dashes = (
        i
        for i in range(1, min(DATELINE, trigger))
        if set(line.tokens[i].text) <= DASHES and not is_inner_dash(line.tokens, i)
    )
    return next(dashes, -1) + 1 if capitals else 0


def told_once(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts without a noun of harm that shows the same words, on the same day, as the verb that tells of the harm.

    "wounded in the attack" is one line: of the two the dated one stays, else the verb. Other nouns stay: who "will
    travel for talks" does two things.
    """
    harm = [d for d in drafts if d.kind in HARM and d.said is None]
    dropped = {loser for a, b in combinations(harm, 2) if a.line is b.line for loser in _loser(a, b)}
    return [draft for draft in drafts if draft not in dropped]


def _loser(a: Draft, b: Draft) -> list[Draft]:
    if a.noun == b.noun or (a.date and b.date and a.date != b.date) or shown_clause(a) != shown_clause(b):
        return []
    verb, noun = (b, a) if a.noun else (a, b)
    return [verb] if noun.date and not verb.date else [noun]


def _start(line: Line, first: int, trigger: int) -> int:
    """Where to begin so that the clause has its subject: a relative clause at the noun it describes."""
    at = next(k for k, part in enumerate(line.parts) if part.first == first)
    if at == 0:
        return first
    if _joins_subjects(line, first):
        return _both_subjects(line, line.parts[at - 1].first, first)
    if line.low(first) in {"who", "which"} or is_relative_that(line.tokens, first):
        return _head(line, line.parts[at - 1].first, first)
    lead = {"coordinator", "auxiliary", "modal", "adverb", "negation"}
    if all(line.kind(i) in lead or is_mark(line.tokens[i]) for i in range(first, trigger)):
        before = line.parts[at - 1]
        joined = line.kind(first) == "coordinator"
        if not joined and at > 1 and line.kind(before.first) in {"relative", "subordinator"}:
            before = line.parts[at - 2]
        return _start(line, before.first, before.last)
    return first


def _joins_subjects(line: Line, i: int) -> bool:
    """Whether a coordinator joins two nouns: by the tree, or since its clause has no verb yet ("after A and B met")."""
    if line.kind(i) != "coordinator":
        return False
    for k in range(i - 1, max(-1, i - 1 - SUBJECT), -1):
        if is_finite(line.tokens, k) or is_mark(line.tokens[k]):
            break
        if line.low(k) in OPENERS:
            return True
    return joins_nouns(line.tokens, i)


def _both_subjects(line: Line, before: int, joint: int) -> int:
    """Where the clause of two joined subjects begins: behind the word or mark that opens it, else with its part."""
    openers = (i + 1 for i in range(joint - 1, before - 1, -1) if line.low(i) in OPENERS or is_mark(line.tokens[i]))
    return next(openers, before)


def _end(draft: Draft, clause: Clause) -> int:
    """Where to end: "two days" goes on with "before Lind opened the fair"."""
    line = draft.line
    at = line.parts.index(clause)
    counted = any(t.last == clause.last and t.what.type == TimeType.DURATION for t in line.times)
    if at + 1 == len(line.parts):
        return clause.last
    behind = line.parts[at + 1]
    shared = draft.last == clause.last and line.kind(behind.first) == "coordinator"  # "shot down or caught 12 kites"
    more = counted or shared or _breaks_off(line, clause) or _joins_subjects(line, behind.first)
    return behind.last if more else clause.last


def _breaks_off(line: Line, clause: Clause) -> bool:
    """Whether a clause ends before what it has begun to tell ("said after talks that Britain", "a report found")."""
    last = clause.last
    cues = (said.cue for said in line.statements if said.cue)
    if line.low(last) in group("tag verb") or any(cue.overlaps(line.span(last, last)) for cue in cues):
        return True
    thats = [i for i in range(clause.first + 1, last + 1) if line.low(i) == "that"]
    return (
        bool(thats)
        and last - thats[-1] <= BREAKS
        and not any(is_finite(line.tokens, i) for i in range(thats[-1], last + 1))
    )


def _head(line: Line, start: int, relative: int) -> int:
    """Where the noun phrase begins that a relative clause describes; the clause's own start where none is found."""
    end = relative - 1
    while end > start and (is_mark(line.tokens[end]) or line.kind(end) == "preposition"):
        end -= 1
    first = end
    while first > start and not _ends_before(line, first - 1):
        first -= 1
    while first < end and line.kind(first) in {"preposition", "coordinator", "adverb", "subordinator", "relative"}:
        first += 1
    return first if first <= end and line.kind(end) in {None, "pronoun"} else relative


def _ends_before(line: Line, i: int) -> bool:
    infinitive = line.low(i - 1) == "to" and line.kind(i) is None and not line.tokens[i].text[0].isupper()
    verb = is_finite(line.tokens, i) and not line.tokens[i].text[0].isupper()
    return infinitive or verb or (is_mark(line.tokens[i]) and not is_inner_dash(line.tokens, i))


def _trimmed(draft: Draft, first: int, last: int) -> tuple[int, int]:
    tokens = draft.line.tokens
    while first < draft.first and (tokens[first].text in STOPS or class_of(tokens[first]) == "coordinator"):
        first += 1
    while last > draft.last and _dangles(draft, first, last):
        last -= 1
    if first < draft.first and tokens[first].text in PAIRS.values():
        closing = [i for i in range(first + 1, last + 1) if PAIRS.get(tokens[i].text) == tokens[first].text]
        if not closing:
            return _trimmed(draft, first + 1, last)
        if closing == [last] and draft.last < last:
            return _trimmed(draft, first + 1, last - 1)
    return first, last


def _dangles(draft: Draft, first: int, last: int) -> bool:
    """Whether a stretch ends with a stop, a joining word, or one half of a pair of marks."""
    tokens = draft.line.tokens
    text = tokens[last].text
    if text in PAIRS:
        opening = sum(t.text == PAIRS[text] for t in tokens[first:last])
        closing = sum(t.text == text for t in tokens[first:last])
        return opening % 2 == 0 if PAIRS[text] == text else opening <= closing
    return text in STOPS or text in PAIRS.values() or class_of(tokens[last]) == "coordinator"
