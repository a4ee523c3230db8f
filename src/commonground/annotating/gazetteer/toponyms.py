"""Which words of a sentence name a place: country and region names, demonyms, towns, and names that are places."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commonground.annotating.clauses import class_of, is_mark
from commonground.annotating.gazetteer.lookup import (
    Entry,
    abbreviations,
    demonyms,
    known_places,
    towns_and_states,
)
from commonground.annotating.word_groups import group
from commonground.language.analysis import Name, Sentence, Token
from commonground.language.known import common_words, first_names, no_names
from commonground.records.annotations import EntityKind

LONGEST = 5
PARTIES = frozenset({"D", "R", "I", "L", "DFL", "Lib", "Con", "Lab"})
"""Short forms of parties before a politician's seat: "Ana Roe, D-Tamar"."""
LINKS = frozenset({"upon", "on", "under", "sur", "le", "la", "de", "am", "an", "der", "by", "next", "the", "sea"})
LIES_THERE = frozenset({"station", "province", "prefecture", "governorate", "district", "region", "harbour", "harbor"})
"""What lies in the place that it is called after, or is all of it."""
OF_QUARTERS = 100_000
"""People from which a town has parts that news calls by a direction ("East Oakland")."""
GREAT, LARGE = 300_000, 15_000
"""People from which a town is taken for itself without a word that says so: opening a sentence, and within one."""
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Toponym:
    """Tokens `first` to `last` (inclusive) that name a place, and what the gazetteer offers for it, most people first.

    `institution`: it stands in the name of a public body. `inside` is the state or country that the text names right
    behind it ("Tamar, Ohio").
    """

    first: int
    last: int
    text: str
    entries: tuple[Entry, ...] = ()
    demonym: bool = False
    institution: bool = False
    inside: Entry | None = None
    hints: tuple[Entry, ...] = ()
    """What a part of the name may mean ("Wall Street"): no place of this name, but the surroundings of others."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the whole article says of its names.

    `known` are names that it has used for places where its words say so; they are taken without such words. `bodies`
    are short forms of organisations, which are no places. `surnames` are those of people whom it names in full;
    `like_places` are names without a first name that stand as places do.
    """

    known: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    surnames: frozenset[str] = frozenset()
    like_places: frozenset[str] = frozenset()


def _entries(text: str) -> tuple[Entry, ...]:
    known = known_places().get(text) or abbreviations("anywhere").get(text)
    if not known and text.endswith((" Sea", " Ocean")):
        return ()  # no town is meant, even where one bears the name
    return (*((known,) if known else ()), *towns_and_states(text))


def acronyms(sentence: Sentence) -> frozenset[str]:
    """The short forms in brackets that are the initials of the name before them: "the Revenue Service (Sars)"."""
    tokens, found = sentence.tokens, set()
    for i in range(2, len(tokens) - 2):
        if tokens[i].text != "(" or tokens[i + 2].text != ")":
            continue
        short, k, letters = tokens[i + 1].text, i - 1, ""
        while k >= 0 and len(letters) < len(short) and (tokens[k].text[0].isupper() or class_of(tokens[k])):
            letters = (tokens[k].text[0] if tokens[k].text[0].isupper() else "") + letters
            k -= 1
        if len(short) > 1 and letters == short.upper() and short not in known_places():
            found.add(short)
    return frozenset(found)


def surnames(sentence: Sentence) -> frozenset[str]:
    """The last words of the people whom a sentence names by more than one word."""
    people = (n for n in sentence.names if n.kind is EntityKind.PERSON and n.last > n.first)
    return frozenset(sentence.tokens[name.last].text for name in people)


def toponyms(sentence: Sentence, page: Page) -> list[Toponym]:
    """The toponyms of a sentence from left to right, each with the place around it where the text says so."""
    tokens = sentence.tokens
    names = {i: name for name in sentence.names for i in range(name.first, name.last + 1)}
    found: list[Toponym] = []
    i = 0
    while i < len(tokens):
        body = tokens[i].text in page.bodies
        toponym = None if body else _at(tokens, i, names, found[-1] if found else None, page)
        if toponym:
            found.append(toponym)
            i = toponym.last
        i += 1
    return [_with_inside(tokens, toponym) for toponym in found]


