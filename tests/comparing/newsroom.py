"""Makes small reports for the comparing tests: an invented text, with annotations found in it by their words."""

import re
from collections.abc import Iterable

from commonground.reading.read import from_text
from commonground.records.annotations import (
    Annotations,
    Bound,
    Directness,
    Entity,
    EntityKind,
    Event,
    EventPlace,
    Figure,
    Mention,
    MentionForm,
    Participant,
    Place,
    Statement,
    Status,
)
from commonground.records.article import Article, Basis, Clue, Dating
from commonground.records.evidence import Evidence
from commonground.records.story import Report


class Desk:
    """One report in the making; every span is looked up by its words, the first time they stand in the text."""

    def __init__(self, text: str, *, headline: str | None = None, published: str | None = None) -> None:
        self.article: Article = from_text(text, headline=headline, published=published, outlet="Test Courier")
        self.published: Dating | None = None
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self.places: list[Place] = []
        self.figures: list[Figure] = []
        self.statements: list[Statement] = []
        self.events: list[Event] = []

    def span(self, words: str, nth: int = 0) -> Evidence:
        """The nth place where the words stand."""
        found = [m.start() for m in re.finditer(re.escape(words), self.article.text)]
        return self.article.evidence(found[nth], found[nth] + len(words))

    def inferred(self, edtf: str, words: str) -> None:
        """The page's date as a clue gives it."""
        self.published = Dating(Basis.INFERRED, edtf, edtf[:10], clues=(Clue(self.span(words), "a weekday"),))

    def person(
        self, name: str, *mentions: str, kind: EntityKind = EntityKind.PERSON, aliases: Iterable[str] = ()
    ) -> str:
        """An entity with mentions by these words (its name if none); returns its id."""
        id = f"{kind[0]}{len(self.entities)}"
        self.entities.append(Entity(id, kind, name, tuple(aliases)))
        self.mentions += [self._mention(words, id) for words in mentions or (name,)]
        return id

    def _mention(self, words: str, id: str | None) -> Mention:
        at = self.span(words)
        return Mention(at.article, at.start, at.end, at.text, form=MentionForm.NAME, entity=id)

    def open_role(self, words: str) -> None:
        """A role whose bearer the page leaves open."""
        at = self.span(words)
        self.mentions.append(Mention(at.article, at.start, at.end, at.text, form=MentionForm.ROLE))

    def place(self, name: str, country: str | None = None) -> None:
        """A toponym."""
        at = self.span(name)
        self.places.append(Place(at.article, at.start, at.end, at.text, name=name, country=country))

    def said(
        self,
        content: str,
        speaker: str,
        *,
        name: str | None = None,
        entity: str | None = None,
        cue: str | None = None,
        denies: bool = False,
        directness: Directness = Directness.INDIRECT,
    ) -> None:
        """A statement: its content, the speaker's words (empty: nobody's), the verb of speech, and how it is given."""
        self.statements.append(
            Statement(
                content=(self.span(content),),
                directness=directness,
                cue=self.span(cue) if cue else None,
                denies=denies,
                speaker=self.span(speaker) if speaker else None,
                speaker_name=name,
                speaker_entity=entity,
            )
        )

    def counted(
        self,
        number: str,
        value: float,
        what: str,
        *,
        unit: str | None = None,
        bound: Bound | None = None,
        period: str | None = None,
        source: str | None = None,
    ) -> None:
        """A figure, what it counts, and whose it is."""
        at, what_at = self.span(number), self.span(what)
        self.figures.append(
            Figure(
                at.article,
                at.start,
                at.end,
                at.text,
                value=value,
                unit=unit,
                counted=what_at,
                bound=bound,
                period=period,
                source_name=source,
            )
        )

    def event(
        self,
        trigger: str,
        kind: str,
        *,
        who: Iterable[str] = (),
        place: str | None = None,
        date: str | None = None,
        status: Status = Status.HAPPENED,
        role: str = "participant",
    ) -> None:
        """An event named by its trigger; `who` are names as they stand in the text, all in one role."""
        at = self.span(trigger)
        start = self.article.text.rfind("\n", 0, at.start) + 1
        end = self.article.text.find("\n", at.end)
        ids = {entity.name: entity.id for entity in self.entities}
        self.events.append(
            Event(
                trigger=at,
                kind=kind,
                clause=self.article.evidence(start, end if end >= 0 else len(self.article.text)),
                status=status,
                participants=tuple(Participant(n, role, self.span(n), ids.get(n)) for n in who),
                place=EventPlace(place, self.span(place)) if place else None,
                date=date,
            )
        )

    def report(self) -> Report:
        """The report as the annotators would hand it over."""
        notes = Annotations(
            article=self.article.id,
            published=self.published or self.article.published,
            entities=tuple(self.entities),
            mentions=tuple(self.mentions),
            places=tuple(self.places),
            figures=tuple(self.figures),
            statements=tuple(self.statements),
            events=tuple(self.events),
        )
        return Report(self.article, notes)
