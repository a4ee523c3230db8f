"""Figures over time: one number that moved is drawn, one that stayed is not, and a copy speaks where it was changed."""

from dataclasses import replace

from harbour_story import at, harbour

from commonground.records.annotations import Annotations, Figure
from commonground.records.article import Basis, Dating
from commonground.records.story import Report, Story, Verdict
from commonground.showing.digest.trends import trends


def updated(**values: float) -> Story:
    """The harbour story whose reports give these numbers of dockers one after the other, as an update."""
    story = harbour()
    words = {"courier": "Some 1,200 workers took part"} | dict.fromkeys(
        ("gazette", "ledger"), "at least 900 dockers stayed away"
    )
    reports = []
    for day, report in enumerate(story.reports, 1):
        id = report.article.id
        span = at(report.article, words[id])
        figure = Figure(span.article, span.start, span.end, span.text, value=values[id])
        published = Dating(Basis.STATED, f"2014-03-0{day}", f"2014-03-0{day}")
        reports.append(Report(report.article, Annotations(article=id, published=published, figures=(figure,))))
    facts = tuple(replace(fact, verdict=Verdict.UPDATE) for fact in story.facts if fact.id == "f2")
    return replace(story, reports=tuple(reports), facts=facts)


def drawn(**values: float) -> list[list[float]]:
    return [[point.value for point in trend.points] for trend in trends(updated(**values))]


def test_a_copy_that_gives_its_originals_number_adds_no_point() -> None:
    assert drawn(courier=1200, gazette=900, ledger=900) == [[1200, 900]]


def test_a_copy_whose_number_was_brought_up_to_date_adds_one() -> None:
    assert drawn(courier=900, gazette=900, ledger=950) == [[900, 900, 950]]


def test_a_number_that_stayed_is_not_drawn() -> None:
    assert drawn(courier=900, gazette=900, ledger=900) == []
