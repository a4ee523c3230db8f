"""What a parse tells where the tokens carry one: whether a word is a verb, and whose it is.

Every question answers None or no where the sentence has no tree; the rules on word forms then decide. Where content
ends they always do: the tree's clause, alone or beside them, was worse on PolNeAR's first 200 articles.
"""

from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import LONGEST_PHRASE, Phrase
from commonground.annotating.attribution.relation import Stretch
from commonground.annotating.attribution.speaking_nouns import kind_of
from commonground.annotating.attribution.vocabulary import (
    DASHES,
    GENITIVE,
    MARKS,
    NEGATION,
    TIMES,
    WEEKDAY,
    WHEN,
    is_capitalised,
    is_word,
)
from commonground.records.annotations import EntityKind

SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj")
# Verbs that share the subject of the verb they hang on ("rose and said", "went on to say", "left, saying").
SHARING = ("conj", "xcomp", "advcl")
# What a noun behind the verb is to it, or to another such noun.
BEHIND = ("obj", "iobj", "obl", "nmod", "conj")
# Parts of a noun phrase that follow its head and belong to its name or description.
INSIDE = (
    "flat",
    "flat:name",
    "compound",
    "nmod",
    "nmod:poss",
    "nmod:npmod",
    "nummod",
    "fixed",
    "goeswith",
    "case",
    "amod",
    "det",
)
# What stands before a noun without belonging to its phrase.
OUTSIDE = ("punct", "cc", "case", "mark", "acl:relcl", "nsubj", "cop", "advmod")
# How many verbs up the tree a subject is looked for.
FURTHEST_SUBJECT = 3
# How many phrases a noun phrase may hold inside one another.
DEEPEST = 12


def is_verb(paragraph: Paragraph, at: int) -> bool | None:
    """Whether the word is the verb of a clause, not a noun or an adjective."""
    token = paragraph.tokens[at]
    if token.upos is None or token.relation is None:
        return None
    return token.upos in ("VERB", "AUX") and not token.relation.startswith(("amod", "compound", "case", "fixed"))


def is_predicate(paragraph: Paragraph, at: int) -> bool:
    """Whether the parse has the word as a verb with a subject of its own, or joined to another verb by "and"."""
    token, head = paragraph.tokens[at], paragraph.head(at)
    if token.upos != "VERB":
        return False
    if any(paragraph.tokens[child].relation in SUBJECTS for child in paragraph.children(at)):
        return True
    return token.relation == "conj" and head is not None and paragraph.tokens[head].upos == "VERB"


def is_passive(paragraph: Paragraph, at: int) -> bool:
    """Whether the verb has a passive subject or, without one, describes a noun ("claims made by the port")."""
    token = paragraph.tokens[at]
    if token.relation is None:
        return False
    kinds = {paragraph.tokens[child].relation for child in paragraph.children(at)}
    return bool(kinds & {"nsubj:pass", "aux:pass"}) or (token.relation == "acl" and paragraph.low(at + 1) == "by")


def describes_noun(paragraph: Paragraph, at: int) -> bool:
    """Whether the verb hangs on a noun as its description: "a pier called 'The Spur'"."""
    return paragraph.tokens[at].relation == "acl"


def serves_verb(paragraph: Paragraph, infinitive: int, lemmas: frozenset[str]) -> bool:
    """Whether the parse has an infinitive hang on one of these verbs, not negated: "[went] on the air to [deny] it"."""
    head = paragraph.head(infinitive)
    if head is None or head > infinitive or paragraph.tokens[infinitive].relation not in ("advcl", "xcomp"):
        return False
    negated = any(paragraph.low(child) in NEGATION for child in paragraph.children(head))
    return paragraph.tokens[head].lemma in lemmas and not negated


