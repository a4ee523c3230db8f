"""One event or two: identity before similarity, with the reasons in words.

Dates, places and people of the main events decide first; only where they leave it open does the text's score. What
is unknown is not different: it makes the answer uncertain unless the texts share far more than look-alikes do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from math import inf

from commonground.comparing.clusters import Pair
from commonground.comparing.events.happenings import narrow
from commonground.comparing.events.kinds import repeats
from commonground.comparing.events.main_event import MainEvent
from commonground.comparing.grouping.shared_names import counted, in_common
from commonground.comparing.people.participants import common, same_name
from commonground.comparing.words.profile import Profile, days_apart
from commonground.comparing.words.terms import stem
from commonground.records import edtf
from commonground.records.annotations import EntityKind, Participant
from commonground.records.article import Basis, Dating
from commonground.records.story import Identity

HALF_DATED = 3.5
"""Log odds that reports need to be of one event where one is dated and the other not: its date is all we have.

Reports of a long story share people, places and grievances whatever the event; quality/grouping.py and samples/.
"""
PLACED = frozenset(("meeting", "disaster", "accident"))
"""Families whose place all reports name alike; for all families ECB+ dev falls from .98 to .94."""
DOUBTFUL = -3.0
"""Log odds below which undated reports are not even uncertain: nothing suggests one event."""
LEAST = -0.75
"""Log odds at which two reports are of one event where dates, places and people agree (as EVENT_LEAST of grouping)."""
UNDATED = 0.25
"""Log odds that reports need to be of one event where no date is known of either.

BASIL 2010-14 with dates withheld, B3 by event and look-alikes joined, beside ECB+ dev: -0.75 .898 .068 .987, -0.25 .921
.045 .987, 0.25 .928 .034 .982, 0.75 .935 .026 .977, 1.5 .911 .025 .977.
"""
LONGEST_AFTER = 5
"""Days between two publications beyond which reports without a dated main event are not taken for one event.

BASIL 2010-14: the three reports of an event lie 0 to 4 days apart; with 14 days two tax votes a week apart were joined.
"""
TOO_LITTLE = "the texts have too little in common"
"""The reason where nothing but the words speaks against one event."""
SLACK = 1
"""Days by which two reports of one event may put it apart: time zones, and "today" in a page updated after midnight."""


@dataclass(frozen=True, slots=True)
class Case:
    """One report before the bench: its words and its main event."""

    profile: Profile
    main: MainEvent | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """The answer for one pair of reports, the log odds of the texts, the reasons in words, and what the dates say.

    `look_alike`: both main events have a date, and the dates keep them apart.
    """

    answer: Identity
    odds: float
    reasons: tuple[str, ...]
    dates: Identity
    look_alike: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """What one point (date, place, people) says: SAME, DIFFERENT, or UNCERTAIN where a side does not say.

    `of_events`: it is about the main events themselves, not about the pages.
    """

    answer: Identity
    reason: str
    of_events: bool = False


def judge(a: Case, b: Case, odds: float) -> Judgement:
    """Whether the main events of two reports are one; `odds` is the log odds of the texts alone."""
    when, where, who = dates(a, b), places(a, b), people(a, b)
    findings = [f for f in (when, where, who) if f]
    reasons = tuple(f.reason for f in findings)
    if any(f.answer is Identity.DIFFERENT for f in findings):
        look_alike = when.of_events and when.answer is Identity.DIFFERENT
        return Judgement(Identity.DIFFERENT, odds, reasons, when.answer, look_alike)
    if when.answer is Identity.SAME:
        least = LEAST
    else:
        least = HALF_DATED if _half_dated(a, b) else UNDATED
        if _could_be_another(a, b, where):
            least = inf
    if odds >= least:
        return Judgement(Identity.SAME, odds, (*reasons, shared_words(a.profile, b.profile)), when.answer)
    if odds >= (DOUBTFUL if least is inf else LEAST):
        return Judgement(Identity.UNCERTAIN, odds, (*reasons, "no date settles it"), when.answer)
    return Judgement(Identity.DIFFERENT, odds, (*reasons, TOO_LITTLE), when.answer)


def doubted(judgements: Mapping[Pair, Judgement]) -> dict[Pair, Judgement]:
    """The judgements on the pairs of one story, those made on likeness alone held against the story's look-alikes.

    Where reports of different days are as alike, likeness proves nothing, and an undated pair is uncertain.
    """
    known = [j.odds for j in judgements.values() if j.look_alike]
    return {pair: _doubt(j, max(known, default=-inf)) for pair, j in judgements.items()}


def _doubt(judgement: Judgement, look_alikes: float) -> Judgement:
    alone = judgement.answer is Identity.SAME and judgement.dates is Identity.UNCERTAIN
    if not alone or judgement.odds > look_alikes:
        return judgement
    reasons = (*judgement.reasons, "reports of other days in this story are as alike")
    return replace(judgement, answer=Identity.UNCERTAIN, reasons=reasons)


def _half_dated(a: Case, b: Case) -> bool:
    """Whether the day is known of one report alone, by its page or by its main event."""
    known = [case.profile.first is not None or narrow(_date_of(case)) for case in (a, b)]
    return known[0] != known[1]


def _could_be_another(a: Case, b: Case, where: Finding | None) -> bool:
    """Whether both main events are of a kind that the same people repeat, and no common place tells which one it is."""
    if not a.main or not b.main or a.main.family != b.main.family or (where and where.answer is Identity.SAME):
        return False
    both = common(a.main.people, b.main.people, one_table=False)
    return bool(both) and repeats(a.main.happening.kind) and repeats(b.main.happening.kind)


def dates(a: Case, b: Case) -> Finding:
    """What the dates say: those of the main events where they are of one family, else those of the pages."""
    left, right = _date_of(a), _date_of(b)
    if a.main and b.main and left and right and a.main.family == b.main.family:
        apart = gap(left, right)
        words = _both("", _dated(left, a.main.basis), _dated(right, b.main.basis))
        if apart > SLACK:
            return Finding(Identity.DIFFERENT, f"{words}: {in_days(apart)} apart", of_events=True)
        return Finding(Identity.SAME, words + (": one day apart" if apart else ""))
    if a.main and b.main and (left or right) and days_apart(a.profile, b.profile) is None:
        sides = ((left, a.main.basis), (right, b.main.basis))
        known = [_dated(day, basis) if day else "a date not stated" for day, basis in sides]
        return Finding(Identity.UNCERTAIN, " and ".join(known))
    return _published(a.profile, b.profile)


def _date_of(case: Case) -> str | None:
    return case.main.date if case.main else None


def _published(a: Profile, b: Profile) -> Finding:
    apart = days_apart(a, b)
    left, right = (p.report.annotations.published for p in (a, b))
    words = _both("published ", _page_date(left), _page_date(right))
    if apart is None:
        return Finding(Identity.UNCERTAIN, words)
    if apart > LONGEST_AFTER:
        return Finding(Identity.DIFFERENT, f"{words}: {in_days(apart)} apart")
    return Finding(Identity.SAME, words + (f": {in_days(apart)} apart" if apart else ""))


def _both(what: str, left: str, right: str) -> str:
    return f"both {what}{left}" if left == right else f"{what}{left} and {right}"


def places(a: Case, b: Case) -> Finding | None:
    """What the places of the main events say; None where neither is stated."""
    left, right = (case.main.place if case.main else None for case in (a, b))
    if not left and not right:
        return None
    if not left or not right:
        return Finding(Identity.UNCERTAIN, f"place: {left or right} in one, not stated in the other")
    if same_name(left, right):
        return Finding(Identity.SAME, f"same place: {left}")
    countries = [_country(case, name) for case, name in ((a, left), (b, right))]
    one_kind = a.main.family if a.main and b.main and a.main.family == b.main.family else None
    if one_kind in PLACED and all(countries) and countries[0] != countries[1]:
        return Finding(Identity.DIFFERENT, f"places: {left} and {right}, in two countries")
    return Finding(Identity.UNCERTAIN, f"places: {left} and {right}")


def _country(case: Case, name: str) -> str | None:
    """The country of a place as its report's annotations have it; None where they do not settle it."""
    found = {p.country for p in case.profile.report.annotations.places if name in (p.name, p.text)}
    return found.pop() if len(found) == 1 else None


