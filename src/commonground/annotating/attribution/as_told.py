"""Content beside "as": "As the Post reported, the ferry sank" and "The ferry sank, as the Post reported"."""

from collections.abc import Iterable

from commonground.annotating.attribution.adjuncts import skip_adjuncts
from commonground.annotating.attribution.content import is_clause
from commonground.annotating.attribution.cues import Cue, Form
from commonground.annotating.attribution.endings import content_end
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import subject_before
from commonground.annotating.attribution.relation import Relation, Stretch
from commonground.annotating.attribution.vocabulary import CONJUNCTION, PREPOSITION, STOPS, is_word
from commonground.annotating.attribution.voices import can_be_speaker
from commonground.annotating.clauses import is_finite

# How many tokens may stand between the cue and the comma ("as Ms Vance wrote in her book on the ferry, ...").
LONGEST_PLACE = 12


def as_told(
    paragraph: Paragraph, unit: Unit, cues: Iterable[Cue], found: list[Relation], starts: frozenset[int]
) -> list[Relation]:
    """The relations of the unit whose subject and cue stand behind "as"."""
    relations: list[Relation] = []
    for cue in cues:
        if not _states(cue) or any(s.first <= cue.at < s.last for r in found for s in r.stretches):
            continue
        subject = subject_before(paragraph, unit, cue.first)
        if subject is None or paragraph.low(subject.first - 1) != "as" or not can_be_speaker(paragraph, subject):
            continue
        content = _content(paragraph, unit, subject.first - 1, cue, starts)
        if content is not None:
            cue_stretch = Stretch(cue.first, cue.last)
            fronted = content.first < cue.first
            relations.append(Relation((content,), cue_stretch, subject, kind=cue.verb.kind, fronted=fronted))
    return relations


def _states(cue: Cue) -> bool:
    """Whether somebody says something by the cue, in a finite form."""
    return cue.verb.kind == "says" and cue.form is not Form.ING and not (cue.silence or cue.passive or cue.negated)


def _content(paragraph: Paragraph, unit: Unit, opener: int, cue: Cue, starts: frozenset[int]) -> Stretch | None:
    """What "as" at `opener` says it of: the clause after the comma, or the one before where nothing follows."""
    after = _past_place(paragraph, unit, skip_adjuncts(paragraph, unit, cue.last))
    opens = opener == unit.first or (opener == unit.first + 1 and paragraph.low(unit.first) in CONJUNCTION)
    if opens:
        first = after + 1
        if paragraph.low(after) != "," or first >= unit.last or paragraph.opens(first):
            return None
        return Stretch(first, content_end(paragraph, unit, first, starts))
    ends = after >= unit.last or paragraph.low(after) in STOPS
    before = Stretch(unit.first, opener - 1)
    told = ends and paragraph.low(opener - 1) == "," and is_clause(paragraph, before.first, before.last)
    return before if told and not any(before.first <= t < before.last for t in starts) else None


def _past_place(paragraph: Paragraph, unit: Unit, at: int) -> int:
    """Past where it was said, up to a comma or a stop, where no verb stands on the way."""
    if paragraph.low(at) not in PREPOSITION - {"to", "of"}:
        return at
    for t in range(at, min(unit.last, at + LONGEST_PLACE)):
        if paragraph.low(t) == "," or paragraph.low(t) in STOPS:
            return t
        if paragraph.quoted[t] >= 0 or not is_word(paragraph.tokens[t]) or is_finite(paragraph.tokens, t):
            break
    return at
