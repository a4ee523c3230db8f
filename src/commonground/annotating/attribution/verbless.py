"""Content without a verb of saying: beside "according to", after a noun or a colon, under a name."""

from commonground.annotating.attribution.content import is_clause
from commonground.annotating.attribution.endings import content_end
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import Phrase, clause_subject, phrase_after, subject_before
from commonground.annotating.attribution.relation import Relation, Stretch
from commonground.annotating.attribution.speaking_nouns import kind_of
from commonground.annotating.attribution.vocabulary import (
    CONJUNCTION,
    DETERMINER,
    GENITIVE,
    POSSESSIVE,
    PREPOSITION,
    SUBORDINATOR,
    is_capitalised,
    is_word,
)
from commonground.annotating.attribution.voices import has_voice
from commonground.annotating.clauses import is_finite
from commonground.records.annotations import EntityKind
from commonground.tables import rows

NOUNS = {row[0]: row[1] for row in rows("commonground.annotating.attribution", "nouns")}
# "Name: words" counts at the start of a paragraph up to this many words before the colon.
LONGEST_LABEL = 6
LONGEST_OWNER = 5
# A quotation of up to this many tokens after a colon is a title, where nobody is named before it.
LONGEST_TITLE = 10
# Labels of an interviewer's questions.
QUESTIONS = frozenset(("q", "question"))


def according_to(paragraph: Paragraph, unit: Unit, found: list[Relation], starts: frozenset[int]) -> list[Relation]:
    """The relations that "according to" makes: the clause before it or, where it comes first, after it."""
    relations = []
    for at in range(unit.first, unit.last - 2):
        if paragraph.quoted[at] >= 0 or paragraph.low(at) != "according" or paragraph.low(at + 1) != "to":
            continue
        if "that" in (paragraph.low(at - 1), paragraph.low(at - 2)):
            continue
        subject = _source(paragraph, unit, at + 2)
        content = _according_content(paragraph, unit, at, subject, found, starts) if subject else None
        if content:
            relations.append(Relation(content, Stretch(at, at + 2), subject, kind="says"))
    return relations


def _source(paragraph: Paragraph, unit: Unit, at: int) -> Phrase | None:
    phrase = phrase_after(paragraph, unit, at)
    while phrase and phrase.last + 1 < unit.last and paragraph.low(phrase.last) in ("by", "from", "at", "in", "with"):
        more = phrase_after(paragraph, unit, phrase.last + 1)
        if more is None:
            break
        phrase = Phrase(phrase.first, more.last, phrase.core)
    return phrase


def _according_content(
    paragraph: Paragraph, unit: Unit, at: int, subject: Phrase, found: list[Relation], starts: frozenset[int]
) -> tuple[Stretch, ...] | None:
    start = max((s.last for r in found for s in r.stretches if s.last <= at), default=unit.first)
    while (
        start < at
        and (not is_word(paragraph.tokens[start]) or paragraph.low(start) in CONJUNCTION)
        and paragraph.quoted[start] < 0
    ):
        start += 1
    front = Stretch(start, at)
    after = subject.last
    joins = paragraph.low(after + 1) in CONJUNCTION | SUBORDINATOR - {"that"}
    if is_clause(paragraph, front.first, front.last) or (joins and at - start >= 3):
        return (front,)
    if paragraph.low(after) == "," and after + 1 < unit.last:
        rest = Stretch(after + 1, content_end(paragraph, unit, after + 1, starts))
        parted = at - start >= 2 and paragraph.low(at - 1) == "," and _is_predicate(paragraph, rest.first)
        return (front, rest) if parted else (rest,)
    return (front,) if at - start >= 3 and not any(s.last == start for r in found for s in r.stretches) else None


def _is_predicate(paragraph: Paragraph, at: int) -> bool:
    """Whether a verb begins here whose subject stands before an aside ("Ms Vance, according to the Post, objected")."""
    token = paragraph.tokens[at]
    return token.text.islower() and is_finite(paragraph.tokens, at)


