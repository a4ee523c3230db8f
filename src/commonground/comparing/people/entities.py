"""One table of entities for a story: who in one report is who in another.

The same person is the one of the same full name; a surname alone joins only where one person of the story bears it
and nothing speaks against it. Two entities that one report keeps apart are never joined.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from commonground.annotating.people.naming import bare, nearly_same, suffix, surname
from commonground.comparing.people.headings import settle_speakers
from commonground.comparing.people.naming import plain
from commonground.comparing.people.rewriting import rewrite
from commonground.comparing.people.roles import settle_roles
from commonground.records.annotations import Entity, EntityKind, MentionForm
from commonground.records.story import Report
from commonground.tables import rows

Key = tuple[str, str]
"""Article id and the entity's id within that article's annotations."""
OFFICE = re.compile(r"(?:us )?(?P<office>department|ministry) (?:of|for) (?:the )?(?P<what>.+)")


@dataclass
class Pooled:
    """One entity of the story while it is being put together from those of the reports."""

    members: dict[Key, Entity]
    leanings: set[str] = field(default_factory=set)

    @property
    def kind(self) -> EntityKind:
        """What it is."""
        return next(iter(self.members.values())).kind

    @property
    def name(self) -> str:
        """The fullest name, the first among equals."""
        return max((e.name for e in self.members.values()), key=lambda name: (len(name.split()), len(name)))

    @property
    def articles(self) -> set[str]:
        """The articles it stands in."""
        return {article for article, _ in self.members}


def join_entities(reports: Sequence[Report], story: str) -> tuple[tuple[Entity, ...], tuple[Report, ...]]:
    """The story's entities, and the reports with their annotations pointing to them.

    Mentions that their own page leaves open ("the Russian leader") are settled where another report of the story says
    who holds the office, the holder is named on the page too, and no one else fits.
    """
    pool = _by_surname(_by_short_name(_by_name(_all(reports))))
    ids = {key: f"{story}-e{n}" for n, pooled in enumerate(pool, 1) for key in pooled.members}
    entities = tuple(_entity(pooled, f"{story}-e{n}") for n, pooled in enumerate(pool, 1))
    pointed = [
        rewrite(report, {id: new for (a, id), new in ids.items() if a == report.article.id}) for report in reports
    ]
    return entities, settle_speakers(settle_roles(pointed, entities), entities)


def _all(reports: Sequence[Report]) -> list[Pooled]:
    return [
        Pooled({(report.article.id, entity.id): entity}, _leanings(report, entity))
        for report in reports
        for entity in report.annotations.entities
    ]


def _by_name(pool: Iterable[Pooled]) -> list[Pooled]:
    """Join those of one kind that share a telling name."""
    joined: list[Pooled] = []
    for pooled in pool:
        home = next((other for other in joined if _one_name(other, pooled) and _may_join(other, pooled)), None)
        if home is None:
            joined.append(pooled)
        else:
            _join(home, pooled)
    return joined


def _by_short_name(pool: Sequence[Pooled]) -> list[Pooled]:
    """Join people whose full names may be one ("Bob Hale", "Robert F. Hale"), where no third one's may be either's."""
    joined = list(pool)
    for pooled in pool:
        alike = [other for other in joined if _may_be_one(other, pooled)]
        if pooled not in joined or len(alike) != 1 or not _may_join(alike[0], pooled):
            continue
        if [other for other in joined if _may_be_one(other, alike[0])] == [pooled]:
            joined.remove(pooled)
            _join(alike[0], pooled)
    return joined


def _may_be_one(a: Pooled, b: Pooled) -> bool:
    if a is b or not a.kind is b.kind is EntityKind.PERSON:
        return False
    left, right = (tuple(plain(each.name).title().split()) for each in (a, b))
    return min(len(left), len(right)) > 1 and surname(left) == surname(right) and nearly_same(left, right)


def _by_surname(pool: Sequence[Pooled]) -> list[Pooled]:
    """Join a person known by one word with the only person whose last name it is."""
    joined = list(pool)
    for pooled in pool:
        if pooled.kind is not EntityKind.PERSON or len(pooled.name.split()) != 1:
            continue
        bearers = [other for other in joined if other is not pooled and _bears(other, pooled.name)]
        if len(bearers) == 1 and _may_join(bearers[0], pooled):
            _join(bearers[0], pooled)
            joined.remove(pooled)
    return joined


def _bears(pooled: Pooled, last: str) -> bool:
    words = pooled.name.split()
    return pooled.kind is EntityKind.PERSON and len(words) > 1 and plain(bare(tuple(words))[-1]) == plain(last)


def _one_name(a: Pooled, b: Pooled) -> bool:
    if a.kind is not b.kind:
        return False
    if a.kind is EntityKind.PERSON:
        return any(_one_person(e.name, f.name) for e in a.members.values() for f in b.members.values())
    return bool(_telling_forms(a) & _telling_forms(b))


def _one_person(a: str, b: str) -> bool:
    """Whether two full names are one person's: first and last word agree, and what stands between does not clash."""
    left, right = tuple(plain(a).split()), tuple(plain(b).split())
    if left == right:
        return True
    if suffix(left) != suffix(right):
        return False
    left, right = bare(left), bare(right)
    if min(len(left), len(right)) < 2 or left[0] != right[0] or left[-1] != right[-1]:
        return False
    between = zip(left[1:-1], right[1:-1], strict=False)
    return all(x[0] == y[0] if min(len(x.strip(".")), len(y.strip("."))) == 1 else x == y for x, y in between)


