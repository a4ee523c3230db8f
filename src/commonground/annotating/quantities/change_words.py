"""The words of rise and fall, by what they do in a sentence."""

from functools import cache

from commonground.annotating.quantities.numerals import PACKAGE
from commonground.tables import rows


@cache
def words_of(part: str) -> dict[str, str]:
    """Word -> rise or fall, for one part of change.tsv."""
    return {word: direction for word, direction, found in rows(PACKAGE, "change") if found == part}


def change_verbs() -> frozenset[str]:
    """Verbs of rise and fall whose subject changes, all forms."""
    return frozenset(words_of("verb"))


def object_verbs() -> frozenset[str]:
    """Verbs of rise and fall whose object changes, all forms."""
    return frozenset(words_of("object"))
