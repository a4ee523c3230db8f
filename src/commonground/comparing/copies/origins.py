"""Which reports are independent of each other, and which tell one event."""

from collections.abc import Iterable, Sequence

from commonground.records.story import Copies, Report


class Origins:
    """The reports of a story by origin: copies of one text are one origin, named by the article kept."""

    def __init__(
        self, reports: Sequence[Report], copies: Iterable[Copies], one_event: frozenset[tuple[str, str]]
    ) -> None:
        self.origin = {report.article.id: report.article.id for report in reports}
        for group in copies:
            self.origin.update(dict.fromkeys(group.articles, group.kept))
        self.one_event = one_event

    def count(self, articles: Iterable[str]) -> int:
        """How many independent origins these articles have."""
        return len({self.origin[article] for article in articles})

    def same_event(self, a: str, b: str) -> bool:
        """Whether two articles (or one) tell the same main event."""
        return a == b or (min(a, b), max(a, b)) in self.one_event
