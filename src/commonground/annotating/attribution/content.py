"""Where the content of a cue begins and ends."""

from dataclasses import dataclass

from commonground.annotating.attribution.cues import Cue, Frame
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import Phrase, phrase_after
from commonground.annotating.attribution.relation import Stretch
from commonground.annotating.attribution.vocabulary import (
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    GENITIVE,
    OBJECT,
    PERIOD,
    PREPOSITION,
    STOPS,
    SUBJECT,
    SUBORDINATOR,
    VENUE,
    WEEKDAY,
    WHEN,
    is_adverb,
    is_capitalised,
    is_word,
)

MARKERS = frozenset(("that", "whether", "how", "why", "what", "who", "when", "where", "if", "which"))
# "as rumoured in the press", "as expected": a reporter's aside about the content, not a part of it.
ASIDES = frozenset(
    ("rumoured", "rumored", "reported", "expected", "alleged", "claimed", "planned", "previously", "first")
)
# "Say" takes a clause whatever its words look like; after "add" or "note" a clause must show its verb.
SAY = ("say",)
# Words that open a clause inside another.
OPENERS = frozenset(
    ("while", "if", "when", "as", "although", "though", "because", "after", "since", "unless", "whereas")
)
# What a comma sets off at the end of a sentence as background: the reporter's, more often than the speaker's.
BACKGROUND = frozenset(("which", "who", "while"))
LONGEST_SUBJECT = 7
VERBS = AUXILIARY | FINITE | SUBJECT
# How far from a clause's beginning its verb may stand.
FURTHEST_VERB = 40
# How many tokens after "see" or "cast" may stand before "as".
FURTHEST_AS = 12
# How many tokens after a cue may stand before "that" or a quotation ("said during the talks that").
LONGEST_ADJUNCT = 15


@dataclass(frozen=True, slots=True)
class Following:
    """What follows a cue: its content, and to whom it was said where the frame gives an addressee."""

    content: Stretch
    addressee: Phrase | None = None


def content_after(
    paragraph: Paragraph, unit: Unit, cue: Cue, starts: frozenset[int], publishes: bool = False
) -> Following | None:
    """The content that follows a cue, or None where nothing that fits its frame does.

    `publishes`: the subject is a poll, a report and the like, which can "show" or "find" a plain noun phrase.
    """
    at = cue.last
    addressee, at = _content_start(paragraph, unit, cue)
    if at >= unit.last or not (_fits(paragraph, unit, cue, at) or (publishes and _fits_any(paragraph, at))):
        return None
    if paragraph.low(at) == "that" and at + 1 < unit.last:
        at += 1
    end = content_end(paragraph, unit, at, starts, short=ends_early(paragraph, unit, cue, at))
    return Following(Stretch(at, end), addressee) if _has_words(paragraph, at, end) else None


def _fits_any(paragraph: Paragraph, at: int) -> bool:
    low = paragraph.low(at)
    return is_word(paragraph.tokens[at]) and low not in CONJUNCTION and low not in ("by", "up", "off")


def opens_content(paragraph: Paragraph, unit: Unit, cue: Cue) -> bool:
    """Whether content that fits the cue follows it."""
    _, at = _content_start(paragraph, unit, cue)
    return at < unit.last and _fits(paragraph, unit, cue, at)


def _content_start(paragraph: Paragraph, unit: Unit, cue: Cue) -> tuple[Phrase | None, int]:
    """The addressee, and where content can begin: `unit.last` where it cannot."""
    at = cue.last
    addressee = addressee_after(paragraph, unit, at) if cue.verb.frame is Frame.TELL else None
    at = addressee.last if addressee else at
    if cue.verb.frame is not Frame.ANY or cue.verb.kind == "says":
        at = skip_adjuncts(paragraph, unit, at)
    at = _past_aside(paragraph, unit, at)
    if paragraph.low(at) in (",", ":") and at + 1 < unit.last:
        if paragraph.low(at) == "," and not (paragraph.opens(at + 1) or paragraph.low(at + 1) == "that"):
            return addressee, unit.last
        at += 1
    return addressee, at


