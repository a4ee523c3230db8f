"""Whom a noun phrase with a person's name in it means: the one it ends in, or the one it begins with.

"Harbour Guild President Ana Berg" and "the legislator, Senator Ana Berg" are Ana Berg, and so is "Ana Berg of Norvik, a
former judge"; "a spokesman for Ana Berg" and "Ana Berg, Bo Dahl and others" are not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from commonground.annotating.attribution.paragraph import Paragraph
from commonground.annotating.attribution.phrases import Phrase
from commonground.annotating.attribution.speaking_nouns import kind_of
from commonground.annotating.attribution.vocabulary import DASHES, GENITIVE, PREPOSITION, is_capitalised, is_word
from commonground.language import known
from commonground.records.annotations import EntityKind

LONGEST_OFFICE = 6
"""Tokens of the longest office ("deputy secretary of state for trade")."""
SETTLING = frozenset(("of", "from", "in"))
"""Prepositions before where a person is from: "Ana Berg of Norvik"."""


@dataclass(frozen=True, slots=True)
class Named:
    """A mention of somebody by name: tokens `first` to `last` (exclusive) of the paragraph."""

    first: int
    last: int
    entity: str
    kind: EntityKind


def person_meant(paragraph: Paragraph, phrase: Phrase, named: Sequence[Named]) -> str | None:
    """The entity of the person whom the phrase means by a name and what describes it, None where it is not so.

    `named` are the mentions by name within the phrase, in order.
    """
    people = [each for each in named if each.kind is EntityKind.PERSON]
    if not people:
        return None
    first, last = people[0], people[-1]
    if _ends(paragraph, phrase, last) and _describes(paragraph, phrase, named, last):
        return last.entity
    opens = not _links(paragraph, phrase.first, first.first, named)
    if opens and _apposition_follows(paragraph, phrase, first, people[1:]):
        return first.entity
    return None


def person_beside(paragraph: Paragraph, phrase: Phrase, named: Sequence[Named]) -> str | None:
    """The entity of the person whose name stands in apposition behind the phrase, which is about one person.

    "A lawyer for Ms Vance, Karl Moe of Tarmouth, [said]"; `named` are the mentions by name behind the comma, in order.
    """
    head = paragraph.low(phrase.core - 1)
    if paragraph.low(phrase.last) != "," or kind_of(head) != "person" or head.endswith("s") or not named:
        return None
    person = named[0]
    several = any(paragraph.low(t) in ("and", "or") for t in range(phrase.first, phrase.core))
    if several or person.kind is not EntityKind.PERSON or paragraph.low(phrase.first - 2) == "according":
        return None
    titled = all(_titles(paragraph, t) for t in range(phrase.last + 1, person.first))
    after = _after_origin(paragraph, person.last, len(paragraph.tokens))
    return person.entity if titled and paragraph.low(after) in (",", ".", "") else None


def governed(paragraph: Paragraph, phrase: Phrase, person: Named) -> bool:
    """Whether a preposition governs the name, titles between, so that the phrase means somebody else.

    "A spokesman for Governor Hale" is not Hale; "secretary for harbour safety Tom Hale" is.
    """
    office = _of_office(paragraph, phrase.first, person.first)
    words = range(phrase.first, person.first)
    preposition = next((t for t in reversed(words) if paragraph.low(t) in PREPOSITION and t not in office), None)
    if preposition is None:
        return False
    return preposition == person.first - 1 or _ends_in_title(paragraph, person.first)


def _ends(paragraph: Paragraph, phrase: Phrase, person: Named) -> bool:
    """Whether the phrase is over behind the name: at once, or after "(R-Ore.)" or "of Norvik"."""
    return _after_origin(paragraph, person.last, phrase.last) >= phrase.last


def _after_origin(paragraph: Paragraph, at: int, last: int) -> int:
    """The token after "of Norvik" or "(R-Ore.)" where such words begin at `at`, else `at`."""
    if paragraph.low(at) == "(":
        closing = next((t for t in range(at, last) if paragraph.low(t) == ")"), last)
        return min(closing + 1, last)
    if paragraph.low(at) not in SETTLING or paragraph.named[min(at + 1, last - 1)] is EntityKind.PERSON:
        return at
    end = at + 1 + (paragraph.low(at + 1) == "the")
    while end < last and is_capitalised(paragraph.tokens[end]):
        end += 1
    return end if end > at + 1 else at


def _describes(paragraph: Paragraph, phrase: Phrase, named: Sequence[Named], person: Named) -> bool:
    """Whether what stands before the name is nothing but its bearer's description."""
    links = _links(paragraph, phrase.first, person.first, named)
    if not links:
        return True
    comma = links[-1]
    if paragraph.low(comma) != "," or not all(_titles(paragraph, t) for t in range(comma + 1, person.first)):
        return False
    before = [each for each in named if each.last <= comma and each.kind is EntityKind.PERSON]
    return all(paragraph.low(each.last) in GENITIVE for each in before)


