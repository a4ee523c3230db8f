"""Stories -> rows of the tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from commonground.records import edtf
from commonground.records.annotations import Entity, Event, Figure, Mention, Statement
from commonground.records.article import Article, Dating, Role
from commonground.records.evidence import Evidence
from commonground.records.story import Fact, Report, Story, StoryEvent
from commonground.showing.digest.happened import is_stated
from commonground.showing.digest.tell import in_order, numbered
from commonground.showing.export.carried import address
from commonground.showing.export.rows import (
    EventRow,
    FactRow,
    FigureRow,
    Origin,
    ReportRow,
    Row,
    StatementRow,
    Stretch,
)

APART = "; "
"""Between several entries of one cell."""


@dataclass(frozen=True, slots=True)
class Told:
    """A report within its story, as a row needs it."""

    story: Story
    report: Report
    origin: Origin


def statement_rows(stories: Sequence[Story]) -> Iterator[StatementRow]:
    """A row for every statement; `text` runs from the content's first word to its last, `content` has its parts."""
    for told in _told(stories):
        for number, statement in enumerate(told.report.annotations.statements):
            yield _statement(told, number, statement)


def figure_rows(stories: Sequence[Story]) -> Iterator[FigureRow]:
    """A row for every figure."""
    for told in _told(stories):
        for number, figure in enumerate(told.report.annotations.figures):
            yield _figure(told, number, figure)


def event_rows(stories: Sequence[Story]) -> Iterator[EventRow]:
    """A row for every event mention; `text` is its clause."""
    for told in _told(stories):
        shared = {(m.article, m.event): event for event in told.story.events for m in event.mentions}
        for number, event in enumerate(told.report.annotations.events):
            yield _event(told, number, event, shared.get((told.report.article.id, number)))


def fact_rows(stories: Sequence[Story]) -> Iterator[FactRow]:
    """For every point and report a row for each stretch that tells it, or one without a stretch: not found."""
    for story, told in groupby(_told(stories), key=lambda told: told.story):
        reports = tuple(told)
        for fact in story.facts:
            origins = _origins(story, (id for id, cell in fact.cells.items() if cell))
            for report in reports:
                yield from _fact(report, fact, origins)


def report_rows(stories: Sequence[Story]) -> Iterator[ReportRow]:
    """A row for every report."""
    return map(_report, _told(stories))


TABLES: Mapping[str, tuple[type[Row], Callable[[Sequence[Story]], Iterator[Row]]]] = {
    "statements": (StatementRow, statement_rows),
    "figures": (FigureRow, figure_rows),
    "events": (EventRow, event_rows),
    "facts": (FactRow, fact_rows),
    "reports": (ReportRow, report_rows),
}
"""Each table with the kind of its rows and how they are made."""


def days(date: str | None) -> tuple[str | None, str | None]:
    """First and last day of an EDTF date as ISO days; None where it has no such end, or is no date."""
    try:
        first, last = edtf.days(date)
    except ValueError:
        return None, None
    return first.isoformat() if first else None, last.isoformat() if last else None


def _told(stories: Sequence[Story]) -> Iterator[Told]:
    """Every report of every story, in the order and with the numbers of the brief."""
    ordered = in_order(stories)
    numbers = numbered(ordered)
    for story in ordered:
        kept = _originals(story)
        for report in story.reports:
            original = kept.get(report.article.id)
            yield Told(story, report, _origin(story, report, numbers, original))


def _originals(story: Story) -> Mapping[str, str]:
    """For every copy the report whose text it carries."""
    return {id: copies.kept for copies in story.copies for id in copies.articles if id != copies.kept}


def _origin(story: Story, report: Report, numbers: Mapping[str, int], original: str | None) -> Origin:
    article, published = report.article, report.annotations.published
    first, last = days(published.edtf)
    return Origin(
        report=numbers[article.id],
        outlet=article.outlet,
        title=article.title,
        published=published.edtf,
        published_basis=published.basis.value,
        published_first=first,
        published_last=last,
        copy_of=numbers.get(original) if original else None,
        language=article.language,
        address=address(article),
        source=article.source,
        article=article.id,
        story=story.id,
        story_title=story.title,
    )


def _origins(story: Story, articles: Iterable[str]) -> int:
    """How many independent sources these articles are: copies of one text are one."""
    kept = _originals(story)
    return len({kept.get(id, id) for id in articles})


