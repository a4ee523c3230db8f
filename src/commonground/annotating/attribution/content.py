"""What follows a cue: whether it can be content, and where it begins."""

from dataclasses import dataclass

from commonground.annotating.attribution import bounds, tree
from commonground.annotating.attribution.adjuncts import addressee_after, past_aside, skip_adjuncts
from commonground.annotating.attribution.cues import Cue, Frame
from commonground.annotating.attribution.endings import content_end, ends_early
from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import Phrase
from commonground.annotating.attribution.relation import Stretch
from commonground.annotating.attribution.vocabulary import (
    AUXILIARY,
    CONJUNCTION,
    DETERMINER,
    FINITE,
    MARKERS,
    OBJECT,
    POINTING,
    POSSESSIVE,
    PREPOSITION,
    SUBJECT,
    is_adverb,
    is_word,
)
from commonground.annotating.attribution.voices import has_voice
from commonground.annotating.clauses import irregular_pasts, is_finite
from commonground.records.annotations import EntityKind

# "Say" takes a clause whatever its words look like; after "add" or "note" a clause must show its verb.
SAY = ("say",)
# "A party called 'The Tide'" gives a name, no statement.
NAME = ("call",)
# Words that only point at something said elsewhere.
EMPTY = SUBJECT | OBJECT | AUXILIARY | PREPOSITION | POINTING
# What opens no clause: to whom or about what somebody spoke.
NO_CLAUSE = frozenset(("to", "of", "about", "with", "by", "against", "into", "from", "so"))
# Verbs that can name whom they address before what was said, and what opens that then; "asked a question that" is none.
ASKED = MARKERS - {"that", "who", "which", "where", "when"}
ASKED_FOR = MARKERS | {"to", "for", "about", "of", "against", "on", "over"}
ADDRESSING = {
    "ask": ASKED,
    "warn": MARKERS - {"who", "which"},
    "caution": frozenset(("that",)),
    "advise": MARKERS - {"who"},
}
# What opens no object: where or when somebody spoke, or the verb of a clause about it ("a plan he opposes is").
NO_OBJECT = AUXILIARY - {"having", "being"} | {"in", "at", "by", "from", "during", "out", "after", "away"}
VERBS = AUXILIARY | FINITE | SUBJECT
# How far from a clause's beginning its verb may stand.
FURTHEST_VERB = 40
REASONS = frozenset(("as", "for", "over"))
# How many tokens after "see" or "cast" may stand before "as".
FURTHEST_AS = 12


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
    addressee = _addressee(paragraph, unit, cue)
    at = _content_start(paragraph, unit, cue, addressee)
    resumes = bounds.main_verb_after(paragraph, cue.at)
    if resumes is not None and at < resumes < unit.last and paragraph.quoted[resumes] < 0:
        unit = Unit(unit.first, resumes)
    if at >= unit.last or not (
        _fits(paragraph, unit, cue, at) or (publishes and cue.verb.frame is Frame.MARKED and _can_open(paragraph, at))
    ):
        return None
    short = ends_early(paragraph, unit, cue, at)
    clause = at + (paragraph.low(at) == "that" and at + 1 < unit.last)
    end = content_end(paragraph, unit, clause, starts, short)
    if cue.verb.words[0] in ADDRESSING and not _asks_for_more(paragraph, unit, at, end):
        return None
    telling = cue.verb.kind not in ("says", "asks", "believes") or _tells(paragraph, clause, end)
    return Following(Stretch(at, end), addressee) if end > clause and telling else None


def _asks_for_more(paragraph: Paragraph, unit: Unit, at: int, end: int) -> bool:
    """Whether the stretch is more than whom somebody asked or warned, and when: what for, what about, to do what."""
    phrase = addressee_after(paragraph, unit, at)
    if phrase is None or not has_voice(paragraph, phrase) or is_finite(paragraph.tokens, phrase.last):
        return True
    return any(paragraph.low(t) in ASKED_FOR or paragraph.quoted[t] >= 0 for t in range(phrase.last, end))


