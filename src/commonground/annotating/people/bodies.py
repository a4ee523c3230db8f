"""Organisations' names to organisations: an acronym goes with its full name."""

import re
from functools import cache

from commonground.annotating.people.bearers import Bearer, Reference
from commonground.annotating.people.naming import Naming, fresh, key
from commonground.language import known
from commonground.records.annotations import EntityKind, MentionForm
from commonground.tables import rows

ACRONYM = re.compile(r"[A-Z][A-Za-z.&]{1,7}$")


@cache
def full_names() -> dict[str, str]:
    """Short forms of organisations that the table knows, to their full names."""
    return {short: row[0] for row in rows(known.LEXICONS, "organisations") for short in row[1].split("|") if short}


def full_name(name: str) -> str:
    """The full name of an organisation where the table knows the short form, dots or not; else the name itself."""
    undotted = name.replace(".", "")
    return full_names().get(name) or full_names().get(undotted if undotted.isupper() else name, name)


def body_references(namings: list[Naming]) -> tuple[list[Bearer], list[Reference]]:
    """The organisations named, and a reference for every name.

    One organisation are: equal names, with or without "The"; a name and the acronym in brackets after it, or its
    initials; a short form and the full name that the table gives.
    """
    bodies: dict[str, Bearer] = {}
    ids: set[str] = set()
    for naming in sorted(namings, key=lambda n: -len(n.words)):
        full = full_name(naming.name.text)
        found = bodies.get(_key(naming.name.text)) or bodies.get(_key(full))
        if found is None:
            found = fresh(EntityKind.ORGANISATION, full, ids)
            ids.add(found.id)
        found.call(naming.name.text)
        for form in (naming.name.text, full, *_short_forms(naming)):
            bodies.setdefault(_key(form), found)
    references = [_reference(naming, bodies[_key(naming.name.text)]) for naming in namings]
    return list(dict.fromkeys(r.bearer for r in references if r.bearer)), references


def _key(name: str) -> str:
    return key(name).removeprefix("the-")


def _short_forms(naming: Naming) -> list[str]:
    """The acronym in brackets after the name, and the name's initials."""
    after = naming.line.words[naming.name.last + 1 : naming.name.last + 4]
    bracket = [after[1]] if len(after) == 3 and (after[0], after[2]) == ("(", ")") and ACRONYM.match(after[1]) else []
    initials = "".join(word[0] for word in naming.words if word[0].isupper())
    return bracket + ([initials] if len(initials) > 2 else [])


def _reference(naming: Naming, body: Bearer) -> Reference:
    name = naming.name
    form, kind = MentionForm.NAME, EntityKind.ORGANISATION
    return Reference(naming.line.index, name.first, name.last, name.start, name.end, form, body, kind)
