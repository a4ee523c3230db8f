"""The brief as JSON, the contract that other programs read (`commonground.brief/1`)."""

import re
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from commonground.records import annotations as found
from commonground.records import article as page
from commonground.records import story as told
from commonground.records.evidence import Evidence
from commonground.showing import contract

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def brief_json(stories: Sequence[told.Story]) -> str:
    """The stories with their articles and entities as one JSON document, as `commonground.brief/1` promises it.

    A lone surrogate (half of a character, which JSON cannot carry) is written as U+FFFD, one for one: offsets hold.
    """
    return written(brief(stories))


def reading_json(articles: Iterable[page.Article]) -> str:
    """The articles as they were read, without annotations, as `commonground.reading/1` promises it."""
    pages = [_page(article, article.published) for article in articles]
    return written(contract.Reading(schema=contract.READING_SCHEMA, articles=pages))


def written(document: contract.Shape | Mapping[str, object]) -> str:
    """A document as JSON, with U+FFFD for every lone surrogate."""
    try:
        return msgspec.json.encode(document).decode("utf-8")
    except UnicodeEncodeError:
        return msgspec.json.encode(_mended(msgspec.to_builtins(document))).decode("utf-8")


def _mended(node: object) -> object:
    """The same with U+FFFD for every lone surrogate."""
    if isinstance(node, str):
        return LONE_SURROGATE.sub("\ufffd", node)
    if isinstance(node, list):
        return [_mended(each) for each in node]
    return {_mended(key): _mended(value) for key, value in node.items()} if isinstance(node, dict) else node


def brief(stories: Sequence[told.Story]) -> contract.Brief:
    """The document before it is written; an article that stands in two stories is given once."""
    articles: dict[str, contract.Article] = {}
    entities: dict[str, contract.Entity] = {}
    for story in stories:
        known = {entity.id for entity in story.entities}
        entities.update({entity.id: _entity(entity.id, entity) for entity in story.entities})
        for report in story.reports:
            own = _entities_of_the_article_alone(report, known)
            entities.update(own)
            articles.setdefault(report.article.id, _article(report, known | own.keys()))
    return contract.Brief(
        schema=contract.SCHEMA,
        articles=list(articles.values()),
        entities=list(entities.values()),
        stories=[_story(story) for story in stories],
    )


def _entities_of_the_article_alone(report: told.Report, known: set[str]) -> dict[str, contract.Entity]:
    """Entities that the story did not join; their ids are those of one article, so they are told apart by it."""
    article = report.article.id
    return {
        f"{article}/{entity.id}": _entity(f"{article}/{entity.id}", entity)
        for entity in report.annotations.entities
        if entity.id not in known
    }


def _article(report: told.Report, entities: set[str]) -> contract.Article:
    article, said = report.article, report.annotations

    def reference(id: str | None) -> str | None:
        return next((i for i in (id, f"{article.id}/{id}") if i in entities), None)

    return contract.Article(
        **msgspec.structs.asdict(_page(article, said.published)),
        times=[_time(time) for time in said.times],
        mentions=[
            contract.Mention(start=m.start, end=m.end, text=m.text, entity=reference(m.entity), form=m.form.value)
            for m in said.mentions
        ],
        places=[_place(place) for place in said.places],
        figures=[_figure(figure) for figure in said.figures],
        statements=[_statement(statement, reference(statement.speaker_entity)) for statement in said.statements],
        events=[_event(event, [reference(p.entity) for p in event.participants]) for event in said.events],
    )


def _page(article: page.Article, published: page.Dating) -> contract.Page:
    return contract.Page(
        id=article.id,
        source=article.source,
        url=article.url,
        sha256=article.sha256,
        charset=article.charset,
        language=article.language,
        notes=list(article.notes),
        text=article.text,
        outlet=article.outlet,
        title=article.title,
        headline=_maybe_span(article.headline),
        standfirst=_maybe_span(article.standfirst),
        authors=list(article.authors),
        byline=_spans(article.byline),
        published=dating_shape(published),
        updated=dating_shape(article.updated) if article.updated else None,
        blocks=[contract.Block(start=b.start, end=b.end, role=b.role.value, reason=b.reason) for b in article.blocks],
    )


def _span(span: Evidence) -> contract.Span:
    return contract.Span(start=span.start, end=span.end, text=span.text)


def _maybe_span(span: Evidence | None) -> contract.Span | None:
    return _span(span) if span else None


def _spans(spans: Iterable[Evidence]) -> list[contract.Span]:
    return [_span(span) for span in spans]


def dating_shape(dating: page.Dating) -> contract.Dating:
    """How a date is known, as the contract has it."""
    return contract.Dating(
        edtf=dating.edtf,
        best=dating.best,
        basis=dating.basis.value,
        source=dating.source,
        clues=[contract.Clue(span=_span(clue.span), says=clue.says) for clue in dating.clues],
    )


