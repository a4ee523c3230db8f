"""Who speaks: from the noun phrase of a cue to the entity it means."""

from bisect import bisect_left
from dataclasses import dataclass

from commonground.annotating.attribution.paragraph import Paragraph
from commonground.annotating.attribution.phrases import Phrase
from commonground.annotating.attribution.vocabulary import PUBLISHED
from commonground.annotating.people import People
from commonground.language.known import common_words
from commonground.records.annotations import Entity, EntityKind, Mention, MentionForm
from commonground.records.article import Article
from commonground.records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Speaker:
    """The words that name a speaker and whom they mean; `entity` is None where the text does not settle it."""

    span: Evidence
    name: str | None
    entity: str | None = None


class Speakers:
    """Looks up who a noun phrase means among the mentions of an article."""

    def __init__(self, article: Article, people: People) -> None:
        self._article = article
        self._mentions = sorted(people.mentions, key=lambda m: (m.start, -m.end))
        self._starts = [mention.start for mention in self._mentions]
        self._entities: dict[str, Entity] = {entity.id: entity for entity in people.entities}

    def speaker(self, paragraph: Paragraph, phrase: Phrase) -> Speaker:
        """The speaker that a noun phrase names."""
        first, last = paragraph.tokens[phrase.first], paragraph.tokens[phrase.last - 1]
        head = paragraph.tokens[phrase.core - 1]
        mention = self._mention(first.start, head.start, head.end)
        if mention and self._is_one_of_several(mention, first.start, head.end):
            mention = None
        span = self._article.evidence(first.start, last.end)
        if mention is None:
            publisher = self._publisher(paragraph, phrase)
            return Speaker(span, publisher.name, publisher.id) if publisher else Speaker(span, _plain(span.text))
        entity = self._entities.get(mention.entity or "")
        if entity:
            return Speaker(span, entity.name, entity.id)
        return Speaker(span, None if mention.form is MentionForm.PRONOUN else _plain(span.text))

    def _mention(self, start: int, head: int, end: int) -> Mention | None:
        """The mention that holds the head of the phrase, or fills it from its start."""
        inside = self._between(start, end)
        holding = [m for m in inside if m.start <= head < m.end]
        return max(holding, key=lambda m: m.end - m.start, default=None)

    def _is_one_of_several(self, mention: Mention, start: int, end: int) -> bool:
        """Whether the mention is not the one speaker: one of two, a country in a body's longer name, or a body that
        describes the name before a comma ("Ms Berg, chair of the Harbour Association").
        """
        entity = self._entities.get(mention.entity or "")
        if entity is None:
            return False
        leading = self._article.text[start : mention.start].rstrip()
        if "," in leading and entity.kind is not EntityKind.PERSON:
            return True
        if leading.endswith(","):
            return False
        before = leading.split()
        if entity.kind in (EntityKind.PLACE, EntityKind.GROUP) and before and before[-1] != "and":
            return before[-1][0].isupper() and (len(before) > 1 or before[-1].lower() not in common_words())
        others = {m.entity for m in self._between(start, end) if m.entity and m.form is not MentionForm.ROLE}
        alike = {e for e in others if self._entities[e].kind is entity.kind}
        return "and" in before and len(alike | {entity.id}) > 1

    def _between(self, start: int, end: int) -> list[Mention]:
        low = bisect_left(self._starts, start)
        return self._mentions[low : bisect_left(self._starts, end)]

    def _publisher(self, paragraph: Paragraph, phrase: Phrase) -> Entity | None:
        """The one organisation whose figures or report the phrase names: "the latest UN figures" speak for the UN."""
        if paragraph.low(phrase.core - 1) not in PUBLISHED:
            return None
        start, end = paragraph.tokens[phrase.first].start, paragraph.tokens[phrase.core - 1].end
        named = {m.entity for m in self._between(start, end) if m.entity}
        entity = self._entities.get(next(iter(named))) if len(named) == 1 else None
        return entity if entity and entity.kind in (EntityKind.ORGANISATION, EntityKind.PLACE) else None


def _plain(text: str) -> str:
    """The words of a description as they stand, line breaks and hard spaces made plain."""
    return " ".join(text.split())
