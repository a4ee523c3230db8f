"""Content that stands before its cue, or around it."""

from collections.abc import Iterable

from commonground.annotating.attribution.adjuncts import addressee_after, skip_adjuncts
from commonground.annotating.attribution.content import is_clause
from commonground.annotating.attribution.cues import Cue, Form, Frame
from commonground.annotating.attribution.endings import content_end
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import Phrase, phrase_after, subject_before
from commonground.annotating.attribution.relation import Relation, Stretch
from commonground.annotating.attribution.vocabulary import (
    CONJUNCTION,
    DASHES,
    OBJECT,
    PREPOSITION,
    STOPS,
    SUBJECT,
    SUBORDINATOR,
    is_adverb,
    is_capitalised,
    is_word,
)
from commonground.annotating.clauses import is_finite

# Words that open a clause which is about the saying, not what was said ("When asked, she said").
SUBORDINATE_OPENERS = frozenset(
    ("as", "when", "while", "asked", "after", "before", "although", "though", "since", "until", "like", "if", "because")
)
# Words before a comma and "she said" that are a clause even where no verb is recognised.
FEWEST_WORDS = 4
# Tokens of an office before a name that "and" or "for" may stand in.
LONGEST_TITLE_BEFORE = 10


def before_cue(paragraph: Paragraph, unit: Unit, cues: Iterable[Cue], starts: frozenset[int]) -> list[Relation]:
    """The relations of a unit whose content, or its first part, stands before the cue."""
    found: list[Relation] = []
    start = unit.first
    for cue in cues:
        if not cue.verb.fronts or cue.silence or cue.passive or cue.form is Form.ING or cue.first < start:
            continue
        relation = _fronted(paragraph, Unit(start, unit.last), cue, starts)
        if relation is not None:
            found.append(relation)
            start = max(s.last for s in relation.stretches)
    return found


def _fronted(paragraph: Paragraph, unit: Unit, cue: Cue, starts: frozenset[int]) -> Relation | None:
    subject = None if _is_inverted(paragraph, unit, cue) else subject_before(paragraph, unit, cue.first)
    edge = subject.first if subject else cue.first
    after = cue.last
    inverted = subject is None
    if subject is None and cue.verb.frame is not Frame.TELL:
        subject = phrase_after(paragraph, unit, cue.last)
        after = subject.last if subject else after
    elif cue.verb.frame is Frame.TELL:
        addressee = addressee_after(paragraph, unit, after)
        after = addressee.last if addressee else after
    front = _front(paragraph, unit, edge)
    if front is None and subject and not inverted:
        whole = _from_quotation(paragraph, unit, subject)
        front = _front(paragraph, unit, whole.first) if whole else None
        subject = whole or subject
    if front is None or subject is None or (not inverted and is_finite(paragraph.tokens, subject.first)):
        return None
    after = skip_adjuncts(paragraph, unit, after)
    quoted = paragraph.only_quoted(front.first, front.last)
    rest = _rest(paragraph, unit, after, quoted or inverted, starts)
    if not quoted and not _can_stand_before(paragraph, unit, cue, front, after, rest):
        return None
    content = (front, rest) if rest else (front,)
    if not quoted and rest and _only_leads_in(paragraph, front):
        content = (rest,)
    return Relation(
        content, Stretch(cue.first, cue.last), subject, negated=cue.negated, kind=cue.verb.kind, fronted=True
    )


def _from_quotation(paragraph: Paragraph, unit: Unit, subject: Phrase) -> Phrase | None:
    """The subject from the quotation before it on: '"Yes," minister of mines and energy Ana Berg said'."""
    for at in range(subject.first - 1, max(unit.first, subject.first - LONGEST_TITLE_BEFORE), -1):
        if paragraph.quoted[at] >= 0:
            return Phrase(at + 1, subject.last, subject.core) if paragraph.after_comma(at + 1) else None
        if (
            not is_word(paragraph.tokens[at])
            or paragraph.low(at) in SUBJECT | SUBORDINATOR
            or is_finite(paragraph.tokens, at)
        ):
            return None
    return None


def _is_inverted(paragraph: Paragraph, unit: Unit, cue: Cue) -> bool:
    """Whether the speaker follows: a comma or a mark before the cue, a short phrase and another mark after it."""
    before = cue.first - 1
    if (
        cue.verb.frame is Frame.TELL
        or before < unit.first
        or (paragraph.low(before) != "," and paragraph.quoted[before] < 0)
    ):
        return False
    speaker = phrase_after(paragraph, unit, cue.last)
    if (
        speaker is None
        or (speaker.last < unit.last and paragraph.opens(speaker.last))
        or paragraph.low(cue.last) in (OBJECT - SUBJECT) | {"that"}
    ):
        return False
    return speaker.last >= unit.last or not is_word(paragraph.tokens[speaker.last])


