"""Which words of a sentence name a place: country and region names, demonyms, towns, and names that are places."""

from dataclasses import dataclass, replace

from commonground.annotating.clauses import class_of, is_mark
from commonground.annotating.gazetteer.lookup import (
    Entry,
    abbreviations,
    demonyms,
    known_places,
    towns_and_states,
)
from commonground.language.analysis import Name, Sentence, Token
from commonground.language.known import common_words, first_names, no_names
from commonground.records.annotations import EntityKind

LONGEST = 5
GREAT = 300_000
"""People from which a town is taken for itself without a word that says so."""
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens `first` to `last` (inclusive) that name a place, and what the gazetteer offers for it, most people first.

    `inside` is the state or country that the text names right behind it ("Tamar, Ohio").
    """

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...] = ()
    demonym: bool = False
    inside: Entry | None = None


def _entries(text: str) -> tuple[Entry, ...]:
    known = known_places().get(text) or abbreviations("anywhere").get(text)
    return (*((known,) if known else ()), *towns_and_states(text))


def toponyms(sentence: Sentence) -> list[Toponym]:
    """The toponyms of a sentence from left to right, each with the place around it where the text says so."""
    tokens = sentence.tokens
    names = {i: name for name in sentence.names for i in range(name.first, name.last + 1)}
    found: list[Toponym] = []
    i = 0
    while i < len(tokens):
        toponym = _at(tokens, i, names, found[-1] if found else None)
        if toponym:
            found.append(toponym)
            i = toponym.last
        i += 1
    return [_with_inside(tokens, toponym) for toponym in found]


def _at(tokens: Tokens, i: int, names: dict[int, Name], before: Toponym | None) -> Toponym | None:
    token = tokens[i]
    if not token.text[0].isupper() or token.text in no_names():
        return None
    name = names.get(i)
    if name and name.kind is EntityKind.PLACE:
        return _named_place(tokens, i, name)
    if name and name.kind in {EntityKind.PERSON, EntityKind.ORGANISATION}:
        return None
    if demonym := demonyms().get(token.text):
        return Toponym(i, i, token.text, (demonym,), demonym=True)
    if short := _abbreviated(tokens, i, before):
        return short
    return _unnamed(tokens, i, names)


def _named_place(tokens: Tokens, i: int, name: Name) -> Toponym | None:
    """A name that is a place: as a whole or, where the table does not know the whole, its longest known part."""
    whole = Toponym(i, name.last, _text(tokens, i, name.last))
    if whole.text in first_names() and _runs_on(tokens, i, name.last):
        return None
    for last in range(name.last, i - 1, -1):
        text = _text(tokens, i, last)
        if entries := _entries(text):
            return Toponym(i, last if last == name.last else name.last, text, entries)
    return whole if i == name.first else None


def _abbreviated(tokens: Tokens, i: int, before: Toponym | None) -> Toponym | None:
    """ "Ky." and, right behind "Town,", "KY"."""
    behind_town = before is not None and before.last == i - 2 and tokens[i - 1].text == ","
    for text, last in ((tokens[i].text, i), (tokens[i].text + ".", i + 1)):
        if last > i and not (last < len(tokens) and tokens[last].text == "." and tokens[last].start == tokens[i].end):
            continue
        entry = abbreviations("anywhere").get(text) or (abbreviations("after").get(text) if behind_town else None)
        if entry:
            return Toponym(i, i, text, (entry,))
    return None


def _text(tokens: Tokens, first: int, last: int) -> str:
    """The words as written, single spaces between words that stand apart."""
    words = tokens[first : last + 1]
    return "".join((" " if i and word.start > words[i - 1].end else "") + word.text for i, word in enumerate(words))


def _unnamed(tokens: Tokens, i: int, names: dict[int, Name]) -> Toponym | None:
    """A run of capitals that the names did not take, if the gazetteer knows it and the text allows it."""
    if i and names.get(i - 1) and tokens[i - 1].text[0].isupper() and names[i - 1].kind is not EntityKind.PLACE:
        return None
    for last in range(min(i + LONGEST, len(tokens)) - 1, i - 1, -1):
        if last in names or not (tokens[last].text[0].isupper() or tokens[last].text[0].isdigit()):
            continue
        if any(is_mark(t) and t.text not in ".-'’" for t in tokens[i : last + 1]):
            continue
        text = _text(tokens, i, last)
        entries = _entries(text)
        if entries and _allowed(tokens, i, last, text, entries):
            return Toponym(i, last, text, entries)
    return None


def _allowed(tokens: Tokens, first: int, last: int, text: str, entries: tuple[Entry, ...]) -> bool:
    """Whether a gazetteer name is meant as a place here; a lone common word or first name needs a word that says so."""
    if text in known_places() or entries[0].kind in {"state", "county"}:
        return not _runs_on(tokens, first, last)
    if _runs_on(tokens, first, last) or (first == 0 and class_of(tokens[0])):
        return False
    single = first == last
    usual = single and (tokens[first].lower in common_words() or text in first_names())
    if not usual and entries[0].people >= GREAT:
        return True
    says_so = _place_word_before(tokens, first) or _state_behind(tokens, last) is not None
    return says_so and not (usual and first == 0)


def _runs_on(tokens: Tokens, first: int, last: int) -> bool:
    """Whether capitals go on at either side, so that this is only a part of some longer name."""
    before = first > 0 and tokens[first - 1].text[0].isupper() and tokens[first - 1].end == tokens[first].start - 1
    before = before and first > 1 and not class_of(tokens[first - 1])
    after = last + 1 < len(tokens) and tokens[last + 1].text[0].isupper() and not class_of(tokens[last + 1])
    return bool(before or (after and not tokens[last + 1].text.isupper()))


def _place_word_before(tokens: Tokens, first: int) -> bool:
    return first > 0 and tokens[first - 1].lower in {
        "in",
        "at",
        "near",
        "from",
        "to",
        "outside",
        "around",
        "of",
        "for",
        "through",
        "toward",
        "towards",
    }


def _state_behind(tokens: Tokens, last: int) -> Entry | None:
    """The state or country in "Tamar, Ohio"."""
    if last + 2 >= len(tokens) or tokens[last + 1].text != ",":
        return None
    for size in (3, 2, 1):
        end = last + 1 + size
        if end >= len(tokens):
            continue
        text = _text(tokens, last + 2, end)
        entry = known_places().get(text) or abbreviations("anywhere").get(text) or abbreviations("after").get(text)
        entry = entry or abbreviations("after").get(text + ".") or abbreviations("anywhere").get(text + ".")
        if entry:
            return entry
        if states := [e for e in towns_and_states(text) if e.kind == "state"]:
            return states[0]
    return None


def _with_inside(tokens: Tokens, toponym: Toponym) -> Toponym:
    return toponym if toponym.demonym else replace(toponym, inside=_state_behind(tokens, toponym.last))
