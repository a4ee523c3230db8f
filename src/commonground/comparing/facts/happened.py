"""Rows about events: what each report says of one event's date, place and status."""

from collections.abc import Mapping, Sequence

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.fact_rows import Row, Ruling, agreeing, cells
from commonground.comparing.people.participants import common, named
from commonground.records import edtf
from commonground.records.annotations import Event, Participant, Status
from commonground.records.story import FactKind, Report, StoryEvent, Verdict
from commonground.tables import words

REFUSALS = words("commonground.comparing.facts", "refusals")
SETTLED = frozenset((Status.HAPPENED, Status.ONGOING))


def event_rows(reports: Sequence[Report], events: Sequence[StoryEvent], origins: Origins) -> list[Row]:
    """A row for every event of the story, in the order given."""
    notes = {report.article.id: report.annotations.events for report in reports}
    return [_row(event, notes, origins) for event in events]


def _row(event: StoryEvent, notes: Mapping[str, Sequence[Event]], origins: Origins) -> Row:
    mentions = [(m.article, notes[m.article][m.event]) for m in event.mentions]
    ruling = _ruling(mentions, origins)
    spans = cells(mention.clause for _, mention in mentions)
    return Row(FactKind.EVENT, event.label, ruling.verdict, spans, ruling.why)


def _ruling(mentions: Sequence[tuple[str, Event]], origins: Origins) -> Ruling:
    by_article: dict[str, list[Event]] = {}
    for article, mention in mentions:
        by_article.setdefault(article, []).append(mention)
    if origins.count(by_article) < 2:
        return agreeing(by_article, origins)
    return _denied(by_article) or _dated(by_article) or agreeing(by_article, origins, _shared(by_article))


def _denied(by_article: Mapping[str, Sequence[Event]]) -> Ruling | None:
    """DIFFER where one report plainly has it as done and another as denied, and neither gives both sides."""
    statuses = {article: {m.status for m in found} for article, found in by_article.items()}
    deny = [a for a, found in statuses.items() if found == {Status.DENIED}]
    if not deny or len(deny) == len(statuses):
        return None
    claims = [m for a, found in by_article.items() if statuses[a] <= SETTLED for m in found]
    if claims and not any(_doubted(claim) for claim in claims) and _people_in_common(by_article, deny):
        return Ruling(Verdict.DIFFER, f"reported as {Status.HAPPENED} and as {Status.DENIED}")
    return Ruling(Verdict.NOT_COMPARABLE, f"{Status.DENIED} in one report, " + _others(statuses, deny))


def _doubted(claim: Event) -> bool:
    """Whether the claim's own words refuse or deny: then it is no plain claim."""
    return any(word in REFUSALS or word.endswith("n't") for word in claim.clause.text.lower().replace("’", "'").split())


def _people_in_common(by_article: Mapping[str, Sequence[Event]], deny: Sequence[str]) -> bool:
    sides: tuple[list[Participant], list[Participant]] = ([], [])
    for article, found in by_article.items():
        sides[article in deny].extend(p for m in found for p in m.participants)
    return bool(common(named(sides[0]), named(sides[1]), one_table=True))


def _others(statuses: Mapping[str, set[Status]], deny: Sequence[str]) -> str:
    found = {status for article, some in statuses.items() if article not in deny for status in some}
    return " and ".join(sorted(found)) + " in another"


def _dated(by_article: Mapping[str, Sequence[Event]]) -> Ruling | None:
    """DIFFER where two reports give dates that cannot both be right."""
    dates = {(article, m.date) for article, found in by_article.items() for m in found if m.date}
    for a, left in sorted(dates):
        for b, right in sorted(dates):
            if a < b and not edtf.compatible(left, right):
                return Ruling(Verdict.DIFFER, f"{left} and {right}")
    return None


def _shared(by_article: Mapping[str, Sequence[Event]]) -> str | None:
    """Which of date and place every report gives."""
    dated = all(any(m.date for m in found) for found in by_article.values())
    placed = all(any(m.place for m in found) for found in by_article.values())
    both = [word for word, has in (("date", dated), ("place", placed)) if has]
    return "same " + " and ".join(both) if both else None