def own_subject(paragraph: Paragraph, unit: Unit, verb: int) -> Phrase | None:
    """The subject that hangs on the verb itself; for "who" the phrase that it takes up, the pronoun included."""
    subjects = [c for c in paragraph.children(verb) if paragraph.tokens[c].relation in SUBJECTS]
    if not subjects:
        return None
    before = _nearest(paragraph, _outside_dashes(paragraph, [c for c in subjects if c < verb], verb))
    own = before[0] if before else subjects[0]
    head = paragraph.head(verb)
    if paragraph.low(own) in ("who", "which", "that") and head is not None and head < own:
        if paragraph.tokens[head].upos in ("VERB", "AUX"):
            return None  # the parse has no noun that the clause is about
        phrase = _phrase(paragraph, unit, head)
        return Phrase(phrase.first, own + 1, phrase.core) if phrase and own - phrase.first <= LONGEST_PHRASE else None
    phrase = _phrase(paragraph, unit, own)
    name = _phrase(paragraph, unit, before[-1]) if len(before) > 1 else None
    return Phrase(phrase.first, name.last, name.core) if phrase and name else phrase


def is_content_of(paragraph: Paragraph, stretch: Stretch, cue: int) -> bool:
    """Whether the parse has a clause of the stretch as what the cue says, or the cue beside it; yes without a parse."""
    token, head = paragraph.tokens[cue], paragraph.head(cue)
    if token.relation is None:
        return True
    if token.relation == "parataxis" and head is not None and stretch.first <= head < stretch.last:
        return True
    clauses = (c for c in paragraph.children(cue) if paragraph.tokens[c].relation in ("ccomp", "parataxis"))
    return any(stretch.first <= clause < stretch.last for clause in clauses)


def _outside_dashes(paragraph: Paragraph, subjects: list[int], verb: int) -> list[int]:
    """The subjects before a verb without those of an aside whose second dash stands before the verb.

    "The report - on the fire that killed Ivo Berg - found"; the dash is `verb - 1`.
    """
    if len(subjects) < 2 or paragraph.low(verb - 1) not in DASHES:
        return subjects
    opening = next((t for t in range(verb - 2, subjects[0], -1) if paragraph.low(t) in DASHES), None)
    return subjects if opening is None else [c for c in subjects if c < opening]


def _nearest(paragraph: Paragraph, subjects: list[int]) -> list[int]:
    """The last of several subjects before a verb, and those that stand together with it ("skipper | Ana Berg")."""
    at = len(subjects) - 1
    while at > 0 and all(_is_nominal(paragraph, t) for t in range(subjects[at - 1] + 1, subjects[at])):
        at -= 1
    return subjects[max(at, 0) :]


def _is_nominal(paragraph: Paragraph, at: int) -> bool:
    return paragraph.tokens[at].upos in ("NOUN", "PROPN", "ADJ", "NUM")


def governs_clause_of(paragraph: Paragraph, subject: Phrase, cue: int) -> bool:
    """Whether the verb of the subject governs the clause that the cue stands in: "When he [said] so, [she] left"."""
    verbs = {paragraph.head(t) for t in range(subject.first, subject.last) if paragraph.tokens[t].relation in SUBJECTS}
    at: int | None = cue
    for _ in range(DEEPEST):
        if at is None:
            break
        relation, at = paragraph.tokens[at].relation, paragraph.head(at)
        if at in verbs - {None}:
            return relation in ("advcl", "obl", "nmod")
    return False


def subject_stands_before(paragraph: Paragraph, verb: int) -> bool:
    """Whether the verb's own subject stands before it and outside quotations."""
    own = (c for c in paragraph.children(verb) if paragraph.tokens[c].relation in SUBJECTS)
    return any(c < verb and paragraph.quoted[c] < 0 for c in own)


def whole(paragraph: Paragraph, unit: Unit, phrase: Phrase) -> Phrase:
    """The phrase with the nouns before it that "and" joins to it: "faculty and administrators"."""
    last = phrase.core - 1
    head = paragraph.head(last)
    if paragraph.tokens[last].relation != "conj" or head is None or head >= phrase.first:
        return phrase
    if paragraph.tokens[head].upos not in ("NOUN", "PROPN") or paragraph.quoted[head] >= 0:
        return phrase
    found = _phrase(paragraph, unit, head)
    return Phrase(found.first, phrase.last, phrase.core) if found else phrase