def _at(tokens: Tokens, i: int, names: dict[int, Name], before: Toponym | None, page: Page) -> Toponym | None:
    token = tokens[i]
    if not token.text[0].isupper():
        return None
    found = (
        _linked(tokens, i) or _region(tokens, i, names) or _abbreviated(tokens, i, before) or _demonym(tokens, i, names)
    )
    if found or token.text in no_names() or token.lower in group("month"):
        return found
    if name := names.get(i):
        ends_a_name = i > 0 and tokens[i - 1].lower == "of" and i - 1 in names
        return None if ends_a_name and names[i - 1] is not name else _named(tokens, i, name, page)
    return None if token.lower in group("direction") else _unnamed(tokens, i, names, page.known)


def _named(tokens: Tokens, i: int, name: Name, page: Page) -> Toponym | None:
    """The place that a name is, or bears."""
    if seat := _seat(tokens, i, name):
        return seat
    if name.kind is EntityKind.PLACE:
        return None if _of_party(tokens, name.first) else _named_place(tokens, i, name)
    found = _of_institution(tokens, i, name) or _not_a_person(tokens, i, name, page)
    return found or _opens_name(tokens, i, name, page)


def _of_party(tokens: Tokens, first: int) -> bool:
    """Whether a politician's party opens what was read as a name ("D-Tamar")."""
    return first + 2 < len(tokens) and tokens[first].text in PARTIES and tokens[first + 1].text == "-"


def _seat(tokens: Tokens, i: int, name: Name) -> Toponym | None:
    """The place that a politician sits for: "Sen. Ana Roe, D-Tamar"."""
    if i < 2 or not _of_party(tokens, i - 2):
        return None
    for last in range(max(name.last, i), i - 1, -1):
        if entries := _entries(_text(tokens, i, last)):
            return Toponym(i, last, _text(tokens, i, last), entries)
    return None


def _opens_name(tokens: Tokens, i: int, name: Name, page: Page) -> Toponym | None:
    """A state, or a town that the article speaks of elsewhere, with which the name of a body begins."""
    if i != name.first or name.kind is EntityKind.PERSON:
        return None
    for last in range(name.last - 1, i - 1, -1):
        text = _text(tokens, i, last)
        entries = _entries(text)
        common = tokens[i].lower in common_words() or tokens[i].lower in group("direction")
        wide = bool(entries) and entries[0].kind in {"state", "country"} and not (common and last == i)
        if wide or (entries and text in page.known):
            return Toponym(i, last, text, entries, institution=True)
    return None


def _demonym(tokens: Tokens, i: int, names: dict[int, Name]) -> Toponym | None:
    """An adjective of a country or region, of one or two words."""
    for last in (i + 1, i):
        text = _text(tokens, i, last) if last < len(tokens) else ""
        name = names.get(i)
        opens_body = name is not None and name.first == i and name.kind is EntityKind.ORGANISATION
        if text in demonyms() and (opens_body or not _in_other_name(i, last, names)):
            return Toponym(i, last, text, (demonyms()[text],), demonym=True)
    return None


def _in_other_name(first: int, last: int, names: dict[int, Name]) -> bool:
    """Whether the stretch is a part of the name of a person or an organisation."""
    held = [names[k] for k in range(first, last + 1) if k in names]
    return any(n.kind in {EntityKind.PERSON, EntityKind.ORGANISATION} for n in held)


def _region(tokens: Tokens, i: int, names: dict[int, Name]) -> Toponym | None:
    """A country, region, state or county of several words ("South Australia", "Laurel County")."""
    for last in range(min(i + LONGEST, len(tokens)) - 1, i, -1):
        if not all(t.text[0].isupper() or t.lower in {"of", "and", "the"} for t in tokens[i : last + 1]):
            continue
        text = _text(tokens, i, last)
        text = text if text in known_places() else text.replace(" of the ", " of ")
        if tokens[last].lower == "county" and last + 1 < len(tokens) and tokens[last + 1].text == "Council":
            continue  # "Essex County Council" is the council of Essex
        known = known_places().get(text)
        if not known and towns_and_states(text)[:1] and towns_and_states(text)[0].kind == "city":
            return None
        entries = tuple(e for e in towns_and_states(text) if e.kind in {"state", "county"})
        county = bool(entries) and tokens[last].lower in {"county", "parish"}
        if (known or entries) and (county or not _in_other_name(i, last, names)):
            institution = _in_other_name(i, last, names)
            return Toponym(i, last, text, ((known,) if known else ()) + entries, institution=institution)
    return None


