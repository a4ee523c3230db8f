"""Who is who within an article.

1. Names become entities: a full name, its surname and its titles are one person (`entities`).
2. What stands around a name says which office its bearer holds (`offices`).
3. Roles ("the Russian leader") go to the one entity that holds a fitting office (`roles`).
4. Pronouns go to the most salient person they fit, or to nobody (`pronouns`).
"""

from dataclasses import dataclass

from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.entities import named_references
from commonground.annotating.people.pronouns import pronoun_references
from commonground.annotating.people.reading import lines
from commonground.annotating.people.roles import role_references
from commonground.language.analysis import Analysis
from commonground.records.annotations import Entity, Mention
from commonground.records.article import Article

__all__ = ["People", "who_is_who"]


@dataclass(frozen=True, slots=True)
class People:
    """The entities of an article and every mention of them, in text order.

    A mention of form `name` covers the name alone ("Ana Petrova" in "Ruritania's Foreign Minister Ana Petrova"); of
    form `title`, the title or office with the surname ("Ms Petrova"); of form `role`, the office or group with its
    country and without "the" ("Ruritanian leader"); of form `pronoun`, the word. A country's or capital's name is a
    mention only where it acts, as its government.
    """

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def entity(self, id: str | None) -> Entity | None:
        """The entity with this id."""
        return next((e for e in self.entities if e.id == id), None)

    def name_of(self, id: str | None) -> str | None:
        """The fullest name of the entity with this id."""
        found = self.entity(id)
        return found.name if found else None

    def inside(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie within a stretch."""
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)

    def at(self, start: int) -> Mention | None:
        """The mention that covers the offset, if one does."""
        return next((m for m in self.mentions if m.start <= start < m.end), None)


def who_is_who(article: Article, analysis: Analysis) -> People:
    """The people, organisations, groups and governments of the article, and who each mention means."""
    read = lines(analysis)
    bearers, references = named_references(read)
    references += role_references(read, bearers, references)
    references += pronoun_references(read, references)
    return People(_entities(bearers), _mentions(article, references))


def _entities(bearers: list[Bearer]) -> tuple[Entity, ...]:
    return tuple(Entity(b.id, b.kind, b.name, tuple(a for a in b.aliases if a != b.name)) for b in bearers)


def _mentions(article: Article, references: list[Reference]) -> tuple[Mention, ...]:
    """The references as mentions, in text order."""
    return tuple(
        Mention(
            article=article.id,
            start=r.start,
            end=r.end,
            text=article.text[r.start : r.end],
            form=r.form,
            entity=r.bearer.id if r.bearer else None,
        )
        for r in sorted(references, key=lambda r: (r.start, -r.end))
    )
