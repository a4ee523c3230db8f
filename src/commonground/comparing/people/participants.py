"""Whether two sets of people and bodies can be the same ones, by entity where it is known, else by name."""

from collections.abc import Iterable

from commonground.comparing.words.terms import stem
from commonground.records.annotations import Participant

PARTICLES = frozenset(("the", "a", "an", "of", "and", "mr", "mrs", "ms", "dr", "sir", "president"))


def name_key(name: str) -> frozenset[str]:
    """The words of a name that tell it from others."""
    return frozenset(stem(word) for word in name.split()) - PARTICLES


def same_name(a: str, b: str) -> bool:
    """Whether one name is the other, or a part of it ("Petrova", "Ana Petrova")."""
    left, right = name_key(a), name_key(b)
    return bool(left and right) and (left <= right or right <= left)


def same_one(a: Participant, b: Participant, *, one_table: bool) -> bool:
    """Whether two participants are one; entity ids settle it where both come from one table of entities."""
    if one_table and a.entity and b.entity:
        return a.entity == b.entity
    return same_name(a.name, b.name)


def common(a: Iterable[Participant], b: Iterable[Participant], *, one_table: bool) -> list[Participant]:
    """The participants of `a` that are also in `b`, each once by name."""
    others = list(b)
    found = {p.name: p for p in a if any(same_one(p, q, one_table=one_table) for q in others)}
    return [found[name] for name in sorted(found)]


def named(participants: Iterable[Participant]) -> list[Participant]:
    """Those that carry a proper name: a capital in the name."""
    return [p for p in participants if any(word[:1].isupper() for word in p.name.split())]
