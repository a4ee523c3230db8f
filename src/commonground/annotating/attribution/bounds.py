"""What a parse tells of where content ends; `tree` has what it tells of verbs and their subjects."""

from commonground.annotating.attribution.paragraph import Paragraph
from commonground.annotating.attribution.tree import DEEPEST, SUBJECTS
from commonground.annotating.attribution.vocabulary import DASHES

# What opens the circumstances of the saying, where the parse has the clause hang on the cue.
CIRCUMSTANCE = frozenset(("before", "after", "while", "although", "until"))
# What opens the time and place of a saying behind its object ("praised the crew at a dinner").
PLACED = frozenset(("at", "in", "on", "during", "after", "before", "by", "via", "since"))
# Words of a subject up to its head.
LONGEST_NAME = 6


def clause_goes_on(paragraph: Paragraph, comma: int, cue: int) -> bool:
    """Whether the verb of the clause that the cue takes stands behind the aside that a comma opens.

    "She said the talks, which began in May, | were useful."
    """
    behind = (c for c in paragraph.children(cue) if paragraph.tokens[c].relation == "ccomp" and c > comma)
    return any(
        cue < child < comma and paragraph.tokens[child].relation in SUBJECTS
        for clause in behind
        for child in paragraph.children(clause)
    )


def goes_on_outside(paragraph: Paragraph, at: int, first: int, cue: int) -> bool:
    """Whether the sentence goes on here behind an aside that holds cue and content: with its verb, or with its subject.

    "The study, showing the wall was safe, | won a prize"; "Asked if he knew, | Mr Toft left".
    """
    if at >= len(paragraph.tokens):
        return False
    if paragraph.tokens[at].upos == "VERB":
        return any(c < first and paragraph.tokens[c].relation in SUBJECTS for c in paragraph.children(at))
    return paragraph.tokens[cue].upos == "VERB" and _begins_main_clause(paragraph, at, cue)


def _begins_main_clause(paragraph: Paragraph, at: int, cue: int) -> bool:
    """Whether a subject begins here whose verb governs the cue."""
    subject = next(
        (t for t in range(at, min(len(paragraph.tokens), at + LONGEST_NAME)) if _is_subject(paragraph, t)), None
    )
    verb = paragraph.head(subject) if subject is not None else None
    above: int | None = cue
    for _ in range(DEEPEST):
        above = paragraph.head(above) if above is not None else None
        if above is not None and above == verb:
            return True
    return False


def _is_subject(paragraph: Paragraph, at: int) -> bool:
    verb = paragraph.head(at)
    return paragraph.tokens[at].relation in SUBJECTS and verb is not None and verb > at


def _can_join(paragraph: Paragraph, first: int | None, second: int) -> bool:
    """Whether two verbs can be joined by form: "wants to build it but leave it open" joins no "wants" with "leave"."""
    one, other = paragraph.tokens[first] if first is not None else None, paragraph.tokens[second]
    if one is None or one.lemma is None or other.upos != "VERB" or other.lower != other.lemma:
        return True
    helped = any(paragraph.tokens[c].relation in ("aux", *SUBJECTS) for c in paragraph.children(second))
    return helped or one.lower == one.lemma or one.upos != "VERB"


def main_verb_after(paragraph: Paragraph, cue: int) -> int | None:
    """Where the clause goes on whose subject the cue describes: "those who back the bill | are few"."""
    verb, noun = cue, paragraph.head(cue)
    while noun is not None and paragraph.tokens[verb].relation == "conj":
        verb, noun = noun, paragraph.head(noun)
    if noun is None or not (paragraph.tokens[verb].relation or "").startswith("acl"):
        return None
    governor = paragraph.head(noun)
    if governor is None or governor < cue or paragraph.tokens[noun].relation not in SUBJECTS:
        return None
    helpers = (c for c in paragraph.children(governor) if paragraph.tokens[c].relation in ("aux", "aux:pass", "cop"))
    first = min([governor, *(c for c in helpers if c > cue)])
    while paragraph.tokens[first - 1].relation == "advmod" and paragraph.head(first - 1) == governor:
        first -= 1
    return first


def leaves_content(paragraph: Paragraph, at: int, first: int) -> bool:
    """Whether "and", "before" or the like at `at` opens what the parse joins to a verb before `first`."""
    joined = paragraph.head(at)
    if joined is None or joined < at or paragraph.tokens[at].relation not in ("cc", "mark", "advmod"):
        return False
    governor = paragraph.head(joined)
    coordinates = paragraph.tokens[at].relation == "cc"
    behind_dash = paragraph.low(at - 1) in DASHES and paragraph.quoted[at - 2] < 0
    if coordinates and (behind_dash or not _can_join(paragraph, governor, joined)):
        return False
    if not coordinates and paragraph.low(at) not in CIRCUMSTANCE:
        return False
    joins = paragraph.tokens[joined].relation == ("conj" if coordinates else "advcl")
    return joins and governor is not None and governor < first


def is_circumstance(paragraph: Paragraph, at: int, first: int) -> bool:
    """Whether "at" or "during" opens a time or place that the parse has hang on a verb before `first`."""
    if paragraph.low(at) not in PLACED or paragraph.tokens[at].relation != "case":
        return False
    noun = paragraph.head(at)
    governor = paragraph.head(noun) if noun is not None and noun > at else None
    if noun is None or governor is None or governor >= first or paragraph.tokens[noun].relation != "obl":
        return False
    return not any(child > noun and _gives_reason(paragraph, child) for child in paragraph.children(governor))


def _gives_reason(paragraph: Paragraph, at: int) -> bool:
    """Whether the word is what somebody was praised or blamed for ("over the fire", "as reckless", "for waiting")."""
    kinds = (paragraph.low(child) for child in paragraph.children(at) if child < at)
    return any(low in ("for", "over", "as", "of", "to", "about", "against") for low in kinds)


def stays_in_content(paragraph: Paragraph, at: int, first: int) -> bool:
    """Whether "and" or "but" at `at` joins two nouns, or two verbs of a clause within, of content from `first` on."""
    joined = paragraph.head(at)
    if joined is None or joined < at or paragraph.tokens[joined].relation != "conj":
        return False
    governor = paragraph.head(joined)
    if governor is None or governor < first:
        return False
    above = paragraph.head(governor)
    nouns = paragraph.tokens[joined].upos in ("NOUN", "PROPN", "PRON")
    return nouns or (above is not None and above >= first)
