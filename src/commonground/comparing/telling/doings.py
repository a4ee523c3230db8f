"""Everything that one person or body did or underwent, in order, over the reports: "what Boeing did".

The date of a line is what its words give. Where they give none, what has happened is placed by the report that tells
it: about its day if it is the news (headline, first sentences, what was said), else by its day at the latest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from commonground.annotating.deeds import find_deeds
from commonground.comparing.people.entities import join_entities
from commonground.comparing.people.naming import plain
from commonground.comparing.words.terms import stem, stems
from commonground.language.analysis import Analysis, Sentence
from commonground.language.analyze import analyze
from commonground.language.lemmas import lemma
from commonground.records import edtf
from commonground.records.annotations import Entity, Event, Status
from commonground.records.article import Role
from commonground.records.evidence import Evidence
from commonground.records.story import Report

LEAD = 3
"""Sentences of the body that tell the news itself; what comes behind them is often older."""
ABOVE = (Role.HEADLINE, Role.STANDFIRST, Role.CAPTION)
DONE = frozenset({Status.HAPPENED, Status.ONGOING})
SPEECH = frozenset({"statement", "announcement", "accusation", "denial", "report"})
ALIKE = 0.3
"""Share of the fewer words of two clauses at which the same verb on the same day tells one thing."""
STATES = ("United States", "US")


@dataclass(frozen=True, slots=True)
class Doing:
    """One thing done or undergone; `told` are its mentions, by article id, the first of them the earliest.

    `date` is what the words give (EDTF). `placed` is where it stands in the order: the date, else about the day of the
    first report ("2009-06-18~") or by that day at the latest ("../2009-06-18"); None for what is undated and has not
    happened.
    """

    told: tuple[tuple[str, Event], ...]
    date: str | None
    placed: str | None

    @property
    def label(self) -> str:
        """The words of the first report that tell it."""
        return self.told[0][1].clause.text


@dataclass(frozen=True, slots=True)
class _Told:
    """One mention with what its report lends it."""

    event: Event
    report: Report
    placed: str | None

    @property
    def above(self) -> bool:
        """Whether it stands where the body's news is told again."""
        return any(self.event.trigger.within(block) for block in self.report.article.blocks_of(*ABOVE))


def timeline_of(name: str, reports: Sequence[Report]) -> tuple[Doing, ...]:
    """What the bearer of a name did and underwent in the reports, in order of time, what is undated last.

    `name` is a person, a body or a thing as the reports write it ("Ana Petrova", "Harbour Rail", "Kestrel 40").
    """
    entities, pointed = join_entities(reports, "timeline")
    meant = _meant(name, entities)
    told = [t for report in pointed for t in _told(report, name, meant)]
    told.sort(
        key=lambda t: (edtf.sort_key(t.report.annotations.published.edtf), t.report.article.id, t.event.trigger.start)
    )
    return tuple(sorted((_doing(group) for group in _merged(told, name)), key=lambda d: _order(d.placed)))


def _meant(name: str, entities: Sequence[Entity]) -> frozenset[str]:
    """The ids of the entities of a name: by their full name or a telling alias, by another alias if only one has it."""
    wanted = plain(name)
    by_name = {e.id for e in entities if plain(e.name) == wanted}
    by_alias = {e.id for e in entities if any(plain(a) == wanted for a in e.aliases)}
    telling = " " in wanted or name.isupper()
    return frozenset(by_name | by_alias if telling or (not by_name and len(by_alias) == 1) else by_name)


def _told(report: Report, name: str, meant: frozenset[str]) -> Iterator[_Told]:
    """The events of the report that the one meant has part in, each trigger once; what is denied is no deed."""
    notes = report.annotations
    analysis = analyze(report.article)
    mentions = [m for m in notes.mentions if m.entity in meant]
    bearers: list[Evidence] = [*mentions, *_spelled(report, analysis, name, mentions)]
    own = [e for e in notes.events if any(p.entity in meant or _is(p.span, bearers) for p in e.participants)]
    deeds = find_deeds(report.article, analysis, notes, bearers, name)
    taken = {i for e in own for i in range(e.trigger.start, e.trigger.end)}
    for event in (*own, *(d for d in deeds if d.trigger.start not in taken)):
        if event.status is not Status.DENIED:
            yield _Told(event, report, _placed(event, report, analysis))


