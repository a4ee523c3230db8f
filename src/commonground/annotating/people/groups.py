"""Governments and groups: "Moscow" that speaks, "the Syrian government", "Iranian officials"."""

from functools import cache

from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.naming import fresh
from commonground.annotating.people.reading import Line
from commonground.annotating.people.subjects import SPEECH, subject
from commonground.language import known
from commonground.language.analysis import Name
from commonground.records.annotations import EntityKind, MentionForm
from commonground.tables import rows

ACTS = SPEECH | known.listed("government_acts")
"""Words after a country's or capital's name that make it an agent: speech, modals, what governments do."""


@cache
def group_nouns() -> known.Phrases[bool]:
    """Nouns of plural bodies; whether the phrase means the government itself."""
    return known.phrases((row[0], row[1] == "yes") for row in rows(known.LEXICONS, "group_nouns"))


def group_references(read: list[Line]) -> tuple[list[Bearer], list[Reference]]:
    """The governments and groups of the article, and where it speaks of them."""
    groups: dict[str, Bearer] = {}
    references: list[Reference] = []
    for line in read:
        for name in line.sentence.names:
            if name.kind is EntityKind.PLACE and _acts(line, name):
                country = known.governments()[name.text]
                references.append(_refer(line, name.first, name.last, _group(country, name.text, groups)))
        references += _described(line, groups)
    return list(groups.values()), references


def _group(name: str, alias: str, groups: dict[str, Bearer]) -> Bearer:
    if name not in groups:
        groups[name] = fresh(EntityKind.GROUP, name, {group.id for group in groups.values()})
    groups[name].call(alias)
    return groups[name]


def _refer(line: Line, first: int, last: int, group: Bearer, form: MentionForm = MentionForm.NAME) -> Reference:
    start, end = line.span(first, last)
    return Reference(line.index, first, last, start, end, form, group, EntityKind.GROUP)


def _acts(line: Line, name: Name) -> bool:
    """Whether the name of a country or its seat stands for the government: it is the subject of a deed or a word."""
    if name.text not in known.governments():
        return False
    reference = Reference(line.index, name.first, name.last, name.start, name.end, MentionForm.NAME)
    after = name.last + 1
    if line.word(after) == "and":
        other = line.name_at(after + 1)
        after = other.last + 1 if other and other.text in known.governments() else after
    if not subject(line, reference) and not _second_of_pair(line, name):
        return False
    return line.word(after) in ACTS


def _second_of_pair(line: Line, name: Name) -> bool:
    before = line.name_at(name.first - 2) if name.first > 1 else None
    return line.word(name.first - 1) == "and" and before is not None and before.text in known.governments()


def _described(line: Line, groups: dict[str, Bearer]) -> list[Reference]:
    """The groups that a demonym or a country's name and a plural noun describe ("Syrian government forces")."""
    found = []
    for at in range(1, len(line.words)):
        noun = group_nouns().at(line.lower, at)
        if not noun or not line.words[at][0].islower():
            continue
        start = next((s for s in range(max(0, at - 2), at) if _country(line, s, at)), None)
        if start is not None:
            country = _country(line, start, at) or ""
            text = line.text(start, at + noun[0] - 1)
            group = _group(country if noun[1] else text, text, groups)
            found.append(_refer(line, start, at + noun[0] - 1, group, MentionForm.ROLE))
    return found


def _country(line: Line, start: int, end: int) -> str | None:
    """The country that the words from start to end name or whose people they are."""
    demonym = known.demonym_phrases().at(line.words, start, end)
    if demonym and start + demonym[0] == end:
        return demonym[1]
    name = line.name_at(start)
    return known.governments().get(name.text) if name and (name.first, name.last + 1) == (start, end) else None
