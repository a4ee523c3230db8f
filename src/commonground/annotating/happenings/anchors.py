"""Dates that an event takes from another one of the article: the same meeting named again, what was said after it.

Each rule is a licence that the words give; where two events could lend their date, none does.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from commonground.annotating.happenings.drafts import MEETINGS, Draft
from commonground.annotating.happenings.governing import governor
from commonground.annotating.happenings.lines import At
from commonground.annotating.word_groups import group
from commonground.records import edtf
from commonground.records.annotations import Status, Time
from commonground.records.evidence import Evidence

RECENT = timedelta(days=7)
"""A statement without a date of its own is given a meeting's only while the meeting is news."""
LENGTH = re.compile(r"P([0-9]{1,3})([DW])")
COUNTED = 7
"""Words behind "before" or "after" in which the event stands that days are counted from."""
FEW_DAYS = 4
AT_IT = frozenset({"after", "during", "at", "following"})
SINGULAR = frozenset({"summit", "sports event"})
OPEN = frozenset({Status.PLANNED, Status.HAPPENED})
BUILD_UP = frozenset({"build", "run", "buildup", "runup"})
ONSETS = frozenset({"broke", "erupted", "began", "break", "started"})


def is_day(text: str | None) -> bool:
    """Whether a date is a single day."""
    if not text or not edtf.is_valid(text):
        return False
    first, last = edtf.days(text)
    return first is not None and first == last


def lend_dates(drafts: Sequence[Draft], today: tuple[date | None, date | None]) -> None:
    """Let dated events date those that the text ties to them; `today`: the first and last day the article can be of."""
    counted_from(drafts)
    same_meeting(drafts)
    in_the_same(drafts)
    during(drafts)
    journeys_for(drafts)
    same_meeting(drafts)
    same_summit(drafts)
    said_at_meetings(drafts, today)
    wars_since(drafts)
    ahead_of(drafts)
    journeys(drafts)


def counted_from(drafts: Sequence[Draft]) -> None:
    """What happened "two days before the fair, which opens on April 25" is dated by counting from the dated event."""
    for draft in drafts:
        line = draft.line
        for time in line.times:
            length, word = LENGTH.fullmatch(time.what.value), line.low(time.last + 1)
            behind = time.first > draft.last and line.clause(draft.last).covers(time.first)
            if (
                draft.date
                or not length
                or not behind
                or word not in {"before", "after"}
                or _between(drafts, draft, time)
            ):
                continue
            anchor = _anchor(drafts, draft, time.last + 1)
            if anchor is not None:
                days = int(length[1]) * (7 if length[2] == "W" else 1)
                day = _shifted(anchor[0], -days if word == "before" else days)
                draft.dated(day, line.span(time.first, time.last + 1), anchor[1])


def _between(drafts: Sequence[Draft], draft: Draft, time: At[Time]) -> bool:
    return any(d.line is draft.line and draft.last < d.first < time.first and not d.noun for d in drafts)


def _anchor(drafts: Sequence[Draft], draft: Draft, word: int) -> tuple[str, Evidence] | None:
    """The date, with its words, of the event named behind "before" or "after": its own, or its relative clause's."""
    line = draft.line
    for other in drafts:
        if other.line is line and other.noun and word < other.first <= word + COUNTED and other.date and other.basis:
            return other.date, other.basis[0]
    clause = next(
        (c for c in line.parts if word < c.first <= word + COUNTED + 2 and line.kind(c.first) == "relative"), None
    )
    times = [t.what for t in line.times if clause and clause.covers(t.first) and t.what.edtf and t.what.type == "DATE"]
    return (times[0].edtf or "", times[0]) if len(times) == 1 else None


def _shifted(text: str, days: int) -> str | None:
    """The day so many days after a date, or before it; None where the date is wider than a few days."""
    first, last = edtf.days(text)
    if first is None or last is None or (last - first).days > FEW_DAYS:
        return None
    return ((first if days < 0 else last) + timedelta(days=days)).isoformat()


