"""One row of the comparison before it gets its id, and the verdict that agreeing reports give."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from commonground.comparing.copies.origins import Origins
from commonground.records.evidence import Evidence
from commonground.records.story import FactKind, Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """What some reports say on one point; `cells` holds those that say something."""

    kind: FactKind
    label: str
    verdict: Verdict
    cells: Mapping[str, tuple[Evidence, ...]]
    why: str | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict with its reason."""

    verdict: Verdict
    why: str | None = None


def agreeing(articles: Iterable[str], origins: Origins, why: str | None = None) -> Ruling:
    """SAME where independent origins agree; SINGLE where it is one report, or copies of one text."""
    found = set(articles)
    if origins.count(found) > 1:
        return Ruling(Verdict.SAME, why)
    return Ruling(Verdict.SINGLE, "copies of one text" if len(found) > 1 else None)


def cells(spans: Iterable[Evidence]) -> dict[str, tuple[Evidence, ...]]:
    """Spans by article, in text order, each once."""
    found: dict[str, dict[tuple[int, int], Evidence]] = {}
    for span in spans:
        found.setdefault(span.article, {})[span.start, span.end] = span
    return {article: tuple(by[key] for key in sorted(by)) for article, by in found.items()}
