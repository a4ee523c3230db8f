"""Which office, of which country, the words around a name give to its bearer."""

from dataclasses import dataclass, replace

from commonground.annotating.people.bearers import Held
from commonground.annotating.people.reading import Line
from commonground.language import known
from commonground.language.analysis import Name
from commonground.language.lemmas import IRREGULAR

FORMER = frozenset(["former", "ex", "late", "then", "outgoing", "ex-", "onetime", "one-time"])
OWNERS = frozenset(["the", "its", "their", "his", "her"])
NO_PORTFOLIO = known.listed("no_portfolios") | FORMER
LONGEST = 5
PORTFOLIO = 4
"""Tokens that a portfolio may have ("food and rural affairs")."""
APPOSITION = 10
"""Tokens after a name within which an office in apposition is looked for."""

ENDS_APPOSITION = frozenset([",", ".", ";", "who", "said", "and", "which", "of", "to", "for", "with", "by"])
"""Words before which the office must have stood: the wife of the president is not the president."""


@dataclass(frozen=True, slots=True)
class Appositive:
    """An office beside a name: tokens `first` to `last` of the line, country included."""

    first: int
    last: int
    held: Held


def office_ending(line: Line, end: int) -> tuple[int, known.Office] | None:
    """The office whose last token stands just before `end`, longest first: (its first token, the office)."""
    for first in range(max(0, end - LONGEST), end):
        found = known.offices().at(line.lower, first, end)
        if found and first + found[0] == end:
            return first, found[1]
    return None


def place_before(line: Line, first: int) -> tuple[int, str | None]:
    """The country said just before an office ("Britain's", "Russian", "US"): (where the phrase now starts, country)."""
    owned = line.word(first - 1) in ("'s", "'")
    at = first - 1 - owned
    if at < 0:
        return first, None
    for start in range(max(0, at - 3), at + 1):
        demonym = known.demonym_phrases().at(line.words, start, at + 1)
        if demonym and start + demonym[0] == at + 1 and not owned:
            return start, demonym[1]
        name = line.name_at(start)
        if name and name.first == start and name.last == at:
            return start, known.governments().get(name.text)
    return first, None


def described(line: Line, first: int, office: known.Office) -> tuple[int, Held]:
    """The office whose first token is given, with its portfolio and country: (where the phrase starts, what is held).

    A portfolio is plain words between a country or an article and the office ("Ruritania's fisheries minister").
    """
    begin = first
    while first - begin < PORTFOLIO and _of_portfolio(line, begin - 1, first):
        begin -= 1
    start, place = place_before(line, begin)
    if begin < first and start == begin and line.word(begin - 1) not in OWNERS | FORMER:
        begin = first
        start, place = place_before(line, first)
    former = bool({line.word(start - 1), line.word(begin - 1)} & FORMER)
    portfolio = " ".join(line.lower[begin:first])
    return start, Held(office.name, place, former, office.leads, portfolio)


def _of_portfolio(line: Line, at: int, office: int) -> bool:
    """Whether the token may belong to the portfolio of the office, written as the office is."""
    if at < 0 or not line.words[at].isalpha() or line.name_at(at) or line.word(at) in NO_PORTFOLIO:
        return False
    if place_before(line, at + 1)[0] <= at:
        return False
    if line.word(at).endswith("ed") or line.word(at) in IRREGULAR:
        return False  # "the party praised minister Hale"
    raised = line.words[office][0].isupper()
    return line.word(at) == "and" or line.words[at][0].isupper() == raised


def before(line: Line, name: Name) -> Appositive | None:
    """The office just before the name ("Britain's Prime Minister David Cameron"; "the minister, Ana Petrova")."""
    end = name.first
    if line.word(end - 1) == ",":
        end -= 1
    found = office_ending(line, end)
    if not found:
        return None
    start, held = described(line, *found)
    if end != name.first and start == found[0] and line.word(start - 1) not in OWNERS:
        return None
    return Appositive(start, end - 1, held)


def after(line: Line, name: Name) -> Appositive | None:
    """The office in apposition after the name ("Ana Petrova, the Ruritanian foreign minister, ...")."""
    if line.word(name.last + 1) != "," or _aside_itself(line, name):
        return None
    for at in range(name.last + 2, min(name.last + 2 + APPOSITION, len(line.words))):
        word = line.word(at)
        if word in ENDS_APPOSITION or line.quoted[at] or word in IRREGULAR:
            return None
        if _is_person(line, at):
            return None
        found = known.offices().at(line.lower, at)
        if found:
            if not _closes_apposition(line, at + found[0]) or line.word(name.last + 2) == "with":
                return None
            start, held = described(line, at, found[1])
            held = replace(held, place=held.place or _place_of(line, at + found[0]))
            return Appositive(start, at + found[0] - 1, held)
    return None


def _aside_itself(line: Line, name: Name) -> bool:
    """Whether the name stands between commas after its own office, so that the clause goes on after it."""
    return line.word(name.first - 1) == "," and before(line, name) is not None


def _closes_apposition(line: Line, after: int) -> bool:
    """Whether what follows an office leaves it an apposition: a mark or "of ...", not a verb of its own or a name."""
    return line.word(after) in (",", ".", ";", ")", "", "of", "for", "at", "in", "and", "from", "on", "-", "–", "—")


def _is_person(line: Line, at: int) -> bool:
    name = line.name_at(at)
    return name is not None and name.kind == "person"


def _place_of(line: Line, at: int) -> str | None:
    """The country after "of" ("president of Ruritania")."""
    if line.word(at) != "of":
        return None
    name = line.name_at(at + 1 + (line.word(at + 1) == "the"))
    return known.governments().get(name.text) if name else None