def same_meeting(drafts: Sequence[Draft]) -> None:
    """Talks named again without a date are the dated ones, if the article dates one such meeting of these people."""
    dated = [d for d in drafts if d.kind in MEETINGS and d.status is Status.HAPPENED and is_day(d.date)]
    for draft in drafts:
        again = draft.kind in MEETINGS and draft.noun and draft.date is None and draft.status is Status.HAPPENED
        if not again or _another(draft):
            continue
        candidates = [d for d in dated if _agree(d, draft)]
        if candidates and all(edtf.same(candidates[0].date, d.date) for d in candidates):
            draft.dated(candidates[0].date, *candidates[0].basis)


def same_summit(drafts: Sequence[Draft]) -> None:
    """A summit named again is the one that the article dates; if it lies ahead in one mention, it does in all."""
    for kind in SINGULAR:
        mentions = [d for d in drafts if d.kind == kind and d.noun and not _another_but_upcoming(d)]
        days = {d.date for d in mentions if d.date}
        if len(days) != 1 or not mentions:
            continue
        dated = next(d for d in mentions if d.date)
        planned = any(d.status is Status.PLANNED for d in mentions) and all(d.status in OPEN for d in mentions)
        for draft in mentions:
            draft.dated(dated.date, *dated.basis)
            draft.status = Status.PLANNED if planned else draft.status


def _another_but_upcoming(draft: Draft) -> bool:
    near = {draft.line.low(draft.first - 1), draft.line.low(draft.first - 2)}
    return bool(near & (group("another meeting") - {"upcoming"}))


def ahead_of(drafts: Sequence[Draft]) -> None:
    """What is to come "in the build-up to" a dated event comes before it ends."""
    for left, right in pairwise(drafts):
        if left.line is right.line and left.date is None and right.date and left.status is Status.PLANNED:
            between = [left.line.low(i) for i in range(left.last + 1, right.first)]
            last = edtf.days(right.date)[1]
            if last and (BUILD_UP & set(between) or between[:2] == ["ahead", "of"]):
                left.dated(f"../{right.date.partition('/')[2] or right.date}", *right.basis)


def journeys(drafts: Sequence[Draft]) -> None:
    """Who will travel after dated talks to a dated event travels between the two."""
    for before, journey, event in zip(drafts, drafts[1:], drafts[2:], strict=False):
        one_sentence = before.line is journey.line is event.line
        if not one_sentence or journey.kind not in {"travel", "visit"} or journey.status is not Status.PLANNED:
            continue
        if not (before.kind in MEETINGS and _word_before(before, {"after"}) and is_day(before.date) and event.date):
            continue
        start, (first, _) = edtf.days(before.date)[0], edtf.days(event.date)
        if start and first and start <= first:
            journey.dated(edtf.span(start, first), *before.basis, *event.basis)


def _another(draft: Draft) -> bool:
    """Whether a word tells these talks from the others: "previous talks", "peace talks"."""
    line, i = draft.line, draft.first
    return bool({line.low(i - 1), line.low(i - 2)} & group("another meeting"))


def _agree(a: Draft, b: Draft) -> bool:
    return not a.names or not b.names or bool(a.names & b.names)


def journeys_for(drafts: Sequence[Draft]) -> None:
    """Who travels next week "for talks" has the talks then."""
    for journey, meeting in pairwise(drafts):
        if journey.line is meeting.line and journey.kind in {"travel", "visit"} and journey.date and meeting.noun:
            governing = governor(meeting)
            if governing is not None and meeting.line.low(governing) == "for":
                meeting.dated(journey.date, *journey.basis)
                meeting.status = journey.status if meeting.date == journey.date else meeting.status


def in_the_same(drafts: Sequence[Draft]) -> None:
    """Who was killed "in an attack on Tuesday", or "signed the agreement on Tuesday", did it then and there."""
    for left, right in pairwise(drafts):
        governing = governor(right) if right.noun and left.line is right.line and not left.noun else None
        if governing is None:
            continue
        signed = governing == left.last and left.kind == "signing"
        if signed or (right.line.low(governing) == "in" and governing - left.last <= 3):
            left.dated(right.date, *right.basis)
            left.place = left.place or right.place


def during(drafts: Sequence[Draft]) -> None:
    """What happens during a dated day is on it; a one-day visit is on the day of what happens during it."""
    for left, right in pairwise(drafts):
        if left.line is not right.line or not _word_before(right, {"during", "at"}):
            continue
        if is_day(right.date):
            left.dated(right.date, *right.basis)
        elif is_day(left.date) and (length := _one_day(right)):
            right.dated(left.date, *left.basis, length)


