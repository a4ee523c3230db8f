"""Reports -> stories."""

from collections.abc import Sequence

from commonground.comparing.grouping.grouping import group_reports
from commonground.comparing.telling.telling import tell
from commonground.comparing.words.terms import Rarity
from commonground.records.story import Decision, Report, Story


def group(reports: Sequence[Report], decisions: Sequence[Decision] = (), rarity: Rarity | None = None) -> list[Story]:
    """The stories that the reports make together, the earliest first; a report that stands alone is a story of its own.

    The same reports in another order give the same stories. `decisions` are what a user said of articles, the earliest
    first: each outweighs every score, and the later one on a pair holds. What was decided of a story's articles stands
    among its joins with its reason, also where it keeps one of them apart from an article of another story. `rarity`
    is that of a larger collection which the reports are taken from.
    """
    return [tell(grouped) for grouped in group_reports(reports, decisions, rarity=rarity)]
