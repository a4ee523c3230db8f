"""Event kinds and the families in which mentions can be of one event (kinds.tsv)."""

from collections.abc import Mapping
from functools import cache

from commonground.tables import rows


@cache
def _table() -> Mapping[str, tuple[str, float]]:
    return {kind: (name, float(weight)) for kind, name, weight in rows("commonground.comparing", "kinds")}


def family(kind: str) -> str:
    """The family of a kind; a kind that is not listed is its own."""
    return _table().get(kind, (kind, 1.0))[0]


def weight(kind: str) -> float:
    """How readily an event of this kind is what a report is about."""
    return _table().get(kind, (kind, 1.0))[1]
