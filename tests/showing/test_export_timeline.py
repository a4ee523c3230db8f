"""The timeline as JSON: the brief's lines, strictly by the contract, each with its evidence."""

from dataclasses import replace

import msgspec
from any_story import stories
from harbour_story import harbour
from hypothesis import given, settings

from commonground.records.story import Story
from commonground.showing import contract
from commonground.showing.digest.tell import digests
from commonground.showing.export.carried import REPLACEMENT
from commonground.showing.export.timeline import timeline_json


def read(*told: Story) -> contract.Timeline:
    return msgspec.json.decode(timeline_json(told or (harbour(),)), type=contract.Timeline, strict=True)


def test_an_event_says_when_on_whose_word_and_where_it_stands() -> None:
    walkout, meeting, sale = read().stories[0].timeline
    assert (walkout.first, walkout.last, walkout.basis, walkout.place) == ("2014-03-03", "2014-03-03", "stated", "Velm")
    assert [span.article for span in walkout.evidence] == ["courier", "gazette"]
    assert (meeting.status, meeting.attributed_to, meeting.words) == (
        "planned",
        ["Ana Terzi"],
        "the union would meet the minister on Friday",
    )
    assert (sale.date, sale.basis, sale.attributed_to) == (None, "unknown", ["A spokesman"])


def test_a_date_open_at_an_end_has_no_day_there() -> None:
    story = harbour()
    events = (replace(story.events[0], date="2014-03-03/.."), *story.events[1:])
    walkout = next(line for line in read(replace(story, events=events)).stories[0].timeline if line.event == "v1")
    assert (walkout.first, walkout.last) == ("2014-03-03", None)


def test_reports_are_those_of_the_brief_by_number_with_their_dates() -> None:
    reports = read().stories[0].reports
    assert [(report.number, report.article, report.copy_of) for report in reports] == [
        (1, "courier", None),
        (2, "gazette", None),
        (3, "ledger", 2),
    ]
    assert [report.published.basis for report in reports] == ["stated", "inferred", "unknown"]


@settings(max_examples=50, deadline=None)
@given(stories())
def test_any_timeline_is_the_digests_and_its_evidence_exact(story: Story) -> None:
    text = {report.article.id: report.article.text for report in story.reports}
    (told,) = read(story).stories
    assert [line.event for line in told.timeline] == [line.event for line in digests([story])[0].timeline]
    for line in told.timeline:
        for span in line.evidence:
            slice = text[span.article][span.start : span.end]
            assert span.text == "".join(REPLACEMENT if "\ud800" <= c <= "\udfff" else c for c in slice)
