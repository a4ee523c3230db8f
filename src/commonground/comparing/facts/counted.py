"""What one report counts: each figure with what it counts, in which event, and when it held."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from commonground.comparing.events.happenings import narrow
from commonground.comparing.words.terms import Rarity, name_stems, stem, stems
from commonground.records.annotations import Figure
from commonground.records.evidence import Evidence
from commonground.records.story import Report, StoryEvent
from commonground.tables import rows

PEOPLE = frozenset(
    map(stem, ("people", "person", "persons", "men", "women", "children", "civilians", "others", "more"))
)
"""Counted words that do not say what happened to those counted."""
MEANT_BEFORE = frozenset(map(stem, ("count", "estimate", "figure", "figures", "number", "tally", "toll", "total")))
"""Counted words by which a figure stands for what the one before it counts ("the ministry puts the figure at 115")."""
LIVES = frozenset(map(stem, ("life", "lives")))
"""Words for the dead only where they are counted: "12 lives", but not "the life expectancy of 660m people"."""
HAD_BEFORE = re.compile(
    r"\b(?:after|before|since|than|when)\b[^.!?;\n]{0,60}\bhad\b[^.!?;\n,]*$|\b(?:up|down) from (?:\w+ ){0,2}$",
    re.IGNORECASE,
)
EARLIER_AFTER = re.compile(r"[^.!?;\n,]{0,30}\b(?:earlier|previously|before|ago)\b", re.IGNORECASE)
COUNTS_ON = re.compile(r"\b(?:now|so far|to date|already)\b[^.!?;\n,]*$", re.IGNORECASE)
NEAR = 500
"""Characters between two figures of one report within which the second can mean what the first counts."""
CONTENT = 1.5
CLAUSE_END = re.compile(r"[.!?;:\n]\s")
MARK = re.compile(r"[.,!?;:](?=[\s’”\"']|$)|\n|[“”\"()—]|--")
WHOLE = re.compile(r"\S+")
BESIDE = 3
"""Words on either side of a number that make a row's label where nothing counted was found."""
MODALS = frozenset({"would", "could", "will", "may", "might", "has", "have", "had"})
AROUND = 120
"""Characters of the figure's own sentence that are read on either side for what happened to those counted."""


@dataclass(frozen=True, slots=True)
class Counted:
    """One figure with what comparing needs: what it counts, in which event, and when it held.

    `polled`: a share that somebody named has, which depends on who was asked. `surmised`: nothing says what is counted,
    so that `key` is the words around. `words` are the figure with the words about it, `lead` the content words that
    lead to it in its own clause.
    """

    article: str
    figure: Figure
    key: frozenset[str]
    said: frozenset[str]
    event: StoryEvent | None
    published: str | None
    earlier: bool = False
    running: bool = False
    surmised: bool = False
    polled: bool = False
    words: str = ""
    lead: frozenset[str] = frozenset()

    @property
    def as_of(self) -> str | None:
        """When the figure held: its own as-of date, or a day it is given for, else the report's.

        None where its words say that it held earlier, and not when. The day of "40 were killed on Thursday" is the day
        they were killed, and not the day they were counted.
        """
        victims = bool(self.key & victim_classes())
        day = self.figure.period if narrow(self.figure.period) and not victims else None
        return self.figure.as_of or day or (None if self.earlier else self.published)

    @property
    def names_what(self) -> bool:
        """Whether its words say what is counted, and not only that it is a figure or an estimate."""
        return self.figure.counted is not None and not set(stems(self.figure.counted.text)) <= MEANT_BEFORE

    def told_apart(self, other: "Counted") -> bool:
        """Whether both are told with one verb of two things: "covering the ice would cost $1bn", "coating roofs"."""
        verbs = frozenset(word for word, name in _classes("money").items() if name in self.key)
        return bool(verbs & self.lead & other.lead) and not (self.lead & other.lead) - verbs - MODALS


