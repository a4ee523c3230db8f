"""Content that stands before its cue, or around it."""

from collections.abc import Iterable

from commonground.annotating.attribution import tree
from commonground.annotating.attribution.adjuncts import addressee_after, skip_adjuncts
from commonground.annotating.attribution.content import is_clause, opens_content
from commonground.annotating.attribution.cues import Cue, Form, Frame
from commonground.annotating.attribution.endings import content_end
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import Phrase, phrase_after, subject_before
from commonground.annotating.attribution.relation import Relation, Stretch
from commonground.annotating.attribution.vocabulary import (
    ARTICLE,
    CONJUNCTION,
    DASHES,
    MARKS,
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
# Of these, the ones that never open what was said in quotation marks.
ABOUT_THE_SAYING = frozenset(("asked", "when", "while", "after", "before", "since", "until"))
# Kinds of cues that words without quotation marks can stand before: nobody writes "the bridge is safe, he disputed".
TAGS = frozenset(("says", "asks", "accuses", "promises", "demands", "believes"))
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
    if not inverted and _is_relative(paragraph, subject):
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


def _is_relative(paragraph: Paragraph, phrase: Phrase) -> bool:
    """Whether a noun and its relative clause look like a subject: "a point on which the port disagreed"."""
    return any(
        paragraph.low(t) in ("which", "whom")
        or (paragraph.low(t) in ARTICLE and paragraph.low(t - 1) not in PREPOSITION | CONJUNCTION | {",", "("})
        for t in range(phrase.first + 1, phrase.last)
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
    if tree.subject_stands_before(paragraph, cue.at):
        return False
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
        or any(is_finite(paragraph.tokens, t) for t in range(speaker.first + 1, speaker.last))
    ):
        return False
    ends = speaker.last >= unit.last or not is_word(paragraph.tokens[speaker.last])
    return ends or paragraph.low(speaker.last) in ("who", "whose")


def _can_stand_before(
    paragraph: Paragraph, unit: Unit, cue: Cue, front: Stretch, after: int, rest: Stretch | None
) -> bool:
    """Whether words without quotation marks are the content of the cue after them, or its first part."""
    opener = paragraph.low(front.first)
    if opener == "according" or cue.verb.frame is Frame.QUOTE:
        return False
    if rest:
        about = opener in PREPOSITION | ABOUT_THE_SAYING or _is_separate(paragraph, front, rest)
        return not (paragraph.opens(rest.first) and about)
    if _is_about_the_saying(paragraph, front, cue):
        return False
    if cue.verb.kind not in TAGS or not _nothing_follows(paragraph, unit, after):
        return False
    tagged = cue.verb.kind == "says" and opener not in PREPOSITION and front.last - front.first >= FEWEST_WORDS
    return tagged or is_clause(paragraph, front.first, front.last)


def _is_about_the_saying(paragraph: Paragraph, front: Stretch, cue: Cue) -> bool:
    """Whether the words tell when or where it was said: one such clause, or an adjunct that the parse has beside it."""
    opener = paragraph.low(front.first)
    adjunct = opener in (PREPOSITION | SUBORDINATE_OPENERS) - {"to", "if", "because"}
    if adjunct and not tree.is_content_of(paragraph, front, cue.at):
        return True
    commas = (paragraph.low(t) == "," and paragraph.quoted[t] < 0 for t in range(front.first, front.last - 1))
    return opener in SUBORDINATE_OPENERS and not any(commas)


def _is_separate(paragraph: Paragraph, front: Stretch, rest: Stretch) -> bool:
    """Whether the quotation is all that was said: it begins anew, or "I" begins it and the words before have a verb."""
    if _begins_anew(paragraph, rest.first - 1):
        return True
    first = next((t for t in range(rest.first, rest.last) if is_word(paragraph.tokens[t])), rest.first)
    return paragraph.low(first) in ("i", "we") and any(
        is_finite(paragraph.tokens, t) for t in range(front.first, front.last)
    )


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
    if opens_content(paragraph, unit, cue):
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
    if closes and not _ends_as_speech(paragraph, last):
        return None
    first = _after_stop(paragraph, unit, last)
    if closes and _begins_anew(paragraph, paragraph.before(last)):
        first = paragraph.before(last) + 1
    elif closes and paragraph.low(first) in CONJUNCTION and paragraph.opens(first + 1):
        first += 1
    while first < last and not is_word(paragraph.tokens[first]) and paragraph.quoted[first] < 0:
        first += 1
    return Stretch(first, last + closes) if first < last else None


def _ends_as_speech(paragraph: Paragraph, last: int) -> bool:
    """Whether the quotation is no word in scare quotes ('the "experts" demanded'): it ends in a mark, or it is long."""
    first = paragraph.before(last) + 1
    marks = (paragraph.tokens[t] for t in range(max(first, last - 2), last + 1))
    stops = any(not is_word(mark) and not MARKS.issuperset(mark.text) for mark in marks)
    return stops or sum(is_word(paragraph.tokens[t]) for t in range(first, last)) >= FEWEST_WORDS


def _after_stop(paragraph: Paragraph, unit: Unit, last: int) -> int:
    """Where the part of the sentence begins that the last semicolon, or colon behind a clause, before `last` opens."""
    stops = (t for t in range(last, unit.first, -1) if paragraph.quoted[t] < 0 and paragraph.low(t) in (";", ":"))
    stop = next(stops, None)
    if stop is None:
        return unit.first
    clause = any(is_finite(paragraph.tokens, t) for t in range(unit.first, stop))
    return stop + 1 if clause or paragraph.low(stop) == ";" else unit.first


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
    if after >= unit.last or low in STOPS | DASHES | {",", ";", ")", "who", "whose"} or low.endswith(("ing", "ed")):
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
    before = at - 1 - (paragraph.low(at - 1) in CONJUNCTION)
    return paragraph.low(before) in {",", ":", ";", "."} | DASHES or at == after