def _telling_forms(pooled: Pooled) -> set[str]:
    """Forms that name nothing else: the name, and aliases of several words or of capitals alone."""
    forms = {plain(e.name) for e in pooled.members.values()}
    for entity in pooled.members.values():
        forms.update(plain(a) for a in entity.aliases if _telling(a))
    return {_office(form) for form in forms} if pooled.kind is EntityKind.ORGANISATION else forms


def _office(form: str) -> str:
    """The name of an office in one order: "department of the treasury" is the "treasury department"."""
    found = OFFICE.fullmatch(form)
    return f"{found['what']} {found['office']}" if found else form


def _telling(alias: str) -> bool:
    letters = alias.replace(".", "")
    return (len(letters) > 1 and letters.isupper()) or sum(word[:1].isupper() for word in alias.split()) > 1


def _may_join(a: Pooled, b: Pooled) -> bool:
    """Whether nothing speaks against it: no report holds both, and the forms of address agree."""
    return not a.articles & b.articles and (not a.leanings or not b.leanings or bool(a.leanings & b.leanings))


def _join(home: Pooled, other: Pooled) -> None:
    home.members.update(other.members)
    home.leanings |= other.leanings


def _leanings(report: Report, entity: Entity) -> set[str]:
    """Man's or woman's forms of address and pronouns used of a person; empty where none is."""
    if entity.kind is not EntityKind.PERSON:
        return set()
    said = [m.text for m in report.annotations.mentions if m.entity == entity.id and m.form is not MentionForm.ROLE]
    first = {text.split()[0].lower() for text in (*said, *entity.aliases) if text.split()}
    address = {title.lower(): leaning for title, leaning in rows("commonground.language.lexicons", "titles") if leaning}
    pronouns = {"he": "m", "him": "m", "his": "m", "she": "f", "her": "f", "hers": "f"}
    found = {(address | pronouns)[word] for word in first if word in address or word in pronouns}
    return found & {"m", "f"}


def _entity(pooled: Pooled, id: str) -> Entity:
    forms = {form: None for e in pooled.members.values() for form in (e.name, *e.aliases)}
    forms.pop(pooled.name, None)
    return Entity(id, pooled.kind, pooled.name, tuple(forms))
