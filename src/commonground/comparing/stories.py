"""Reports -> stories."""

from collections.abc import Sequence

from commonground.comparing.grouping import group_reports
from commonground.comparing.telling import tell
from commonground.records.story import Report, Story


def group(reports: Sequence[Report]) -> list[Story]:
    """The stories that the reports make together, the earliest first; a report that stands alone is a story of its own.

    The same reports in another order give the same stories.
    """
    return [tell(grouped) for grouped in group_reports(reports)]
