"""The timeline as iCalendar: read back by the grammar of RFC 5545, nothing invented, nothing lost."""

import re
from dataclasses import dataclass, field, replace

import pytest
from any_story import stories
from harbour_story import harbour
from hostile_story import hostile
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.records.annotations import Status
from commonground.records.article import UNDATED
from commonground.records.story import Story
from commonground.showing.digest.tell import digests
from commonground.showing.export.calendar import LONGEST_LINE, folded, icalendar, named_days, text_line

CONTENT_LINE = re.compile(
    r"(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+=[^\x00-\x1f\x7f\";:,]*)*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"}
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "STATUS", "LOCATION", "URL", "TRANSP"}
KNOWN = ONCE | {"DESCRIPTION", "CATEGORIES", "X-COMMONGROUND-DATE", "X-COMMONGROUND-EVIDENCE"}


@dataclass
class Component:
    kind: str
    lines: list[tuple[str, str, str]] = field(default_factory=list)
    parts: list["Component"] = field(default_factory=list)

    def all(self, name: str) -> list[str]:
        return [value for key, _, value in self.lines if key == name]

    def one(self, name: str) -> str:
        (value,) = self.all(name)
        return value


def parsed(text: str) -> Component:
    """The calendar, by the grammar of RFC 5545 section 3.1; anything else is an error."""
    assert text.endswith("\r\n")
    physical = text.removesuffix("\r\n").split("\r\n")
    assert not any("\n" in line or "\r" in line for line in physical)
    assert max(len(line.encode("utf-8")) for line in physical) <= LONGEST_LINE
    logical = re.sub(r"\r\n[ \t]", "", text.removesuffix("\r\n")).split("\r\n")
    root = Component("root")
    open_components = [root]
    for line in logical:
        match = CONTENT_LINE.fullmatch(line)
        assert match, line
        name, params, value = match.group("name", "params", "value")
        if name == "BEGIN":
            open_components.append(Component(value))
        elif name == "END":
            closed = open_components.pop()
            assert closed.kind == value
            open_components[-1].parts.append(closed)
        else:
            open_components[-1].lines.append((name, params, value))
    (calendar,) = root.parts
    return checked(calendar)


def checked(calendar: Component) -> Component:
    assert calendar.kind == "VCALENDAR"
    assert calendar.one("VERSION") == "2.0"
    assert calendar.one("PRODID")
    for part in calendar.parts:
        assert part.kind in ("VEVENT", "VJOURNAL")
        assert {name for name, _, _ in part.lines} <= KNOWN
        assert all(len(part.all(name)) <= 1 for name in ONCE)
        assert re.fullmatch(r"\d{8}T\d{6}Z", part.one("DTSTAMP"))
        assert all(TEXT.fullmatch(value) for name, _, value in part.lines if name in TEXTS)
        if part.kind == "VEVENT":
            assert part.one("STATUS") in ("TENTATIVE", "CONFIRMED", "CANCELLED")
            assert ("DTSTART", ";VALUE=DATE") in {line[:2] for line in part.lines}
            assert part.one("DTSTART") < part.one("DTEND")
        else:
            assert not {"DTSTART", "DTEND", "LOCATION", "TRANSP"} & {name for name, _, _ in part.lines}
    uids = [part.one("UID") for part in calendar.parts]
    assert len(uids) == len(set(uids))
    return calendar


def unescaped(value: str) -> str:
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], value)


def calendar(*told: Story) -> Component:
    return parsed(icalendar(told or (harbour(),)).text)


def with_dates(**dates: str | None) -> Story:
    story = harbour()
    return replace(story, events=tuple(replace(e, date=dates.get(e.id, e.date)) for e in story.events))


def test_a_dated_event_is_one_day_and_its_end_is_the_next() -> None:
    walkout, *_ = calendar().parts
    assert (walkout.one("DTSTART"), walkout.one("DTEND")) == ("20140303", "20140304")
    assert walkout.one("STATUS") == "CONFIRMED"
    assert walkout.one("SUMMARY") == "Dockers in Velm walked out on Monday"
    assert walkout.one("LOCATION") == "Velm"


def test_a_plan_is_tentative_and_says_whose_word_it_is() -> None:
    meeting = calendar().parts[1]
    assert meeting.one("STATUS") == "TENTATIVE"
    assert meeting.one("SUMMARY") == "the union would meet the minister on Friday · planned\\, says Ana Terzi"


@pytest.mark.parametrize("status", [s for s in Status if s not in (Status.HAPPENED, Status.ONGOING)])
def test_what_is_somebodys_word_is_never_confirmed(status: Status) -> None:
    story = harbour()
    events = tuple(replace(event, status=status, date="2014-03-03") for event in story.events)
    assert {part.one("STATUS") for part in calendar(replace(story, events=events)).parts} == {"TENTATIVE"}


def test_an_inferred_date_is_tentative_and_marked() -> None:
    story = harbour()
    gazette = replace(story.events[0], mentions=story.events[0].mentions[1:])
    (event, *_) = calendar(replace(story, events=(gazette,), timeline=("v1",))).parts
    assert event.one("STATUS") == "TENTATIVE"
    assert event.one("SUMMARY").endswith(" · 3 March 2014?")
    assert "inferred: the page states no date" in event.one("DESCRIPTION")


