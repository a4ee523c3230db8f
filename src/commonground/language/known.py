"""What the tables know: places, organisations, demonyms, titles, offices, first names; looked up token by token."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from commonground.language.tokens import tokenize
from commonground.records.annotations import EntityKind
from commonground.tables import rows, words

LEXICONS = "commonground.language.lexicons"

Words = tuple[str, ...]
Meaning = TypeVar("Meaning")


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Meaning]):
    """Phrases of one or more tokens with what they mean; found longest first."""

    by_first: dict[str, list[tuple[Words, Meaning]]]

    def at(self, tokens: Sequence[str], index: int, end: int | None = None) -> tuple[int, Meaning] | None:
        """The number of tokens and the meaning of the longest phrase at the index; None outside the tokens."""
        stop = len(tokens) if end is None else end
        if not 0 <= index < stop:
            return None
        for phrase, meaning in self.by_first.get(tokens[index], ()):
            size = len(phrase)
            if index + size <= stop and (size == 1 or tuple(tokens[index : index + size]) == phrase):
                return size, meaning
        return None


def phrases(entries: Iterable[tuple[str, Meaning]]) -> Phrases[Meaning]:
    """The phrases of a table, cut into tokens; the first entry of a phrase counts."""
    table: dict[Words, Meaning] = {}
    for text, meaning in entries:
        table.setdefault(cut(text), meaning)
    by_first: dict[str, list[tuple[Words, Meaning]]] = {}
    for phrase in sorted(table, key=len, reverse=True):
        by_first.setdefault(phrase[0], []).append((phrase, table[phrase]))
    return Phrases(by_first)


@cache
def cut(text: str) -> Words:
    """The words of a table's entry, as a page's text would be cut."""
    return tuple(token.text for token in tokenize(text, 0, len(text)))


@dataclass(frozen=True, slots=True)
class Country:
    """A country: ISO 3166-1 alpha-2 code, names, adjectives, people, cities (the capital first)."""

    code: str
    name: str
    names: Words
    adjectives: Words
    people: Words
    cities: Words

    @property
    def capital(self) -> str | None:
        """The seat of its government, which news names for the government itself."""
        return self.cities[0] if self.cities else None


def listed(name: str) -> frozenset[str]:
    """The words of a one-column table of the lexicons."""
    return words(LEXICONS, name)


def is_pronoun(name: str) -> bool:
    """Whether a speaker's name is a pronoun alone, which names nobody: two reports' "he" are not one man."""
    return name.lower() in listed("pronouns")


@cache
def countries() -> tuple[Country, ...]:
    """The countries of the table."""
    return tuple(_country(row) for row in rows(LEXICONS, "countries"))


def _country(row: Words) -> Country:
    also, adjectives, people, cities = (tuple(filter(None, cell.split("|"))) for cell in row[2:])
    return Country(row[0], row[1], (row[1], *also), adjectives, people, cities)


@cache
def known_names() -> Phrases[EntityKind]:
    """Names of places and organisations, with their kind."""
    seen = ((row[0], EntityKind.PLACE) for row in rows(LEXICONS, "seen_names") if row[1] == "place")
    return phrases([*_organisations(), *_places(), *seen])


def _organisations() -> Iterable[tuple[str, EntityKind]]:
    for name, short, _ in rows(LEXICONS, "organisations"):
        for form in (name, *filter(None, short.split("|"))):
            yield form, EntityKind.ORGANISATION


def _places() -> Iterable[tuple[str, EntityKind]]:
    for country in countries():
        for name in (*country.names, *country.cities):
            yield name, EntityKind.PLACE
    for name, *_ in rows(LEXICONS, "regions"):
        yield name, EntityKind.PLACE


@cache
def seen_surnames() -> frozenset[str]:
    """Last words of people whom newswire names often."""
    return frozenset(row[0] for row in rows(LEXICONS, "seen_names") if row[1] == "person")


@cache
def demonyms() -> dict[str, str]:
    """Adjectives and peoples ("Russian", "Russians", "South Korean") to their country or region."""
    table: dict[str, str] = {}
    for country in countries():
        for word in (*country.adjectives, *country.people):
            table.setdefault(word, country.name)
    for name, _, adjectives in rows(LEXICONS, "regions"):
        for word in filter(None, adjectives.split("|")):
            table.setdefault(word, name)
    return {word: place for word, place in table.items() if word != place}


@cache
def demonym_phrases() -> Phrases[str]:
    """Demonyms of one or two tokens, to their country or region."""
    return phrases(demonyms().items())


@cache
def governments() -> dict[str, str]:
    """Names that stand for a government, each to its country: the country's own, its capital's, its seat's."""
    table: dict[str, str] = {}
    for country in countries():
        for name in (*country.names, *((country.capital,) if country.capital else ())):
            table.setdefault(name, country.name)
    by_code = {country.code: country.name for country in countries()}
    return table | {seat: by_code[code] for seat, code in rows(LEXICONS, "government_seats")}


