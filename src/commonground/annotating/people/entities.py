"""Names to entities: full name and surname, organisation and acronym, title and surname, are one."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from commonground.annotating.people import offices
from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.reading import Line
from commonground.language import known
from commonground.language.analysis import Name
from commonground.records.annotations import EntityKind, MentionForm
from commonground.tables import rows

SUFFIXES = frozenset(("jr.", "sr.", "jr", "sr", "ii", "iii", "iv"))
INITIAL = re.compile(r"[A-Z]\.?$")
ACRONYM = re.compile(r"[A-Z][A-Za-z.&]{1,7}$")
NEAR = 1
"""Sentences back in which a person counts as just named, for a surname that two people share."""


MOSTLY = 4
"""Times as often one of two must have been named to be meant by the surname they share."""


@dataclass(slots=True)
class Naming:
    """A name in its line with what stands before it: the title's first token, the office's, the leaning they give."""

    line: Line
    name: Name
    words: tuple[str, ...]
    first: int
    leaning: str | None


def named_references(read: list[Line]) -> tuple[list[Bearer], list[Reference]]:
    """The people and organisations that the article names, and where it does."""
    namings = [_naming(line, name) for line in read for name in line.sentence.names]
    people = [n for n in namings if n.name.kind is EntityKind.PERSON]
    bodies = [n for n in namings if n.name.kind is EntityKind.ORGANISATION]
    bearers = _people(people) + _bodies(bodies)
    references = _refer_people(people, bearers) + _refer_bodies(bodies, bearers)
    bearers = [bearer for bearer in bearers if any(r.bearer is bearer for r in references)]
    return bearers, references


def _naming(line: Line, name: Name) -> Naming:
    first, leaning = name.first, None
    titles = known.titles()
    while first > 0 and line.words[first - 1] in titles:
        first -= 1
        leaning = leaning or titles[line.words[first]] or None
    return Naming(line, name, tuple(w for w in line.words[name.first : name.last + 1]), first, leaning)


def key(text: str) -> str:
    """A name for comparing and for ids: no accents, small letters, words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "-".join(f"{ord(c):x}" for c in text[:12])


def _fresh(kind: EntityKind, name: str, taken: Iterable[Bearer]) -> Bearer:
    used = {bearer.id for bearer in taken}
    base = f"{kind.value}:{key(name)}"
    number = 1
    while (fresh := base if number == 1 else f"{base}-{number}") in used:
        number += 1
    return Bearer(fresh, kind, name)


def surname(words: tuple[str, ...]) -> str:
    """The last word that is no suffix."""
    kept = [word for word in words if word.lower() not in SUFFIXES]
    return key(kept[-1]) if kept else key(words[-1])


