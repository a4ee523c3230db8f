"""Rows about figures: what each report gives for one quantity, compared as intervals with their bounds and hedges."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import inf

from commonground.comparing.fact_rows import Row, Ruling, agreeing, cells
from commonground.comparing.happenings import narrow
from commonground.comparing.origins import Origins
from commonground.comparing.terms import Rarity, stem, stems
from commonground.records import edtf
from commonground.records.annotations import Bound, Figure
from commonground.records.evidence import Evidence
from commonground.records.story import FactKind, Report, StoryEvent, Verdict
from commonground.tables import rows

APPROXIMATE = 0.05
"""Share of its value by which "some 93,000" may be off and still be the same figure."""
ALMOST = 0.1
"""Share of its value by which "almost 10" may fall short, and "over 15" go beyond."""
PEOPLE = frozenset(
    map(stem, ("people", "person", "persons", "men", "women", "children", "civilians", "others", "more"))
)
"""Counted words that do not say what happened to those counted."""
CONTENT = 1.5
AROUND = 120
"""Characters of the figure's own sentence that are read on either side for what happened to those counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure with what comparing needs: what it counts, in which event, and when it held."""

    article: str
    figure: Figure
    key: frozenset[str]
    said: frozenset[str]
    event: str | None
    published: str | None

    @property
    def as_of(self) -> str | None:
        """When the figure held: its own as-of date, or a day it is given for, else the report's."""
        day = self.figure.period if narrow(self.figure.period) else None
        return self.figure.as_of or day or self.published


def figure_rows(reports: Sequence[Report], events: Sequence[StoryEvent], origins: Origins) -> list[Row]:
    """A row for every quantity that a report gives a value for."""
    rarity = Rarity()
    found = [c for report in reports for c in _counted(report, events, rarity)]
    return [_row(group, origins) for group in _groups(found, origins)]


def _counted(report: Report, events: Sequence[StoryEvent], rarity: Rarity) -> Iterator[Counted]:
    homes = _homes(report, events)
    for figure in report.annotations.figures:
        if figure.value is not None:
            event = next((id for clause, id in homes if figure.overlaps(clause)), None)
            said = _content(stems(_around(report, figure)), rarity)
            key = _key(report, figure, rarity) or (said if figure.counted is None else frozenset())
            yield Counted(report.article.id, figure, key, said - key, event, report.annotations.published.edtf)


def _homes(report: Report, events: Sequence[StoryEvent]) -> list[tuple[Evidence, str]]:
    """The clauses of the report's event mentions with the story's event each belongs to, the shortest first."""
    notes = report.annotations.events
    found = [(notes[m.event].clause, e.id) for e in events for m in e.mentions if m.article == report.article.id]
    return sorted(found, key=lambda pair: (pair[0].end - pair[0].start, pair[0].start))


def _key(report: Report, figure: Figure, rarity: Rarity) -> frozenset[str]:
    """The content words of what is counted; a class of news counts ("dead") stands for its words."""
    words = set(stems(figure.counted.text)) if figure.counted else set()
    classes = {_classes()[w] for w in words if w in _classes()}
    telling = _content(words - PEOPLE, rarity)
    if not classes and not telling:
        classes = {_classes()[w] for w in stems(_around(report, figure)) if w in _classes()}
    return frozenset(classes if len(classes) == 1 else telling)


def _content(words: Iterable[str], rarity: Rarity) -> frozenset[str]:
    return frozenset(word for word in words if rarity.weight(word) >= CONTENT and not word.isdigit())


def _around(report: Report, figure: Figure) -> str:
    text = report.article.text
    before = text[max(0, figure.start - AROUND) : figure.start]
    after = text[figure.end : figure.end + AROUND]
    for stop in ("\n", ". "):
        before, after = before.rpartition(stop)[2], after.partition(stop)[0]
    return before + " " + after


@cache
def _class_names() -> frozenset[str]:
    return frozenset(name for name, _ in rows("commonground.comparing", "counted_classes"))


@cache
def _classes() -> Mapping[str, str]:
    table = rows("commonground.comparing", "counted_classes")
    return {word: name for name, words in table for word in words.split("|")}


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
    """Whether two figures of different reports, or of one report with one value, count the same thing."""
    if not a.key or not b.key or a.figure.change != b.figure.change or not _one_setting(a, b, origins):
        return False
    if a.article == b.article and _values(a) != _values(b):
        return False
    if a.figure.unit != b.figure.unit and not (_is_money(a.figure) and _is_money(b.figure)):
        return False
    both = a.key & b.key
    return 2 * len(both) > min(len(a.key), len(b.key)) and 2 * len(both) >= max(len(a.key), len(b.key))


def _is_money(figure: Figure) -> bool:
    """Whether its unit is a currency (ISO 4217)."""
    return figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()


def _values(counted: Counted) -> tuple[float | None, str | None, str | None]:
    return counted.figure.value, counted.figure.unit, counted.figure.period


