"""Whose a verb is where the parse and the words beside it disagree."""

from commonground.annotating.attribution import tree
from commonground.annotating.attribution.cues import Cue
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import Phrase, subject_before
from commonground.annotating.attribution.vocabulary import PERIOD, PREPOSITION, TIMES, WEEKDAY, WHEN
from commonground.annotating.attribution.voices import has_voice
from commonground.records.annotations import EntityKind

# Pronouns that are nothing but a subject: right before a verb, it is theirs.
NOMINATIVE = frozenset(("he", "she", "they", "we", "i"))
TIME_WORDS = WEEKDAY | WHEN | TIMES | PERIOD


def subject_of(paragraph: Paragraph, unit: Unit, cue: Cue, own: Phrase) -> Phrase:
    """The subject of a cue whose content follows it; `own` is the parse's.

    What stands right before the verb is preferred where the parse looks behind the verb, across a "that", or at what
    cannot speak.
    """
    beside = subject_before(paragraph, unit, cue.first)
    if beside is None:
        return own
    if own.first >= cue.last:
        return tree.whole(paragraph, unit, beside)
    if own.first == beside.first:
        return beside if beside.last > own.last and not _adds_time(paragraph, own.last, beside.last) else own
    if own.first < beside.last and beside.first < own.last:
        return own
    return beside if _is_nearer(paragraph, cue, own, beside) else own


def _adds_time(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether what follows the noun is when it came out: "the poll released [yesterday]", "the board last week"."""
    words = range(first, last)
    dated = any(paragraph.low(t) in TIME_WORDS for t in words)
    participle = last - first == 1 and paragraph.tokens[first].upos == "VERB"
    return dated or participle


def _is_nearer(paragraph: Paragraph, cue: Cue, own: Phrase, beside: Phrase) -> bool:
    if beside.first < own.first or paragraph.low(beside.first - 1) in PREPOSITION:
        return False
    if beside.last - beside.first == 1 and paragraph.low(beside.first) in NOMINATIVE:
        return True
    if beside.last == cue.first and not has_voice(paragraph, own) and has_voice(paragraph, beside):
        return True
    named = paragraph.named[beside.first] is EntityKind.PERSON
    return named and paragraph.low(beside.first - 1) == "that" and own.last < beside.first
