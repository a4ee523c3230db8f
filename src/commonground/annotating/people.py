"""Who is who within an article."""

from dataclasses import dataclass

from commonground.language.analysis import Analysis
from commonground.records.annotations import Entity, Mention
from commonground.records.article import Article


@dataclass(frozen=True, slots=True)
class People:
    """The entities of an article and every mention of them, in text order."""

    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()

    def entity(self, id: str | None) -> Entity | None:
        """The entity with this id."""
        return next((e for e in self.entities if e.id == id), None)

    def inside(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie within a stretch."""
        return tuple(m for m in self.mentions if start <= m.start and m.end <= end)


def who_is_who(article: Article, analysis: Analysis) -> People:
    """The people, organisations, groups and governments of the article, and who each mention means."""
    return People()