def _stretch(article: Article, *spans: Evidence) -> Stretch:
    """From the first of the spans to the end of the last."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    line = next((block.role.value for block in article.blocks if block.start <= start < block.end), None)
    return Stretch(start=start, end=end, text=article.text[start:end], line=line)


def _offsets(spans: Iterable[Evidence]) -> str | None:
    return " ".join(f"{span.start}-{span.end}" for span in spans) or None


def _listed(words: Iterable[str]) -> str | None:
    return APART.join(dict.fromkeys(words)) or None


def _statement(told: Told, number: int, statement: Statement) -> StatementRow:
    speaker, cue = statement.speaker, statement.cue
    mention = _mention(told.report, speaker) if speaker else None
    entity = entity_of(told.story, told.report, statement.speaker_entity)
    return StatementRow(
        speaker=statement.speaker_name or (entity.name if entity else None),
        speaker_resolved=statement.speaker_entity is not None,
        speaker_form=mention.form.value if mention else None,
        speaker_kind=entity.kind.value if entity else None,
        speaker_text=speaker.text if speaker else None,
        speaker_start=speaker.start if speaker else None,
        speaker_end=speaker.end if speaker else None,
        directness=statement.directness.value,
        kind=statement.kind.value,
        content=" … ".join(span.text for span in statement.content),
        spans=_offsets(statement.content),
        cue=cue.text if cue else None,
        cue_start=cue.start if cue else None,
        cue_end=cue.end if cue else None,
        cue_kind=statement.cue_kind,
        cue_negated=statement.cue_negated,
        denies=statement.denies,
        addressee=statement.addressee.text if statement.addressee else None,
        repeats=statement.repeats,
        altered=statement.altered,
        statement=number,
        stretch=_stretch(told.report.article, *statement.content),
        origin=told.origin,
    )


def _mention(report: Report, speaker: Evidence) -> Mention | None:
    """The mention that the speaker's words are; of several the one that shares most with them."""
    near = [mention for mention in report.annotations.mentions if mention.overlaps(speaker)]
    return max(near, key=lambda m: min(m.end, speaker.end) - max(m.start, speaker.start), default=None)


def entity_of(story: Story, report: Report, id: str | None) -> Entity | None:
    """Whom an entity's id means, in the story's table or in the report's own."""
    known = (*story.entities, *report.annotations.entities)
    return next((entity for entity in known if entity.id == id), None)


def _figure(told: Told, number: int, figure: Figure) -> FigureRow:
    first, last = days(figure.period)
    inside = None if figure.statement is None else told.report.annotations.statements[figure.statement]
    return FigureRow(
        counted=figure.counted.text if figure.counted else None,
        value=figure.value,
        high=figure.high,
        unit=figure.unit,
        bound=figure.bound.value if figure.bound else None,
        hedges=_listed(hedge.text for hedge in figure.hedges),
        change=figure.change,
        period=figure.period,
        period_first=first,
        period_last=last,
        as_of=figure.as_of,
        source_name=figure.source_name,
        statement=figure.statement,
        statement_directness=inside.directness.value if inside else None,
        counted_start=figure.counted.start if figure.counted else None,
        counted_end=figure.counted.end if figure.counted else None,
        figure=number,
        stretch=_stretch(told.report.article, figure),
        origin=told.origin,
    )


def _event(told: Told, number: int, event: Event, shared: StoryEvent | None) -> EventRow:
    first, last = days(event.date)
    basis = "inferred" if event.date else "unknown"
    return EventRow(
        date=event.date,
        date_basis="stated" if event.date and is_stated(told.report, event) else basis,
        date_first=first,
        date_last=last,
        date_words=_listed(span.text for span in event.basis),
        date_spans=_offsets(event.basis),
        kind=event.kind,
        status=event.status.value,
        attributed_to=event.attributed_to,
        place=event.place.name if event.place else None,
        participants=_listed(f"{p.name} ({p.role})" for p in event.participants),
        trigger=event.trigger.text,
        trigger_start=event.trigger.start,
        trigger_end=event.trigger.end,
        event=number,
        story_event=shared.id if shared else None,
        story_event_date=shared.date if shared else None,
        story_event_status=shared.status.value if shared and shared.status else None,
        origins=_origins(told.story, (m.article for m in shared.mentions)) if shared else None,
        stretch=_stretch(told.report.article, event.clause),
        origin=told.origin,
    )


def _fact(told: Told, fact: Fact, origins: int) -> Iterator[FactRow]:
    spans = fact.cells.get(told.report.article.id) or ()
    stretches = [_stretch(told.report.article, span) for span in spans]
    for part, stretch in enumerate(stretches, 1) if spans else ((None, Stretch()),):
        yield FactRow(
            kind=fact.kind.value,
            label=fact.label,
            verdict=fact.verdict.value,
            why=fact.why,
            found=bool(spans),
            origins=origins,
            part=part,
            parts=len(stretches),
            fact=fact.id,
            stretch=stretch,
            origin=told.origin,
        )


def _report(told: Told) -> ReportRow:
    article, annotations = told.report.article, told.report.annotations
    published = annotations.published
    folded = next((copies for copies in told.story.copies if article.id in copies.articles), None)
    return ReportRow(
        headline=article.headline.text if article.headline else None,
        authors=_listed(article.authors),
        published_best=published.best,
        published_source=published.source,
        published_clues=_clues(published),
        updated=article.updated.edtf if article.updated else None,
        overlap=folded.overlap if folded else None,
        characters=len(article.text),
        furniture_lines=len(article.blocks_of(Role.FURNITURE)),
        statements=len(annotations.statements),
        figures=len(annotations.figures),
        events=len(annotations.events),
        charset=article.charset,
        notes=_listed(article.notes),
        sha256=article.sha256,
        origin=told.origin,
    )


def _clues(dating: Dating) -> str | None:
    return _listed(f"{clue.span.start}-{clue.span.end} “{clue.span.text}”: {clue.says}" for clue in dating.clues)