@cache
def titles() -> dict[str, str]:
    """Words of address and rank before a name, with the leaning they give (m, f or "")."""
    return {row[0]: row[1] for row in rows(LEXICONS, "titles")}


@dataclass(frozen=True, slots=True)
class Office:
    """An office or trade: in small letters; whether its holder may be called "the leader"."""

    name: str
    kind: str
    leads: bool


@cache
def offices() -> Phrases[Office]:
    """Offices, looked up in small letters."""
    return phrases((row[0], Office(row[0], row[1], row[2] == "yes")) for row in rows(LEXICONS, "offices"))


@cache
def first_names() -> dict[str, str]:
    """First names with their leaning (m, f or "")."""
    census = {row[0]: row[1] for row in rows(LEXICONS, "first_names")}
    return census | {row[0]: row[1] for row in rows(LEXICONS, "first_names_world")}


@cache
def full_names_of() -> dict[str, frozenset[str]]:
    """Short forms of first names ("Bob") to the names that they stand for."""
    table: dict[str, set[str]] = {}
    for name, short in rows(LEXICONS, "short_names"):
        for form in short.split("|"):
            table.setdefault(form, set()).add(name)
    return {form: frozenset(names) for form, names in table.items()}


def one_first_name(a: str, b: str) -> bool:
    """Whether two first names may be one person's: equal, or one is short for the other, or both for a third."""
    return a == b or not ({a} | full_names_of().get(a, frozenset())).isdisjoint(
        {b} | full_names_of().get(b, frozenset())
    )


@cache
def families() -> dict[str, str]:
    """Family words with the leaning of the one so called."""
    return {row[0]: row[1] for row in rows(LEXICONS, "families")}


@cache
def leaning_roles() -> dict[str, str]:
    """Role words that tell a leaning ("spokeswoman")."""
    return {row[0]: row[1] for row in rows(LEXICONS, "roles_leaning")}


@cache
def common_words() -> frozenset[str]:
    """Words that news writes in small letters."""
    return words(LEXICONS, "common_words")


@cache
def no_names() -> frozenset[str]:
    """Capitalised words that alone name no person, organisation or place."""
    return words(LEXICONS, "no_names")


@cache
def times_and_things() -> frozenset[str]:
    """Those of them that are in no organisation's name either; faiths and peoples are ("Muslim Brotherhood")."""
    return frozenset(row[0] for row in rows(LEXICONS, "no_names") if row[1] != "people")


@cache
def openers() -> frozenset[str]:
    """Words that open sentences."""
    return words(LEXICONS, "sentence_openers")


@cache
def organisation_words() -> dict[str, str]:
    """Words that close or open an organisation's name: "last", "first", "both" or "none"."""
    return {row[0]: row[1] for row in rows(LEXICONS, "organisation_words")}


@cache
def place_words() -> dict[str, str]:
    """Words that close or open a place's name: "last", "first", "both" or "none"."""
    return {row[0]: row[1] for row in rows(LEXICONS, "place_words")}
