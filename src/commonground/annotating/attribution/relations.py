"""Attributions of one paragraph, as token stretches: cue, content, and the noun phrase that speaks."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from commonground.annotating.attribution import tree
from commonground.annotating.attribution.as_told import as_told
from commonground.annotating.attribution.content import content_after, opens_content
from commonground.annotating.attribution.cues import Cue, Form, Frame, find_cues
from commonground.annotating.attribution.fronted import before_cue, is_tag
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.passive import said_by
from commonground.annotating.attribution.phrases import Phrase, clause_subject, subject_before
from commonground.annotating.attribution.relation import Relation, Stretch
from commonground.annotating.attribution.subjects import subject_of
from commonground.annotating.attribution.verbless import according_to, introduced, labelled, noun_that
from commonground.annotating.attribution.vocabulary import (
    AUXILIARY,
    CONJUNCTION,
    MARKERS,
    MARKS,
    PREPOSITION,
    PUBLISHED,
    RELATIVE,
    STOPS,
    SUBJECT,
    is_word,
)
from commonground.annotating.attribution.voices import can_be_speaker, has_voice, is_outlet, publishes
from commonground.annotating.clauses import is_finite

# A quotation of fewer words without a cue is a title or a scare quote, not speech.
FEWEST_WORDS_ALONE = 5
# Letters and statements read so; the shirt somebody wore says nothing for him.
READ = ("read",)


def find_relations(paragraph: Paragraph) -> tuple[Relation, ...]:
    """The attributions of a paragraph, in order; none lies inside another's content."""
    label = labelled(paragraph)
    if label is not None:
        return (label,)
    cues = list(find_cues(paragraph))
    found: list[Relation] = []
    units = _with_tags(paragraph, cues)
    inside_of = _by_unit(units, cues)
    starts = _starts(paragraph, units, inside_of)
    for unit, inside in zip(units, inside_of, strict=True):
        relations = _in_unit(paragraph, unit, inside, starts)
        if relations:
            found += sorted(relations, key=lambda relation: relation.content[0].first)
        elif _speaks_alone(paragraph, unit) or (not inside and found and _goes_on_quoting(paragraph, unit, found[-1])):
            found = _carried_on(paragraph, unit, found)
    return tuple(found)


def leads_in(paragraph: Paragraph) -> Phrase | None:
    """Who speaks in the next paragraph, where this one ends in a cue and a colon: "The mayor replied:"."""
    if paragraph.low(len(paragraph.tokens) - 1) != ":":
        return None
    unit = paragraph.units[-1]
    cues = [cue for cue in find_cues(paragraph) if cue.at >= unit.first and cue.verb.fronts and not cue.silence]
    return subject_before(paragraph, unit, cues[-1].first) if cues else None


def _starts(paragraph: Paragraph, units: Sequence[Unit], inside_of: Sequence[list[Cue]]) -> frozenset[int]:
    """The tokens of the cues that content follows: where they stand, another statement begins."""
    return frozenset(
        token
        for unit, inside in zip(units, inside_of, strict=True)
        for cue in inside
        if cue.silence or (not cue.passive and opens_content(paragraph, unit, cue))
        for token in range(cue.first, cue.last)
    )


def _with_tags(paragraph: Paragraph, cues: list[Cue]) -> list[Unit]:
    """The units, a quotation joined with the tag that follows it as a sentence of its own: '"Why?" Ms Vance asked.'"""
    units: list[Unit] = []
    inside = _by_unit(paragraph.units, cues)
    for unit, within in zip(paragraph.units, inside, strict=True):
        if units and _speaks_alone(paragraph, units[-1]) and within and is_tag(paragraph, unit, within[0]):
            units[-1] = Unit(units[-1].first, unit.last)
        else:
            units.append(unit)
    return units


def _by_unit(units: Sequence[Unit], cues: Iterable[Cue]) -> list[list[Cue]]:
    firsts = [unit.first for unit in units]
    inside: list[list[Cue]] = [[] for _ in firsts]
    for cue in cues:
        inside[bisect_right(firsts, cue.at) - 1].append(cue)
    return inside


