"""A group of reports -> a story: one table of entities, a timeline, and the rows that say where the reports agree."""

import hashlib
from collections.abc import Iterable

from commonground.comparing.copies.cuts import with_cuts
from commonground.comparing.copies.origins import Origins
from commonground.comparing.events.kinds import family
from commonground.comparing.events.main_event import SPOKEN
from commonground.comparing.facts.facts import find_facts
from commonground.comparing.grouping.grouping import Grouped
from commonground.comparing.people.entities import join_entities
from commonground.comparing.telling.between import find_between
from commonground.comparing.telling.timeline import find_events, in_order
from commonground.records.story import Identity, Level, Report, Story


def tell(grouped: Grouped) -> Story:
    """The story of the reports that grouping put together."""
    id = story_id(report.article.id for report in grouped.reports)
    entities, reports = join_entities(grouped.reports, id)
    one_event = frozenset(
        (min(j.a, j.b), max(j.a, j.b)) for j in grouped.joins if j.level is Level.EVENT and j.answer is Identity.SAME
    )
    events = find_events(reports, one_event, id)
    origins = Origins(reports, grouped.copies, one_event)
    return Story(
        id=id,
        title=title(reports, grouped.events),
        reports=reports,
        entities=entities,
        events=events,
        timeline=in_order(events),
        facts=find_facts(reports, [e for e in events if family(e.kind) != SPOKEN], origins, id),
        between=find_between(reports, entities, origins, id),
        copies=tuple(with_cuts(copies, reports) for copies in grouped.copies),
        joins=grouped.joins,
    )


def story_id(articles: Iterable[str]) -> str:
    """An id that depends on the set of article ids alone."""
    ids = "\n".join(sorted(articles))
    return "s-" + hashlib.sha256(ids.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def title(reports: tuple[Report, ...], events: tuple[tuple[str, ...], ...]) -> str:
    """The headline of the earliest report on the event that most reports tell; without one, where it came from."""
    order = {report.article.id: i for i, report in enumerate(reports)}
    most = max(events, key=lambda ids: (len(ids), -min(order[id] for id in ids)))
    best = sorted((r for r in reports if r.article.id in most), key=lambda r: order[r.article.id])
    headlines = [r.article.title for r in (*best, *reports) if r.article.title]
    return headlines[0] if headlines else best[0].article.source
