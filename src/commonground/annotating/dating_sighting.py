"""One time expression as a clue to the day its text was written on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from commonground.annotating.timex.rules import Direction

NEAR = 200
"""Days; a day without its year is no further off than this, so its year is that of the article or one beside it."""


@dataclass(frozen=True, slots=True)
class Sighting:
    """One time expression, seen as a clue.

    `not_before` and `not_after` are set by dates that carry their year. `month` and `day` are those of a day without
    year; `weekday` one that it must fall on; `direction` where the sentence puts it; `within` how many days may have
    passed since. `event` is the noun of an event that the day is named for, and `offset` how many days on
    from it the expression means.
    `current` marks figures that are news: for a part of a year that is over; `mark` says in words
    what stands with its full date as a mark of the page's making ("dateline").
    """

    start: int
    end: int
    not_before: date | None = None
    not_after: date | None = None
    month: int = 0
    day: int = 0
    weekday: int = 0
    direction: Direction = Direction.OPEN
    within: int = NEAR
    event: str = ""
    offset: int = 0
    current: bool = False
    mark: str = ""

    @property
    def fixes_year(self) -> bool:
        """Whether it names a day together with the weekday it falls on."""
        return bool(self.mark) or bool(self.month and self.weekday)

    def allows(self, today: date) -> bool:
        """Whether a text of that day can have said it."""
        if (self.not_before and today < self.not_before) or (self.not_after and today > self.not_after):
            return False
        return not self.month or any(self._fits(named, today) for named in self._named(today))

    def _named(self, today: date) -> Iterator[date]:
        for year in (today.year - 1, today.year, today.year + 1):
            try:
                named = date(year, self.month, self.day) + timedelta(self.offset)
            except ValueError:
                continue
            yield named

    def _fits(self, named: date, today: date) -> bool:
        passed = (today - named).days
        if self.weekday and named.isoweekday() != self.weekday:
            return False
        if self.direction is Direction.BACK:
            return 0 <= passed <= self.within
        return 0 <= -passed <= NEAR if self.direction is Direction.AHEAD else abs(passed) <= NEAR

    def bears_on(self, days: Sequence[date]) -> bool:
        """Whether it rules out the day before or the day after, or the years around."""
        beside = (days[0] - timedelta(1), days[-1] + timedelta(1))
        years_off = [day for years in (-366, -365, 365, 366) for day in (days[0] + timedelta(years),)]
        return not all(self.allows(day) for day in beside) or not all(self.allows(day) for day in years_off)

    def says(self, today: date) -> str:
        """What it says of the date, in words."""
        if self.mark:
            return f"{self.mark}: published {self._between()}"
        if self.not_before:
            return f"told as past: written on {self.not_before} or later"
        if self.not_after:
            return f"told as still ahead: written on {self.not_after} or earlier"
        named = next((day for day in self._named(today) if self._fits(day, today)), today)
        which = f"{self._counted()} the {self.event}, " if self.event else ""
        falls = f", which must be a {named:%A}" if self.weekday else ""
        told = {Direction.BACK: "told as past", Direction.AHEAD: "still ahead", Direction.OPEN: "near"}[self.direction]
        return f"{which}{named.day} {named:%B}{falls}: {told}"

    def _counted(self) -> str:
        if self.offset == -1:
            return "the day before"
        return f"{abs(self.offset)} days {'before' if self.offset < 0 else 'after'}"

    def _between(self) -> str:
        if self.not_before and self.not_after:
            return f"from {self.not_before} to {self.not_after}"
        return f"on {self.not_before} or later" if self.not_before else f"on {self.not_after} or earlier"
