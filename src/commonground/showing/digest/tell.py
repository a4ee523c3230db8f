"""Stories -> digests, with the reports numbered through the whole brief."""

from collections.abc import Sequence

from commonground.records.article import Role
from commonground.records.story import Report, Story
from commonground.showing.digest.compared import grid, only_here
from commonground.showing.digest.happened import known, timeline
from commonground.showing.digest.lines import Digest, Source
from commonground.showing.digest.pages import dated, set_aside, sources, span_of_dates
from commonground.showing.digest.parties import parties
from commonground.showing.digest.quantities import quantities
from commonground.showing.digest.said import speakers
from commonground.showing.digest.together import ties
from commonground.showing.words import plain


def digests(stories: Sequence[Story]) -> list[Digest]:
    """A digest for each story; the one with the most reports first, pages without an article last."""
    ordered = in_order(stories)
    numbers = numbered(ordered)
    return [_digest(story, numbers) for story in ordered]


def in_order(stories: Sequence[Story]) -> list[Story]:
    """The stories as a brief tells them."""
    return sorted(stories, key=lambda story: (all(map(_is_blank, story.reports)), -len(story.reports)))


def numbered(stories: Sequence[Story]) -> dict[str, int]:
    """The number of each article, from 1, for stories in the order in which they are told."""
    articles = dict.fromkeys(report.article.id for story in stories for report in story.reports)
    return {id: number for number, id in enumerate(articles, 1)}


def _digest(story: Story, numbers: dict[str, int]) -> Digest:
    listed = sources(story, numbers)
    happenings = timeline(story)
    pages = [(_report(story, source), source) for source in listed]
    return Digest(
        title=plain(story.title),
        sources=listed,
        origins=sum(source.copy_of is None for source in listed),
        published=span_of_dates(story),
        known=known(story, happenings),
        timeline=happenings,
        speakers=speakers(story),
        parties=parties(story),
        figures=quantities(story),
        grid=grid(story, listed),
        only=only_here(story, listed),
        ties=ties(story, numbers),
        dated=tuple(dated(report, source) for report, source in pages),
        aside=tuple(set_aside(report, source) for report, source in pages),
        blank=all(_is_blank(report) for report, _ in pages),
    )


def _is_blank(report: Report) -> bool:
    """Whether no article was found: a headline alone ("Access denied") is none."""
    return not any(block.role is Role.BODY for block in report.article.blocks)


def _report(story: Story, source: Source) -> Report:
    return next(report for report in story.reports if report.article.id == source.article)
