"""Whom a he or she cannot mean, whoever else it does."""

from collections.abc import Iterable, Mapping, Sequence

from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.reading import OPENS, STRAIGHT, Line
from commonground.annotating.people.subjects import clause_start, speaks
from commonground.records.annotations import MentionForm

SPEAKING = frozenset(["he", "she"])
Barred = set[Bearer | None]


def named_in_own_words(read: Sequence[Line], pronoun: Reference, named: Mapping[int, Sequence[Reference]]) -> Barred:
    """Whoever is named in the quotation that the pronoun outside it speaks: nobody calls himself by his name.

    `named` holds the names of each line by its index. The quotation is the line's, with the sentences before that run
    on into it and those after that it fills.
    """
    line = read[pronoun.line]
    if line.word(pronoun.first) not in SPEAKING or line.quoted[pronoun.first] or not speaks(line, pronoun):
        return set()
    inside = (r for index in quotation(read, line) for r in named.get(index, ()) if read[index].quoted[r.last])
    return {reference.bearer for reference in inside if reference.bearer}


def quotation(read: Sequence[Line], line: Line) -> range:
    """The lines of the paragraph over which the line's quotation runs."""
    first = last = line.index
    while runs_on(read[first]) and read[first - 1].sentence.block == line.sentence.block:
        first -= 1
    while last + 1 < len(read) and read[last + 1].sentence.block == line.sentence.block and all(read[last + 1].quoted):
        last += 1
    return range(first, last + 1)


def runs_on(line: Line) -> bool:
    """Whether the line begins inside a quotation that a line before it opened."""
    return line.index > 0 and bool(line.words) and line.quoted[0] and line.words[0] not in OPENS + STRAIGHT


def own_object(line: Line, pronoun: Reference, reference: Reference, subject: bool) -> bool:
    """Whether the clause rules the reference out: "Cole met him" is not Cole."""
    if reference.line != line.index:
        return False
    word, after = line.word(pronoun.first), line.word(pronoun.first + 1)
    objective = word == "him" or (
        word == "her" and (not after.isalpha() or after in ("to", "in", "and", "for", "that"))
    )
    return objective and subject and clause_start(line, pronoun.first) <= reference.first


def named_later(line: Line, pronoun: Reference, ahead: Iterable[Reference]) -> Barred:
    """Whoever is named after "he" in its own clause: "he described Cole" is not Cole."""
    if line.word(pronoun.first) not in SPEAKING:
        return set()
    later = (r for r in ahead if clause_start(line, r.first) <= pronoun.first)
    return {reference.bearer for reference in later if reference.bearer}


def by_line(references: Iterable[Reference]) -> dict[int, list[Reference]]:
    """The names among the references, by the line they stand in."""
    table: dict[int, list[Reference]] = {}
    for reference in references:
        if reference.form in (MentionForm.NAME, MentionForm.TITLE):
            table.setdefault(reference.line, []).append(reference)
    return table
