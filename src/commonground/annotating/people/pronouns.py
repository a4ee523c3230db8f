"""He and she: the most salient person who fits, or nobody where two are equally good."""

from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.reading import Line
from commonground.records.annotations import EntityKind, MentionForm

PRONOUNS = {
    "he": "m",
    "him": "m",
    "his": "m",
    "himself": "m",
    "she": "f",
    "her": "f",
    "hers": "f",
    "herself": "f",
}
BACK = 4
"""Sentences back in which an antecedent is looked for."""
MARGIN = 1.0
"""Points by which the best antecedent must lead; chosen on GUM news (`python -m quality.people`)."""
OBLIQUE = frozenset(
    ["after", "with", "by", "of", "to", "for", "from", "against", "about", "between", "before", "behind", "under", "over", "at", "on", "in", "like", "near", "alongside", "including", "than", "as", "toward", "towards", "without", "through", "because"]
)


def pronoun_references(read: list[Line], bearers: list[Bearer], known_before: list[Reference]) -> list[Reference]:
    """The pronouns he and she in all cases, each with its antecedent or nobody."""
    found: list[Reference] = []
    told = sorted((r for r in known_before if r.bearer), key=lambda r: r.start)
    for line in read:
        for at, word in enumerate(line.lower):
            leaning = PRONOUNS.get(word)
            if leaning is None:
                continue
            start, end = line.span(at, at)
            reference = Reference(line.index, at, at, start, end, MentionForm.PRONOUN)
            reference.bearer = _antecedent(read, line, reference, leaning, told)
            if reference.bearer:
                reference.bearer.lean(leaning)
                told.append(reference)
            found.append(reference)
    return found


def _antecedent(read: list[Line], line: Line, pronoun: Reference, leaning: str, told: list[Reference]) -> Bearer | None:
    """The person with the most points, if they lead by the margin."""
    points: dict[Bearer, float] = {}
    for reference in told:
        bearer = reference.bearer
        if bearer is None or bearer.kind is not EntityKind.PERSON or reference.start >= pronoun.start:
            continue
        back = line.index - reference.line
        if back > BACK or bearer.leaning not in (None, leaning):
            continue
        score = _points(read, line, pronoun, reference, back) + (0.5 if bearer.leaning == leaning else 0)
        points[bearer] = max(points.get(bearer, float("-inf")), score)
    ranked = sorted(points.items(), key=lambda item: -item[1])
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < MARGIN):
        return None
    return ranked[0][0]


def _points(read: list[Line], line: Line, pronoun: Reference, reference: Reference, back: int) -> float:
    there = read[reference.line]
    score = 6.0 - 2.0 * back
    if there.sentence.block != line.sentence.block:
        score -= 1.0
    if subject(there, reference):
        score += 2.5
    return score


def subject(line: Line, reference: Reference) -> bool:
    """Whether the reference is its clause's subject: by the tree where there is one, else by no preposition before it."""
    token = line.sentence.tokens[reference.last]
    if token.relation is not None:
        return token.relation.startswith("nsubj")
    at = reference.first - 1
    while at >= 0 and line.words[at][:1].isupper() and line.word(at) not in OBLIQUE and at > reference.first - 4:
        at -= 1
    return line.word(at) not in OBLIQUE and line.word(reference.last + 1) not in ("'s", "'")
