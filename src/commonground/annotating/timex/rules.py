"""What a rule is: the look of an expression, when to try it, and how to read it."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from commonground.annotating.timex.meaning import Meaning


class Direction(Enum):
    """Where the sentence says that a bare day or month lies, seen from the article's day."""

    BACK = "back"
    AHEAD = "ahead"
    OPEN = "open"
    EITHER = "either"
    """The words around leave both sides possible: "Monday's meeting is the third"."""


@dataclass(frozen=True, slots=True)
class Named:
    """What the text has named so far: its latest date, year, quarter and month; None where it has none.

    `years` has the months that stood with their year, each with the latest such year; `told_here` is the latest month
    or day with its year in the same sentence. `many_months` is whether figures for half a year or more were told last.
    """

    latest: Meaning | None = None
    year: Meaning | None = None
    quarter: Meaning | None = None
    month: Meaning | None = None
    years: Mapping[int, int] = field(default_factory=dict)
    told_here: Meaning | None = None
    many_months: bool = False


@dataclass(frozen=True, slots=True)
class Setting:
    """What an expression is read against.

    `today` is the article's day, `named` what the text has named before.
    `direction` is what the sentence says of bare days; `before` and `after` are the words around, in the sentence.
    """

    today: date
    named: Named
    direction: Direction
    before: str
    after: str


Resolver = Callable[[re.Match[str], Setting], Meaning | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its reading.

    A group named "self" in the pattern is the expression, the rest of the match what stands around it.
    `gates` are classes of words (see finding.GATES) of which a sentence must have one for the pattern to be tried.
    `resolve` gives None where the words are no time expression after all: the pattern then keeps others off them.
    """

    name: str
    gates: frozenset[str]
    pattern: re.Pattern[str]
    resolve: Resolver
    directed: bool = False


def rule(name: str, gates: str, pattern: str, resolve: Resolver, *, directed: bool = False) -> Rule:
    """A rule from a pattern that may spread over lines; it matches whole words in either case."""
    compact = re.sub(r"\s*\n\s*", "", pattern)
    compiled = re.compile(rf"(?<![\w$£€#-])(?:{compact})(?!\w)", re.IGNORECASE)
    return Rule(name, frozenset(gates.split()), compiled, resolve, directed)


def leave_alone(_match: re.Match[str], _setting: Setting) -> None:
    """For what looks like a time and is none: an age, a name."""