def _can_stand_before(
    paragraph: Paragraph, unit: Unit, cue: Cue, front: Stretch, after: int, rest: Stretch | None
) -> bool:
    """Whether words without quotation marks are the content of the cue after them, or its first part."""
    opener = paragraph.low(front.first)
    if opener == "according":
        return False
    if opener in SUBORDINATE_OPENERS and not (rest and opener == "as"):
        commas = (paragraph.low(t) == "," and paragraph.quoted[t] < 0 for t in range(front.first, front.last - 1))
        if not rest and not any(commas):
            return False
    if rest and paragraph.opens(rest.first) and opener in PREPOSITION:
        return False
    if rest:
        return not (paragraph.opens(rest.first) and _begins_anew(paragraph, rest.first - 1))
    if cue.verb.kind == "believes" or not _nothing_follows(paragraph, unit, after):
        return False
    tagged = cue.verb.kind == "says" and opener not in PREPOSITION and front.last - front.first >= FEWEST_WORDS
    return tagged or is_clause(paragraph, front.first, front.last)


def _only_leads_in(paragraph: Paragraph, front: Stretch) -> bool:
    """Whether the stretch is "However" or "As", which belong to the reporter."""
    return all(
        is_adverb(paragraph.tokens[t]) or paragraph.low(t) in CONJUNCTION | {"as", ","}
        for t in range(front.first, front.last)
    )


def is_tag(paragraph: Paragraph, unit: Unit, cue: Cue) -> bool:
    """Whether a unit is only who spoke: "Ms Vance asked on Tuesday."."""
    subject = subject_before(paragraph, unit, cue.first)
    if not cue.verb.fronts or cue.silence or subject is None or subject.first != unit.first:
        return False
    return _nothing_follows(paragraph, unit, skip_adjuncts(paragraph, unit, cue.last))


def _front(paragraph: Paragraph, unit: Unit, edge: int) -> Stretch | None:
    """The stretch that a comma, a dash or a closing mark sets off right before `edge`."""
    last = edge - 1
    if last <= unit.first:
        return None
    if paragraph.quoted[last] < 0 and paragraph.low(last) != "," and not _is_dash(paragraph, last):
        return None
    closes = paragraph.quoted[last] >= 0
    first = unit.first
    if closes and _begins_anew(paragraph, paragraph.before(last)):
        first = paragraph.before(last) + 1
    elif closes and paragraph.low(first) in CONJUNCTION and paragraph.opens(first + 1):
        first += 1
    while first < last and not is_word(paragraph.tokens[first]) and paragraph.quoted[first] < 0:
        first += 1
    return Stretch(first, last + closes) if first < last else None


def _is_dash(paragraph: Paragraph, at: int) -> bool:
    return paragraph.low(at) in DASHES and not paragraph.tight(at)


def _begins_anew(paragraph: Paragraph, mark: int) -> bool:
    """Whether the quotation after `mark` is a sentence of its own: after a colon or dash, or a comma and a capital."""
    if paragraph.low(mark) == ":" or paragraph.low(mark) in DASHES:
        return True
    words = (token for token in paragraph.tokens[mark + 1 : mark + 4] if is_word(token))
    word = next(words, None)
    return paragraph.low(mark) == "," and word is not None and is_capitalised(word) and word.text != "I"


def _nothing_follows(paragraph: Paragraph, unit: Unit, after: int) -> bool:
    low = paragraph.low(after)
    if after >= unit.last or low in STOPS or low in (",", ";", ")") or low in DASHES:
        return True
    return low in PREPOSITION and low not in ("to", "of")


def _rest(paragraph: Paragraph, unit: Unit, after: int, quotation: bool, starts: frozenset[int]) -> Stretch | None:
    """The second part of interrupted content: the next `quotation`, or else the clause that a comma takes up again."""
    if quotation:
        at = after
        while at < unit.last and not paragraph.opens(at) and at not in starts:
            at += 1
        if at >= unit.last or not paragraph.opens(at) or not _resumes(paragraph, at, after):
            return None
    else:
        at = after + 1
        if paragraph.low(after) not in {","} | DASHES or at >= unit.last:
            return None
        if paragraph.low(at) in (CONJUNCTION | PREPOSITION | {"who", "which"}) - {"to"}:
            return None
        if paragraph.low(at).endswith("ing"):
            return None
    return Stretch(at, content_end(paragraph, unit, at, starts))


def _resumes(paragraph: Paragraph, at: int, after: int) -> bool:
    return paragraph.low(at - 1) in {",", ":", ";", "."} | DASHES or at == after
