"""Settles "the Russian leader" on one page by "Russian President ..." on another page of the story."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from commonground.comparing.people.offices import Office, fits, held, role
from commonground.comparing.people.rewriting import point_to
from commonground.records.annotations import Entity, EntityKind, Mention, MentionForm
from commonground.records.story import Report

BEFORE = 60
"""Characters before a name in which its bearer's office may stand."""


def settle_roles(reports: Sequence[Report], entities: Sequence[Entity]) -> tuple[Report, ...]:
    """The reports with open role mentions settled; `entities` is their one table.

    A role is settled only where exactly one person of the story holds a fitting office of that country, and that
    person is named on the same page.
    """
    offices = _offices(reports, entities)
    people = {entity.id: entity for entity in entities}
    return tuple(point_to(report, dict(_settled(report, offices, people))) for report in reports)


def _settled(
    report: Report, offices: dict[str, set[Office]], people: dict[str, Entity]
) -> Iterator[tuple[tuple[int, int], Entity]]:
    present = {mention.entity for mention in report.annotations.mentions}
    for mention in report.annotations.mentions:
        meant = role(mention.text) if mention.entity is None and mention.form is MentionForm.ROLE else None
        if meant is None:
            continue
        holders = [id for id, held_ in offices.items() if any(fits(meant, office) for office in held_)]
        if len(holders) == 1 and holders[0] in present:
            yield (mention.start, mention.end), people[holders[0]]


def _offices(reports: Sequence[Report], entities: Sequence[Entity]) -> dict[str, set[Office]]:
    """The offices that the reports give each person, by their titles and aliases."""
    found: dict[str, set[Office]] = defaultdict(set)
    for entity in entities:
        if entity.kind is EntityKind.PERSON:
            alone = (role(alias) for alias in entity.aliases)
            found[entity.id].update(held(entity.aliases, entity.name), (office for office in alone if office))
    for report in reports:
        for mention in report.annotations.mentions:
            if mention.entity in found and mention.form in (MentionForm.NAME, MentionForm.TITLE):
                found[mention.entity].update(held([_with_title(report, mention)], mention.text))
    return {id: offices for id, offices in found.items() if offices}


def _with_title(report: Report, mention: Mention) -> str:
    """The mention with the words of its line that stand before it."""
    before = report.article.text[max(0, mention.start - BEFORE) : mention.start]
    line = before.rpartition("\n")[2]
    return line.rpartition(", ")[2] + mention.text