def _tells(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether the stretch tells something by itself: not "so", "he did" or "them", but "it is over"."""
    words = [t for t in range(first, last) if is_word(paragraph.tokens[t])]
    if len(words) > 2 and paragraph.low(words[-1]) in PREPOSITION:
        return True
    return any(paragraph.quoted[t] >= 0 or paragraph.low(t) not in EMPTY for t in words)


def opens_content(paragraph: Paragraph, unit: Unit, cue: Cue) -> bool:
    """Whether content that fits the cue follows it."""
    at = _content_start(paragraph, unit, cue, _addressee(paragraph, unit, cue))
    return at < unit.last and _fits(paragraph, unit, cue, at)


def _addressee(paragraph: Paragraph, unit: Unit, cue: Cue) -> Phrase | None:
    """To whom it was said: what stands after "tell", and between "ask" or "warn" and their clause or quotation."""
    if cue.verb.frame is Frame.TELL:
        return addressee_after(paragraph, unit, cue.last)
    markers = ADDRESSING.get(cue.verb.words[0]) if len(cue.verb.words) == 1 else None
    if markers is None or paragraph.low(cue.last) in MARKERS:
        return None
    phrase = addressee_after(paragraph, unit, cue.last)
    after = skip_adjuncts(paragraph, unit, phrase.last) if phrase else unit.last
    if phrase is None or after >= unit.last:
        return None
    quotation = paragraph.low(after) in (",", ":") and after + 1 < unit.last and paragraph.opens(after + 1)
    return phrase if quotation or paragraph.low(after) in markers else None


def _content_start(paragraph: Paragraph, unit: Unit, cue: Cue, addressee: Phrase | None) -> int:
    """Where content can begin: `unit.last` where it cannot."""
    at = addressee.last if addressee else cue.last
    after = skip_adjuncts(paragraph, unit, at)
    if cue.verb.frame is not Frame.ANY or cue.verb.kind == "says" or paragraph.low(after) in MARKERS | {"to"}:
        at = after
    at = past_aside(paragraph, unit, at)
    if paragraph.low(at) not in (",", ":") or at + 1 >= unit.last:
        return at
    takes_up = paragraph.opens(at + 1) or paragraph.low(at + 1) == "that"
    if not takes_up and (paragraph.low(at) == "," or cue.verb.kind not in ("says", "asks", "accuses")):
        return unit.last
    return at + 1


def _fits(paragraph: Paragraph, unit: Unit, cue: Cue, at: int) -> bool:
    """Whether what begins at `at` is what the frame of the cue asks for."""
    frame, low = cue.verb.frame, paragraph.low(at)
    if paragraph.opens(at):
        return frame is not Frame.TO and (cue.verb.words != NAME or _calls(paragraph, cue))
    if frame is Frame.QUOTE or not _can_open(paragraph, at):
        return False
    if frame in (Frame.AS, Frame.OVER):
        return any(_gives_reason(paragraph, t, frame) for t in range(at + 1, min(unit.last, at + FURTHEST_AS)))
    if frame in (Frame.TO, Frame.MARKED):
        clause = low in MARKERS or tree.takes_clause(paragraph, cue.at)
        return low == "to" and _begins_infinitive(paragraph, at) if frame is Frame.TO else clause
    if low in (NO_CLAUSE if frame in (Frame.CLAUSE, Frame.TELL) else NO_OBJECT):
        return False
    return frame is Frame.ANY or low in MARKERS or cue.verb.words == SAY or _is_plain_clause(paragraph, unit, cue, at)


def _begins_infinitive(paragraph: Paragraph, to: int) -> bool:
    """Whether a verb may follow "to": "looks to sell the port", not "looks to the port"."""
    after = to + 1
    return after < len(paragraph.tokens) and (
        is_adverb(paragraph.tokens[after]) or tree.is_verb(paragraph, after) is not False
    )


def _calls(paragraph: Paragraph, cue: Cue) -> bool:
    """Whether somebody calls something names: "which Ms Vance called 'a farce'"; a party called 'The Tide' has one."""
    before = paragraph.low(cue.first - 1)
    return before in SUBJECT or before == "who" or paragraph.named[cue.first - 1] is EntityKind.PERSON


def _gives_reason(paragraph: Paragraph, at: int, frame: Frame) -> bool:
    """Whether "as" stands here or, after "attack" and its like, what the words were about."""
    return paragraph.low(at) in (("as",) if frame is Frame.AS else REASONS) or (
        frame is Frame.OVER and paragraph.opens(at)
    )


def _can_open(paragraph: Paragraph, at: int) -> bool:
    """Whether content can begin with this token."""
    return is_word(paragraph.tokens[at]) and paragraph.low(at) not in CONJUNCTION | {"by", "up", "off"}


def _is_plain_clause(paragraph: Paragraph, unit: Unit, cue: Cue, at: int) -> bool:
    if tree.takes_clause(paragraph, cue.at):
        return True
    return not tree.has_object(paragraph, cue.at) and is_clause(paragraph, at, unit.last)


def _looks_finite(paragraph: Paragraph, at: int) -> bool:
    """Whether a word without a closed class is a finite verb: "-ed", an irregular past, "-s" before an object."""
    token, low = paragraph.tokens[at], paragraph.low(at)
    if low.endswith("ed") or (token.text.islower() and low in irregular_pasts()):
        return True
    objects = paragraph.low(at + 1) in DETERMINER | POSSESSIVE
    return token.text.islower() and low.endswith("s") and objects and paragraph.low(at - 1) not in PREPOSITION


def is_clause(paragraph: Paragraph, first: int, last: int) -> bool:
    """Whether a verb stands somewhere in the stretch, as far as word forms tell."""
    for t in range(first, min(last, first + FURTHEST_VERB)):
        low = paragraph.low(t)
        if low in VERBS or paragraph.quoted[t] >= 0 or (t > first and _looks_finite(paragraph, t)):
            return True
    return False