def people(a: Case, b: Case) -> Finding | None:
    """What the people in the main events say; None where a side names nobody.

    DIFFERENT where an event of one kind befell others, and one report does not know those of the other at all.
    """
    if not a.main or not b.main or not a.main.people or not b.main.people:
        return None
    if a.main.family == b.main.family and _others_befallen(a, b):
        return Finding(Identity.DIFFERENT, "it befell others: " + _sides(a.main.befell, b.main.befell))
    both = common(a.main.people, b.main.people, one_table=False)
    if both:
        return Finding(Identity.SAME, "same people: " + ", ".join(sorted({p.name for p in both})))
    return Finding(Identity.UNCERTAIN, "other people: " + _sides(a.main.people, b.main.people))


def _others_befallen(a: Case, b: Case) -> bool:
    left, right = _persons(a), _persons(b)
    if not left or not right or common(left, right, one_table=False):
        return False
    return _strangers(left, b.profile) or _strangers(right, a.profile)


def _persons(case: Case) -> list[Participant]:
    """The persons whom the main event befell, of those that the headline names, or else the lead."""
    persons = {e.id for e in case.profile.report.annotations.entities if e.kind is EntityKind.PERSON}
    befell = [p for p in (case.main.befell if case.main else ()) if p.entity in persons]
    named_above = any(name in case.profile.title for name in case.profile.names)
    where = case.profile.title if named_above else case.profile.lead
    return [p for p in befell if stem(p.name.split()[-1]) in where]


def _strangers(persons: Sequence[Participant], other: Profile) -> bool:
    """Whether none of their last names stands in the other report."""
    return not any(stem(p.name.split()[-1]) in other.all_words for p in persons)


def _sides(left: Sequence[Participant], right: Sequence[Participant]) -> str:
    first, second = (", ".join(p.name for p in side[:3]) for side in (left, right))
    return f"{first} in one, {second} in the other"


def shared_words(a: Profile, b: Profile) -> str:
    """What the texts share: how many names and numbers, and the names that they name most often."""
    return f"{in_common(a.names & b.names, a, b)} and {counted(len(a.numbers & b.numbers), 'number')} in common"


def gap(a: str, b: str) -> int:
    """The least number of days between two EDTF dates; 0 where they overlap or are open towards each other."""
    (a_first, a_last), (b_first, b_last) = edtf.days(a), edtf.days(b)
    return max(0, _after(b_first, a_last), _after(a_first, b_last))


def _after(later: date | None, earlier: date | None) -> int:
    return (later - earlier).days if later and earlier else 0


def in_days(days: int) -> str:
    """A number of days in words."""
    return "1 day" if days == 1 else f"{days} days"


def _dated(value: str, basis: Basis) -> str:
    return f"{value} ({basis})"


def _page_date(dating: Dating) -> str:
    return f"{dating.edtf} ({dating.basis})" if dating.edtf else "on a day not known"
