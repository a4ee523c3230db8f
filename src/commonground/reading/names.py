"""Bylines: the people a page names as its authors."""

import re
from functools import cache

from commonground.tables import words

HERE = "commonground.reading"
BY = re.compile(
    r"^(?:(?:written|words|story|text|report|reporting|posted|published|article|exclusive|analysis)\s{1,2})?by[:\s]\s{0,3}",
    re.IGNORECASE,
)
DATELINE_AGENCY = re.compile(r"[A-Z][^()\n]{1,60} \((?P<agency>[A-Z][\w .&'’-]{1,40})\)\s?[—–-]")
SEPARATORS = re.compile(r"\s*(?:,|;|\||/|&|•|·|\band\b|\bund\b|\bet\b|\bwith\b|\+)\s*")
TRAIL = re.compile(
    r"\s{1,3}(?:in|for|at|from|of)\s{1,3}(?:[A-Z]|the\b).*$|\s{0,3}[–—-]\s.*$|\s{0,3}@.*$|\s{0,3}\(.*$|\s{0,3}<.*$"
    r"|\s{1,3}(?:on|at)\s*$",
)
NAME_PART = re.compile(r"(?:[^\W\d_]\.?(?:-[^\W\d_]\.?)?|[^\W\d_][^\W\d_.'’-]*(?:['’.-][^\W\d_]+)*\.?)")
MAX_PARTS = 5


def is_person(name: str) -> bool:
    """Whether words have the shape of a person's name and are no desk, agency, place or section."""
    parts = name.split()
    if not 2 <= len(parts) <= MAX_PARTS or len(name) > 60:
        return False
    taken, particles = not_names(), name_particles()
    if any(part.lower().strip(".") in taken for part in parts if part.lower() not in particles):
        return False
    own = [part for part in parts if part.lower() not in particles]
    return (
        len(own) >= 2
        and all(NAME_PART.fullmatch(part) for part in parts)
        and all(part[0].isupper() or not part[0].islower() for part in own)
    )


@cache
def not_names() -> frozenset[str]:
    """Words that no person's name is made of."""
    return words(HERE, "not_names")


@cache
def name_particles() -> frozenset[str]:
    """Small words inside names."""
    return words(HERE, "name_particles")


def people(text: str) -> tuple[str, ...]:
    """The people that a byline names, in order, without "By", jobs, places and addresses; () where it names none."""
    text = BY.sub("", " ".join(text.split()))
    found: list[str] = []
    for part in SEPARATORS.split(text):
        name = TRAIL.sub("", part).strip(" .,:")
        if name.isupper():
            name = name.title()
        if is_person(name) and name not in found:
            found.append(name)
    return tuple(found)


@cache
def wire_services() -> frozenset[str]:
    """News agencies that stand as a byline, in lower case."""
    return words(HERE, "wire_services")


def agency_of(paragraph: str) -> str | None:
    """The agency that a report's first paragraph names in its dateline: "OSLO (Nordic Wire) – …"."""
    found = DATELINE_AGENCY.match(paragraph)
    return found.group("agency").strip().lower() if found else None


def opens_with_agency(line: str, agency: str | None) -> str | None:
    """What a line says after the name of an agency it opens with ("" for nothing); None where it opens with none.

    `agency` is the one that the report's own dateline names; besides it every known news agency counts.
    """
    plain = BY.sub("", " ".join(line.split())).lower()
    names = [agency] if agency else []
    for name in names + sorted(wire_services(), key=len, reverse=True):
        if plain.startswith(name) and not plain[len(name) : len(name) + 1].isalnum():
            return plain[len(name) :].strip(" ,.|–—-")
    return None
