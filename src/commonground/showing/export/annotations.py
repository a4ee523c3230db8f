"""Annotations of the pages for other readers of text (W3C Web Annotation Data Model, Recommendation of 2017).

One collection with one page. Every record is one annotation: its stretches are the targets, each with a position (code
points into the snapshot) and a quotation with the words around it; its fields are a body of the type `cg:Statement`,
`cg:Figure` and so on, in the words of the brief's JSON. A stretch of a page with a web address has that as its source
and the snapshot as its cached state, since positions hold in the snapshot alone; else the snapshot is the source.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import msgspec

from commonground.records.annotations import StatementKind
from commonground.records.article import Article
from commonground.records.evidence import Evidence
from commonground.records.story import Fact, Report, Story
from commonground.showing import labels
from commonground.showing.brief import written
from commonground.showing.dates import in_words
from commonground.showing.digest.tell import in_order
from commonground.showing.export.carried import address, urn
from commonground.showing.export.tables import entity_of
from commonground.showing.words import plain

CONTEXT = ("http://www.w3.org/ns/anno.jsonld", {"cg": "urn:x-commonground:"})
AROUND = 32
"""Code points of the text before and after a stretch that its quotation carries."""
GEONAMES = "https://sws.geonames.org/{}/"

Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Marked:
    """A record to annotate: its kind, its name among its kind, where it stands, its fields, and these in words."""

    kind: str
    name: str
    spans: tuple[Evidence, ...]
    fields: Json
    says: str
    motivation: str = "describing"


def web_annotations(stories: Sequence[Story]) -> str:
    """All annotations of the stories' reports as one JSON-LD document, indented."""
    ordered = in_order(stories)
    reports = {report.article.id: report for story in ordered for report in story.reports}
    items = [*chain.from_iterable(_of_report(story, report) for story in ordered for report in story.reports)]
    items += [_fact(story, fact) for story in ordered for fact in story.facts]
    name = urn("annotations", *sorted(reports))
    page = {"id": urn("annotation page", *sorted(reports)), "type": "AnnotationPage", "partOf": name}
    document = {
        "@context": CONTEXT,
        "id": name,
        "type": "AnnotationCollection",
        "label": plain(ordered[0].title) if len(ordered) == 1 else f"{len(ordered)} stories",
        "total": len(items),
        "first": page | {"startIndex": 0, "items": items},
        "last": page["id"],
        "cg:articles": [_article(report) for report in reports.values()],
    }
    return msgspec.json.format(written(document), indent=1) + "\n"


def snapshot(article: str) -> str:
    """The IRI of an article's snapshot."""
    return urn("snapshot", article)


def _article(report: Report) -> Json:
    article, published = report.article, report.annotations.published
    return {
        "id": snapshot(article.id),
        "type": "Text",
        "format": "text/plain",
        "language": article.language,
        "cg:article": article.id,
        "cg:address": address(article),
        "cg:outlet": article.outlet,
        "cg:title": article.title,
        "cg:published": {"cg:edtf": published.edtf, "cg:basis": published.basis.value},
        "cg:sha256": article.sha256,
        "cg:text": article.text,
    }


def _of_report(story: Story, report: Report) -> Iterator[Json]:
    for make in RECORDS:
        for marked in make(story, report):
            yield _annotation(marked, {report.article.id: report.article})


def _annotation(marked: Marked, articles: Mapping[str, Article]) -> Json:
    body = {"id": urn("record", marked.kind, marked.name), "type": ["Dataset", f"cg:{marked.kind}"]}
    targets = [_target(span, articles[span.article]) for span in marked.spans]
    return {
        "id": urn("annotation", marked.kind, marked.name),
        "type": "Annotation",
        "motivation": marked.motivation,
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "format": "text/plain", "value": marked.kind.lower()},
            {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": plain(marked.says)},
            body | {f"cg:{name}": _value(value, articles) for name, value in marked.fields.items()},
        ],
        "target": targets[0] if len(targets) == 1 else targets,
    }


def _value(value: object, articles: Mapping[str, Article]) -> object:
    """A field of a body: stretches as targets are, everything else as it is."""
    if isinstance(value, Evidence):
        return _target(value, articles[value.article])
    if isinstance(value, tuple):
        return [_value(each, articles) for each in value]
    return value


def _target(span: Evidence, article: Article) -> Json:
    """Where a stretch stands: its source, the state of it that was read, and two selectors that pick the same words."""
    page = address(article)
    cached = {"state": {"type": "TimeState", "cached": snapshot(article.id)}} if page else {}
    return {
        "type": "SpecificResource",
        "source": page or snapshot(article.id),
        **cached,
        "selector": [
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
            {
                "type": "TextQuoteSelector",
                "exact": span.text,
                "prefix": article.text[max(0, span.start - AROUND) : span.start],
                "suffix": article.text[span.end : span.end + AROUND],
            },
        ],
    }


def _name(report: Report, number: int) -> str:
    return f"{report.article.id} {number}"


