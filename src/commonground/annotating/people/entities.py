"""Names to entities: people, organisations, governments and groups."""

from collections.abc import Container
from dataclasses import replace

from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.bodies import body_references
from commonground.annotating.people.groups import group_references
from commonground.annotating.people.naming import Naming, naming
from commonground.annotating.people.persons import person_references
from commonground.annotating.people.reading import Line
from commonground.records.annotations import EntityKind

ARTICLES = frozenset(["the", "a", "an", "this", "that"])


def named_references(read: list[Line]) -> tuple[list[Bearer], list[Reference]]:
    """Everybody whom the article names, and where it does."""
    namings = _surnames_as_people([naming(line, name) for line in read for name in line.sentence.names])
    people, of_people = person_references([n for n in namings if n.name.kind is EntityKind.PERSON])
    bodies, of_bodies = body_references([n for n in namings if n.name.kind is EntityKind.ORGANISATION])
    groups, of_groups = group_references(read)
    return people + bodies + groups, of_people + of_bodies + of_groups


def _surnames_as_people(namings: list[Naming]) -> list[Naming]:
    """The namings, a lone word that passes for a body made a person's where it is the surname of one named in full.

    "The Hale" and "Hale Inc." are no person.
    """
    people = [n for n in namings if n.name.kind is EntityKind.PERSON and len(n.words) > 1]
    surnames = {n.words[-1] for n in people}
    return [_as_person(n) if _is_surname(n, surnames) else n for n in namings]


def _is_surname(naming: Naming, surnames: Container[str]) -> bool:
    body = naming.name.kind is EntityKind.ORGANISATION and len(naming.words) == 1 and not naming.words[0].isupper()
    return body and naming.words[0] in surnames and naming.line.word(naming.name.first - 1) not in ARTICLES


def _as_person(naming: Naming) -> Naming:
    return replace(naming, name=replace(naming.name, kind=EntityKind.PERSON))
