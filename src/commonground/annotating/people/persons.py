"""People's names to people: a full name, its surname, its titles and offices are one person."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from commonground.annotating.people import offices
from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.naming import (
    Naming,
    called,
    fresh,
    key,
    nearly_same,
    same_person,
    suffix,
    surname,
)
from commonground.annotating.people.reading import Line
from commonground.language import known
from commonground.language.analysis import Name
from commonground.records.annotations import EntityKind, MentionForm
from commonground.records.article import Role

NEAR = 1
"""Sentences back in which a person counts as just named, for a surname that two people share."""
SHORT = (Role.HEADLINE, Role.STANDFIRST, Role.CAPTION)
"""Blocks that name people more shortly than the text does."""
ROYAL = frozenset(["prince", "princess", "king", "queen", "emperor", "empress", "pope"])
"""Titles that with the one name after them are what their bearer is called: "Prince Andrew"."""
MOSTLY = 4
"""Times as often one of two must have been named to be meant by the surname they share."""


@dataclass(slots=True)
class Register:
    """The people of an article by surname and by first name, so that looking one up costs no walk over all."""

    ids: set[str] = field(default_factory=set)
    people: list[Bearer] = field(default_factory=list)
    by_surname: dict[str, list[Bearer]] = field(default_factory=lambda: defaultdict(list))
    by_first: dict[str, list[Bearer]] = field(default_factory=lambda: defaultdict(list))
    together: frozenset[tuple[str, ...]] = frozenset()
    """Names that end a pair of one surname ("Ana and [Bo Roe]"): a title before the surname means neither."""

    def enter(self, words: tuple[str, ...], name: str) -> Bearer:
        """A new person under this name."""
        bearer = fresh(EntityKind.PERSON, name, self.ids)
        self.ids.add(bearer.id)
        self.people.append(bearer)
        self.by_surname[surname(words)].append(bearer)
        self.by_first[key(words[0])].append(bearer)
        return bearer

    def full(self, naming: Naming) -> Bearer | None:
        """The person with this full name; a headline leaves out a "Jr." where the text has nobody else of the name."""
        words, alike = naming.words, self.by_surname.get(surname(naming.words), [])
        found = next((b for b in alike if same_person(b.words, words)), None)
        if found or naming.line.sentence.role not in SHORT:
            return found
        nearly = [b for b in alike if nearly_same(b.words, words)]
        return nearly[0] if len(nearly) == 1 else None

    def lone(self, naming: Naming) -> list[Bearer]:
        """The people whom a lone name may mean: those with that surname, else those whose name begins so.

        So are royals, clergy and people whose family name stands first called ("Prince William", "Mr Xi").
        """
        word = key(naming.words[0])
        found = self.by_surname.get(word) or self.by_first.get(word, [])
        return [b for b in found if b.words not in self.together] if naming.titled else found


def person_references(namings: list[Naming]) -> tuple[list[Bearer], list[Reference]]:
    """The people named, and a reference for every name; offices and leanings are learnt on the way."""
    namings = called(namings)
    register = _register(namings)
    references: list[Reference] = []
    said: dict[Bearer, Counter[str]] = defaultdict(Counter)
    last: dict[Bearer, int] = {}
    for naming in namings:
        full = len(naming.words) > 1
        bearer = register.full(naming) if full else _whom(naming, register.lone(naming), said, last)
        if bearer:
            said[bearer]["named"] += 1
            last[bearer] = naming.line.index
        references.append(_reference(naming, bearer))
    for naming, reference in zip(namings, references, strict=True):
        if reference.bearer:
            _learn(naming, reference.bearer)
    return [bearer for bearer in register.people if bearer in said], references


def _register(namings: list[Naming]) -> Register:
    """Everybody with a full name, as the text has it before headlines, then every lone name that none explains."""
    register = Register(together=frozenset(_together(namings)))
    for naming in sorted(namings, key=lambda n: n.line.sentence.role in SHORT):
        if len(naming.words) > 1:
            found = register.full(naming)
            if found is None:
                register.enter(naming.words, naming.name.text)
            elif len(naming.words) > len(found.words):
                found.call(found.name)
                found.name = naming.name.text
    for naming in namings:
        if len(naming.words) == 1 and not register.lone(naming):
            register.enter(naming.words, naming.name.text)
    return register


def _together(namings: list[Naming]) -> Iterator[tuple[str, ...]]:
    """The names that end a pair of one surname: "Ana and [Bo Roe]"; the first of the two is nobody's surname."""
    surnames = {surname(naming.words) for naming in namings if len(naming.words) > 1}
    for one, other in pairwise(namings):
        together = one.line is other.line and one.name.last + 2 == other.first == other.name.first
        lone = len(one.words) == 1 < len(other.words) and one.words[0] in known.first_names() and not one.titled
        if together and lone and one.line.word(one.name.last + 1) == "and" and key(one.words[0]) not in surnames:
            yield other.words


