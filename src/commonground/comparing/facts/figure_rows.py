"""Rows about figures: what each report gives for one quantity, and what the reports make of it together."""

from collections.abc import Sequence
from itertools import combinations

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.against import against
from commonground.comparing.facts.counted import Counted, counted_in, victim_classes
from commonground.comparing.facts.fact_rows import Row, Ruling, agreeing, cells
from commonground.comparing.facts.one_quantity import FEW, of_two_sources, one_kind, one_setting, words_in_common
from commonground.comparing.facts.weighing import agree, compare, leaves_open, meet, set_against, worded
from commonground.comparing.words.terms import Rarity
from commonground.records import edtf
from commonground.records.annotations import Bound, Figure
from commonground.records.story import FactKind, Report, StoryEvent, Verdict

MOVING = (Verdict.DIFFER, Verdict.UPDATE)


def figure_rows(reports: Sequence[Report], events: Sequence[StoryEvent], origins: Origins) -> list[Row]:
    """A row for every quantity that a report gives a value for."""
    rarity = Rarity()
    found = [c for report in reports for c in counted_in(report, events, rarity)]
    groups = _groups(found, origins)
    pairs = against(found, origins)
    set_apart = {id(one) for pair in pairs for one in pair}
    kept = [group for group in groups if not all(id(one) in set_apart for one in group)]
    return [_row(*ruled) for ruled in _with_repeats([(group, _ruling(group, origins)) for group in (*pairs, *kept)])]


Ruled = tuple[list[Counted], Ruling]


def _with_repeats(groups: Sequence[Ruled]) -> list[Ruled]:
    """The groups, without those that only repeat values of another group.

    "140" of one report beside "168, up from" of another is no new point where the two stand in a group already; their
    words are put there. So are those of reports that agree on "210", where others say "168, later 210".
    """
    kept: list[Ruled] = []
    for group, ruling in sorted(groups, key=lambda ruled: _rank(ruled[1].verdict)):
        homes = (home for home, ruled in kept if _rank(ruled.verdict) < _rank(ruling.verdict))
        home = next((home for home in homes if all(_repeated(one, home) for one in group)), None)
        if home is None:
            kept.append((list(group), ruling))
        else:
            home += group
    return kept


def _rank(verdict: Verdict) -> int:
    """Rows that repeat others are looked for from here: 0 where values part, 1 where reports agree, 2 for the rest."""
    return 0 if verdict in MOVING else 1 if verdict is Verdict.SAME else 2


def _repeated(one: Counted, home: Sequence[Counted]) -> bool:
    """Whether a figure gives a value of a group again, in a report of it or in like words; victims have their event."""
    if one.key & victim_classes():
        return False
    alike = (other for other in home if one.article == other.article or words_in_common(one, other))
    return any(_same_value(one, other) for other in alike)


def _same_value(a: Counted, b: Counted) -> bool:
    return one_kind(a, b) and a.figure.value == b.figure.value and a.figure.unit == b.figure.unit


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
    if not one_kind(a, b) or not one_setting(a, b, origins):
        return False
    if a.article == b.article and not _one_value(a.figure, b.figure):
        return False
    if not _told_alike(a, b):
        return False
    return meet(a.figure, b.figure) or leaves_open(a.figure, b.figure) or not of_two_sources(a, b)


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
    shared = words_in_common(a, b)
    if a.key & b.key & victim_classes() or (met and (shared > 0 or len(a.key & b.key) > 1)):
        return True
    if met:
        return (a.figure.value or 0) > FEW
    if a.figure.period and b.figure.period and not edtf.compatible(a.figure.period, b.figure.period):
        return len(a.key & b.key) > 1 or shared > 0
    return shared > 0 and bool(a.as_of and b.as_of)


def _fell_far(a: Counted, b: Counted) -> bool:
    """Whether the later of two values is less than half of the earlier: likelier the count of something else."""
    first, second = (a, b) if (a.as_of or "") <= (b.as_of or "") else (b, a)
    return 2 * (second.figure.value or 0) < (first.figure.value or 0) and a.as_of != b.as_of


def _one_value(a: Figure, b: Figure) -> bool:
    """Whether one report gives a figure twice; once it may leave out the period."""
    if (a.value, a.unit) != (b.value, b.unit):
        return False
    return a.period is None or b.period is None or a.period == b.period


def _row(group: Sequence[Counted], ruling: Ruling) -> Row:
    return Row(FactKind.FIGURE, _label(group), ruling.verdict, cells(c.figure for c in group), ruling.why)


def _label(group: Sequence[Counted]) -> str:
    """The first figure with what it counts ("140 boats", "Pell: 31 percent"), else with the words about it."""
    one = next((c for c in group if c.names_what), group[0])
    figure, counted = one.figure, one.figure.counted
    if counted is None:
        return one.words
    if counted.overlaps(figure):
        return counted.text
    before = counted.article == figure.article and counted.end <= figure.start
    return f"{counted.text}: {figure.text}" if before else f"{figure.text} {counted.text}"


def _ruling(group: Sequence[Counted], origins: Origins) -> Ruling:
    articles = {c.article for c in group}
    a, b = group[0], group[min(1, len(group) - 1)]
    if of_two_sources(a, b) and not meet(a.figure, b.figure) and not leaves_open(a.figure, b.figure):
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