def _same_person(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two full names may be one person's: same surname, first names equal or one the other's initial."""
    if surname(a) != surname(b):
        return False
    x, y = key(a[0]), key(b[0])
    if x == y or (min(len(x), len(y)) == 1 and x[0] == y[0]):
        middle_a, middle_b = _middle(a), _middle(b)
        return not (middle_a and middle_b and middle_a != middle_b)
    return False


def _middle(words: tuple[str, ...]) -> str:
    return "".join(key(word)[0] for word in words[1:-1] if INITIAL.match(word))


def _people(namings: list[Naming]) -> list[Bearer]:
    """One bearer for each full name, then one for each lone name that no full name explains."""
    bearers: list[Bearer] = []
    full = [n for n in namings if len(n.words) > 1]
    for naming in full:
        found = next((b for b in bearers if _same_person(tuple(b.name.split()), naming.words)), None)
        if found is None:
            bearers.append(_fresh(EntityKind.PERSON, naming.name.text, bearers))
        elif len(naming.name.text) > len(found.name):
            found.call(found.name)
            found.name = naming.name.text
    for naming in namings:
        if len(naming.words) == 1 and not _fitting(naming, bearers):
            bearers.append(_fresh(EntityKind.PERSON, naming.name.text, bearers))
    return bearers


def _fitting(naming: Naming, bearers: list[Bearer]) -> list[Bearer]:
    """The people whom a lone name may mean: those with that surname, else with that first name."""
    word = key(naming.words[0])
    people = [b for b in bearers if b.kind is EntityKind.PERSON]
    by_surname = [b for b in people if surname(tuple(b.name.split())) == word]
    if by_surname or naming.first < naming.name.first:
        return by_surname
    return [b for b in people if key(b.name.split()[0]) == word]


def _refer_people(namings: list[Naming], bearers: list[Bearer]) -> list[Reference]:
    """A reference for every name of a person; offices and leanings are learnt on the way."""
    references: list[Reference] = []
    for naming in namings:
        if len(naming.words) > 1:
            bearer = next((b for b in bearers if _same_person(tuple(b.name.split()), naming.words)), None)
        else:
            bearer = _whom(naming, _fitting(naming, bearers), references)
        references.append(_reference(naming, bearer))
    for naming, reference in zip(namings, references, strict=True):
        if reference.bearer:
            _learn(naming, reference.bearer)
    return references


def _whom(naming: Naming, fitting: list[Bearer], before: list[Reference]) -> Bearer | None:
    """Whom a lone surname means: the one who fits; of several, the only one met so far, or just named, or mostly meant."""
    if naming.leaning:
        fitting = [b for b in fitting if _leans(b) in (None, naming.leaning)]
    if len(fitting) < 2:
        return fitting[0] if fitting else None
    times = Counter(r.bearer for r in before if r.bearer in fitting)
    near = {r.bearer for r in before if r.bearer in fitting and naming.line.index - r.line <= NEAR}
    if len(times) == 1 or len(near) == 1:
        return next(iter(times if len(times) == 1 else near))
    common = times.most_common(2)
    return common[0][0] if len(common) == 2 and not near and common[0][1] >= MOSTLY * common[1][1] else None


def _leans(bearer: Bearer) -> str | None:
    return bearer.leaning or known.first_names().get(bearer.name.split()[0]) or None


def _reference(naming: Naming, bearer: Bearer | None) -> Reference:
    first, form = naming.name.first, MentionForm.NAME
    if len(naming.words) == 1:
        office = offices.office_ending(naming.line, first) if first else None
        if naming.first < first:
            first, form = naming.first, MentionForm.TITLE
        elif office and naming.line.word(first - 1) != ",":
            first, form = office[0], MentionForm.TITLE
    start, end = naming.line.span(first, naming.name.last)
    return Reference(naming.line.index, first, naming.name.last, start, end, form, bearer)


def _learn(naming: Naming, bearer: Bearer) -> None:
    """What this mention says of its bearer: forms, offices, he or she."""
    line, name = naming.line, naming.name
    bearer.call(name.text)
    if naming.first < name.first:
        bearer.call(line.text(naming.first, name.last))
        bearer.lean(naming.leaning, 4)
    if len(naming.words) > 1:
        bearer.lean(known.first_names().get(naming.words[0]))
    for found in (offices.before(line, name), offices.after(line, name)):
        if found:
            bearer.held.append(found.held)
            if not found.held.former and (found.held.place or line.words[found.first][0].isupper()):
                bearer.call(line.text(found.first, found.last))
            bearer.lean(known.leaning_roles().get(found.held.office.split()[-1]), 3)
    bearer.lean(known.leaning_roles().get(line.word(name.first - 1)), 3)


def _table() -> dict[str, str]:
    """Short forms of organisations to their full names."""
    return {s: row[0] for row in rows(known.LEXICONS, "organisations") for s in row[1].split("|") if s}


def _bodies(namings: list[Naming]) -> list[Bearer]:
    """One bearer for each organisation; an acronym in brackets, of the initials, or of the table goes with its full name."""
    bearers: list[Bearer] = []
    table = _table()
    for naming in sorted(namings, key=lambda n: -len(n.words)):
        text = naming.name.text
        full = table.get(text)
        found = _body(text, full, bearers)
        if found is None:
            bearers.append(found := _fresh(EntityKind.ORGANISATION, full or text, bearers))
        found.call(text)
        bracket = naming.line.words[naming.name.last + 1 : naming.name.last + 4]
        if len(bracket) == 3 and bracket[0] == "(" and bracket[2] == ")" and ACRONYM.match(bracket[1]):
            found.call(bracket[1])
    return bearers


def _body(text: str, full: str | None, bearers: list[Bearer]) -> Bearer | None:
    for bearer in bearers:
        if key(bearer.name) in (key(text), key(full or text)) or text in bearer.aliases:
            return bearer
        if ACRONYM.match(text) and text.isupper() and _initials(bearer.name) == text.replace(".", ""):
            return bearer
    return None


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _refer_bodies(namings: list[Naming], bearers: list[Bearer]) -> list[Reference]:
    references = []
    table = _table()
    bodies = [b for b in bearers if b.kind is EntityKind.ORGANISATION]
    for naming in namings:
        name = naming.name
        bearer = _body(name.text, table.get(name.text), bodies)
        start, end = name.start, name.end
        references.append(
            Reference(
                naming.line.index,
                name.first,
                name.last,
                start,
                end,
                MentionForm.NAME,
                bearer,
                EntityKind.ORGANISATION,
            )
        )
    return references