def _in_unit(paragraph: Paragraph, unit: Unit, cues: list[Cue], starts: frozenset[int]) -> list[Relation]:
    found = before_cue(paragraph, unit, cues, starts)
    found += according_to(paragraph, unit, found, starts)
    found += as_told(paragraph, unit, cues, found, starts)
    found += said_by(paragraph, unit, cues, found, starts)
    for cue in cues:
        if cue.passive or _taken(found, cue.at):
            continue
        limit = min((r.first for r in found if r.first >= cue.last), default=unit.last)
        relation = _plain(paragraph, Unit(unit.first, limit), cue, found, starts)
        if relation is not None:
            found.append(relation)
    found += noun_that(paragraph, unit, found, starts)
    return found + introduced(paragraph, unit, found)


def _taken(found: list[Relation], at: int) -> bool:
    return any(s.first <= at < s.last for r in found for s in r.stretches)


def _plain(
    paragraph: Paragraph, unit: Unit, cue: Cue, found: list[Relation], starts: frozenset[int]
) -> Relation | None:
    """The relation whose content follows its cue: "The minister said that ..."."""
    if _is_question(paragraph, unit):
        return None
    cue_stretch = Stretch(cue.first, cue.last)
    subject = _subject(paragraph, unit, cue, found)
    if subject and paragraph.low(subject.last - 1) in RELATIVE and is_finite(paragraph.tokens, subject.first):
        subject = None
    if subject and not can_be_speaker(paragraph, subject):
        subject = clause_subject(paragraph, unit, cue.first) if cue.form is Form.ING else None
    published = subject is not None and paragraph.low(subject.core - 1) in PUBLISHED
    following = content_after(paragraph, unit, cue, starts, published)
    if cue.silence:
        topic = following.content if following else cue_stretch
        return Relation((topic,), cue_stretch, subject, negated=cue.negated, silence=True)
    if following is None or (
        subject is None and cue.form is not Form.ING and not paragraph.opens(following.content.first)
    ):
        return None
    if not _is_credible(paragraph, cue, subject, following.content):
        return None
    return Relation((following.content,), cue_stretch, subject, following.addressee, cue.negated, kind=cue.verb.kind)


def _is_question(paragraph: Paragraph, unit: Unit) -> bool:
    """Whether the outlet asks: "What has the minister said about it?"."""
    opener = paragraph.low(unit.first)
    asked = opener in MARKERS - {"that"} or opener in AUXILIARY
    last = unit.last - 1
    return asked and paragraph.low(last) == "?" and paragraph.quoted[last] < 0


def _is_credible(paragraph: Paragraph, cue: Cue, subject: Phrase | None, content: Stretch) -> bool:
    """Whether the subject can do what the verb says: a storm threatens and a law requires without a word."""
    clause = paragraph.opens(content.first) or paragraph.low(content.first) in MARKERS
    clause = clause or tree.takes_clause(paragraph, cue.at)
    if cue.verb.words == READ and subject and not publishes(paragraph, subject):
        return False
    if clause or (cue.verb.kind == "says" and cue.verb.frame is not Frame.ANY):
        return True
    if subject is None:
        return cue.form is Form.ING and not tree.is_verb(paragraph, cue.first - 1)
    return has_voice(paragraph, subject) or (
        cue.verb.kind not in ("believes", "promises") and publishes(paragraph, subject)
    )


def _subject(paragraph: Paragraph, unit: Unit, cue: Cue, found: list[Relation]) -> Phrase | None:
    """The noun phrase that a cue belongs to; a participle or a second verb shares the one before it."""
    own = tree.own_subject(paragraph, unit, cue.at)
    if own is not None and (own.first < cue.first or cue.verb.frame is not Frame.TELL):
        return subject_of(paragraph, unit, cue, own)
    nearest = subject_before(paragraph, unit, cue.first)
    if nearest and cue.form is Form.ING and paragraph.low(nearest.first - 1) == "with":
        return nearest
    before = paragraph.low(cue.first - 1)
    shares = before in CONJUNCTION | PREPOSITION | {","} or cue.first == unit.first or paragraph.after_comma(cue.first)
    shared = tree.shared_subject(paragraph, unit, cue.at)
    if before in CONJUNCTION or (cue.form is Form.ING and shares):
        earlier = _earlier_subject(paragraph, cue, found, shared)
        return (before == "by" and shared) or earlier or shared or clause_subject(paragraph, unit, cue.first)
    voiced = nearest and cue.form is not Form.ING and has_voice(paragraph, nearest)
    return nearest if voiced else shared or nearest