def _titles(paragraph: Paragraph, at: int) -> bool:
    """Whether a token can stand before a name as its title: "Senator", "former", "Gov."."""
    return is_capitalised(paragraph.tokens[at]) or paragraph.low(at) in (".", "former", "then", "ex", "-")


def _links(paragraph: Paragraph, first: int, last: int, named: Sequence[Named]) -> list[int]:
    """The commas, dashes, prepositions and conjunctions between two tokens that are no part of a name or an office.

    "And" between two words of description links nobody ("economist and author Ana Berg").
    """
    inside = {t for each in named for t in range(each.first, each.last)} | _of_office(paragraph, first, last)
    names = [each.last for each in named if each.last <= last]
    return [
        t
        for t in range(first, last)
        if t not in inside
        and (
            paragraph.low(t) in PREPOSITION
            or paragraph.low(t) in (",", "(", ";", "who", "which", "that")
            or (paragraph.low(t) in DASHES and not paragraph.tight(t))
            or (paragraph.low(t) in ("and", "or") and any(end <= t for end in names))
        )
    ]


def _of_office(paragraph: Paragraph, first: int, last: int) -> set[int]:
    """The tokens of the office that ends right before `last`, or that begins the words up to it.

    "Secretary of State" is in the table; "Director of Harbour Safety" begins with an office and goes on in capitals.
    """
    for at in range(max(first, last - LONGEST_OFFICE), last):
        found = known.offices().at(paragraph.lows, at, last)
        if found and at + found[0] == last:
            return set(range(at, last))
    for at in range(first, last - 2):
        if known.offices().at(paragraph.lows, at, last) and paragraph.low(at + 1) == "of":
            words = range(at + 2, last)
            plain = all(is_capitalised(paragraph.tokens[t]) or paragraph.low(t) in ("and", "the") for t in words)
            return set(range(at, last)) if plain and not _ends_in_title(paragraph, last) else set()
    return set()


def _ends_in_title(paragraph: Paragraph, last: int) -> bool:
    """Whether a title or an office stands right before the token: "adviser of President Hale"."""
    before = paragraph.tokens[last - 1].text
    if before == "." and last > 1:
        before = paragraph.tokens[last - 2].text + "."
    described = kind_of(before.lower()) == "person"
    return described or before in known.titles() or bool(known.offices().at(paragraph.lows, last - 1, last))


def _apposition_follows(paragraph: Paragraph, phrase: Phrase, person: Named, others: Sequence[Named]) -> bool:
    """Whether a description follows the name behind a comma, and nobody else speaks with its bearer."""
    at = _after_origin(paragraph, person.last, phrase.last)
    if at >= phrase.last or paragraph.low(at) != "," or any(each.first == at + 1 for each in others):
        return False
    return not any(_speaks_too(paragraph, at, each) for each in others)


def _speaks_too(paragraph: Paragraph, comma: int, other: Named) -> bool:
    """Whether a second person is joined to the first by "and", titles between; whose is no person himself."""
    if paragraph.low(other.last) in GENITIVE:
        return False
    at = other.first - 1
    while at > comma and (_titles(paragraph, at) or not is_word(paragraph.tokens[at])) and paragraph.low(at) != ",":
        at -= 1
    return paragraph.low(at) in ("and", "or", "&")
