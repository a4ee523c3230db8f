"""Where content ends; where a parse is at hand it can replace this module."""

from commonground.annotating.attribution import bounds, tree
from commonground.annotating.attribution.cues import Cue, Frame
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.vocabulary import (
    ARTICLE,
    AUXILIARY,
    CONJUNCTION,
    DASHES,
    FINITE,
    MARKERS,
    SUBJECT,
    SUBORDINATOR,
    is_word,
)
from commonground.records.annotations import EntityKind

# "as rumoured in the press", "as expected": a reporter's aside about the content, not a part of it.
ASIDES = frozenset(
    ("rumoured", "rumored", "reported", "expected", "alleged", "claimed", "planned", "previously", "first")
)
# Words that open a clause inside another.
OPENERS = frozenset(
    ("while", "if", "when", "as", "although", "though", "because", "after", "since", "unless", "whereas")
)
# What a comma sets off at the end of a sentence as background: the reporter's, more often than the speaker's.
BACKGROUND = frozenset(("which", "who", "while", "according"))
# What takes a clause up again after an aside.
RESUMES = AUXILIARY | FINITE | {"of", "to", "for", "from", "as"}
LONGEST_ASIDE = 30
# Tokens in a list after its first comma, and in one of its items.
LONGEST_LIST = 20
LONGEST_ITEM = 4
# How far after "and" the cue of another statement may stand: its subject comes between.
LONGEST_SUBJECT = 7
# How far before content its cue may stand.
FURTHEST_CUE = 30
# How far back the word may stand that makes a clause part of another.
FURTHEST_OPENER = 40


def content_end(paragraph: Paragraph, unit: Unit, first: int, starts: frozenset[int], short: bool = False) -> int:
    """Where content that begins at `first` ends: at the end of its unit, or before another statement or an aside.

    `starts` are the tokens of the paragraph's cues; `short` content ends at the first comma.
    """
    at, brackets = first, 0
    direct = paragraph.opens(first)
    while at < unit.last:
        if (direct or short) and at > first and paragraph.after_comma(at) and not paragraph.opens(at):
            return at
        if paragraph.quoted[at] < 0 and at > first:
            low = paragraph.low(at)
            brackets += (low == "(") - (low == ")")
            if low == "," and (resumed := _after_aside(paragraph, unit, at)):
                at = resumed
                continue
            comma = short and low == "," and at + 1 < unit.last and not _is_within_phrase(paragraph, unit, at)
            placed = short and bounds.is_circumstance(paragraph, at, first)
            if brackets < 0 or comma or placed or _ends_before(paragraph, unit, first, at, starts):
                return at
        at = paragraph.after(at)
    return unit.last


def _after_aside(paragraph: Paragraph, unit: Unit, comma: int) -> int | None:
    """Where the clause resumes after an aside between two commas: before its verb, or "of" and the like."""
    at = paragraph.after(comma)
    while at < min(unit.last, comma + LONGEST_ASIDE):
        if paragraph.low(at) == ",":
            return at + 1 if paragraph.low(at + 1) in RESUMES else None
        at = paragraph.after(at)
    return None


def _is_within_phrase(paragraph: Paragraph, unit: Unit, comma: int) -> bool:
    """Whether the comma parts two adjectives of one noun ("a slow, costly repair") or the items of a list."""
    head = paragraph.head(comma - 1)
    describes = paragraph.tokens[comma - 1].relation == "amod" and head is not None and head > comma
    return describes or _is_within_list(paragraph, unit, comma)


def _is_within_list(paragraph: Paragraph, unit: Unit, comma: int) -> bool:
    """Whether a comma parts the items of a list that "and" or "or" ends, or a town from its region."""
    item = comma + 1
    for at in range(comma + 1, min(unit.last, comma + LONGEST_LIST)):
        low = paragraph.low(at)
        if low in ("and", "or"):
            return at > item or paragraph.low(at - 1) == ","
        if low == "," and at - item <= LONGEST_ITEM:
            item = at + 1
        elif low in BACKGROUND or low in SUBJECT or not is_word(paragraph.tokens[at]) or at - item > LONGEST_ITEM:
            break
    return paragraph.named[comma - 1] is EntityKind.PLACE and paragraph.named[comma + 1] is EntityKind.PLACE