def _times(_: Story, report: Report) -> Iterator[Marked]:
    for number, time in enumerate(report.annotations.times):
        fields = {
            "timex": time.type.value,
            "value": time.value,
            "mod": time.mod,
            "edtf": time.edtf,
            "basis": time.basis,
        }
        says = f"{in_words(time.edtf) if time.edtf else time.value}: {time.basis}"
        yield Marked("Time", _name(report, number), (_bare(time),), fields, says, "identifying")


def _mentions(story: Story, report: Report) -> Iterator[Marked]:
    for number, mention in enumerate(report.annotations.mentions):
        entity = entity_of(story, report, mention.entity)
        fields = {
            "form": mention.form.value,
            "entity": urn("entity", story.id, entity.id) if entity else None,
            "name": entity.name if entity else None,
            "entityKind": entity.kind.value if entity else None,
        }
        says = f"{entity.name if entity else 'not settled who'} ({mention.form.value})"
        yield Marked("Mention", _name(report, number), (_bare(mention),), fields, says, "identifying")


def _places(_: Story, report: Report) -> Iterator[Marked]:
    for number, place in enumerate(report.annotations.places):
        fields = {
            "name": place.name,
            "country": place.country,
            "latitude": place.latitude,
            "longitude": place.longitude,
            "metonym": place.metonym,
            "geonames": GEONAMES.format(place.geoname_id) if place.geoname_id else None,
        }
        says = place.name + (f", {place.country}" if place.country else "") + (" (a government)" * place.metonym)
        yield Marked("Place", _name(report, number), (_bare(place),), fields, says, "identifying")


def _figures(_: Story, report: Report) -> Iterator[Marked]:
    for number, figure in enumerate(report.annotations.figures):
        fields = {
            "value": figure.value,
            "high": figure.high,
            "unit": figure.unit,
            "counted": figure.counted,
            "bound": figure.bound.value if figure.bound else None,
            "hedges": figure.hedges,
            "change": figure.change,
            "period": figure.period,
            "asOf": figure.as_of,
            "sourceName": figure.source_name,
        }
        sign = labels.BOUND[figure.bound] if figure.bound else ""
        counted = f" · {figure.counted.text}" if figure.counted else ""
        whose = f" · {figure.source_name}" if figure.source_name else ""
        yield Marked("Figure", _name(report, number), (_bare(figure),), fields, f"{sign}{figure.text}{counted}{whose}")


def _statements(_: Story, report: Report) -> Iterator[Marked]:
    for number, said in enumerate(report.annotations.statements):
        fields = {
            "speaker": said.speaker,
            "speakerName": said.speaker_name,
            "speakerResolved": said.speaker_entity is not None,
            "cue": said.cue,
            "cueKind": said.cue_kind,
            "cueNegated": said.cue_negated,
            "denies": said.denies,
            "directness": said.directness.value,
            "kind": said.kind.value,
            "addressee": said.addressee,
            "altered": said.altered,
        }
        who = said.speaker_name or (f"“{said.speaker.text}”" if said.speaker else labels.NO_SPEAKER)
        silence = said.kind is StatementKind.SILENCE
        form = labels.SILENCE if silence else said.directness.value
        yield Marked("Statement", _name(report, number), said.content, fields, f"{who} · {form}")


def _events(_: Story, report: Report) -> Iterator[Marked]:
    for number, event in enumerate(report.annotations.events):
        fields = {
            "kind": event.kind,
            "trigger": event.trigger,
            "date": event.date,
            "dateBasis": event.basis,
            "status": event.status.value,
            "attributedTo": event.attributed_to,
            "place": event.place.name if event.place else None,
            "participants": [{"cg:name": p.name, "cg:role": p.role} for p in event.participants],
        }
        when = in_words(event.date) if event.date else "no date"
        whose = f", {event.attributed_to}" if event.attributed_to else ""
        yield Marked(
            "Event",
            _name(report, number),
            (event.clause,),
            fields,
            f"{event.kind} · {event.status.value}{whose} · {when}",
        )


def _fact(story: Story, fact: Fact) -> Json:
    """A row of the comparison: all its stretches are targets, and it says in which texts nothing was found."""
    articles = {report.article.id: report.article for report in story.reports}
    spans = tuple(span for cell in fact.cells.values() for span in cell or ())
    fields = {
        "label": fact.label,
        "kind": fact.kind.value,
        "verdict": fact.verdict.value,
        "why": fact.why,
        "notFoundIn": [snapshot(id) for id, cell in fact.cells.items() if not cell],
    }
    says = labels.verdict(fact) + (f": {fact.why}" if fact.why else "")
    return _annotation(Marked("Fact", fact.id, spans, fields, says, "assessing"), articles)


def _bare(span: Evidence) -> Evidence:
    """The stretch alone, of a record that is one."""
    return Evidence(span.article, span.start, span.end, span.text)


RECORDS: tuple[Callable[[Story, Report], Iterator[Marked]], ...] = (
    *(_times, _mentions, _places),
    *(_figures, _statements, _events),
)