def _of_institution(tokens: Tokens, i: int, name: Name) -> Toponym | None:
    """The place that a public body bears in its name: "Tamar City Council", "University of Tamar"."""
    words = [t.lower for t in tokens[name.first : name.last + 1]]
    if name.kind is EntityKind.PERSON or not group("civic") & set(words):
        return None
    after_of = i > name.first + 1 and tokens[i - 1].lower == "of" and tokens[i - 2].lower in group("of institution")
    if i != name.first and not after_of:
        return None
    for last in range(name.last if after_of else name.last - 1, i - 1, -1):
        text = _text(tokens, i, last)
        entries = _entries(text)
        usual = last == i and (text in first_names() or tokens[i].lower in common_words())
        wide = bool(entries) and entries[0].kind != "city"
        civic = after_of or wide or tokens[last + 1].lower in group("civic")
        if entries and civic and not (usual and entries[0].kind == "city"):
            return Toponym(i, last, text, entries, institution=True)
    return None


def _not_a_person(tokens: Tokens, i: int, name: Name, page: Page) -> Toponym | None:
    """What was read as a surname, and stands as a place, here or mostly ("in Columbus,", "Clinton, Iowa")."""
    if name.first != i or tokens[name.last].text in page.surnames - page.known:
        return None
    inside = i > 0 and tokens[i - 1].lower in {"in", "near"} and not _goes_on(tokens, name.last)
    stated = _state_behind(tokens, name.last) is not None
    again = name.text in page.like_places and not _goes_on(tokens, name.last)
    entries = _entries(_text(tokens, i, name.last)) if inside or stated or again else ()
    return Toponym(i, name.last, name.text, entries) if entries else None


def like_places(sentences: Sequence[Sentence]) -> frozenset[str]:
    """The names of people without a first name that stand, half of the times or more, as places do.

    So stand "from Tamar", "24, of Tamar," and "a Tamar man"; whom an article speaks of by surname does things.
    """
    votes: dict[str, list[bool]] = {}
    for sentence in sentences:
        for name in sentence.names:
            if name.kind is EntityKind.PERSON and name.text not in first_names():
                votes.setdefault(name.text, []).append(_stands_as_place(sentence.tokens, name.first, name.last))
    return frozenset(text for text, found in votes.items() if 2 * sum(found) >= len(found))


def _stands_as_place(tokens: Tokens, first: int, last: int) -> bool:
    if _goes_on(tokens, last):
        return False
    before, behind = tokens[max(0, first - 2) : first], tokens[last + 1 : last + 2]
    of = [t.lower for t in before] == [",", "of"]
    among = bool(before) and before[-1].lower in {"in", "near", "from", "outside"}
    people = any(t.lower in group("civic") and t.text.islower() for t in behind)
    return of or among or people or _state_behind(tokens, last) is not None


def _named_place(tokens: Tokens, i: int, name: Name) -> Toponym | None:
    """A name that is a place: as a whole or, where the table does not know the whole, its longest known part."""
    whole = Toponym(i, name.last, _text(tokens, i, name.last))
    if whole.text in first_names() and _goes_on(tokens, name.last):
        return None
    for last in range(name.last, i - 1, -1):
        text = _text(tokens, i, last)
        if not (entries := _entries(text)):
            continue
        if _stands_for_whole(tokens, i, last, name.last, entries):
            return Toponym(i, name.last, text, entries)
        whole = replace(whole, hints=whole.hints or entries)
    if (quarter := _text(tokens, i + 1, name.last)) and tokens[i].lower in group("direction"):
        great = () if quarter.lower() in common_words() else towns_and_states(quarter)
        entries = tuple(e for e in great if e.people >= OF_QUARTERS)
        return Toponym(i, name.last, quarter, entries) if entries else whole
    return whole if i == name.first else None


def _stands_for_whole(tokens: Tokens, first: int, last: int, end: int, entries: tuple[Entry, ...]) -> bool:
    """Whether what the table knows is all of a name, or what a public body in it is called after.

    A part of some longer name is another place: "Wall Street", "Drury Lane", "North Tyneside", "Alma al-Chaab".
    """
    if last == end:
        return last > first or tokens[first].lower not in group("direction")
    state = _text(tokens, last + 1, end) in abbreviations("after") or _text(tokens, last + 1, end) == "D.C."
    civic = state or tokens[last + 1].lower in group("civic") | LIES_THERE or is_mark(tokens[last + 1])
    return civic or (entries[0].kind == "country" and _text(tokens, first, last) in known_places())


def _linked(tokens: Tokens, i: int) -> Toponym | None:
    """A town whose name goes on over small words: "Newcastle upon Tyne", "Stratford-upon-Avon"."""
    last = i + 1
    while last < len(tokens) and (tokens[last].lower in LINKS or tokens[last].text == "-"):
        last += 1
    if not i + 1 < last <= i + LONGEST or last >= len(tokens) or not tokens[last].text[0].isupper():
        return None
    text = _text(tokens, i, last)
    entries = _entries(text) or _entries(text.replace("-", " "))
    return Toponym(i, last, text, entries) if entries else None


