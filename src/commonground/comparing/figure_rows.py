"""Rows about figures: what each report gives for one quantity, and what the reports make of it together."""

from collections.abc import Sequence
from itertools import combinations

from commonground.comparing.counted import NEAR, Counted, counted_in, is_money, victim_classes
from commonground.comparing.fact_rows import Row, Ruling, agreeing, cells
from commonground.comparing.origins import Origins
from commonground.comparing.participants import same_name
from commonground.comparing.terms import Rarity
from commonground.comparing.weighing import agree, compare, leaves_open, meet, set_against, worded
from commonground.records import edtf
from commonground.records.annotations import Bound, Figure
from commonground.records.story import FactKind, Report, StoryEvent, Verdict

TELLING = (Verdict.SAME, Verdict.DIFFER, Verdict.UPDATE)
FEW = 12
"""Numbers up to this stand in many reports by chance."""


def figure_rows(reports: Sequence[Report], events: Sequence[StoryEvent], origins: Origins) -> list[Row]:
    """A row for every quantity that a report gives a value for."""
    rarity = Rarity()
    found = [c for report in reports for c in counted_in(report, events, rarity)]
    groups = _groups(found, origins)
    against = _against(found, origins)
    set_apart = {id(one) for pair in against for one in pair}
    kept = [group for group in groups if not all(id(one) in set_apart for one in group)]
    return [_row(*ruled) for ruled in _with_repeats([(group, _ruling(group, origins)) for group in (*against, *kept)])]


Ruled = tuple[list[Counted], Ruling]


def _with_repeats(groups: Sequence[Ruled]) -> list[Ruled]:
    """The groups, without those that only repeat earlier values of another group.

    "140" of one report beside "168, up from" of another is no new point where the two stand in a group already; their
    words are put there.
    """
    kept = [(list(group), ruling) for group, ruling in groups if ruling.verdict in TELLING]
    homes = [group for group, _ in kept]
    for group, ruling in groups:
        if ruling.verdict not in TELLING:
            home = next((home for home in homes if all(_repeated(one, home) for one in group)), None)
            if home is None:
                kept.append((list(group), ruling))
            else:
                home += group
    return kept


def _repeated(one: Counted, home: Sequence[Counted]) -> bool:
    """Whether a report that has a place in a group gives one of the group's values again; victims have their event."""
    here = any(one.article == other.article for other in home)
    return here and not one.key & victim_classes() and any(_same_value(one, other) for other in home)


def _same_value(a: Counted, b: Counted) -> bool:
    return _one_kind(a, b) and a.figure.value == b.figure.value and a.figure.unit == b.figure.unit


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
    if meet(a.figure, b.figure) or leaves_open(a.figure, b.figure):
        return False
    return beside or compare(a, b).verdict is Verdict.DIFFER


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
    if not _told_alike(a, b):
        return False
    return meet(a.figure, b.figure) or leaves_open(a.figure, b.figure) or not _of_two_sources(a, b)


def _told_alike(a: Counted, b: Counted) -> bool:
    """Whether more than the counted noun makes two figures one quantity, where the value alone does not.

    "Two votes" and "a 396-9 vote", or two senators and two other senators, are told in other words. Victims of one
    event need none, and a large number that two reports have is no chance.
    """
    if a.article == b.article:
        return True
    met = meet(a.figure, b.figure)
    if not met and _fell_far(a, b):
        return False
    shared = _words_in_common(a, b)
    if a.key & b.key & victim_classes() or (met and (shared > 0 or len(a.key & b.key) > 1)):
        return True
    if met:
        return (a.figure.value or 0) > FEW
    if a.figure.period and b.figure.period and not edtf.compatible(a.figure.period, b.figure.period):
        return len(a.key & b.key) > 1 or shared > 0
    return shared > 0 and bool(a.as_of and b.as_of)


def _words_in_common(a: Counted, b: Counted) -> int:
    """The telling words around both figures, of which a named source that both have is one."""
    left, right = a.figure.source_name, b.figure.source_name
    return len(a.said & b.said) + bool(left and right and same_name(left, right))


def _fell_far(a: Counted, b: Counted) -> bool:
    """Whether the later of two values is less than half of the earlier: likelier the count of something else."""
    first, second = (a, b) if (a.as_of or "") <= (b.as_of or "") else (b, a)
    return 2 * (second.figure.value or 0) < (first.figure.value or 0) and a.as_of != b.as_of


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
    if a.event and b.event and a.event.id == b.event.id:
        return True
    if origins.same_event(a.article, b.article):
        return not (a.event and b.event) or (a.article != b.article and _one_toll(a, b, a.event, b.event))
    return not a.key & victim_classes() and _words_in_common(a, b) > 0


def _one_toll(a: Counted, b: Counted, left: StoryEvent, right: StoryEvent) -> bool:
    """Whether two reports of one event count its victims by two words: who was killed there, and who has died."""
    places = not left.place or not right.place or same_name(left.place, right.place)
    return bool(a.key & b.key & victim_classes()) and places and edtf.compatible(left.date, right.date)


def _row(group: Sequence[Counted], ruling: Ruling) -> Row:
    figure = next((c.figure for c in group if c.figure.counted), group[0].figure)
    counted = figure.counted
    label = f"{figure.text} {counted.text}" if counted else figure.text
    if counted and counted.overlaps(figure):
        label = counted.text
    return Row(FactKind.FIGURE, label, ruling.verdict, cells(c.figure for c in group), ruling.why)


def _ruling(group: Sequence[Counted], origins: Origins) -> Ruling:
    articles = {c.article for c in group}
    a, b = group[0], group[min(1, len(group) - 1)]
    if _of_two_sources(a, b) and not meet(a.figure, b.figure) and not leaves_open(a.figure, b.figure):
        return set_against(a, b) if a.article == b.article else compare(a, b)
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
    if any(ruling.verdict is Verdict.UPDATE for ruling in found):
        return _moved(group)
    return agreeing(articles, origins, found[0].why)


def _moved(group: Sequence[Counted]) -> Ruling:
    """UPDATE: every change of the value came with a later day."""
    dated = sorted((c for c in group if c.as_of), key=lambda c: (edtf.sort_key(c.as_of), c.figure.text))
    dated = [c for c in dated if not _rounded(c, dated)]
    texts: dict[float | None, str] = {}
    for one in dated:
        texts.setdefault(one.figure.value, worded(one.figure))
    return Ruling(Verdict.UPDATE, ", later ".join(texts.values()) + f": {dated[0].as_of} to {dated[-1].as_of}")


def _rounded(one: Counted, others: Sequence[Counted]) -> bool:
    """Whether it is "some 200" beside an exact 210: the same count, no step of its own."""
    about = one.figure.bound is Bound.APPROXIMATELY
    return about and any(c.figure.bound is not Bound.APPROXIMATELY and meet(one.figure, c.figure) for c in others)


def _hedged(group: Sequence[Counted]) -> str | None:
    """Says where the reports agree only within their hedges."""
    texts = list(dict.fromkeys(c.figure.text for c in group))
    values = {c.figure.value for c in group}
    return " and ".join(texts) + " can be the same" if len(values) > 1 else None
