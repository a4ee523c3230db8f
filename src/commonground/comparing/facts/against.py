"""Figures that two named sources set against each other."""

from collections.abc import Sequence
from itertools import combinations

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.counted import NEAR, Counted
from commonground.comparing.facts.one_quantity import of_two_sources, one_kind, one_setting
from commonground.comparing.facts.weighing import compare, leaves_open, meet
from commonground.comparing.people.participants import same_name
from commonground.records.story import Verdict


def against(found: Sequence[Counted], origins: Origins) -> list[list[Counted]]:
    """The figures that two named sources set against each other for one quantity and one time."""
    named = [one for one in found if one.figure.source_name]
    pairs: list[list[Counted]] = []
    for a, b in combinations(named, 2):
        if _clash(a, b, origins) and not any(_told_again((a, b), (c, d)) for c, d, *_ in pairs):
            pairs.append([a, b])
    return [[*pair, *(one for one in named if _again(one, pair, origins))] for pair in pairs]


def _told_again(new: tuple[Counted, Counted], pair: tuple[Counted, Counted]) -> bool:
    """Whether two sources are against each other in a pair already, and at most one of them has counted on since."""
    (a, b), (c, d) = new, pair
    if not _one_source(a, c):
        c, d = d, c
    return _one_source(a, c) and _one_source(b, d) and (_repeats(a, c) or _repeats(b, d))


def _one_source(a: Counted, b: Counted) -> bool:
    return one_kind(a, b) and same_name(a.figure.source_name or "", b.figure.source_name or "")


def _again(one: Counted, pair: Sequence[Counted], origins: Origins) -> bool:
    """Whether another report gives one of two clashing figures again."""
    return any(one is not side and _repeats(one, side) and one_setting(one, side, origins) for side in pair)


def _clash(a: Counted, b: Counted, origins: Origins) -> bool:
    """Whether two sources give figures for one thing and one time that cannot both be right."""
    if not of_two_sources(a, b) or not one_kind(a, b) or a.surmised or b.surmised or a.told_apart(b):
        return False
    beside = a.article == b.article and _side_by_side(a, b)
    if not (beside or _of_two_origins(a, b, origins)) or meet(a.figure, b.figure) or leaves_open(a.figure, b.figure):
        return False
    return beside or compare(a, b).verdict is Verdict.DIFFER


def _of_two_origins(a: Counted, b: Counted, origins: Origins) -> bool:
    return origins.origin[a.article] != origins.origin[b.article] and one_setting(a, b, origins)


def _side_by_side(a: Counted, b: Counted) -> bool:
    return max(a.figure.start, b.figure.start) - min(a.figure.end, b.figure.end) <= NEAR


def _repeats(a: Counted, b: Counted) -> bool:
    """Whether the source of one figure gives it again."""
    return a.figure.value == b.figure.value and _one_source(a, b)
