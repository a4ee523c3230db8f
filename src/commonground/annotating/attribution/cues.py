"""Cues: the verbs by which a report says that somebody said something, or kept silent."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache

from commonground.annotating.attribution.inflection import inflect
from commonground.annotating.attribution.paragraph import Paragraph
from commonground.annotating.attribution.tree import describes_noun, is_passive, is_predicate, is_verb, serves_verb
from commonground.annotating.attribution.vocabulary import (
    ADVERB,
    AUXILIARY,
    BE,
    CARRYING,
    CONJUNCTION,
    DETERMINER,
    GENITIVE,
    GROUP,
    MODAL,
    NEGATION,
    NOUNLIKE,
    NUMERAL,
    OBJECT,
    POSSESSIVE,
    PREPOSITION,
    PUBLISHED,
    REFUSING,
    RELATIVE,
    SUBJECT,
    is_adverb,
    is_capitalised,
    is_word,
)
from commonground.tables import rows

# Determiners that can also be the subject of a clause ("many say").
CAN_BE_SUBJECT = frozenset(("this", "that", "all", "both", "some", "many", "few", "several", "most", "others"))
OBJECT_OPENERS = DETERMINER | POSSESSIVE | SUBJECT | OBJECT | {"that", "to", "how", "whether"}
# Subjects that make a verb negative, and how far before it they may stand.
NOBODIES = frozenset(("neither", "no", "nobody", "none", "nothing"))
LONGEST_NOBODY = 5
# Verbs that take whom they address as object: without one their past form is a passive ("residents told to leave").
ADDRESSING = frozenset(("accuse", "urge", "tell", "order", "advise", "encourage", "inform", "remind"))
# Verbs that the parse takes for the description of their own subject now and then ("a source reported the ship").
REPORTING = frozenset(("report", "declare", "announce", "refer", "confirm"))
# Verbs that tell a stance before any infinitive ("refused to endorse him") but those of speaking.
STANCES = (("decline",), ("refuse",))
# Verbs whose deed serves the saying: "took to the radio to defend the port", "had to deny it".
SERVED = frozenset(("go", "come", "take", "appear", "step", "use", "hold", "choose", "have", "decide", "begin", "rise"))
PACKAGE = "commonground.annotating.attribution"


class Form(StrEnum):
    """The form in which a verb stands."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    ING = "ing"
    INFINITIVE = "infinitive"