def test_an_event_without_a_date_is_a_journal_entry_without_one() -> None:
    sale = calendar().parts[2]
    assert sale.kind == "VJOURNAL"
    assert sale.one("SUMMARY") == "the port was for sale · denied by A spokesman · no date"


def test_days_of_an_interval_are_all_covered() -> None:
    event = calendar(with_dates(v1="2014-02-27/2014-03-03")).parts[0]
    assert (event.one("DTSTART"), event.one("DTEND")) == ("20140227", "20140304")
    assert event.one("SUMMARY").endswith(" · 27 February – 3 March 2014")


@pytest.mark.parametrize(
    "date", ["2014", "2014-03", "2014-21", "201X", "2014-03-03/..", "../2014-03-03", "2014-01/2014-02", "9999-12-31"]
)
def test_a_date_that_names_no_day_gets_none(date: str) -> None:
    event = calendar(with_dates(v1=date)).parts[0]
    assert event.kind == "VJOURNAL"
    assert event.one("X-COMMONGROUND-DATE") == date


def test_a_date_about_a_day_is_placed_and_tentative() -> None:
    assert calendar(with_dates(v1="2014-03-03~")).parts[0].one("STATUS") == "TENTATIVE"


def test_what_has_no_day_is_counted() -> None:
    told = icalendar([harbour()])
    assert (told.placed, told.unplaced) == (2, 1)


def test_the_stamp_is_the_day_of_the_last_report_and_never_the_clock() -> None:
    assert {part.one("DTSTAMP") for part in calendar().parts} == {"20140304T000000Z"}
    story = harbour()
    undated = tuple(replace(r, annotations=replace(r.annotations, published=UNDATED)) for r in story.reports)
    assert {part.one("DTSTAMP") for part in calendar(replace(story, reports=undated)).parts} == {"19700101T000000Z"}


def test_an_event_keeps_its_name_when_another_report_comes_in() -> None:
    story = harbour()
    first = replace(
        story,
        id="s0",
        reports=story.reports[:1],
        events=(replace(story.events[0], id="w", mentions=story.events[0].mentions[:1]),),
        timeline=("w",),
        copies=(),
        joins=(),
        facts=(),
    )
    assert calendar(first).parts[0].one("UID") == calendar().parts[0].one("UID")


def test_two_events_named_in_one_clause_have_two_names() -> None:
    story = harbour()
    courier = story.reports[0]
    walkout, meeting = courier.annotations.events
    both = replace(
        courier, annotations=replace(courier.annotations, events=(walkout, replace(meeting, clause=walkout.clause)))
    )
    parts = calendar(replace(story, reports=(both, *story.reports[1:]))).parts
    assert len({part.one("UID") for part in parts}) == len(parts) == 3


def test_evidence_leads_to_the_words() -> None:
    text = {report.article.id: report.article.text for report in harbour().reports}
    evidence = calendar().parts[0].all("X-COMMONGROUND-EVIDENCE")
    assert [slice_of(text, each) for each in evidence] == [
        "Dockers in Velm walked out on Monday",
        "Velm harbour stood still on Monday",
    ]


def slice_of(text: dict[str, str], evidence: str) -> str:
    id, _, offsets = evidence.partition(" ")
    start, end = map(int, offsets.split("-"))
    return text[id][start:end]


def test_stories_share_one_calendar_that_takes_the_name_of_none() -> None:
    other = replace(harbour(), id="s2", reports=harbour().reports, events=(), timeline=())
    assert calendar(harbour(), other).all("NAME") == []
    assert calendar().one("NAME") == "Velm: Ana Terzi\\, port authority"


def test_no_story_is_a_calendar_without_entries() -> None:
    assert icalendar([]).text.count("BEGIN:") == 1


def test_a_hostile_page_adds_no_line_of_its_own() -> None:
    story = hostile()
    silent = tuple(replace(r, annotations=replace(r.annotations, statements=())) for r in story.reports)
    (event,) = calendar(replace(story, reports=silent)).parts
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", unescaped(event.one("SUMMARY")))
    assert "URL" not in {name for name, _, _ in event.lines}


def test_an_attempt_to_end_the_entry_stays_words() -> None:
    assert text_line("SUMMARY", "x\r\nEND:VEVENT\nBEGIN:VALARM; a,b \\n") == (
        "SUMMARY:x END:VEVENT BEGIN:VALARM\\; a\\,b \\\\n"
    )


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=300))
def test_folding_tears_no_character_and_can_be_undone(line: str) -> None:
    lines = folded(line).split("\r\n")
    assert max(len(each.encode("utf-8")) for each in lines) <= LONGEST_LINE
    assert folded(line).replace("\r\n ", "") == line


@settings(max_examples=50, deadline=None)
@given(stories())
def test_any_story_gives_a_calendar_whose_evidence_is_exact(story: Story) -> None:
    text = {report.article.id: report.article.text for report in story.reports}
    (digest,) = digests([story])
    told = calendar(story) if digest.timeline else Component("VCALENDAR")
    assert len(told.parts) == len(digest.timeline)
    for part, happening in zip(told.parts, digest.timeline, strict=True):
        found = [slice_of(text, each) for each in part.all("X-COMMONGROUND-EVIDENCE")]
        assert found == [span.text for span in dict.fromkeys(happening.evidence)]
        assert (part.kind == "VEVENT") == (named_days(happening.date) is not None)