def ends_early(paragraph: Paragraph, unit: Unit, cue: Cue, at: int) -> bool:
    """Whether content at `at` ends at its first comma: in a clause inside another, or where it is a noun phrase."""
    if _in_subordinate_clause(paragraph, unit, cue.first):
        return True
    if tree.takes_clause(paragraph, cue.at):
        return False
    return cue.verb.frame is Frame.ANY and paragraph.low(at) not in MARKERS | {"to"} and not paragraph.opens(at)


def _in_subordinate_clause(paragraph: Paragraph, unit: Unit, at: int) -> bool:
    """Whether the clause that holds `at` began with "while", "if" or ", who"."""
    for index in range(at - 1, max(unit.first, at - FURTHEST_OPENER) - 1, -1):
        low = paragraph.low(index)
        if low in OPENERS or (low == "who" and paragraph.low(index - 1) == ","):
            return index == unit.first or paragraph.low(index - 1) in (",", "and", "but")
        if low == "," or paragraph.quoted[index] >= 0:
            return False
    return False


def _ends_before(paragraph: Paragraph, unit: Unit, first: int, at: int, starts: frozenset[int]) -> bool:
    low = paragraph.low(at)
    if bounds.leaves_content(paragraph, at, first):
        return True
    if low == ",":
        return _comma_ends(paragraph, unit, first, at, starts)
    if low in ("and", "but"):
        within = bounds.stays_in_content(paragraph, at, first) and not _quotes_next(paragraph, unit, at + 1, starts)
        return paragraph.low(at - 1) != "," and not within and _new_predicate(paragraph, unit, at + 1, starts)
    if low == "according":
        return paragraph.low(at + 1) == "to" and at > first + 1
    return (
        _sets_off(paragraph, unit, at)
        or low == ";"
        or (low.endswith("ing") and at in starts and paragraph.after_comma(at))
    )


def _sets_off(paragraph: Paragraph, unit: Unit, dash: int) -> bool:
    """Whether a dash stands here and all that follows it is a remark on the content: a noun phrase to the end."""
    if paragraph.low(dash) not in DASHES or paragraph.tight(dash) or paragraph.low(dash + 1) not in ARTICLE:
        return False
    return not any(paragraph.low(t) in DASHES and not paragraph.tight(t) for t in range(dash + 1, unit.last))


def _comma_ends(paragraph: Paragraph, unit: Unit, first: int, comma: int, starts: frozenset[int]) -> bool:
    """Whether a comma is followed by an aside, by background, or by another statement."""
    following = paragraph.low(comma + 1)
    cue = next((t for t in range(first - 1, max(unit.first, first - FURTHEST_CUE) - 1, -1) if t in starts), first - 1)
    if bounds.goes_on_outside(paragraph, comma + 1, first, cue):
        return True
    if following == "as":
        return paragraph.low(comma + 2) in ASIDES
    if following in CONJUNCTION:
        return _new_predicate(paragraph, unit, comma + 2, starts)
    if following in BACKGROUND:
        return not (bounds.clause_goes_on(paragraph, comma, cue) or _quotes_within(paragraph, unit, comma, starts))
    return following.endswith("ing") and comma + 1 in starts


def _quotes_within(paragraph: Paragraph, unit: Unit, comma: int, starts: frozenset[int]) -> bool:
    """Whether words of the same speaker stand quoted in what a comma sets off ("a road, which 'will help'")."""
    for at in range(comma + 1, unit.last):
        if paragraph.quoted[at] >= 0:
            return True
        if at in starts or paragraph.low(at) in DASHES | {",", ";"}:
            return False
    return False


def _quotes_next(paragraph: Paragraph, unit: Unit, at: int, starts: frozenset[int]) -> bool:
    """Whether a cue stands here and a quotation follows it ("and added: 'Never'")."""
    after = at
    while after < unit.last - 1 and after in starts:
        after += 1
    return after > at and (
        paragraph.opens(after) or (paragraph.low(after) in (",", ":") and paragraph.opens(after + 1))
    )


def _new_predicate(paragraph: Paragraph, unit: Unit, at: int, starts: frozenset[int]) -> bool:
    """Whether another cue follows a conjunction, with or without its own subject."""
    for t in range(at, min(unit.last, at + LONGEST_SUBJECT)):
        if t in starts:
            return True
        low = paragraph.low(t)
        if not is_word(paragraph.tokens[t]) or paragraph.quoted[t] >= 0 or low in AUXILIARY | SUBORDINATOR | FINITE:
            return False
    return False
