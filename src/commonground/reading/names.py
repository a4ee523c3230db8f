"""Bylines: the people a page names as its authors."""

import re
from functools import cache

from commonground.tables import words

HERE = "commonground.reading"
BY = re.compile(
    r"^(?:(?:written|words|story|text|report|reporting|posted|published|article|exclusive|analysis)\s{1,2})?by[:\s]\s{0,3}",
    re.IGNORECASE,
)
SEPARATORS = re.compile(r"\s*(?:,|;|\||/|&|•|·|\band\b|\bund\b|\bet\b|\bwith\b|\+)\s*")
TRAIL = re.compile(
    r"\s{1,3}(?:in|for|at|from|of)\s{1,3}(?:[A-Z]|the\b).*$|\s{0,3}[–—-]\s.*$|\s{0,3}@.*$|\s{0,3}\(.*$|\s{0,3}<.*$",
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