def _word_before(draft: Draft, wanted: set[str] | frozenset[str]) -> bool:
    """Whether one of the words opens the phrase that the noun stands in."""
    line = draft.line
    for i in range(draft.first - 1, max(-1, draft.first - 6), -1):
        if line.low(i) in wanted:
            return True
        if line.kind(i) not in {None, "determiner"}:
            return False
    return False


def _one_day(draft: Draft) -> Evidence | None:
    """The words "one-day" or "day-long" before the noun."""
    line = draft.line
    for i in range(max(0, draft.first - 5), draft.first - 1):
        words = [line.low(i + k) for k in range(3)]
        if words[0] in {"one", "day"} and words[1] == "-" and words[2] in {"day", "long"}:
            return line.span(i, i + 2)
    return None


def said_at_meetings(drafts: Sequence[Draft], today: tuple[date | None, date | None]) -> None:
    """Statements take the day of the meeting they were made at.

    One made "after talks" takes the day of those talks. Once an article has such a statement, the other statements of
    the meeting's participants were made there too, unless they have a time of their own or lie further back.
    """
    occasions = []
    for draft in drafts:
        if draft.said is not None or draft.kind in {"statement", "press conference", "announcement"}:
            meeting = _meeting_behind(draft, drafts)
            if meeting and is_day(meeting.date) and _news(meeting.date, today):
                occasions.append(meeting)
                draft.dated(meeting.date, *meeting.basis, _span(meeting))
    days = {meeting.date for meeting in occasions}
    if len(days) != 1:
        return
    meeting = occasions[0]
    there = frozenset().union(*(d.names for d in drafts if d.kind in MEETINGS and edtf.same(d.date, meeting.date)))
    for draft in drafts:
        if draft.said is not None and draft.names & there and not _further_back(draft):
            draft.dated(meeting.date, *meeting.basis, _span(meeting))


def _span(draft: Draft) -> Evidence:
    return draft.line.span(draft.first, draft.last)


def _meeting_behind(draft: Draft, drafts: Sequence[Draft]) -> Draft | None:
    """The meeting of "said after talks", "in comments after the meeting", "after talks, he said"."""
    same = [d for d in drafts if d.line is draft.line and d.kind in MEETINGS and d is not draft]
    return next((d for d in same if _word_before(d, AT_IT) and _not_in_content(draft, d)), None)


def _not_in_content(draft: Draft, meeting: Draft) -> bool:
    start = meeting.line.tokens[meeting.first].start
    return draft.said is None or not any(c.start <= start < c.end for c in draft.said.content)


def _further_back(draft: Draft) -> bool:
    """Whether the saying lies before the occasion: "has said", "had said", "said earlier", "repeatedly said"."""
    line = draft.line
    near = {line.low(i) for i in range(max(0, draft.first - 3), draft.last + 3)}
    return bool({"has", "have", "had", "earlier", "previously", "once", "repeatedly", "often", "later"} & near)


def _news(day: str | None, today: tuple[date | None, date | None]) -> bool:
    first, _ = edtf.days(day)
    if today[0] is None or today[1] is None or first is None:
        return True
    return today[0] - RECENT <= first <= today[1]


def wars_since(drafts: Sequence[Draft]) -> None:
    """A war has gone on since its fighting broke out, if the article says when, and names the same country for both."""
    onsets = [d for d in drafts if d.kind == "conflict" and d.date and "/" not in d.date and _is_onset(d)]
    for draft in drafts:
        if (
            draft.kind != "conflict"
            or draft.date
            or not draft.noun
            or draft.status not in {Status.HAPPENED, Status.ONGOING}
        ):
            continue
        known = [d for d in onsets if _country(d) and _country(d) == _country(draft)]
        if len(known) == 1:
            draft.status = Status.ONGOING
            draft.dated(f"{known[0].date}/..", *known[0].basis)


def _is_onset(draft: Draft) -> bool:
    return any(draft.line.low(i) in ONSETS for i in range(draft.first, draft.last + 2))


def _country(draft: Draft) -> str | None:
    """The one country that the words around the trigger name."""
    near = {p.what.country for p in draft.line.places if abs(p.first - draft.first) <= 4}
    return near.pop() if len(near) == 1 else None
