"""The forms of English verbs."""

from dataclasses import dataclass

VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Forms:
    """A verb's forms in lower case, "say", "says", "said", "said", "saying"."""

    base: str
    present: str
    past: str
    participle: str
    ing: str


def inflect(base: str, irregular: str = "") -> Forms:
    """The forms of a verb; `irregular` gives past, participle and -ing form, separated by spaces, or nothing."""
    if irregular:
        past, participle, ing = irregular.split()
    else:
        stem = base.removesuffix("e")
        past = participle = stem + "ed"
        ing = stem + "ing"
    return Forms(base, _present(base), past, participle, ing)


def _present(base: str) -> str:
    if base.endswith("y") and base[-2] not in VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "sh", "ch", "x", "o")) else "s")