def shared_subject(paragraph: Paragraph, unit: Unit, verb: int) -> Phrase | None:
    """The subject of the verb that this one hangs on, or the noun that it describes ("an email stressing ...")."""
    for _ in range(FURTHEST_SUBJECT):
        head, relation = paragraph.head(verb), paragraph.tokens[verb].relation
        asked = relation == "advcl" and not paragraph.low(verb).endswith("ing") and paragraph.low(verb - 1) != "to"
        governing = _governing(paragraph, verb)
        if governing is not None:
            head = governing
        elif head is None or asked or relation not in SHARING:
            return _phrase(paragraph, unit, _sent(paragraph, head)) if head is not None and relation == "acl" else None
        verb = _main_clause(paragraph, verb, head)
        found = own_subject(paragraph, unit, verb)
        if found is not None:
            return found
    return None


def _main_clause(paragraph: Paragraph, participle: int, verb: int) -> int:
    """The verb over a clause with "that", where a comma parts the participle from it; else the clause's own verb.

    "Hale defended his claim that Berg had lied, saying ...": whoever defended it says so.
    """
    over, relation = paragraph.head(verb), paragraph.tokens[verb].relation
    parted = paragraph.low(participle - 1) == "," or paragraph.quoted[participle - 1] >= 0
    if over is None or relation != "acl" or not parted:
        return verb
    if not any(paragraph.low(c) == "that" for c in paragraph.children(verb) if c < verb):
        return verb
    while over is not None and paragraph.tokens[over].upos not in ("VERB", "AUX"):
        over = paragraph.head(over)
    return verb if over is None else over


def _sent(paragraph: Paragraph, noun: int) -> int:
    """The letter that goes to the noun, which a participle behind it describes; else the noun itself.

    "An e-mail to officials warning them" warns; the officials do not.
    """
    governor = paragraph.head(noun)
    if governor is None or not any(paragraph.low(c) == "to" for c in paragraph.children(noun) if c < noun):
        return noun
    texts = (c for c in (governor, *paragraph.children(governor)) if c < noun and kind_of(paragraph.low(c)) == "text")
    return next(texts, noun)


def _governing(paragraph: Paragraph, verb: int) -> int | None:
    """The verb of the sentence, for a participle that a comma parts from the object it seems to describe.

    "She thanked the crew, calling them brave": whoever thanked them called them so. None where it describes a noun.
    """
    head = paragraph.head(verb)
    if head is None or paragraph.tokens[verb].relation != "acl" or paragraph.low(verb - 1) != ",":
        return None
    for _ in range(FURTHEST_SUBJECT):
        if head is None or paragraph.tokens[head].relation not in BEHIND:
            return None
        head = paragraph.head(head)
        if head is not None and paragraph.tokens[head].upos == "VERB":
            return head
    return None


def _phrase(paragraph: Paragraph, unit: Unit, noun: int) -> Phrase | None:
    """The noun with what belongs to its name or description, relative clauses left out."""
    if not unit.first <= noun < unit.last or paragraph.quoted[noun] >= 0 or not is_word(paragraph.tokens[noun]):
        return None
    first, last = _reach(paragraph, noun)
    core = noun + 1
    for child in paragraph.children(noun):
        relation = paragraph.tokens[child].relation or ""
        beside = (
            relation == "appos"
            and paragraph.low(child - 1) not in (",", "(")
            and is_capitalised(paragraph.tokens[child])
        )
        if child > noun and (beside or relation.startswith(("flat", "compound"))):
            core = max(core, _reach(paragraph, child)[1])
        if relation == "conj":
            core = max(core, _reach(paragraph, child)[1])
        if relation == "appos" and paragraph.named[child] is EntityKind.PERSON and paragraph.named[noun] is None:
            last = max(last, _reach(paragraph, child)[1])
            core = last
    first = _from_hyphen(paragraph, max(first, unit.first))
    last = _before_dash(paragraph, noun, last)
    core = min(core, last)
    if last == core:
        last = core = _to_name(paragraph, unit, last)
    while first < noun and not is_word(paragraph.tokens[first]):
        first += 1
    if sum(_is_mark(paragraph, t) for t in range(first, last)) % 2 and first > unit.first:
        first -= _is_mark(paragraph, first - 1)
    if paragraph.low(last - 1) in GENITIVE or any(paragraph.quoted[t] >= 0 for t in range(first, last)):
        return None
    return Phrase(first, min(last, unit.last), core)


