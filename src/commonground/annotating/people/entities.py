"""Names to entities: people, organisations, governments and groups."""

from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.bodies import body_references
from commonground.annotating.people.groups import group_references
from commonground.annotating.people.naming import naming
from commonground.annotating.people.persons import person_references
from commonground.annotating.people.reading import Line
from commonground.records.annotations import EntityKind


def named_references(read: list[Line]) -> tuple[list[Bearer], list[Reference]]:
    """Everybody whom the article names, and where it does."""
    namings = [naming(line, name) for line in read for name in line.sentence.names]
    people, of_people = person_references([n for n in namings if n.name.kind is EntityKind.PERSON])
    bodies, of_bodies = body_references([n for n in namings if n.name.kind is EntityKind.ORGANISATION])
    groups, of_groups = group_references(read)
    return people + bodies + groups, of_people + of_bodies + of_groups