def _whom(
    naming: Naming, fitting: list[Bearer], said: dict[Bearer, Counter[str]], last: dict[Bearer, int]
) -> Bearer | None:
    """Whom a lone name means: the one who fits; of several, the only one met so far, or just named, or mostly meant."""
    if naming.leaning:
        fitting = [b for b in fitting if _leans(b) in (None, naming.leaning)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    met = [b for b in fitting if b in last]
    if not met and naming.line.sentence.role in (Role.HEADLINE, Role.STANDFIRST):
        return fitting[0]  # the body brings in first whom the headline means
    near = [b for b in met if naming.line.index - last[b] <= NEAR]
    if len(met) == 1 or len(near) == 1:
        found = (met if len(met) == 1 else near)[0]
        # A father is named beside the son whom the story is about, or the son beside him.
        return max((b for b in met if _namesakes(b, found)), key=lambda b: said[b]["named"])
    ranked = sorted(met, key=lambda b: -said[b]["named"])
    often = [said[b]["named"] for b in ranked]
    return ranked[0] if len(ranked) > 1 and not near and often[0] >= MOSTLY * often[1] else None


def _namesakes(a: Bearer, b: Bearer) -> bool:
    """Whether the two are one, or differ by a "Jr." alone."""
    return a is b or (known.one_first_name(a.words[0], b.words[0]) and suffix(a.words) != suffix(b.words))


def _leans(bearer: Bearer) -> str | None:
    return bearer.leaning or known.first_names().get(bearer.words[0]) or None


def _reference(naming: Naming, bearer: Bearer | None) -> Reference:
    """The name alone, or a lone name with the title or office before it."""
    first, form = naming.name.first, MentionForm.NAME
    if len(naming.words) == 1:
        office = offices.office_ending(naming.line, first)
        if naming.titled or office:
            first, form = min(naming.first, office[0] if office else naming.first), MentionForm.TITLE
    start, end = naming.line.span(first, naming.name.last)
    return Reference(naming.line.index, first, naming.name.last, start, end, form, bearer)


def _learn(naming: Naming, bearer: Bearer) -> None:
    """What this mention says of its bearer: forms, offices, he or she."""
    line, name = naming.line, naming.name
    bearer.call(name.text)
    if naming.titled:
        if line.word(naming.first - 1) not in offices.FORMER:
            bearer.call(line.text(naming.first, name.last))
        if bearer.name == name.text and line.word(name.first - 1) in ROYAL:
            bearer.name = line.text(name.first - 1, name.last)
        bearer.lean(naming.leaning, 4)
    if len(naming.words) > 1 or bearer.name == name.text:
        bearer.lean(known.first_names().get(naming.words[0]))
    for found in (offices.before(line, name), offices.after(line, name)):
        if found:
            bearer.held.append(found.held)
            bearer.lean(known.leaning_roles().get(found.held.office.split()[-1]), 3)
            alias = line.text(found.first, found.last)
            if not found.held.former and len(alias) > len(found.held.office):  # "President" alone tells nobody apart
                bearer.call(alias)
    bearer.lean(known.leaning_roles().get(line.word(name.first - 1)), 3)
    bearer.lean(_kin(line, name), 3)


def _kin(line: Line, name: Name) -> str | None:
    """What the family word in apposition says of the name: "his aunt, Mary Leask, said"; "his aunt Mary Leask"."""
    aside = line.word(name.first - 1) == ","
    closed = line.word(name.last + 1) in (",", ".", ";", ")")
    at = name.first - 1 - aside
    owned = line.word(at - 1) in ("his", "her", "their", "my", "our", "'s", "'", "the", "whose")
    return known.families().get(line.word(at)) if owned and closed >= aside else None
