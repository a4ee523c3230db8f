"""The names that a network adds: made whole in their sentences, and of one kind over the article."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from commonground.language import known
from commonground.language.analysis import Name, Sentence
from commonground.language.candidates import Line, capital
from commonground.language.evidence import WHERE
from commonground.language.rules import Offer, name_of
from commonground.records.annotations import EntityKind

PERSON, ORGANISATION, PLACE = EntityKind.PERSON, EntityKind.ORGANISATION, EntityKind.PLACE
ARTICLES = frozenset(["a", "an", "the", "one", "another", "every", "each", "these", "those"])
NUMBERS = frozenset(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"))
EVENT_WORDS = known.listed("event_words")


def whole(sentence: Sentence, line: Line, by_rule: Sequence[Name] = ()) -> list[Name]:
    """The sentence's names, each with what a hyphen ties to it and with the word that ends an organisation's name.

    A name that the network cuts short or in two is that of the rules (`_mended`). Names of contests, gatherings and
    wars ("the Halden Winter Games") and of peoples ("One Kurd") are left out.
    """
    names: list[Name] = []
    for name in _mended(sentence.names, by_rule):
        if name.kind is not PERSON and line.words[name.last] in EVENT_WORDS:
            continue
        if line.words[name.last] in known.no_names() - known.times_and_things() and _counted(line, name):
            continue
        first, last = name.first, name.last
        while line.word(first - 1) == "-" and _tied(line, first - 1) and capital(line.word(first - 2)):
            first -= 2
        last = _end(line, last, name.kind)
        if names and names[-1].last >= first:
            before = names.pop()
            first, last = min(first, before.first), max(last, before.last)
        names.append(name if (first, last) == (name.first, name.last) else name_of(sentence, first, last, name.kind))
    return names


def _mended(names: Sequence[Name], by_rule: Sequence[Name]) -> list[Name]:
    """The network's names, a rule's in their place where it begins with one of them and ends where no other is cut.

    So for people, "Ada Fan" for "Ada", "Gustav Wong" for "Gustav" and "Wong", and for what is of a place, "University
    of Vell" for "University" and "Vell"; other names of organisations the network cuts better.
    """
    mended = list(names)
    for rule in by_rule:
        inside = [name for name in mended if rule.first <= name.last and name.first <= rule.last]
        if not inside or inside[0].first != rule.first or inside[-1].last > rule.last:
            continue
        lone = inside[0].first == inside[0].last
        begun = lone if rule.kind is PERSON else f"{inside[0].text.removesuffix(' of')} of " in rule.text
        if inside[0].last == rule.last or inside[0].kind is not rule.kind or not begun:
            continue
        at = mended.index(inside[0])
        mended[at : at + len(inside)] = [rule]
    return mended


def _counted(line: Line, name: Name) -> bool:
    """Whether nothing but a number stands in the name before its last word."""
    return all(word.lower() in NUMBERS for word in line.words[name.first : name.last])


def _end(line: Line, last: int, kind: EntityKind) -> int:
    """Where the name ends that the network ends at `last`."""
    if line.words[last] == "-" and last + 1 < len(line.words):
        last += capital(line.word(last + 1)) or -1
    while line.word(last + 1) == "-" and _tied(line, last + 1) and capital(line.word(last + 2)):
        last += 2
    closes = known.organisation_words().get(line.word(last + 1)) in ("last", "both")
    return last + (kind is ORGANISATION and closes and capital(line.word(last + 1)))


def _tied(line: Line, hyphen: int) -> bool:
    """Whether the hyphen touches the words on both sides."""
    return line.joined(hyphen) and line.joined(hyphen + 1)


def settle(by_rule: Sequence[Sentence], added: Sequence[Sequence[Name]], offered: Sequence[Offer]) -> list[list[Name]]:
    """The added names that stand, with the kind that the article gives their form.

    1. A capital at the head of a line tells nothing where the article writes the word small elsewhere.
    2. A line in Title Case only repeats names that stand elsewhere.
    3. A form has the kind of the tables, of the rules elsewhere, or of most of its mentions, in which what stands
       before it counts too: "in Halden" is a place, "the Halden" and "a Halden" are no person.
    4. The surname of a person is a person, except where somebody is in it.
    """
    small = {word for offer in offered for word in offer.line.words if word.islower()}
    plain = [
        [] if offer.loud else [name for name in names if not _raised(offer.line, name, small)]
        for names, offer in zip(added, offered, strict=True)
    ]
    kinds = _kinds(by_rule, plain, offered)
    surnames = _surnames(kinds)
    return [
        [
            replace(name, kind=kind)
            for name in (loud_names if offer.loud else names)
            if (kind := _kind(offer.line, name, kinds, surnames)) is not None
        ]
        for names, loud_names, offer in zip(plain, added, offered, strict=True)
    ]


def _raised(line: Line, name: Name, small: set[str]) -> bool:
    """Whether the name is one word whose capital only opens the line."""
    return name.first == name.last and line.opens(name.first) and line.words[name.first].lower() in small


def _form(name: Name) -> str:
    return name.text.title() if name.text.isupper() and len(name.text) > 4 else name.text


def _kinds(
    by_rule: Sequence[Sentence], added: Sequence[Sequence[Name]], offered: Sequence[Offer]
) -> dict[str, EntityKind]:
    """The kind of every form that the article names."""
    votes: dict[str, Counter[EntityKind]] = defaultdict(Counter)
    for names, offer in zip(added, offered, strict=True):
        for name in names:
            votes[_form(name)][name.kind] += 1
            for kind, count in _around(offer.line, name):
                votes[_form(name)][kind] += count
    kinds = {
        form: max(counts, key=lambda kind: counts[kind]) for form, counts in votes.items() if max(counts.values()) > 0
    }
    for form, counts in votes.items():
        if " " in form and form.split()[0] in known.first_names() and counts[PERSON] > 0:
            kinds[form] = PERSON
    sure = {_form(name): name.kind for sentence in by_rule for name in sentence.names}
    return kinds | sure


def _around(line: Line, name: Name) -> Iterator[tuple[EntityKind, int]]:
    """What stands before a name for or against its being a person or a place."""
    before = line.word(name.first - 1).lower()
    if before in WHERE or (before == "from" and _aged(line, name.first - 1)):
        yield PLACE, 2
    if before in WHERE | ARTICLES | {"from"} and name.first == name.last:
        yield PERSON, -2


def _aged(line: Line, at: int) -> bool:
    """Whether an age between commas stands before the token ("Ana Moe, 24, from Halden")."""
    return line.word(at - 1) == "," and line.word(at - 2).isdigit() and line.word(at - 3) == ","


def _surnames(kinds: Mapping[str, EntityKind]) -> set[str]:
    return {form.split()[-1] for form, kind in kinds.items() if kind is PERSON and " " in form}


def _kind(line: Line, name: Name, kinds: Mapping[str, EntityKind], surnames: set[str]) -> EntityKind | None:
    """The kind of the name here, None where nothing speaks for any."""
    form = _form(name)
    if form in surnames and line.word(name.first - 1).lower() not in WHERE:
        return PERSON
    return kinds.get(form)