def noun_that(paragraph: Paragraph, unit: Unit, found: list[Relation], starts: frozenset[int]) -> list[Relation]:
    """The relations of a possessive, a noun of saying and "that": "the minister's claim that ..."."""
    relations = []
    for at in range(unit.first + 1, unit.last - 2):
        if paragraph.quoted[at] >= 0 or paragraph.low(at) not in NOUNS or paragraph.low(at + 1) != "that":
            continue
        if any(s.first <= at < s.last for r in found for s in r.stretches):
            continue
        subject = _possessor(paragraph, unit, at)
        if subject is not None:
            content = Stretch(at + 1, content_end(paragraph, unit, at + 2, starts))
            relations.append(Relation((content,), Stretch(at, at + 1), subject, kind=NOUNS[paragraph.low(at)]))
    return relations


def _possessor(paragraph: Paragraph, unit: Unit, noun: int) -> Phrase | None:
    """Whose word it is: "his", or a name or description with "'s", an adjective between allowed."""
    for at in (noun - 1, noun - 2):
        if at >= unit.first and paragraph.low(at) in POSSESSIVE:
            return Phrase(at, at + 1, at + 1)
        if at > unit.first and paragraph.low(at) in GENITIVE:
            return _owner(paragraph, unit, at)
    return None


def _owner(paragraph: Paragraph, unit: Unit, end: int) -> Phrase | None:
    """The name that ends at a genitive, or the description from its article on ("the new minister's")."""
    first = end
    while first > unit.first and (
        is_capitalised(paragraph.tokens[first - 1]) or paragraph.low(first - 1) in (".", "-")
    ):
        first -= 1
    if first < end:
        return Phrase(first, end, end)
    for at in range(end - 1, max(unit.first, end - LONGEST_OWNER) - 1, -1):
        if paragraph.low(at) in DETERMINER | POSSESSIVE:
            return Phrase(at, end, end)
    return None


def introduced(paragraph: Paragraph, unit: Unit, found: list[Relation]) -> list[Relation]:
    """A quotation after a colon that no cue claims."""
    for at in range(unit.first + 1, unit.last - 1):
        if paragraph.low(at) == ":" and paragraph.quoted[at] < 0:
            if any(s.first <= at + 1 < s.last for r in found for s in r.content):
                return []
            return _after_colon(paragraph, unit, at, found)
    return []


def _after_colon(paragraph: Paragraph, unit: Unit, at: int, found: list[Relation]) -> list[Relation]:
    if not paragraph.opens(at + 1):
        return []
    earlier = [r.subject for r in found if r.subject and r.subject.last <= at]
    nearest = subject_before(paragraph, unit, at)
    candidates = [
        *earlier[-1:],
        *([nearest] if nearest and nearest.core == at else []),
        clause_subject(paragraph, unit, at),
    ]
    voices = (phrase for phrase in candidates if phrase and has_voice(paragraph, phrase))
    subject = next((v for v in voices if paragraph.named[v.core - 1] is not EntityKind.PLACE), None)
    content = Stretch(at + 1, unit.last)
    if subject is None:
        introduced = is_clause(paragraph, unit.first, at) and paragraph.only_quoted(content.first, content.last)
        speech = introduced and content.last - content.first > LONGEST_TITLE
        return [Relation((content,))] if speech else []
    return [Relation((content,), Stretch(at, at + 1), subject, kind="says")]


def labelled(paragraph: Paragraph) -> Relation | None:
    """A paragraph that a name and a colon open: a headline ("Mayor: bridge will close"), a line of a transcript."""
    unit = paragraph.units[0]
    at = next((t for t in range(1, min(unit.last, LONGEST_LABEL + 1)) if paragraph.low(t) == ":"), None)
    if at is None or not _is_label(paragraph, at) or paragraph.low(0) in QUESTIONS:
        return None
    subject = phrase_after(paragraph, unit, 0)
    last = paragraph.units[-1].last
    if subject is None or subject.last != at or not is_clause(paragraph, at + 1, last):
        return None
    asks = paragraph.low(last - 1) == "?" and paragraph.quoted[last - 1] < 0
    place = paragraph.named[at - 1] is EntityKind.PLACE
    if asks or place or not (paragraph.named[at - 1] or kind_of(paragraph.low(at - 1)) in ("person", "body")):
        return None
    return Relation((Stretch(at + 1, last),), Stretch(at, at + 1), subject, kind="says")


def _is_label(paragraph: Paragraph, colon: int) -> bool:
    """Whether the words before a colon can be a name or an office: capitals, and "of" or "for" between them."""
    label = [token for token in paragraph.tokens[:colon] if is_word(token)]
    return all(is_capitalised(token) or token.lower in PREPOSITION | GENITIVE for token in label)