def _from_hyphen(paragraph: Paragraph, first: int) -> int:
    """Where the word begins that a hyphen or "at" joins to the token: "Fen-a-Roe president", "at least one"."""
    while first > 1 and paragraph.low(first - 1) == "-" and paragraph.tight(first - 1):
        first -= 2
    return first - (first > 0 and paragraph.low(first) in ("least", "most") and paragraph.low(first - 1) == "at")


def _to_name(paragraph: Paragraph, unit: Unit, last: int) -> int:
    """Where the person's name ends that follows a description at once: "the party's nominee [Ana Berg]"."""
    end = last
    while end < unit.last and paragraph.named[end] is EntityKind.PERSON and paragraph.quoted[end] < 0:
        end += 1
    described = paragraph.named[last - 1] is not EntityKind.PERSON and kind_of(paragraph.low(last - 1)) == "person"
    return end if end > last and described else last


def _before_dash(paragraph: Paragraph, noun: int, last: int) -> int:
    """Where the phrase ends before a dash: "state officials [– including the governor]"."""
    dashes = (t for t in range(noun + 1, last) if paragraph.low(t) in DASHES and not paragraph.tight(t))
    return next(dashes, last)


def _is_mark(paragraph: Paragraph, at: int) -> bool:
    return MARKS.issuperset(paragraph.tokens[at].text) and paragraph.low(at) not in GENITIVE


def _reach(paragraph: Paragraph, noun: int, depth: int = 0) -> tuple[int, int]:
    """First and last (exclusive) token of the noun phrase."""
    first, last = noun, noun + 1
    for child in paragraph.children(noun) if depth < DEEPEST else ():
        relation = paragraph.tokens[child].relation or ""
        if child < noun and relation not in OUTSIDE:
            first = min(first, _reach(paragraph, child, depth + 1)[0])
        elif child > noun and _belongs(paragraph, child, relation):
            last = max(last, _reach(paragraph, child, depth + 1)[1])
    return first, last


def belongs_to_noun(paragraph: Paragraph, that: int) -> bool:
    """Whether "that" opens a clause about a noun: "complaints that", "a deal that"."""
    verb = paragraph.head(that)
    return verb is not None and (paragraph.tokens[verb].relation or "").startswith("acl")


def takes_clause(paragraph: Paragraph, verb: int) -> bool:
    """Whether the parse has a clause with a subject of its own as the object of the verb."""
    return any(paragraph.tokens[child].relation == "ccomp" for child in paragraph.children(verb))


def has_object(paragraph: Paragraph, verb: int) -> bool:
    """Whether the parse has a noun as the object of the verb."""
    return any(child > verb and paragraph.tokens[child].relation == "obj" for child in paragraph.children(verb))


def _belongs(paragraph: Paragraph, child: int, relation: str) -> bool:
    """Whether a word after a noun is part of its phrase: no day, and no apposition behind a comma."""
    if relation == "appos":
        return paragraph.low(child - 1) not in (",", "(") and is_capitalised(paragraph.tokens[child])
    return (relation in INSIDE or relation == "conj") and paragraph.low(child) not in WEEKDAY | WHEN | TIMES
