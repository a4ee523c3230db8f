"""Passives that name who spoke: "The plan was condemned by the union as reckless"."""

from collections.abc import Iterable

from commonground.annotating.attribution.cues import Cue, Frame
from commonground.annotating.attribution.endings import content_end
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import Phrase, phrase_after, subject_before
from commonground.annotating.attribution.relation import Relation, Stretch
from commonground.annotating.attribution.tree import own_subject
from commonground.annotating.attribution.vocabulary import BE, RELATIVE, SUBJECT
from commonground.annotating.attribution.voices import has_voice

# What takes the content up again behind the speaker: "accused by the port of", "urged by her party to".
TAKES_UP = frozenset(("of", "for", "as", "over", "to"))

# Verbs whose passive tells of no speech: "the town is defined by its port", "required by law".
NO_SPEECH = frozenset(("define", "require", "list", "detail", "order"))


def said_by(
    paragraph: Paragraph, unit: Unit, cues: Iterable[Cue], found: list[Relation], starts: frozenset[int]
) -> list[Relation]:
    """The relations of the unit's passive cues that "by" and somebody follow."""
    relations: list[Relation] = []
    parsed = paragraph.tokens[unit.first].relation is not None
    for cue in cues:
        if not _is_told(paragraph, cue) or any(s.first <= cue.at < s.last for r in found for s in r.stretches):
            continue
        speaker = _speaker(paragraph, unit, cue.last + 1)
        patient = own_subject(paragraph, unit, cue.at) if parsed else subject_before(paragraph, unit, cue.first)
        if speaker is None or patient is None or not has_voice(paragraph, speaker):
            continue
        content = _content(paragraph, unit, patient, speaker, starts)
        if not any(paragraph.low(t) in RELATIVE | SUBJECT for t in range(patient.first, patient.last)) or content[1:]:
            relations.append(
                Relation(content, Stretch(cue.first, cue.last), speaker, negated=cue.negated, kind=cue.verb.kind)
            )
    return relations


def _is_told(paragraph: Paragraph, cue: Cue) -> bool:
    """Whether a form of "be", the cue and "by" stand together."""
    group = {paragraph.low(t) for t in range(cue.first, cue.at)}
    speech = cue.verb.frame is Frame.ANY and cue.verb.kind != "believes" and cue.verb.words[0] not in NO_SPEECH
    return cue.passive and speech and bool(group & BE) and paragraph.low(cue.last) == "by"


def _speaker(paragraph: Paragraph, unit: Unit, at: int) -> Phrase | None:
    """The noun phrase after "by", without the deed that somebody was accused of."""
    phrase = phrase_after(paragraph, unit, at)
    if phrase is None:
        return None
    deeds = (t for t in range(at + 1, phrase.last) if paragraph.low(t) in TAKES_UP and _is_deed(paragraph, t + 1))
    last = next(deeds, phrase.last)
    return Phrase(phrase.first, last, min(phrase.core, last))


def _is_deed(paragraph: Paragraph, at: int) -> bool:
    """Whether a verb in "-ing" stands here."""
    return paragraph.low(at).endswith("ing") and paragraph.tokens[at].upos != "NOUN"


def _content(
    paragraph: Paragraph, unit: Unit, patient: Phrase, speaker: Phrase, starts: frozenset[int]
) -> tuple[Stretch, ...]:
    """Whom or what it was said of, and what was said."""
    relative = paragraph.low(patient.last - 1) in RELATIVE and patient.core < patient.last
    front = Stretch(patient.first, patient.core if relative else patient.last)
    after = speaker.last
    if after >= unit.last - 1 or paragraph.low(after) not in TAKES_UP:
        return (front,)
    return (front, Stretch(after, content_end(paragraph, unit, after, starts, short=True)))