def counted_in(report: Report, events: Sequence[StoryEvent], rarity: Rarity) -> Iterator[Counted]:
    """The figures of a report that have a value, in text order."""
    homes = _homes(report, events)
    before: Counted | None = None
    names: frozenset[str] = frozenset()
    for figure in sorted(report.annotations.figures, key=lambda figure: figure.start):
        if figure.value is not None:
            event = next((event for clause, event in homes if figure.overlaps(clause)), None)
            around = _around(report, figure)
            said = _content(stems(around), rarity)
            names |= name_stems(around)
            named = _key(report, figure, rarity)
            key = named or (said if figure.counted is None else frozenset())
            if before and _means_the_same(figure, before):
                key = before.key
                named = frozenset() if before.surmised else key
            if before and key == before.key and figure.start - before.figure.end <= NEAR:
                said |= before.said
            published = report.annotations.published.edtf
            before = Counted(
                report.article.id,
                figure,
                key,
                said - key - names,
                event,
                published,
                earlier=_held_earlier(report, figure),
                running=_is_running(report, figure),
                surmised=not named,
                polled=_is_polled(report, figure),
                words=_worded(report, figure),
                lead=_content(stems(_led_by(report, figure)), rarity),
            )
            yield before


def _is_polled(report: Report, figure: Figure) -> bool:
    """Whether a person or a party has the share: "Pell got 31 percent"."""
    counted = figure.counted
    if counted is None or figure.unit != "percent" or figure.change is not None:
        return False
    return any(m.end == counted.end and counted.start <= m.start for m in report.annotations.mentions)


def _led_by(report: Report, figure: Figure) -> str:
    """The words before a figure as far as the mark that ends another clause."""
    before = report.article.text[max(0, figure.start - AROUND) : figure.start]
    return CLAUSE_END.split(before)[-1]


def _worded(report: Report, figure: Figure) -> str:
    """A figure with a few words on both sides, as far as the nearest mark."""
    text = report.article.text
    before = MARK.split(text[max(0, figure.start - AROUND) : figure.start])[-1]
    after = MARK.split(text[figure.end : figure.end + AROUND])[0]
    left, right = list(WHOLE.finditer(before))[-BESIDE:], list(WHOLE.finditer(after))[:BESIDE]
    first = figure.start - len(before) + left[0].start() if left else figure.start
    return text[first : figure.end + right[-1].end() if right else figure.end]


def _held_earlier(report: Report, figure: Figure) -> bool:
    """Whether the words around a figure put it before the report: "after it had put the number at three"."""
    text = report.article.text
    before, after = text[max(0, figure.start - AROUND) : figure.start], text[figure.end : figure.end + AROUND]
    return bool(HAD_BEFORE.search(before) or EARLIER_AFTER.match(after))


def _is_running(report: Report, figure: Figure) -> bool:
    """Whether the words before a figure count up to the report: "has now cost the fleet £52m"."""
    before = report.article.text[max(0, figure.start - AROUND) : figure.start]
    return bool(COUNTS_ON.search(before))


def _means_the_same(figure: Figure, before: Counted) -> bool:
    """Whether a figure is only called "the figure" or "the estimate", and one of its unit stands just before."""
    called = set(stems(figure.counted.text)) - {"the", "it", "own"} if figure.counted else set()
    near = figure.start - before.figure.end <= NEAR
    return bool(called) and called <= MEANT_BEFORE and near and figure.unit == before.figure.unit


def _homes(report: Report, events: Sequence[StoryEvent]) -> list[tuple[Evidence, StoryEvent]]:
    """The clauses of the report's event mentions with the story's event each belongs to, the shortest first."""
    notes = report.annotations.events
    found = [(notes[m.event].clause, e) for e in events for m in e.mentions if m.article == report.article.id]
    return sorted(found, key=lambda pair: (pair[0].end - pair[0].start, pair[0].start))


def _key(report: Report, figure: Figure, rarity: Rarity) -> frozenset[str]:
    """The content words of what is counted; a class of news counts ("dead") stands for its words."""
    words = set(stems(figure.counted.text)) - MEANT_BEFORE if figure.counted else set()
    known = _classes("money" if is_money(figure) else "")
    classes = {known[w] for w in words if w in known}
    telling = _content(words - PEOPLE, rarity)
    if not classes and (not telling or is_money(figure)):
        classes = {known[w] for w in stems(_around(report, figure)) if w in known and w not in LIVES}
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
def victim_classes() -> frozenset[str]:
    """The classes of counted people: the dead, the injured, and so on."""
    return frozenset(_classes("").values())


@cache
def _classes(of: str) -> Mapping[str, str]:
    """The classes by their words: those of sums ("money") or those of plain counts ("")."""
    table = rows("commonground.comparing.facts", "counted_classes")
    return {word: name for name, words, what in table for word in words.split("|") if what == of}


def is_money(figure: Figure) -> bool:
    """Whether its unit is a currency (ISO 4217)."""
    return figure.unit is not None and len(figure.unit) == 3 and figure.unit.isupper()
