"""The rows of the comparison: what each report says on one point, and what the reports make of it together."""

from collections.abc import Sequence

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.denials import denial_rows
from commonground.comparing.facts.fact_rows import Row
from commonground.comparing.facts.figure_rows import figure_rows
from commonground.comparing.facts.happened import event_rows
from commonground.comparing.facts.statement_rows import statement_rows
from commonground.records.evidence import Evidence
from commonground.records.story import Fact, Report, StoryEvent


def find_facts(
    reports: Sequence[Report], events: Sequence[StoryEvent], origins: Origins, story: str
) -> tuple[Fact, ...]:
    """The facts of a story; every report has a cell in each, None where the point was not found in it."""
    rows = [*event_rows(reports, events, origins), *statement_rows(reports, origins)]
    rows += denial_rows(reports, origins)
    rows += figure_rows(reports, events, origins)
    articles = [report.article.id for report in reports]
    return tuple(_fact(row, f"{story}-f{n}", articles) for n, row in enumerate(rows, 1))


def _fact(row: Row, id: str, articles: Sequence[str]) -> Fact:
    cells: dict[str, tuple[Evidence, ...] | None] = dict.fromkeys(articles)
    cells.update(row.cells)
    return Fact(id=id, kind=row.kind, label=row.label, verdict=row.verdict, cells=cells, why=row.why)