class Frame(StrEnum):
    """What may follow a cue; cues.tsv says what each means."""

    CLAUSE = "clause"
    ANY = "any"
    MARKED = "marked"
    QUOTE = "quote"
    TO = "to"
    TELL = "tell"
    AS = "as"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Verb:
    """A row of cues.tsv, or of silences.tsv where `silent` says how; `words` are the verb and its particles."""

    words: tuple[str, ...]
    frame: Frame
    kind: str = ""
    fronts: bool = False
    factive: bool = False
    silent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue in its paragraph: tokens `first` to `last` (exclusive), auxiliaries and particles included.

    `at` is the verb itself.
    """

    verb: Verb
    form: Form
    first: int
    at: int
    last: int
    negated: bool = False
    passive: bool = False
    silence: bool = False


@cache
def _verbs() -> dict[str, tuple[tuple[Verb, Form], ...]]:
    """Form -> the verbs it can be, those with more words first."""
    found: defaultdict[str, list[tuple[Verb, Form]]] = defaultdict(list)
    for cue, irregular, frame, kind, fronts, factive in rows(PACKAGE, "cues"):
        verb = Verb(tuple(cue.split()), Frame(frame), kind, fronts == "y", factive == "y")
        _add_forms(found, verb, irregular)
    for cue, irregular, how in rows(PACKAGE, "silences"):
        _add_forms(found, Verb(tuple(cue.split()), Frame.ANY, silent=frozenset(how.split())), irregular)
    return {form: tuple(sorted(verbs, key=_longest_first)) for form, verbs in found.items()}


def _add_forms(found: defaultdict[str, list[tuple[Verb, Form]]], verb: Verb, irregular: str) -> None:
    forms = inflect(verb.words[0], irregular)
    found[forms.base].append((verb, Form.BASE))
    found[forms.present].append((verb, Form.PRESENT))
    for past in {forms.past, forms.participle}:
        found[past].append((verb, Form.PAST))
    found[forms.ing].append((verb, Form.ING))


def _longest_first(entry: tuple[Verb, Form]) -> tuple[int, bool]:
    verb = entry[0]
    return -len(verb.words), not verb.silent


def find_cues(paragraph: Paragraph) -> Iterator[Cue]:
    """The cues of a paragraph that stand outside quotations, in order."""
    for index, token in enumerate(paragraph.tokens):
        if paragraph.quoted[index] < 0:
            for verb, form in _verbs().get(token.lower, ()):
                cue = _cue(paragraph, index, verb, form)
                if cue is not None:
                    yield cue
                    break


def _cue(paragraph: Paragraph, at: int, verb: Verb, form: Form) -> Cue | None:
    last = at + len(verb.words)
    hyphened = any(paragraph.low(mark) == "-" and paragraph.tight(mark) for mark in (at - 1, at + 1))
    whole = all(paragraph.low(at + n) == word for n, word in enumerate(verb.words) if n)
    if hyphened or not whole or is_verb(paragraph, at) is False or _keeps_silent(paragraph, verb, last):
        return None
    first = _group_start(paragraph, at)
    group = {paragraph.low(t) for t in range(first, at)}
    negated = bool(group & NEGATION) or _nobody_before(paragraph, first)
    before = paragraph.low(first - 1)
    if paragraph.low(at - 1) == "to" and form is Form.BASE:
        return _infinitive(paragraph, Cue(verb, Form.INFINITIVE, at, at, last))
    if not _is_verb(paragraph, first, at, form, group):
        return None
    if verb.silent:
        silent = not group & BE and ("always" in verb.silent or ("negated" in verb.silent and negated))
        return Cue(verb, form, first, at, last, negated, False, True) if silent else None
    passive = form is Form.PAST and (bool(group & BE) or before == "being" or _is_passive(paragraph, verb, at))
    return Cue(verb, form, first, at, last, negated, passive)


def _is_passive(paragraph: Paragraph, verb: Verb, at: int) -> bool:
    """Whether a past form without "be" is a passive: it describes a noun, or has no object where it needs one."""
    described = verb.frame is Frame.ANY and verb.words[0] not in REPORTING and describes_noun(paragraph, at)
    return described or _lacks_object(paragraph, verb, at + len(verb.words)) or is_passive(paragraph, at)


def _keeps_silent(paragraph: Paragraph, verb: Verb, last: int) -> bool:
    """Whether "declined" or "refused" goes with a verb of speaking: that is silence, and no stance."""
    if verb.words not in STANCES or paragraph.low(last) != "to":
        return False
    at = last + 1 + (last + 1 < len(paragraph.tokens) and is_adverb(paragraph.tokens[last + 1]))
    return any("refusing" in other.silent for other, _ in _verbs().get(paragraph.low(at), ()))


def _nobody_before(paragraph: Paragraph, first: int) -> bool:
    """Whether the subject right before `first` denies the verb: "Neither minister", "No one", "None of the crew"."""
    for at in range(first - 1, max(-1, first - 1 - LONGEST_NOBODY), -1):
        low = paragraph.low(at)
        if low in NOBODIES:
            opens = at == 0 or not is_word(paragraph.tokens[at - 1]) or paragraph.low(at - 1) in CONJUNCTION | {"that"}
            return opens and paragraph.quoted[at] < 0
        if not is_word(paragraph.tokens[at]) or low in AUXILIARY or (low in SUBJECT and low != "one"):
            return False
    return False


def _lacks_object(paragraph: Paragraph, verb: Verb, last: int) -> bool:
    """Whether a past form has no object where its verb needs one: "accused of fraud", "residents urged to leave"."""
    after = paragraph.low(last)
    if len(verb.words) > 1:
        return False
    if verb.words[0] in ADDRESSING:
        return after in ("to", "of", "over", "against", "by")
    return verb.kind in ("accuses", "praises") and verb.frame is Frame.ANY and after in PREPOSITION


def _group_start(paragraph: Paragraph, at: int) -> int:
    """Where the verb group begins: auxiliaries, negation and adverbs before the verb."""
    first = at
    while first > 0 and paragraph.quoted[first - 1] < 0:
        token = paragraph.tokens[first - 1]
        if token.lower == "'s" and paragraph.low(first - 2) in SUBJECT | RELATIVE:
            first -= 1
            continue
        if token.lower == "yet" and paragraph.low(first - 2) in NEGATION | AUXILIARY:
            first -= 1
            continue
        if token.lower not in AUXILIARY and token.lower not in NEGATION and not is_adverb(token):
            break
        if token.lower == "however" or (token.lower in ADVERB and paragraph.low(first - 2) in ("", ".")):
            break
        first -= 1
    return first


def _infinitive(paragraph: Paragraph, cue: Cue) -> Cue | None:
    """An infinitive counts after "declined", "went on" and their like."""
    carrier = cue.at - 2
    if paragraph.low(carrier) in REFUSING:
        if "refusing" not in cue.verb.silent:
            return None
        return Cue(cue.verb, cue.form, _group_start(paragraph, carrier), cue.at, cue.last, True, False, True)
    if cue.verb.silent:
        return None
    if paragraph.low(carrier) not in CARRYING:
        serves = serves_verb(paragraph, cue.at, SERVED)
        negated = paragraph.low(carrier) in NEGATION
        return replace(cue, first=carrier if negated else cue.at, negated=negated) if serves else None
    if paragraph.low(carrier) == "on" and paragraph.low(carrier - 1) in ("go", "goes", "going", "went", "gone"):
        carrier -= 1
    first = _group_start(paragraph, carrier)
    negated = any(paragraph.low(t) in NEGATION for t in range(first, carrier))
    return replace(cue, first=first, negated=negated)


def _is_verb(paragraph: Paragraph, first: int, at: int, form: Form, group: set[str]) -> bool:
    """Whether a form that can also be a noun or an adjective is the verb of a clause here."""
    predicate = is_predicate(paragraph, at)
    if _stands_as_noun(paragraph, at, form) and not (predicate and form is not Form.ING):
        return False
    if form is Form.ING or predicate:
        return True
    if paragraph.low(at) in NOUNLIKE and not group and not _between_subject_and_object(paragraph, at, form):
        return False
    if form is Form.BASE:
        return _base_is_verb(paragraph, first, group)
    return form is Form.PAST or (paragraph.low(at - 1) not in PREPOSITION | CONJUNCTION and not group & MODAL)


def _stands_as_noun(paragraph: Paragraph, at: int, form: Form) -> bool:
    """Whether the word is part of a name, or an article or a possessive stands before it."""
    before = paragraph.low(at - 1)
    if at > 0 and is_word(paragraph.tokens[at - 1]) and is_capitalised(paragraph.tokens[at]):
        return not paragraph.title_case
    if before in DETERMINER - CAN_BE_SUBJECT or before in POSSESSIVE - {"her"}:
        return True
    return before in GENITIVE and paragraph.quoted[at - 1] < 0 and form not in (Form.PAST, Form.ING)


def _between_subject_and_object(paragraph: Paragraph, at: int, form: Form) -> bool:
    """Whether a word that is a noun as often as a verb has a clear subject before it and an object after it."""
    after = paragraph.low(at + 1)
    if at + 1 >= len(paragraph.tokens) or after in (PREPOSITION | CONJUNCTION | AUXILIARY) - {"to"}:
        return False
    before = paragraph.low(at - 1)
    if before in SUBJECT | RELATIVE | GROUP | PUBLISHED:
        return True
    objects = paragraph.quoted[at + 1] >= 0 or after in OBJECT_OPENERS
    named = at > 0 and is_capitalised(paragraph.tokens[at - 1]) and before not in DETERMINER | NUMERAL
    return named or (objects and (form is not Form.BASE or before.endswith("s")))


def _base_is_verb(paragraph: Paragraph, first: int, group: set[str]) -> bool:
    """A base form is a verb after "did not" or "would", or after a subject that can be a plural."""
    if group & (MODAL | {"did", "do", "does"}):
        return True
    subject = paragraph.low(first - 1)
    if subject in ("he", "she", "it", "that", "to", "") or subject in DETERMINER - GROUP:
        return False
    if subject in PREPOSITION | AUXILIARY | CONJUNCTION | OBJECT - SUBJECT:
        return False
    return is_word(paragraph.tokens[first - 1]) or subject in {",", ")"}
