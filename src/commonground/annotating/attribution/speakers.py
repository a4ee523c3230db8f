"""Who speaks: from the noun phrase of a cue to the entity it means."""

from bisect import bisect_left
from dataclasses import dataclass

from commonground.annotating.attribution.appositions import Named, governed, person_beside, person_meant
from commonground.annotating.attribution.paragraph import Paragraph
from commonground.annotating.attribution.phrases import Phrase
from commonground.annotating.attribution.vocabulary import GENITIVE, PUBLISHED, WEEKDAY, is_word
from commonground.annotating.people import People
from commonground.language.known import common_words
from commonground.records.annotations import Entity, EntityKind, Mention, MentionForm
from commonground.records.article import Article
from commonground.records.evidence import Evidence

FURTHEST_NAME = 8
"""Tokens behind a description within which the name in apposition ends."""
TAKING_UP = frozenset(("who", "which", "that"))
PRIVATE = frozenset(("letter", "memo", "email", "emails", "video", "videos", "transcript", "transcripts", "document"))
"""Texts that somebody in an organisation writes or shows without speaking for it."""


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
        start, end = paragraph.tokens[phrase.first].start, paragraph.tokens[phrase.last - 1].end
        span = self._article.evidence(start, end)
        named = self._named(paragraph, phrase)
        mention = self._head(paragraph, phrase, named)
        entity = self._entities.get(person_meant(paragraph, phrase, named) or (mention and mention.entity) or "")
        if mention is None and entity is None:
            entity = self._publisher(paragraph, phrase) or self._beside(paragraph, phrase)
        if entity:
            return Speaker(span, entity.name, entity.id)
        is_pronoun = mention is not None and mention.form is MentionForm.PRONOUN
        return Speaker(span, None if is_pronoun else self._described(paragraph, phrase))

    def _beside(self, paragraph: Paragraph, phrase: Phrase) -> Entity | None:
        """The person named right behind a phrase that describes one."""
        first, last = phrase.last + 1, min(phrase.last + FURTHEST_NAME, len(paragraph.tokens))
        named = self._named(paragraph, Phrase(first, last, last)) if first < last else []
        return self._entities.get(person_beside(paragraph, phrase, named) or "")

    def _described(self, paragraph: Paragraph, phrase: Phrase) -> str:
        """The words of a phrase that names nobody, without the "who" that takes it up."""
        last = phrase.last - 1
        while last > phrase.first and (paragraph.low(last) in TAKING_UP or not is_word(paragraph.tokens[last])):
            last -= 1
        if last > phrase.first + 1 and paragraph.low(last) in WEEKDAY:
            last -= 1 + (paragraph.low(last - 1) == "on")
        start, end = paragraph.tokens[phrase.first].start, paragraph.tokens[last].end
        return _plain(self._article.text[start:end])

    def _head(self, paragraph: Paragraph, phrase: Phrase, named: list[Named]) -> Mention | None:
        """The mention that the phrase is about, None where it is one of several or only describes somebody."""
        start, head = paragraph.tokens[phrase.first].start, paragraph.tokens[phrase.core - 1]
        mention = self._mention(start, head.start, head.end)
        if (
            mention is None
            or self._owns(paragraph, phrase, mention)
            or self._is_one_of_several(mention, start, head.end)
        ):
            return None
        person = next((n for n in named if paragraph.tokens[n.first].start == mention.start), None)
        owned = person is not None and person.kind is EntityKind.PERSON and governed(paragraph, phrase, person)
        return None if owned else mention

    def _owns(self, paragraph: Paragraph, phrase: Phrase, mention: Mention) -> bool:
        """Whether the phrase is about somebody of the organisation: "the Bank of Norvik's chief economist"."""
        entity = self._entities.get(mention.entity or "")
        behind = (t for t in range(phrase.first, phrase.last - 1) if paragraph.tokens[t].start >= mention.end)
        owns = any(paragraph.low(t) in GENITIVE for t in behind)
        return owns and entity is not None and entity.kind is EntityKind.ORGANISATION

    def _named(self, paragraph: Paragraph, phrase: Phrase) -> list[Named]:
        """The mentions by name within the phrase, in order."""
        tokens = {paragraph.tokens[t].start: t for t in range(phrase.first, phrase.last)}
        found = []
        for mention in self._between(paragraph.tokens[phrase.first].start, paragraph.tokens[phrase.last - 1].end):
            entity = self._entities.get(mention.entity or "")
            if entity and mention.form in (MentionForm.NAME, MentionForm.TITLE) and mention.start in tokens:
                first = tokens[mention.start]
                size = sum(mention.start <= start < mention.end for start in tokens)
                found.append(Named(first, first + size, entity.id, entity.kind))
        return found

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
        if "and" in before and entity.kind is not EntityKind.PERSON and self._holds_person(start, mention.start):
            return True
        others = {m.entity for m in self._between(start, end) if m.entity and m.form is not MentionForm.ROLE}
        alike = {e for e in others if self._entities[e].kind is entity.kind}
        return "and" in before and len(alike | {entity.id}) > 1

    def _holds_person(self, start: int, end: int) -> bool:
        """Whether a person is named in the stretch."""
        found = (self._entities.get(m.entity or "") for m in self._between(start, end))
        return any(entity and entity.kind is EntityKind.PERSON for entity in found)

    def _between(self, start: int, end: int) -> list[Mention]:
        low = bisect_left(self._starts, start)
        return self._mentions[low : bisect_left(self._starts, end)]

    def _publisher(self, paragraph: Paragraph, phrase: Phrase) -> Entity | None:
        """The one organisation whose figures or report the phrase names: "the latest UN figures" speak for the UN.

        A letter or an email from within a university is not the university's word.
        """
        if paragraph.low(phrase.core - 1) not in PUBLISHED - PRIVATE:
            return None
        start, end = paragraph.tokens[phrase.first].start, paragraph.tokens[phrase.core - 1].end
        named = {m.entity for m in self._between(start, end) if m.entity}
        entity = self._entities.get(next(iter(named))) if len(named) == 1 else None
        return entity if entity and entity.kind in (EntityKind.ORGANISATION, EntityKind.PLACE) else None


def _plain(text: str) -> str:
    """The words of a description as they stand, line breaks and hard spaces made plain."""
    return " ".join(text.split())
