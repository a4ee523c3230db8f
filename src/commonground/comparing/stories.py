"""Reports -> stories."""

from collections.abc import Sequence

from commonground.records.story import Report, Story


def group(reports: Sequence[Report]) -> list[Story]:
    """The stories that the reports make together."""
    return [Story(id=f"s-{r.article.id}", title=r.article.title or r.article.source, reports=(r,)) for r in reports]
