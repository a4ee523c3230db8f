"""The first pass: which stretches of a sentence look like times, and under which rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from commonground.annotating.timex import (
    clocks,
    counted,
    dates,
    day_lists,
    days,
    durations,
    named_days,
    periods,
    reporting_periods,
    sets,
    spoken_years,
    vague,
    years,
)
from commonground.annotating.timex.direction import direction
from commonground.annotating.timex.rules import Direction, Rule, leave_alone
from commonground.annotating.timex.vocabulary import HOLIDAYS, ORDINALS, of_class
from commonground.language.analysis import Token

FAMILIES = (
    dates,
    day_lists,
    days,
    reporting_periods,
    periods,
    counted,
    spoken_years,
    years,
    clocks,
    named_days,
    sets,
    durations,
    vague,
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|[0-9]")
# Letter for letter, so that offsets hold: quotes and dashes of print, spaces that do not break.
PRINT = str.maketrans(
    {"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "–": "-", "—": "-", "‑": "-", "−": "-"}
)
OTHER_GATES = {
    "day_word": "today tonight yesterday tomorrow",
    "ago": "ago",
    "fiscal": "fiscal financial fy",
    "named_hour": "noon midday midnight",
    "oclock": "o'clock",
    "decade": " ".join(of_class("decade_name")),
    "vague": "now currently current nowadays these present presently moment latest recent recently past future",
    "figures": " ".join("0123456789"),
    "ordinal": "latter " + " ".join(ORDINALS),
    "year": "midyear mid",
    "weekends": "weekdays",
    "spoken": "nineteen eighteen twenty thousand",
    "reporting": "period",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A stretch that a rule matched; offsets are the snapshot's."""

    rule: Rule
    match: re.Match[str]
    start: int
    end: int
    before: str
    after: str
    direction: Direction


@cache
def gates() -> dict[str, frozenset[str]]:
    """Word -> the classes of rules that it calls for."""
    found: dict[str, set[str]] = {}
    for kind in ("month", "weekday", "season", "unit", "part", "every"):
        for word in of_class(kind):
            found.setdefault(word, set()).add(kind)
    for kind in ("month", "weekday"):
        for word in of_class(f"{kind}_short"):
            found.setdefault(word, set()).add(kind)
    for word in of_class("weekday"):
        found.setdefault(f"{word}s", set()).add("weekdays")
    for kind, words in OTHER_GATES.items():
        for word in words.split():
            found.setdefault(word, set()).add(kind)
    for name in HOLIDAYS:
        found.setdefault(max(name.replace(".", "").split(), key=len), set()).add("holiday")
    return {word: frozenset(kinds) for word, kinds in found.items()}


def find(text: str, start: int, end: int, tokens: tuple[Token, ...]) -> list[Found]:
    """All candidates in `text[start:end]`, which is one sentence; they may overlap. Offsets are those of `text`."""
    sentence = text[start:end].translate(PRINT)
    here = _classes(sentence.lower())
    return [
        _found(rule, match, start, sentence, tokens)
        for rule in RULES
        if rule.gates & here
        for match in rule.pattern.finditer(sentence)
    ]


def _classes(sentence: str) -> frozenset[str]:
    """The classes of rules that the words of a sentence call for."""
    known = gates()
    seen = set(WORD.findall(sentence))
    seen |= {word.partition("'")[0] for word in seen}
    return frozenset(kind for word in seen for kind in known.get(word, ()))


def _found(rule: Rule, match: re.Match[str], start: int, sentence: str, tokens: tuple[Token, ...]) -> Found:
    own = "self" if "self" in match.re.groupindex else 0
    first, last = match.span(own)
    way = direction(tokens, start + first, start + last) if rule.directed else Direction.OPEN
    before, after = sentence[max(0, first - 40) : first], sentence[last : last + 40]
    return Found(rule, match, start + first, start + last, before, after, way)


def clusters(found: list[Found]) -> Iterator[list[Found]]:
    """Candidates that overlap each other, in order of the text; in each by precedence."""
    cluster: list[Found] = []
    reach = -1
    for candidate in sorted(found, key=lambda f: (f.start, f.end)):
        if cluster and candidate.start >= reach:
            yield sorted(cluster, key=_precedence)
            cluster = []
        cluster.append(candidate)
        reach = max(reach, candidate.end)
    if cluster:
        yield sorted(cluster, key=_precedence)


def _precedence(found: Found) -> tuple[int, bool]:
    """The longest first; of two the same, what is no time."""
    return found.start - found.end, found.rule.resolve is not leave_alone
