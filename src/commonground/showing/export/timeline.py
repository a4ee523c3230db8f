"""The timelines of stories as JSON (`commonground.timeline/1`): the lines that the brief shows, with their evidence."""

from collections.abc import Sequence

from commonground.records.article import Basis
from commonground.records.evidence import Evidence
from commonground.records.story import Report, Story
from commonground.showing import contract
from commonground.showing.brief import dating_shape, written
from commonground.showing.digest.lines import Digest, Happening, Source
from commonground.showing.digest.tell import digests, in_order
from commonground.showing.export.tables import days


def timeline_json(stories: Sequence[Story]) -> str:
    """The timeline of each story, in its order, undated events last."""
    told = zip(in_order(stories), digests(stories), strict=True)
    lines = [_story(story, digest) for story, digest in told]
    return written(contract.Timeline(schema=contract.TIMELINE_SCHEMA, stories=lines))


def _story(story: Story, digest: Digest) -> contract.TimelineStory:
    reports = {report.article.id: report for report in story.reports}
    return contract.TimelineStory(
        id=story.id,
        title=story.title,
        timeline=[_moment(happening) for happening in digest.timeline],
        reports=[_report(source, reports[source.article]) for source in digest.sources],
    )


def _moment(happening: Happening) -> contract.Moment:
    first, last = days(happening.date)
    known = Basis.INFERRED if happening.when.inferred else Basis.STATED
    return contract.Moment(
        event=happening.event,
        date=happening.date,
        first=first,
        last=last,
        basis=(known if happening.date else Basis.UNKNOWN).value,
        words=happening.words,
        kind=happening.kind,
        status=happening.status.value,
        attributed_to=list(happening.attributed_to),
        place=happening.place,
        main=happening.main,
        date_words=list(happening.date_words),
        evidence=[_stretch(span) for span in dict.fromkeys(happening.evidence)],
    )


def _stretch(span: Evidence) -> contract.Stretch:
    return contract.Stretch(article=span.article, start=span.start, end=span.end, text=span.text)


def _report(source: Source, report: Report) -> contract.TimelineReport:
    article = report.article
    return contract.TimelineReport(
        number=source.number,
        article=article.id,
        source=article.source,
        url=article.url,
        outlet=article.outlet,
        title=article.title,
        published=dating_shape(report.annotations.published),
        copy_of=source.copy_of,
    )
