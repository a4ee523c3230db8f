"""How a copy differs from the fullest text of its origin: paragraphs that were cut, paragraphs that were added.

Paragraphs are compared by their word 3-grams, so that one whose words a desk changed is still there.
"""

from collections.abc import Sequence
from dataclasses import replace

from commonground.comparing.copies.copies import shingles
from commonground.reading.names import agency_of, opens_with_agency
from commonground.records import edtf
from commonground.records.article import Role
from commonground.records.evidence import Evidence
from commonground.records.story import Copies, Cut, Report

STANDS = 0.5
"""Share of a paragraph's 3-grams that must stand in the other text for it to be there."""


def with_cuts(folded: Copies, reports: Sequence[Report]) -> Copies:
    """The copies with what was cut and added in each; `reports` are those of the story."""
    held = {report.article.id: report for report in reports if report.article.id in folded.articles}
    kept = held[folded.kept]
    first = _earliest([*held.values()])
    cuts = tuple(_cut(kept, held[id]) for id in folded.articles if id != folded.kept)
    agencies = {id: span for id, report in held.items() if (span := _agency(report))}
    return replace(folded, cuts=cuts, first=first, agencies=tuple(agencies.values()))


def _cut(kept: Report, copy: Report) -> Cut:
    full, own = _paragraphs(kept), _paragraphs(copy)
    missing = _without(full, own)
    last = bool(missing) and missing == full[-len(missing) :]
    return Cut(article=copy.article.id, cut=missing, of=len(full), from_end=last, added=_without(own, full))


def _paragraphs(report: Report) -> tuple[Evidence, ...]:
    return tuple(report.article.evidence(block.start, block.end) for block in report.article.blocks_of(Role.BODY))


def _without(paragraphs: Sequence[Evidence], others: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The paragraphs that do not stand among the others."""
    known = frozenset().union(*(shingles(other.text) for other in others))
    found = []
    for paragraph in paragraphs:
        own = shingles(paragraph.text)
        if own and len(own & known) < STANDS * len(own):
            found.append(paragraph)
    return tuple(found)


def _earliest(reports: Sequence[Report]) -> str | None:
    """The article that came out on an earlier day than every other; None where none did for certain."""
    days = {r.article.id: edtf.days(r.annotations.published.edtf) for r in reports}
    for id, (_, last) in days.items():
        others = [first for other, (first, _) in days.items() if other != id]
        if last and all(first and last < first for first in others):
            return id
    return None


def _agency(report: Report) -> Evidence | None:
    """Where the page credits a news agency: its byline, or the dateline of its first paragraph."""
    article = report.article
    body = article.blocks_of(Role.BODY)
    named = agency_of(body[0].text) if body else None
    lines = [line for line in article.blocks_of(Role.BYLINE, Role.CREDIT) if opens_with_agency(line.text, named) == ""]
    if lines:
        return article.evidence(lines[0].start, lines[0].end)
    if named is None:
        return None
    at = article.text.lower().index(named, body[0].start)
    return article.evidence(at, at + len(named))