def _earlier_subject(paragraph: Paragraph, cue: Cue, found: list[Relation], shared: Phrase | None) -> Phrase | None:
    """The subject of the last statement before the cue in the same part of the sentence.

    `shared` is the parse's: who stands behind that statement ("When Toft said it was late, Ms Vance left, adding ...").
    """
    earlier = [r for r in found if r.cue and r.subject and _in_one_clause(paragraph, r.cue.last, cue.first)]
    if not earlier:
        return None
    last = max(earlier, key=lambda r: r.first)
    if shared and last.cue and max(s.last for s in last.stretches) <= shared.first < cue.first:
        return shared if tree.governs_clause_of(paragraph, shared, last.cue.last - 1) else last.subject
    return last.subject


def _in_one_clause(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether no semicolon outside quotations parts the two tokens."""
    return first <= last and not any(paragraph.low(t) == ";" and paragraph.quoted[t] < 0 for t in range(first, last))


def _speaks_alone(paragraph: Paragraph, unit: Unit) -> bool:
    """Whether a unit is nothing but quotation, and long enough to be speech."""
    words = sum(is_word(token) for token in paragraph.tokens[unit.first : unit.last])
    return words >= FEWEST_WORDS_ALONE and paragraph.only_quoted(unit.first, unit.last)


def _goes_on_quoting(paragraph: Paragraph, unit: Unit, last: Relation) -> bool:
    """Whether a unit without a cue ends in a quotation long enough to be speech, behind one that ends in another.

    '"It leaks," said Ms Vance. That makes it "a danger to all who cross it."'
    """
    if not last.cue or last.silence or paragraph.quoted[last.content[0].last - 1] < 0:
        return False
    mark = max(t for t in range(unit.first, unit.last) if t == unit.first or paragraph.quoted[t] >= 0)
    first = paragraph.before(mark) + 1
    words = sum(is_word(token) for token in paragraph.tokens[first : mark + 1])
    return paragraph.quoted[mark] >= 0 and mark >= unit.last - 2 and words >= FEWEST_WORDS_ALONE


def _is_pull_quote(paragraph: Paragraph) -> bool:
    """Whether the paragraph is one quotation that ends without a stop: a heading, taken from anywhere in the text."""
    words = [low for low in paragraph.lows[-3:] if low not in MARKS]
    closed = len(paragraph.spans) == 1 and paragraph.lows[-1][-1] in MARKS
    return closed and not any(low in STOPS or low == "," for low in words[-1:])


def _carried_on(paragraph: Paragraph, unit: Unit, found: list[Relation]) -> list[Relation]:
    """The relations with a free-standing quotation given to the last of them, or left without a speaker."""
    more = Stretch(unit.first, unit.last)
    if _is_pull_quote(paragraph) or (found and is_outlet(paragraph, found[-1].subject)):
        return [*found, Relation((more,))]
    if not found or found[-1].silence:
        return [*found, Relation((more,), borrowed=True)]
    same = [at for at, relation in enumerate(found) if relation.subject == found[-1].subject]
    fronted = next((at for at in reversed(same) if found[at].fronted), len(found) - 1)
    quoted = _quoted_beside(paragraph, found)
    at = fronted if quoted is None else quoted
    return [*found[:at], found[at].with_more(more), *found[at + 1 :]]


def _quoted_beside(paragraph: Paragraph, found: list[Relation]) -> int | None:
    """The relation that a quotation opens before the last one, where that one's "he" or "who" is no other.

    '"It is late," said Ms Vance, who noted that the wall was old. "It will fall."'
    """
    last = found[-1]
    if last.subject is None or paragraph.low(last.subject.last - 1) not in RELATIVE | SUBJECT or len(found) < 2:
        return None
    quotes = any(paragraph.quoted[t] >= 0 for s in last.content for t in range(s.first, s.last))
    start = max((unit.first for unit in paragraph.units if unit.first <= last.first), default=0) if quotes else 0
    beside = found[-2]
    opens = (
        beside.fronted
        and beside.first >= start
        and paragraph.only_quoted(beside.content[0].first, beside.content[0].last)
    )
    return len(found) - 2 if opens else None
