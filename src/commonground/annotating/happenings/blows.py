"""Verbs of striking, which tell of an event only by what strikes what: a ship a trawler, a missile a hospital."""

from functools import cache

from commonground.annotating.clauses import capitalised, is_mark
from commonground.annotating.happenings.inflection import plural, verb_forms
from commonground.annotating.happenings.lines import Line
from commonground.annotating.happenings.senses import object_of, subject_of
from commonground.annotating.word_groups import group
from commonground.tables import rows

STRIKING = verb_forms("strike") | verb_forms("hit") | {"stricken"}
FIRING = frozenset({"fire", "fires", "fired", "firing"})
BY = 4
"""Words behind "by" within which what struck stands."""


@cache
def _strikers() -> dict[str, str]:
    found = {}
    for noun, kind in rows("commonground.annotating.happenings", "strikers"):
        found.update({noun: kind, plural(noun): kind})
    return found


def blow_at(line: Line, i: int) -> str | None:
    """The kind of event that a verb of striking or firing at a token tells of; None where it tells of none."""
    low = line.low(i)
    if low in STRIKING and line.kind(i - 1) not in {"determiner", "preposition"}:
        return _blow(line, i)
    return "attack" if low in FIRING and _fires(line, i) else None


def _blow(line: Line, i: int) -> str | None:
    if line.low(i + 1) == "by":
        return _kind_of([line.low(k) for k in range(i + 2, i + 2 + BY)])
    struck = object_of(line, i)
    aimed = _is_hit(line, i) and {"target", "targets"} & set(struck)
    if aimed or not struck or struck[0][0].isdigit() or group("struck in speech") & set(struck):
        return None
    if kind := _kind_of(subject_of(line, i)):
        return kind
    states = {at.last for at in line.places if not is_mark(line.tokens[at.last])}
    return "attack" if i - 1 in states and _is_thing(line, i + 1) else None


def _is_hit(line: Line, i: int) -> bool:
    """Whether the verb is "hit": who hits a target has reached a number, who strikes one has bombed it."""
    return line.low(i).startswith("hit")


def _kind_of(phrase: list[str]) -> str | None:
    """The kind by the last word of a noun phrase that strikes things."""
    return next((_strikers()[word] for word in reversed(phrase) if word in _strikers()), None)


def _fires(line: Line, i: int) -> bool:
    """Whether somebody fires at somebody, or fires a weapon; "was fired at the meeting" lost his post."""
    before = {line.low(k) for k in range(max(0, i - 3), i)}
    if line.kind(i - 1) in {"determiner", "preposition"} or before & {
        "was",
        "were",
        "been",
        "being",
        "be",
        "is",
        "are",
    }:
        return False
    if line.low(i + 1) in {"at", "on"}:
        return _is_thing(line, i + 2) and not any(t.first <= i + 2 <= t.last for t in line.times)
    weapons = {word for word, kind in _strikers().items() if kind == "attack"} | {"shots", "shot", "bullets"}
    return bool(weapons - {"force", "army", "navy", "strike"} & set(object_of(line, i)))


def _is_thing(line: Line, i: int) -> bool:
    """Whether a noun phrase begins here."""
    if i >= len(line.tokens) or is_mark(line.tokens[i]) or line.tokens[i].text[0].isdigit():
        return False
    return line.kind(i) in {"determiner", None} or capitalised(line.tokens[i])