def _one_setting(a: Counted, b: Counted, origins: Origins) -> bool:
    """Whether both speak of one event; a figure outside the events belongs to what its report is about.

    Reports of different events can follow one count ("140 boats are tied up", then 168): where the words around it
    say the same, and it is no count of victims, which belongs to its event.
    """
    if a.event and b.event and a.event == b.event:
        return True
    if origins.same_event(a.article, b.article):
        return not (a.event and b.event)
    return not a.key & _class_names() and bool(a.said & b.said)


def _row(group: Sequence[Counted], origins: Origins) -> Row:
    ruling = _ruling(group, origins)
    counted = group[0].figure.counted
    label = f"{group[0].figure.text} {counted.text}" if counted else group[0].figure.text
    if counted and counted.overlaps(group[0].figure):
        label = counted.text
    return Row(FactKind.FIGURE, label, ruling.verdict, cells(c.figure for c in group), ruling.why)


def _ruling(group: Sequence[Counted], origins: Origins) -> Ruling:
    articles = {c.article for c in group}
    if origins.count(articles) < 2:
        return agreeing(articles, origins)
    apart = [
        (a, b)
        for a, b in combinations(group, 2)
        if origins.origin[a.article] != origins.origin[b.article] and not _agree(a, b)
    ]
    if not apart:
        return agreeing(articles, origins, _hedged(group))
    found = [_compare(a, b) for a, b in apart]
    for verdict in (Verdict.DIFFER, Verdict.NOT_COMPARABLE):
        first = next((ruling for ruling in found if ruling.verdict is verdict), None)
        if first:
            return first
    return _moved(group)


def _moved(group: Sequence[Counted]) -> Ruling:
    """UPDATE: every change of the value came with a later day."""
    days = sorted((edtf.sort_key(c.as_of), c.as_of or "", c.figure.text) for c in group)
    texts = list(dict.fromkeys(text for _, _, text in days))
    return Ruling(Verdict.UPDATE, ", later ".join(texts) + f": {days[0][1]} to {days[-1][1]}")


def _agree(a: Counted, b: Counted) -> bool:
    return not _why_not_comparable(a, b) and _meet(a.figure, b.figure)


def _compare(a: Counted, b: Counted) -> Ruling:
    """How two figures that do not agree stand to each other."""
    reason = _why_not_comparable(a, b)
    if reason:
        return Ruling(Verdict.NOT_COMPARABLE, reason)
    if _later(a, b) is not None:
        return Ruling(Verdict.UPDATE)
    sources = [c.figure.source_name for c in (a, b)]
    named = f" ({sources[0]} and {sources[1]})" if all(sources) and sources[0] != sources[1] else ""
    return Ruling(Verdict.DIFFER, f"{a.figure.text} and {b.figure.text}{named}")


def _why_not_comparable(a: Counted, b: Counted) -> str | None:
    """Other currencies or other periods, in words; None where the two can be compared."""
    if a.figure.unit != b.figure.unit:
        return f"other currencies: {a.figure.unit} and {b.figure.unit}"
    periods = [c.figure.period if _is_total(c.figure) else None for c in (a, b)]
    if not any(periods) or edtf.same(*periods):
        return None
    if all(periods):
        return f"other periods: {periods[0]} and {periods[1]}"
    return f"one is for {periods[0] or periods[1]}, the other's period is not stated"


def _is_total(figure: Figure) -> bool:
    """Whether its period says how long was counted; a count given for a day is a count as of that day."""
    return figure.unit is not None or figure.change is not None or not narrow(figure.period)


def _later(a: Counted, b: Counted) -> Counted | None:
    """The one whose day is certainly later; None where that is not known."""
    (a_first, a_last), (b_first, b_last) = edtf.days(a.as_of), edtf.days(b.as_of)
    if a_last and b_first and a_last < b_first:
        return b
    return a if b_last and a_first and b_last < a_first else None


def _meet(a: Figure, b: Figure) -> bool:
    """Whether the intervals of two figures have a value in common."""
    (a_low, a_high), (b_low, b_high) = interval(a), interval(b)
    return a_low <= b_high and b_low <= a_high


def interval(figure: Figure) -> tuple[float, float]:
    """The values a figure allows for: "almost 10" ends at 10, "over 15" begins there, "some 90" is about 90."""
    if figure.value is None:
        return -inf, inf
    low, high = figure.value, figure.high if figure.high is not None else figure.value
    if figure.bound is Bound.BELOW:
        return low - abs(low) * ALMOST, high
    if figure.bound is Bound.ABOVE:
        return low, high + abs(high) * ALMOST
    if figure.bound is Bound.APPROXIMATELY:
        return low - abs(low) * APPROXIMATE, high + abs(high) * APPROXIMATE
    return low, high


def _hedged(group: Sequence[Counted]) -> str | None:
    """Says where the reports agree only within their hedges."""
    texts = list(dict.fromkeys(c.figure.text for c in group))
    values = {c.figure.value for c in group}
    return " and ".join(texts) + " can be the same" if len(values) > 1 else None