def _has_words(paragraph: Paragraph, first: int, last: int) -> bool:
    return any(is_word(paragraph.tokens[t]) for t in range(first, last))


def _past_aside(paragraph: Paragraph, unit: Unit, at: int) -> int:
    """Past ", through an interpreter, " and the like before "that"."""
    if paragraph.low(at) != ",":
        return at
    for t in range(at + 1, min(unit.last, at + LONGEST_ADJUNCT)):
        if paragraph.low(t) == "," and paragraph.low(t + 1) == "that":
            return t + 1
        if paragraph.quoted[t] >= 0 or not is_word(paragraph.tokens[t]):
            break
    return at


def _fits(paragraph: Paragraph, unit: Unit, cue: Cue, at: int) -> bool:
    low, opens = paragraph.low(at), paragraph.opens(at)
    if opens:
        return cue.verb.frame is not Frame.TO
    if not _fits_any(paragraph, at):
        return False
    if cue.verb.frame is Frame.ANY:
        return True
    if cue.verb.frame is Frame.AS:
        return "as" in (paragraph.low(t) for t in range(at + 1, min(unit.last, at + FURTHEST_AS)))
    if cue.verb.frame is Frame.TO:
        return low == "to"
    if cue.verb.frame is Frame.QUOTE:
        return False
    if cue.verb.frame is Frame.MARKED:
        return low in MARKERS
    return (
        low in MARKERS
        or cue.verb.words == SAY
        or (low not in ("of", "about", "so") and is_clause(paragraph, at, unit.last))
    )


