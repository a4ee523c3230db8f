"""Lines in which capitals tell nothing: Title Case headlines and lines all in capitals."""

from collections.abc import Mapping, Sequence

from commonground.language import known
from commonground.language.candidates import Line
from commonground.records.annotations import EntityKind

LOUD = 0.6
"""Share of the longer words after the first that must be capitalised, and not all be names, for a line to be loud."""
LONG = 4
SMALL = known.listed("prepositions") | frozenset(("a", "an", "the", "and", "or", "but", "nor", "s", "vs", "v"))

Found = tuple[int, int, EntityKind]


def loud(words: Sequence[str]) -> bool:
    """Whether a line is in Title Case or in capitals: among its longer words are common ones with a capital.

    A line that ends in a full stop is a sentence, however many names it holds, unless all its small words are function
    words.
    """
    if words and words[-1] in (".", "”") and not shouted(words) and any(_lower_content(word) for word in words):
        return False
    longer = [word for word in words[1:] if len(word) >= LONG and word.isalpha()]
    if len(longer) < 2:
        return False
    raised = [word for word in longer if word[0].isupper()]
    common = [word for word in raised if word.lower() in known.common_words() and word not in known.no_names()]
    return len(raised) >= LOUD * len(longer) and len(common) >= 2


def _lower_content(word: str) -> bool:
    """Whether the word stands in small letters and is none that Title Case leaves small."""
    return word.isalpha() and word.islower() and word not in SMALL


def shouted(words: Sequence[str]) -> bool:
    """Whether a line is all in capitals."""
    letters = [word for word in words if word.isalpha()]
    return bool(letters) and sum(word.isupper() for word in letters) > 0.8 * len(letters)


def repeated(
    line: Line, kinds: Mapping[tuple[str, ...], EntityKind], surnames: Mapping[str, EntityKind]
) -> list[Found]:
    """The names of a loud line that the body names too, or that the tables or a first name tell."""
    cased = str.upper if shouted(line.words) else str
    table = {tuple(cased(word) for word in words): kind for words, kind in kinds.items()}
    table |= {(cased(word),): kind for word, kind in surnames.items()}
    found: list[Found] = []
    index = 0
    while index < len(line.words):
        here = _longest(line.words, index, table) or _by_tables(line, index)
        if here:
            found.append(here)
        index = here[1] + 1 if here else index + 1
    return found


def _longest(words: Sequence[str], index: int, table: Mapping[tuple[str, ...], EntityKind]) -> Found | None:
    for size in range(min(8, len(words) - index), 0, -1):
        kind = table.get(tuple(words[index : index + size]))
        if kind is not None:
            return index, index + size - 1, kind
    return None


def _by_tables(line: Line, index: int) -> Found | None:
    """A name the tables know, or a first name and a word that is no common one."""
    found = known.known_names().at(line.words, index)
    if found:
        return index, index + found[0] - 1, found[1]
    first, second = line.words[index], line.word(index + 1)
    rare = second[:1].isupper() and second.isalpha() and second.lower() not in known.common_words()
    told = first in known.first_names() and not first.isupper() and first.lower() not in known.common_words()
    if rare and told and second not in known.no_names():
        return index, index + 1, EntityKind.PERSON
    return None
