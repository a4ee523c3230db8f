"""He and she: the most salient person who fits, or nobody where two are equally good.

Salience after Lappin and Leass (1994), with few weights: nearness by sentence and paragraph, subjects before others,
the person spoken of before the person named once. An unnamed person ("a spokesman") competes, so that "he" is not
given to somebody named further off.
"""

import math
from collections import Counter
from dataclasses import dataclass, field
from itertools import takewhile

from commonground.annotating.people.barring import by_line, named_in_own_words, named_later, own_object
from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.reading import Line
from commonground.annotating.people.strangers import strangers
from commonground.annotating.people.subjects import speaks, subject
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
MOST = 60
"""Antecedents that are weighed for one pronoun: more than four sentences of news hold, few enough for any page."""
MARGIN = 0.7
"""Points by which the best antecedent must lead; this and the weights below are chosen on GUM news
(`python -m quality people`): right 91.0, open 7.1, wrong 1.9 percent of 155; with .5 wrong 2.6, open 6.5."""
A_SENTENCE, A_PARAGRAPH = 2.0, 0.5
SUBJECT, SPEAKER, LEANS, NEAREST, AHEAD = 2.0, 0.5, 1.5, 0.6, 3.0
HERE = 6.0
OFTEN = 0.4
QUOTED = 1.5
TITLES = 3
"""Tokens after an opening phrase among which its subject's name begins; titles may stand before it."""
OPENING = frozenset(
    ["in", "after", "before", "during", "on", "for", "at", "despite", "with", "when", "while", "as", "if", "by"]
)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """Somebody a pronoun may mean: a reference with its weight, and how the unnamed lean."""

    reference: Reference
    subject: bool
    speaks: bool
    quoted: bool
    leaning: str | None = None


@dataclass(slots=True)
class Reading:
    """What has been read so far: antecedents in text order and how often each bearer was meant."""

    read: list[Line]
    named: dict[int, list[Reference]]
    told: list[Antecedent] = field(default_factory=list)
    times: Counter[Bearer] = field(default_factory=Counter)

    def tell(self, reference: Reference, leaning: str | None = None) -> None:
        """Take up one more antecedent."""
        line = self.read[reference.line]
        is_subject = subject(line, reference)
        speaking = is_subject and speaks(line, reference)
        self.told.append(Antecedent(reference, is_subject, speaking, line.quoted[reference.last], leaning))
        if reference.bearer:
            self.times[reference.bearer] += 1

    def near(self, first: int) -> list[Antecedent]:
        """The antecedents of the lines from `first` on, in text order, the latest MOST of them."""
        return list(takewhile(lambda a: a.reference.line >= first, reversed(self.told[-MOST:])))[::-1]

    def within_reach(self, line: Line) -> list[Antecedent]:
        """The antecedents of the prose a few sentences back, and of the line's own paragraph, in text order."""
        found = []
        for antecedent in reversed(self.told[-MOST:]):
            there = self.read[antecedent.reference.line]
            if line.order - there.order > BACK:
                break
            if there.prose or there.sentence.block == line.sentence.block:
                found.append(antecedent)
        return found[::-1]


def pronoun_references(read: list[Line], named: list[Reference]) -> list[Reference]:
    """The pronouns he and she in all cases, each with its antecedent or nobody."""
    reading = Reading(read, by_line(named))
    waiting = sorted((r for r in named if r.kind is EntityKind.PERSON), key=lambda r: -r.start)
    found: list[Reference] = []
    for line in read:
        unknown = {r.start: (r, leaning) for r, leaning in strangers(line)}
        for at, word in enumerate(line.lower):
            token = line.sentence.tokens[at]
            while waiting and waiting[-1].start <= token.start:
                reading.tell(waiting.pop())
            if token.start in unknown:
                reading.tell(*unknown[token.start])
            if word in PRONOUNS:
                ahead = _rest_of(line, waiting)
                found.append(_pronoun(reading, line, at, PRONOUNS[word], ahead))
    return found


def _rest_of(line: Line, waiting: list[Reference]) -> list[Reference]:
    """The references of the line that are still to come; `waiting` holds them last first."""
    return list(takewhile(lambda reference: reference.line == line.index, reversed(waiting[-MOST:])))