def _abbreviated(tokens: Tokens, i: int, before: Toponym | None) -> Toponym | None:
    """ "Ky.", "W. Va." and, right behind "Town,", "KY"."""
    behind_town = before is not None and before.last == i - 2 and tokens[i - 1].text == ","
    for last in (i + 1, i):
        text = _text(tokens, i, last) if last < len(tokens) else ""
        stop = tokens[last + 1 : last + 2]
        stopped = bool(stop) and stop[0].text == "." and stop[0].start == tokens[last].end
        for short in (text, text + "." if stopped else ""):
            entry = abbreviations("anywhere").get(short) or (abbreviations("after").get(short) if behind_town else None)
            if entry:
                return Toponym(i, last, short, (entry,))
    return None


def _text(tokens: Tokens, first: int, last: int) -> str:
    """The words as written, single spaces between words that stand apart."""
    words = tokens[first : last + 1]
    return "".join((" " if i and word.start > words[i - 1].end else "") + word.text for i, word in enumerate(words))


def _unnamed(tokens: Tokens, i: int, names: dict[int, Name], known: frozenset[str]) -> Toponym | None:
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
        again = text in known and not _runs_on(tokens, i, last)
        if entries and (again or _allowed(tokens, i, last, text, entries)):
            return Toponym(i, last, text, entries)
    return None


def _allowed(tokens: Tokens, first: int, last: int, text: str, entries: tuple[Entry, ...]) -> bool:
    """Whether a gazetteer name is meant as a place here; a lone common word or first name needs a word that says so."""
    word = first == last and tokens[first].lower in common_words() and text not in known_places()
    if text in known_places() or (entries[0].kind in {"state", "county"} and not (word and first == 0)):
        return not _runs_on(tokens, first, last)
    if _runs_on(tokens, first, last) or (first == 0 and class_of(tokens[0])):
        return False
    common = first == last and tokens[first].lower in common_words()
    usual = common or (first == last and text in first_names())
    if not usual and entries[0].people >= (GREAT if first == 0 else LARGE):
        return True
    if first < last and tokens[first].lower in group("direction") and tokens[last].lower in {"end", "side"}:
        return _state_behind(tokens, last) is not None  # "the West End" of some town
    says_so = _place_word_before(tokens, first) or _state_behind(tokens, last) is not None
    dateline = (
        first == 0 and text.isupper() and last + 1 < len(tokens) and tokens[last + 1].text in {"-", "--", "—", "–"}
    )
    civic = first > 0 and last + 1 < len(tokens) and tokens[last + 1].lower in group("civic")
    if common:
        return _state_behind(tokens, last) is not None
    return (says_so or dateline or civic) and not (usual and first == 0)


def _runs_on(tokens: Tokens, first: int, last: int) -> bool:
    """Whether capitals go on at either side, so that this is only a part of some longer name."""
    before = first > 1 and tokens[first - 1].text[0].isupper() and tokens[first - 1].end == tokens[first].start - 1
    before = before and not class_of(tokens[first - 1]) and tokens[first - 1].lower not in group("direction")
    return before or _goes_on(tokens, last)


def _goes_on(tokens: Tokens, last: int) -> bool:
    """Whether a capitalised word follows that is no office or public body ("Tamar Mayor")."""
    if last + 1 >= len(tokens):
        return False
    after = tokens[last + 1]
    plain = after.text[0].isupper() and not class_of(after) and not after.text.isupper()
    return plain and after.lower not in group("civic") and after.text not in no_names()


def _place_word_before(tokens: Tokens, first: int) -> bool:
    return first > 0 and tokens[first - 1].lower in group("place word")


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
    if toponym.demonym:
        return toponym
    if country := _glossed(tokens, toponym.first):
        inside = tuple(e for e in toponym.entries if e.country == country.country)
        return replace(toponym, entries=inside, inside=country)
    return replace(toponym, inside=_state_behind(tokens, toponym.last))


def _glossed(tokens: Tokens, first: int) -> Entry | None:
    """The country of "the Lebanese village of Alma": nothing outside it is meant."""
    if first < 3 or tokens[first - 1].lower != "of" or tokens[first - 2].lower not in group("settlement"):
        return None
    return demonyms().get(tokens[first - 3].text)