def is_clause(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether a verb stands somewhere in the stretch, as far as word forms tell."""
    for t in range(first, min(last, first + FURTHEST_VERB)):
        low = paragraph.low(t)
        if low in VERBS or (low.endswith("ed") and t > first) or paragraph.quoted[t] >= 0:
            return True
    return False


def addressee_after(paragraph: Paragraph, unit: Unit, at: int) -> Phrase | None:
    """Whom a report says somebody told: a pronoun, a name, or a short phrase up to the content."""
    low = paragraph.low(at)
    if low in OBJECT - {"it"}:
        return Phrase(at, at + 1, at + 1)
    if low == "that" or at >= unit.last or paragraph.quoted[at] >= 0:
        return None
    phrase = phrase_after(paragraph, unit, at)
    if phrase is None:
        return None
    last = phrase.first + 1
    capitals = is_capitalised(paragraph.tokens[phrase.first + (low in DETERMINER)]) if phrase.last > last else False
    while last < phrase.last and (
        not capitals or is_capitalised(paragraph.tokens[last]) or paragraph.low(last) in ("'s", "of")
    ):
        if not capitals and last - phrase.first >= (2 if low in DETERMINER else 1):
            break
        last += 1
    return Phrase(phrase.first, last, last)


def skip_adjuncts(paragraph: Paragraph, unit: Unit, at: int) -> int:
    """Past the time and place of the saying: "on Tuesday", "in a statement", "during the talks" before "that"."""
    while at < unit.last and paragraph.quoted[at] < 0:
        after = _adjunct_end(paragraph, unit, at)
        if after == at:
            break
        at = after
    return at


def _adjunct_end(paragraph: Paragraph, unit: Unit, at: int) -> int:
    low = paragraph.low(at)
    if paragraph.low(at + 1) in GENITIVE:
        return at
    if low in WEEKDAY or low in WHEN:
        return at + 1 + (paragraph.low(at + 1) in PERIOD)
    if low in ("last", "this", "earlier", "late", "early", "next") and paragraph.low(at + 1) in PERIOD | WEEKDAY | {
        "this",
        "in",
    }:
        return at + 2 + (paragraph.low(at + 2) in PERIOD)
    if low == "on" and paragraph.low(at + 1) in WEEKDAY:
        return at + 2 + (paragraph.low(at + 2) in PERIOD)
    if low in PREPOSITION:
        return _venue_end(paragraph, unit, at)
    if is_adverb(paragraph.tokens[at]) and low not in ("not", "never", "only", "just", "even", "however", "now", "so"):
        return at + 1
    return at


def _venue_end(paragraph: Paragraph, unit: Unit, at: int) -> int:
    """Past "in a statement" and the like; past any other such phrase only where "that" or a quotation follows it."""
    for t in range(at + 1, min(unit.last, at + LONGEST_ADJUNCT)):
        low = paragraph.low(t)
        if paragraph.opens(t):
            return t if paragraph.low(t - 1) in (",", ":") or paragraph.low(at) != "of" else at
        if low == "that":
            return t
        if low in VENUE and paragraph.low(t + 1) not in VENUE | {"'s"}:
            onward = t + 1
            return onward if paragraph.low(at) in ("in", "on", "at", "during", "via", "by") else at
        if low in (",", ":", ";") or low in STOPS or low in AUXILIARY | SUBJECT:
            return t if low in (",", ":") and t + 1 < unit.last and paragraph.opens(t + 1) else at
    return at


def content_end(paragraph: Paragraph, unit: Unit, first: int, starts: frozenset[int], short: bool = False) -> int:
    """Where content that begins at `first` ends: at the end of its unit, or before another statement or an aside.

    `starts` are the tokens of the paragraph's cues; `short` content ends at the first comma.
    """
    at, brackets = first, 0
    direct = paragraph.opens(first)
    while at < unit.last:
        low = paragraph.low(at)
        if direct and at > first and paragraph.after_comma(at) and not paragraph.opens(at):
            return at
        if paragraph.quoted[at] < 0 and at > first:
            brackets += (low == "(") - (low == ")")
            if brackets < 0 or (short and _closes_clause(paragraph, unit, at)):
                return at
            if _ends_before(paragraph, unit, first, at, starts):
                return at
        at = paragraph.after(at)
    return unit.last


def _closes_clause(paragraph: Paragraph, unit: Unit, at: int) -> bool:
    return paragraph.low(at) == "," and at + 1 < unit.last


def ends_early(paragraph: Paragraph, unit: Unit, cue: Cue, at: int) -> bool:
    """Whether content at `at` ends at its first comma: in a clause inside another, or where it is a noun phrase."""
    if _in_subordinate_clause(paragraph, unit, cue.first):
        return True
    return cue.verb.frame is Frame.ANY and paragraph.low(at) not in MARKERS | {"to"} and not paragraph.opens(at)


def _in_subordinate_clause(paragraph: Paragraph, unit: Unit, at: int) -> bool:
    """Whether the clause that holds `at` began with "while", "if" or ", who"."""
    index = at - 1
    while index >= max(unit.first, at - FURTHEST_VERB):
        low = paragraph.low(index)
        if low in OPENERS or (low == "who" and paragraph.low(index - 1) == ","):
            return index == unit.first or paragraph.low(index - 1) in (",", "and", "but")
        if low == "," or paragraph.quoted[index] >= 0:
            return False
        index -= 1
    return False


def _ends_before(paragraph: Paragraph, unit: Unit, first: int, at: int, starts: frozenset[int]) -> bool:
    low, following = paragraph.low(at), paragraph.low(at + 1)
    if low == ";":
        return True
    if low == ",":
        if following == "as" and (paragraph.low(at + 2) in ASIDES):
            return True
        if following == "according":
            return True
        if following in BACKGROUND or (following.endswith("ing") and at + 1 in starts):
            return True
        return following in CONJUNCTION and _new_predicate(paragraph, unit, at + 2, starts)
    if low == "according" and following == "to":
        return at > first + 1
    if low.endswith("ing") and at in starts and paragraph.after_comma(at):
        return True
    if low in ("and", "but") and paragraph.low(at - 1) != ",":
        return _new_predicate(paragraph, unit, at + 1, starts)
    return False


def _new_predicate(paragraph: Paragraph, unit: Unit, at: int, starts: frozenset[int]) -> bool:
    """Whether another cue follows a conjunction, with or without its own subject."""
    for t in range(at, min(unit.last, at + LONGEST_SUBJECT)):
        if t in starts:
            return True
        low = paragraph.low(t)
        if not is_word(paragraph.tokens[t]) or paragraph.quoted[t] >= 0 or low in AUXILIARY | SUBORDINATOR | FINITE:
            return False
    return False
