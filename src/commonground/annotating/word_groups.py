"""Small groups of words that rules ask for by name, from one readable table."""

from functools import cache

from commonground.tables import rows


@cache
def group(name: str) -> frozenset[str]:
    """The lower-case words of a group.

    Raises:
        KeyError: no such group.
    """
    return _groups()[name]


@cache
def _groups() -> dict[str, frozenset[str]]:
    return {name: frozenset(words.split()) for name, words in rows("commonground.annotating", "word_groups")}
