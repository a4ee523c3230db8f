"""Nouns for whoever and whatever can speak: people, bodies of people, and the texts they publish."""

from functools import cache

from commonground.tables import rows

PACKAGE = "commonground.annotating.attribution"


def kind_of(noun: str) -> str | None:
    """ "person", "body", "text" or "rule" for a noun in lower case, singular or plural; None for any other word."""
    return _nouns().get(noun)


@cache
def _nouns() -> dict[str, str]:
    """Noun, singular or plural -> person, body, text or rule."""
    found: dict[str, str] = {}
    for kind, nouns in rows(PACKAGE, "speaking_nouns"):
        for noun in nouns.split():
            found |= {_plural(noun): kind, noun: kind}
    return found


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("man", "woman")) and noun != "human":
        return noun[:-2] + "en"
    return noun + ("es" if noun.endswith(("s", "sh", "ch", "x")) else "s")
