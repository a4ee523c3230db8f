"""Rows about figures: what each report gives for one quantity, and what the reports make of it together."""

from collections.abc import Sequence
from itertools import combinations

from commonground.comparing.counted import NEAR, Counted, counted_in, is_money, victim_classes
from commonground.comparing.fact_rows import Row, Ruling, agreeing, cells
from commonground.comparing.origins import Origins
from commonground.comparing.participants import same_name
from commonground.comparing.terms import Rarity
from commonground.comparing.weighing import agree, compare, meet
from commonground.records import edtf
from commonground.records.annotations import Figure
from commonground.records.story import FactKind, Report, StoryEvent, Verdict


def figure_rows(reports: Sequence[Report], events: Sequence[StoryEvent], origins: Origins) -> list[Row]:
    """A row for every quantity that a report gives a value for."""
    rarity = Rarity()
    found = [c for report in reports for c in counted_in(report, events, rarity)]
    groups = _groups(found, origins)
    against = _against(found, origins)
    set_apart = {id(one) for pair in against for one in pair}
    kept = [group for group in groups if not all(id(one) in set_apart for one in group)]
    return [_row(group, origins) for group in (*against, *kept)]


def _against(found: Sequence[Counted], origins: Origins) -> list[list[Counted]]:
    """The figures that two named sources set against each other for one quantity and one time."""
    named = [one for one in found if one.figure.source_name]
    pairs: list[list[Counted]] = []
    for a, b in combinations(named, 2):
        if _clash(a, b, origins) and not any(_repeats(a, c) and _repeats(b, d) for c, d, *_ in pairs):
            pairs.append([a, b])
    return [[*pair, *(one for one in named if _again(one, pair, origins))] for pair in pairs]


def _again(one: Counted, pair: Sequence[Counted], origins: Origins) -> bool:
    """Whether another report gives one of two clashing figures again."""
    return any(one is not side and _repeats(one, side) and _one_setting(one, side, origins) for side in pair)


def _clash(a: Counted, b: Counted, origins: Origins) -> bool:
    """Whether two sources give figures for one thing and one time that cannot both be right."""
    beside = a.article == b.article and _side_by_side(a, b)
    if not _of_two_sources(a, b) or not _one_kind(a, b) or not (beside or _of_two_origins(a, b, origins)):
        return False
    return not meet(a.figure, b.figure) and (beside or compare(a, b).verdict is Verdict.DIFFER)


def _of_two_origins(a: Counted, b: Counted, origins: Origins) -> bool:
    return origins.origin[a.article] != origins.origin[b.article] and _one_setting(a, b, origins)


def _side_by_side(a: Counted, b: Counted) -> bool:
    return max(a.figure.start, b.figure.start) - min(a.figure.end, b.figure.end) <= NEAR


def _repeats(a: Counted, b: Counted) -> bool:
    """Whether the source of one figure gives it again."""
    left, right = a.figure.source_name, b.figure.source_name
    return _one_kind(a, b) and a.figure.value == b.figure.value and same_name(left or "", right or "")


def _of_two_sources(a: Counted, b: Counted) -> bool:
    """Whether each figure has a source named, and they are not one: "the federation", "the ministry"."""
    left, right = a.figure.source_name, b.figure.source_name
    return bool(left and right) and not same_name(left or "", right or "")


def _groups(found: Sequence[Counted], origins: Origins) -> list[list[Counted]]:
    groups: list[list[Counted]] = []
    for one in found:
        home = next((g for g in groups if all(_one_quantity(one, other, origins) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _one_quantity(a: Counted, b: Counted, origins: Origins) -> bool:
    """Whether two figures of different reports, or of one report with one value, count the same thing.

    Two sources that do not agree have a count each: the one is no update of the other.
    """
    if not _one_kind(a, b) or not _one_setting(a, b, origins):
        return False
    if a.article == b.article and not _one_value(a.figure, b.figure):
        return False
    return meet(a.figure, b.figure) or not _of_two_sources(a, b)


def _one_kind(a: Counted, b: Counted) -> bool:
    """Whether both count things of one name in one unit, as a level or as a change."""
    if not a.key or not b.key or a.figure.change != b.figure.change:
        return False
    if a.figure.unit != b.figure.unit and not (is_money(a.figure) and is_money(b.figure)):
        return False
    both = a.key & b.key
    return 2 * len(both) > min(len(a.key), len(b.key)) and 2 * len(both) >= max(len(a.key), len(b.key))


def _one_value(a: Figure, b: Figure) -> bool:
    """Whether one report gives a figure twice; once it may leave out the period."""
    if (a.value, a.unit) != (b.value, b.unit):
        return False
    return a.period is None or b.period is None or a.period == b.period


def _one_setting(a: Counted, b: Counted, origins: Origins) -> bool:
    """Whether both speak of one event; a figure outside the events belongs to what its report is about.

    Reports of different events can follow one count ("140 boats are tied up", then 168): where the words around it
    say the same, and it is no count of victims, which belongs to its event.
    """
    if a.event and b.event and a.event == b.event:
        return True
    if origins.same_event(a.article, b.article):
        return not (a.event and b.event)
    return not a.key & victim_classes() and bool(a.said & b.said)


def _row(group: Sequence[Counted], origins: Origins) -> Row:
    ruling = _ruling(group, origins)
    figure = next((c.figure for c in group if c.figure.counted), group[0].figure)
    counted = figure.counted
    label = f"{figure.text} {counted.text}" if counted else figure.text
    if counted and counted.overlaps(figure):
        label = counted.text
    return Row(FactKind.FIGURE, label, ruling.verdict, cells(c.figure for c in group), ruling.why)


def _ruling(group: Sequence[Counted], origins: Origins) -> Ruling:
    articles = {c.article for c in group}
    a, b = group[0], group[min(1, len(group) - 1)]
    if _of_two_sources(a, b) and not meet(a.figure, b.figure):
        return compare(a, b)
    if origins.count(articles) < 2:
        return agreeing(articles, origins)
    apart = [
        (a, b)
        for a, b in combinations(group, 2)
        if origins.origin[a.article] != origins.origin[b.article] and not agree(a, b)
    ]
    if not apart:
        return agreeing(articles, origins, _hedged(group))
    found = [compare(a, b) for a, b in apart]
    for verdict in (Verdict.DIFFER, Verdict.NOT_COMPARABLE):
        first = next((ruling for ruling in found if ruling.verdict is verdict), None)
        if first:
            return first
    return _moved(group)


def _moved(group: Sequence[Counted]) -> Ruling:
    """UPDATE: every change of the value came with a later day."""
    dated = sorted((c for c in group if c.as_of), key=lambda c: (edtf.sort_key(c.as_of), c.figure.text))
    texts: dict[float | None, str] = {}
    for one in dated:
        texts.setdefault(one.figure.value, one.figure.text)
    return Ruling(Verdict.UPDATE, ", later ".join(texts.values()) + f": {dated[0].as_of} to {dated[-1].as_of}")


def _hedged(group: Sequence[Counted]) -> str | None:
    """Says where the reports agree only within their hedges."""
    texts = list(dict.fromkeys(c.figure.text for c in group))
    values = {c.figure.value for c in group}
    return " and ".join(texts) + " can be the same" if len(values) > 1 else None
