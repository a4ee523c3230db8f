"""One speaker, one heading: speakers whom their page leaves open and the story's entities settle.

"The federation" is the Northern Boat Federation where the page names it and the story knows no other federation.
"""

from collections.abc import Iterable, Iterator, Sequence

from commonground.annotating.attribution.speaking_nouns import kind_of
from commonground.comparing.people.naming import plain
from commonground.comparing.people.rewriting import point_to
from commonground.records.annotations import Entity, EntityKind
from commonground.records.evidence import Evidence
from commonground.records.story import Report
from commonground.tables import words as words_of

LOCAL = words_of("commonground.comparing.people", "local_bodies")
Settled = Iterator[tuple[tuple[int, int], Entity]]


def settle_speakers(reports: Sequence[Report], entities: Sequence[Entity]) -> tuple[Report, ...]:
    """The reports with open speakers settled where exactly one entity of the story fits; `entities` is their table."""
    unknown = {_bare(span.text) for report in reports for span in _open(report) if _is_name(span.text)}
    return tuple(point_to(report, dict(_settled(report, entities, unknown))) for report in reports)


def _settled(report: Report, entities: Sequence[Entity], unknown: Iterable[str]) -> Settled:
    present = {mention.entity for mention in report.annotations.mentions}
    for span in _open(report):
        words = _bare(span.text)
        meant = [entity for entity in entities if _fits(words, entity) and not _common(span.text, entity)]
        rivals = [entity for entity in entities if entity not in meant and _could_be(words, entity)]
        if len(meant) != 1 or rivals or _another(words, meant[0], unknown):
            continue
        if _is_name(span.text) or meant[0].id in present:
            yield (span.start, span.end), meant[0]


def _another(words: str, meant: Entity, unknown: Iterable[str]) -> bool:
    """Whether somebody who speaks in the story, but is none of its entities, has a name that ends so too."""
    known = {_bare(form) for form in (meant.name, *meant.aliases)} | {words}
    return any(_ends(name, words) and name not in known for name in unknown)


def _open(report: Report) -> Iterator[Evidence]:
    """The speakers of statements that point to no entity."""
    for statement in report.annotations.statements:
        if statement.speaker and statement.speaker_entity is None:
            yield statement.speaker


def _fits(words: str, entity: Entity) -> bool:
    """Whether words are a form of an entity's name or office, or the end of a body's name ("the federation")."""
    if any(_bare(form) == words for form in (entity.name, *entity.aliases)):
        return True
    if entity.kind is not EntityKind.ORGANISATION or words in LOCAL or kind_of(words.rpartition(" ")[2]) == "person":
        return False  # "Republicans" are more than the House Republicans
    return _ends(_bare(entity.name), words)


def _common(words: str, entity: Entity) -> bool:
    """Whether words are a noun that happens to be a word of a person's name: "the bill" is not Bill."""
    named = entity.kind is EntityKind.PERSON and _bare(words) in plain(entity.name).split()
    return named and (len(words.split()) > 1 or not words[:1].isupper())


def _could_be(words: str, entity: Entity) -> bool:
    """Whether a form of an entity's name or office ends in the words."""
    return any(_ends(_bare(form), words) for form in (entity.name, *entity.aliases))


def _ends(form: str, words: str) -> bool:
    return form.endswith(" " + words)


def _bare(words: str) -> str:
    """Words for comparison, without a determiner."""
    bare = plain(words)
    return bare.removeprefix("a ").removeprefix("an ").removeprefix("this ").removeprefix("that ")


def _is_name(words: str) -> bool:
    """Whether words are a name in full: several, all of them with a capital."""
    found = words.removeprefix("the ").removeprefix("The ").split()
    return len(found) > 1 and all(word[:1].isupper() for word in found)