def _is(span: Evidence, bearers: Sequence[Evidence]) -> bool:
    return any(span.start <= b.start and b.end <= span.end for b in bearers)


def _spelled(report: Report, analysis: Analysis, name: str, known: Sequence[Evidence]) -> Iterator[Evidence]:
    """Where the name or a short form of it stands and nobody has read a name of its own."""
    forms = sorted(_forms(name), key=len, reverse=True)
    for sentence in analysis.sentences:
        words = [t.text for t in sentence.tokens]
        taken = {i for i, t in enumerate(sentence.tokens) if any(k.start <= t.start < k.end for k in known)}
        for form in forms:
            for i in range(len(words) - len(form) + 1):
                here = range(i, i + len(form))
                if tuple(words[i : i + len(form)]) == form and taken.isdisjoint(here):
                    taken.update(here)
                    yield _stretch(report, sentence, here)


def _stretch(report: Report, sentence: Sentence, at: range) -> Evidence:
    return report.article.evidence(sentence.tokens[at[0]].start, sentence.tokens[at[-1]].end)


def _forms(name: str) -> set[tuple[str, ...]]:
    """The name, and of a model its number and what stands behind that ("Kestrel 40 Swift": "Kestrel 40", "Swift")."""
    words = tuple(name.split())
    found = {words, tuple(name.replace(*STATES).split()), tuple(name.replace(STATES[0], "U.S.").split())}
    number = next((i for i, w in enumerate(words) if i and any(c.isdigit() for c in w)), None)
    if number is not None:
        found |= {words[: number + 1], words[number : number + 1], words[number:], words[number + 1 :]}
    return found - {()}


def _placed(event: Event, report: Report, analysis: Analysis) -> str | None:
    published = report.annotations.published.edtf
    if event.date or event.status not in DONE or published is None:
        return event.date
    last = edtf.days(published)[1]
    if last is None:
        return None
    return f"{last.isoformat()}~" if _is_news(event, report, analysis) else f"../{last.isoformat()}"


def _is_news(event: Event, report: Report, analysis: Analysis) -> bool:
    lead = [s for s in analysis.sentences if s.role is Role.BODY][:LEAD]
    above = any(event.trigger.within(block) for block in report.article.blocks_of(*ABOVE))
    return above or event.kind in SPEECH or any(s.start <= event.trigger.start < s.end for s in lead)


def _merged(told: Sequence[_Told], name: str) -> list[list[_Told]]:
    """The mentions in groups that tell one thing: the same verb on the same day with other words in common."""
    groups: list[list[_Told]] = []
    for one in told:
        home = next((g for g in groups if all(_same(one, other, name) for other in g)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _same(a: _Told, b: _Told, name: str) -> bool:
    if _verb(a) != _verb(b) or _day(a) != _day(b) or _day(a) is None:
        return False
    if a.report.article.id == b.report.article.id and not (a.above or b.above):
        return False
    left, right = (set(stems(t.event.clause.text)) - set(stems(name)) - {_verb(t)} for t in (a, b))
    return len(left & right) >= ALIKE * max(1, min(len(left), len(right)))


def _verb(told: _Told) -> str:
    return stem(lemma(told.event.trigger.text.split()[0].lower()))


def _day(told: _Told) -> tuple[object, ...] | None:
    return edtf.days(told.placed) if told.placed else None


def _doing(group: Sequence[_Told]) -> Doing:
    date = next((t.event.date for t in group if t.event.date), None)
    return Doing(tuple((t.report.article.id, t.event) for t in group), date, group[0].placed)


def _order(placed: str | None) -> tuple[object, ...]:
    """By the first day, the wider first; what is only known to be over by a day stands there, before what is dated."""
    first, last = edtf.days(placed)
    start = first or last
    return start is None, start, first is not None, -(last - start).days if last and start else 0
