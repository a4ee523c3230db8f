"""The forms that English verbs and nouns take, so that a table need only list the base."""

from functools import cache

from commonground.tables import rows

VOWELS = frozenset("aeiou")
DOUBLING = frozenset("bdgklmnprtvz")
LONG_ENDINGS = ("er", "en", "on", "el", "it", "or", "al", "et", "ain", "eal", "eat", "ait", "eam", "eep", "oup", "oin")
DOUBLE_ANYWAY = frozenset({"expel", "acquit", "travel", "cancel", "quit", "rebel", "fulfil", "hit", "set", "kidnap"})


@cache
def _irregular() -> dict[str, frozenset[str]]:
    """Base -> irregular forms."""
    found: dict[str, set[str]] = {}
    for form, base in rows("commonground.language.lexicons", "irregular_forms"):
        found.setdefault(base, set()).add(form)
    return {base: frozenset(forms) for base, forms in found.items()}


def plural(noun: str) -> str:
    """The regular plural: "summits", "crises" is left to the table."""
    if noun.endswith("y") and noun[-2:-1] not in VOWELS:
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith(("s", "x", "ch", "sh", "to")) else "s")


def verb_forms(verb: str) -> frozenset[str]:
    """Base, third person, past, participles: regular ones by spelling, irregular ones from the lexicon."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye", "oe")) else verb
    doubled = verb + verb[-1] if _doubles(verb) else stem
    past = verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in VOWELS else doubled + "ed"
    ing = verb[:-2] + "ying" if verb.endswith("ie") else doubled + "ing"
    american = {verb + "ed", verb + "ing"} if verb.endswith("el") else set()
    return frozenset({verb, plural(verb), past, ing, *american}) | _irregular().get(verb, frozenset())


def _doubles(verb: str) -> bool:
    """Whether the last consonant is doubled ("ban", "expel", "travel")."""
    short = len(verb) > 2 and verb[-1] in DOUBLING and verb[-2] in VOWELS and verb[-3] not in VOWELS
    return verb in DOUBLE_ANYWAY or (short and not (len(verb) > 4 and verb.endswith(LONG_ENDINGS)))
