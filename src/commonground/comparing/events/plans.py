"""A plan and what came of it: one event, planned in one report and told as done in a later one."""

from datetime import date, timedelta

from commonground.comparing.events.happenings import Happening, Named, narrow
from commonground.comparing.people.participants import common, named, same_name
from commonground.records import edtf

TOLD_WITHIN = timedelta(days=3)
"""How long after the planned day a report without a date of its own can tell of it as news."""

WINDOW = timedelta(days=31)
"""Days that a plan may leave open and still mean one event: "in late April", not "this year"."""


def fulfils(a: Happening, b: Happening) -> bool:
    """Whether one was planned and the other tells that it came about, or plans it too; both can be one event.

    They share a person or the place, and nothing speaks against the other of the two; and the plan covers the day of
    the other: its own or, where it states none, that of the report that has it as news.
    """
    people = common(named(a.participants), named(b.participants), one_table=True)
    place = a.place and b.place and same_name(a.place, b.place)
    if (not people and not place) or (a.place and b.place and not place):
        return False
    return any(_covers(m, n) or _covers(n, m) for m in a.mentions for n in b.mentions)


def _covers(plan: Named, news: Named) -> bool:
    """Whether `plan` is ahead in its report and its dates leave room for no more than one such event as `news`."""
    first, last = edtf.days(plan.event.date)
    if not plan.ahead or not first or not last or last - first > WINDOW:
        return False
    made = edtf.days(plan.report.annotations.published.edtf)[0]
    if made and made > last:
        return False
    if narrow(news.event.date):
        return edtf.compatible(plan.event.date, news.event.date)
    out = _day_of(news)
    return (
        news.event.date is None and narrow(plan.event.date) and out is not None and first <= out <= last + TOLD_WITHIN
    )


def _day_of(mention: Named) -> date | None:
    """The day its report came out, where that is known to the day."""
    first, last = edtf.days(mention.report.annotations.published.edtf)
    return first if first == last else None
