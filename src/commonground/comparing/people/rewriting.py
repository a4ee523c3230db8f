"""Reports whose annotations point to other entities: the records are frozen, so changed ones are new."""

from collections.abc import Mapping
from dataclasses import replace

from commonground.records.annotations import Annotations, Entity, Event, Figure, Mention, Participant, Statement
from commonground.records.evidence import Evidence
from commonground.records.story import Report

ARTICLE = len("the ")
"""Characters by which a speaker's span may begin before the mention in it."""


def rewrite(report: Report, ids: Mapping[str, str]) -> Report:
    """The report with every entity id replaced; an id that `ids` does not hold becomes None."""
    notes = report.annotations

    def new(id: str | None) -> str | None:
        return ids.get(id) if id else None

    changed = replace(
        notes,
        entities=tuple(replace(e, id=ids[e.id]) for e in notes.entities if e.id in ids),
        mentions=tuple(replace(m, entity=new(m.entity)) for m in notes.mentions),
        statements=tuple(replace(s, speaker_entity=new(s.speaker_entity)) for s in notes.statements),
        events=tuple(
            replace(e, participants=tuple(replace(p, entity=new(p.entity)) for p in e.participants))
            for e in notes.events
        ),
    )
    return Report(report.article, changed)


def point_to(report: Report, settled: Mapping[tuple[int, int], Entity]) -> Report:
    """The report with open mentions settled, and with them the statements, figures and events that hang on them.

    `settled` maps the (start, end) of mentions to the story's entities; a span that adds no more than an article before
    the mention ("the Russian leader") is the mention.
    """
    if not settled:
        return report
    notes = report.annotations
    statements = tuple(_statement(s, settled) for s in notes.statements)
    changed = replace(
        notes,
        mentions=tuple(_mention(m, settled) for m in notes.mentions),
        statements=statements,
        figures=tuple(_figure(f, notes, statements) for f in notes.figures),
        events=tuple(_event(e, settled) for e in notes.events),
    )
    return Report(report.article, changed)


def _at(span: Evidence, settled: Mapping[tuple[int, int], Entity]) -> Entity | None:
    return next(
        (e for (start, end), e in settled.items() if end == span.end and 0 <= start - span.start <= ARTICLE), None
    )


def _mention(mention: Mention, settled: Mapping[tuple[int, int], Entity]) -> Mention:
    entity = _at(mention, settled)
    return replace(mention, entity=entity.id) if entity and mention.entity is None else mention


def _statement(statement: Statement, settled: Mapping[tuple[int, int], Entity]) -> Statement:
    entity = _at(statement.speaker, settled) if statement.speaker else None
    if entity is None or statement.speaker_entity is not None:
        return statement
    return replace(statement, speaker_entity=entity.id, speaker_name=entity.name)


def _figure(figure: Figure, before: Annotations, after: tuple[Statement, ...]) -> Figure:
    """A figure inside a statement whose speaker is now known is that speaker's, unless it already had a source."""
    if figure.statement is None:
        return figure
    old, new = before.statements[figure.statement], after[figure.statement]
    was_open = figure.source_name is None or (old.speaker is not None and figure.source_name == old.speaker.text)
    return replace(figure, source_name=new.speaker_name) if old is not new and was_open else figure


def _event(event: Event, settled: Mapping[tuple[int, int], Entity]) -> Event:
    return replace(event, participants=tuple(_participant(p, settled) for p in event.participants))


def _participant(participant: Participant, settled: Mapping[tuple[int, int], Entity]) -> Participant:
    entity = _at(participant.span, settled)
    if entity is None or participant.entity is not None:
        return participant
    return replace(participant, entity=entity.id, name=entity.name)
