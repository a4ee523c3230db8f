"""Offices in words: "Russian President", "Britain's Prime Minister", "the Russian leader"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from commonground.tables import rows

LEXICONS = "commonground.language.lexicons"
LEADER = "leader"
EQUAL = {"premier": "prime minister"}
DETERMINER = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
NATIONAL = frozenset(
    ("president", "prime minister", "premier", "chancellor", "king", "queen", "emperor", "emir", "supreme leader")
)
"""Offices whose holder "the leader" of a country can mean; a mayor leads, but not a country."""
NO_LONGER = frozenset(("former", "ex", "late", "then", "ousted", "deposed", "onetime", "acting"))
"""Words before an office that its present holder does not carry."""
EDGES = '.,;:"“”‘()[]'
LONGEST = 6
"""Words before a name that are looked at for an office: "former deputy prime minister of New Zealand" has seven."""


@dataclass(frozen=True, slots=True)
class Office:
    """An office of a country (ISO 3166-1 alpha-2), as in offices.tsv."""

    country: str
    office: str


def fits(role: Office, held: Office) -> bool:
    """Whether a role can mean the holder of an office: the same one, or "leader" for an office that leads a country."""
    if role.country != held.country:
        return False
    wanted, has = (EQUAL.get(o.office, o.office) for o in (role, held))
    return wanted == has or (wanted == LEADER and has in _leading())


def country_of(name: str) -> str | None:
    """The country (ISO 3166-1 alpha-2) that a name or adjective means; None where it is no country's."""
    return _countries().get(name.lower().replace("’", "'").removeprefix("the "))


def role(phrase: str) -> Office | None:
    """The office that a whole phrase names: a country's word and an office, nothing else ("the Russian leader")."""
    words = _words(DETERMINER.sub("", phrase.strip()))
    found = _office_at_end(words, (*_offices(), LEADER))
    if not found:
        return None
    country = _countries().get(" ".join(words[: len(words) - len(found.split())]))
    return Office(country, found) if country else None


def held(phrases: Iterable[str], name: str) -> Iterator[Office]:
    """The offices that stand before a name: "Russian President Ivan Petrov" for the name "Petrov"."""
    last = name.lower().rpartition(" ")[2]
    for phrase in phrases:
        words = _words(phrase)
        ends = [i for i, word in enumerate(words) if word == last]
        for end in ends:
            yield from _before(words[:end], _first_names(phrase, end))


def _first_names(phrase: str, end: int) -> int:
    """How many words with a capital stand right before the word at `end`: no more than those are first names."""
    raised = [word.strip(EDGES)[0].isupper() for word in phrase.split() if word.strip(EDGES)][:end]
    return next((count for count, capital in enumerate(reversed(raised)) if not capital), len(raised))


def _before(words: list[str], names: int) -> Iterator[Office]:
    """Offices with their countries in the words before a name; up to `names` first names may stand between."""
    for end in range(len(words), max(-1, len(words) - min(names, LONGEST - 1) - 1), -1):
        found = _office_at_end(words[:end], _offices())
        if not found:
            continue
        start = end - len(found.split())
        for width in (3, 2, 1):
            country = _countries().get(" ".join(words[max(0, start - width) : start]))
            past = start - width > 0 and words[start - width - 1].rstrip("-") in NO_LONGER
            if country and start >= width and not past:
                yield Office(country, found)
                break
        return


def _words(phrase: str) -> list[str]:
    """Lower-case words without possessive and edge marks."""
    plain = (word.strip(EDGES).lower().replace("’", "'") for word in phrase.split())
    return [word.removesuffix("'s").removesuffix("'") for word in plain if word.strip("'")]


def _office_at_end(words: list[str], offices: Iterable[str]) -> str | None:
    known = set(offices)
    for width in range(min(5, len(words)), 0, -1):
        if " ".join(words[-width:]) in known:
            return " ".join(words[-width:])
    return None


@cache
def _offices() -> frozenset[str]:
    return frozenset(row[0].lower() for row in rows(LEXICONS, "offices")) - {LEADER}


@cache
def _leading() -> frozenset[str]:
    return frozenset(row[0].lower() for row in rows(LEXICONS, "offices") if row[2] == "yes") & NATIONAL


@cache
def _countries() -> dict[str, str]:
    """Country names and adjectives in lower case -> code; a word that several countries share is left out."""
    found: dict[str, set[str]] = {}
    for code, country, also, adjectives, *_ in rows(LEXICONS, "countries"):
        for word in (country, *also.split("|"), *adjectives.split("|")):
            if word:
                found.setdefault(word.lower().replace("’", "'"), set()).add(code)
    return {word: codes.pop() for word, codes in found.items() if len(codes) == 1}