def _pronoun(reading: Reading, line: Line, at: int, leaning: str, ahead: list[Reference]) -> Reference:
    start, end = line.span(at, at)
    pronoun = Reference(line.index, at, at, start, end, MentionForm.PRONOUN)
    pronoun.bearer = _best(reading, line, pronoun, leaning, ahead)
    if pronoun.bearer:
        pronoun.bearer.lean(leaning)
    if pronoun.bearer or (line.word(at) in ("he", "she") and not line.quoted[at]):
        reading.tell(pronoun, leaning)
    return pronoun


def _best(reading: Reading, line: Line, pronoun: Reference, leaning: str, ahead: list[Reference]) -> Bearer | None:
    """The person with the most points, if they lead by the margin; nobody where an unnamed one leads."""
    beside = reading.told[-1].reference if reading.told else None
    if (
        line.word(pronoun.first).endswith("self")
        and beside
        and (beside.line, beside.last + 1) == (line.index, pronoun.first)
    ):
        return beside.bearer
    points: dict[Bearer | int, float] = {}
    bearers: dict[Bearer | int, Bearer | None] = {}
    near = [a for a in reading.within_reach(line) if _fits(a, leaning)]
    barred = _speakers(reading, line, pronoun, ahead) | named_later(line, pronoun, ahead)
    barred |= named_in_own_words(reading.read, pronoun, reading.named)
    near = [
        a for a in near if a.reference.bearer not in barred and not own_object(line, pronoun, a.reference, a.subject)
    ]
    for number, antecedent in enumerate(near):
        who = antecedent.reference.bearer
        key: Bearer | int = who or number
        score = _points(reading, line, antecedent, leaning)
        nearest = number == len(near) - 1 and antecedent.reference.line == line.index
        score += NEAREST * nearest
        points[key], bearers[key] = max(points.get(key, -99.0), score), who
    expected = _ahead(line, pronoun, leaning, ahead)
    if expected:
        points[expected], bearers[expected] = points.get(expected, HERE) + AHEAD, expected
    ranked = sorted(points, key=lambda key: -points[key])
    if not ranked or (len(ranked) > 1 and points[ranked[0]] - points[ranked[1]] < MARGIN):
        return None
    return bearers[ranked[0]]


def _fits(antecedent: Antecedent, leaning: str) -> bool:
    who = antecedent.reference.bearer
    return (who.leaning if who else antecedent.leaning) in (None, leaning)


def _points(reading: Reading, line: Line, antecedent: Antecedent, leaning: str) -> float:
    who, there = antecedent.reference.bearer, reading.read[antecedent.reference.line]
    score = HERE - A_SENTENCE * (line.order - there.order)
    score -= A_PARAGRAPH * (there.sentence.block != line.sentence.block)
    score += SUBJECT * antecedent.subject + SPEAKER * antecedent.speaks
    score -= QUOTED * antecedent.quoted
    if who:
        score += LEANS * (who.leaning == leaning) + OFTEN * math.log2(1 + reading.times[who])
    return score


def _speakers(reading: Reading, line: Line, pronoun: Reference, ahead: list[Reference]) -> set[Bearer | None]:
    """Whoever speaks the quotation that holds the pronoun: nobody is "he" in his own words."""
    if not line.quoted[pronoun.first]:
        return set()
    here = [
        a.reference for a in reading.near(line.index) if a.speaks and not a.quoted and a.reference.line == line.index
    ]
    here += [r for r in ahead if not line.quoted[r.first] and speaks(line, r)]
    if not here:
        block = line.sentence.block
        near = reading.near(line.index - BACK)
        here = [a.reference for a in near if a.speaks and reading.read[a.reference.line].sentence.block == block]
    return {reference.bearer for reference in here if reference.bearer}


def _ahead(line: Line, pronoun: Reference, leaning: str, ahead: list[Reference]) -> Bearer | None:
    """The subject that follows an opening phrase with the pronoun in it ("Earlier, in her speech, Ms Moore ...")."""
    begin = 2 if line.word(1) == "," else 0
    comma = next((at for at in range(pronoun.first + 1, len(line.words)) if line.words[at] == ","), None)
    if line.word(begin) not in OPENING or comma is None or "," in line.words[begin : pronoun.first]:
        return None
    found = next((r for r in ahead if comma < r.first <= comma + TITLES and r.bearer), None)
    return found.bearer if found and found.bearer and found.bearer.leaning in (None, leaning) else None