def _time(time: found.Time) -> contract.Time:
    return contract.Time(
        start=time.start,
        end=time.end,
        text=time.text,
        type=time.type.value,
        value=time.value,
        mod=time.mod,
        edtf=time.edtf,
        basis=time.basis,
        candidates=list(time.candidates),
    )


def _place(place: found.Place) -> contract.Place:
    return contract.Place(
        start=place.start,
        end=place.end,
        text=place.text,
        name=place.name,
        country=place.country,
        latitude=place.latitude,
        longitude=place.longitude,
        geoname_id=place.geoname_id,
        metonym=place.metonym,
    )


def _figure(figure: found.Figure) -> contract.Figure:
    return contract.Figure(
        start=figure.start,
        end=figure.end,
        text=figure.text,
        value=figure.value,
        high=figure.high,
        unit=figure.unit,
        counted=figure.counted.text if figure.counted else None,
        counted_span=_maybe_span(figure.counted),
        bound=figure.bound.value if figure.bound else None,
        hedges=_spans(figure.hedges),
        change=figure.change,
        period=figure.period,
        as_of=figure.as_of,
        statement=figure.statement,
        source_name=figure.source_name,
    )


def _statement(statement: found.Statement, speaker: str | None) -> contract.Statement:
    return contract.Statement(
        content=_spans(statement.content),
        speaker=_maybe_span(statement.speaker),
        speaker_entity=speaker,
        speaker_name=statement.speaker_name,
        cue=_maybe_span(statement.cue),
        directness=statement.directness.value,
        kind=statement.kind.value,
        cue_negated=statement.cue_negated,
        cue_kind=statement.cue_kind,
        denies=statement.denies,
        addressee=_maybe_span(statement.addressee),
        repeats=statement.repeats,
        altered=statement.altered,
    )


def _event(event: found.Event, entities: Sequence[str | None]) -> contract.Event:
    place = event.place
    return contract.Event(
        trigger=_span(event.trigger),
        kind=event.kind,
        clause=_span(event.clause),
        participants=[
            contract.Participant(name=p.name, entity=entity, role=p.role, span=_span(p.span))
            for p, entity in zip(event.participants, entities, strict=True)
        ],
        place=contract.EventPlace(name=place.name, span=_span(place.span)) if place else None,
        date=event.date,
        status=event.status.value,
        attributed_to=event.attributed_to,
        basis=_spans(event.basis),
    )


def _entity(id: str, entity: found.Entity) -> contract.Entity:
    return contract.Entity(id=id, kind=entity.kind.value, name=entity.name, aliases=list(entity.aliases))


def _story(story: told.Story) -> contract.Story:
    return contract.Story(
        id=story.id,
        title=story.title,
        articles=[report.article.id for report in story.reports],
        events=[_story_event(event) for event in story.events],
        timeline=list(story.timeline),
        facts=[_fact(fact) for fact in story.facts],
        between=[_between(line) for line in story.between],
        copies=[_copies(copies) for copies in story.copies],
        joins=[_join(join) for join in story.joins],
    )


def _story_event(event: told.StoryEvent) -> contract.StoryEvent:
    return contract.StoryEvent(
        id=event.id,
        label=event.label,
        kind=event.kind,
        date=event.date,
        status=event.status.value if event.status else None,
        place=event.place,
        mentions=[contract.EventMention(article=m.article, event=m.event) for m in event.mentions],
    )


def _fact(fact: told.Fact) -> contract.Fact:
    return contract.Fact(
        id=fact.id,
        kind=fact.kind.value,
        label=fact.label,
        verdict=fact.verdict.value,
        cells={article: _spans(cell) if cell else None for article, cell in fact.cells.items()},
        why=fact.why,
    )


def _copies(copies: told.Copies) -> contract.Copies:
    return contract.Copies(
        articles=list(copies.articles),
        kept=copies.kept,
        overlap=copies.overlap,
        cuts=[
            contract.Cut(
                article=cut.article, cut=_spans(cut.cut), of=cut.of, from_end=cut.from_end, added=_spans(cut.added)
            )
            for cut in copies.cuts
        ],
        first=copies.first,
        agencies=[contract.Credit(article=span.article, span=_span(span)) for span in copies.agencies],
    )


def _between(line: told.Between) -> contract.Between:
    return contract.Between(
        id=line.id,
        parties=[contract.Party(name=party.name, entity=party.entity) for party in line.parties],
        direction=line.direction.value,
        verb=line.verb,
        cells={article: _spans(cell) for article, cell in line.cells.items()},
        attributed_to=line.attributed_to,
    )


def _join(join: told.Join) -> contract.Join:
    return contract.Join(
        a=join.a,
        b=join.b,
        level=join.level.value,
        joined=join.joined,
        answer=join.answer.value,
        reasons=list(join.reasons),
    )
