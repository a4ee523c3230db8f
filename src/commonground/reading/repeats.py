"""Words that a page gives twice: pull quotes, summaries that repeat the text, captions with and without credit."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from commonground.reading.lines import Line
from commonground.reading.names import is_person

LEAST_LETTERS = 24
"""Letters and digits from which words that stand twice do so on purpose; shorter ones may be a heading or an answer."""
LEAST_WORDS, MOST_WORDS = 8, 45
"""Words of such a line that is no quotation, and of a pull quote or summary that stands in a longer line; items of
recipes and tables are shorter (`quality/reading.py`)."""
FEW_TWICE, MOST_TWICE = 6, 0.2
"""Number and share of an article's lines above which it is a list that repeats itself, as menus do
(`quality/reading.py`)."""
MOST_WORK = 2_000_000_000
"""Comparisons of letters above which a page is no report and is not searched: a second's work."""
QUOTE_MARKS = "\"“‘'«"
CLOSING_MARKS = "\"”’'»"
GIVEN_TWICE = "given twice: the article has these words"


def given_twice(pieces: Sequence[Line], body: Collection[int]) -> dict[int, str]:
    """The article's lines that another of its lines holds word for word: index -> reason.

    Of two alike the first is kept, of a pull quote and its paragraph the paragraph. Nothing of the article is lost.
    """
    order = sorted(body)
    keys = {at: pieces[at].letters.casefold() for at in order}
    if len(order) * sum(map(len, keys.values())) > MOST_WORK or repeats_itself(keys.values()):
        return {}
    everything = "\n".join(keys.values())
    seen: set[str] = set()
    found: dict[int, str] = {}
    for at in order:
        key = keys[at]
        name = name_below(pieces, at, keys)
        if len(key) < LEAST_LETTERS or not (name or may_repeat(pieces[at])):
            continue
        if key in seen or ((name or not is_plain_sentence(pieces[at])) and stands_within_a_longer(key, everything)):
            found[at] = GIVEN_TWICE
            found |= name
        seen.add(key)
    return found


def repeats_itself(keys: Collection[str]) -> bool:
    """Whether so many lines stand twice that a repetition means nothing."""
    repeated = sum(count for count in Counter(keys).values() if count > 1)
    return repeated > max(FEW_TWICE, MOST_TWICE * len(keys))


def may_repeat(line: Line) -> bool:
    """Whether a line is long enough to be a repetition on purpose: not an item of a list or a question put again."""
    return is_quotation(line) or (len(line.words) >= LEAST_WORDS and not line.text.endswith("?"))


def is_quotation(line: Line) -> bool:
    """Whether a line is a quotation and nothing else, as pull quotes are."""
    return line.text[:1] in QUOTE_MARKS and line.text.rstrip(".")[-1:] in CLOSING_MARKS


def is_plain_sentence(line: Line) -> bool:
    """Whether a line is a sentence in the report's own words, or long, which another may hold by chance."""
    return len(line.words) > MOST_WORDS or (line.is_sentence and not is_quotation(line))


def stands_within_a_longer(key: str, everything: str) -> bool:
    """Whether a key stands in a line that holds more than it."""
    at = everything.find(key)
    while at >= 0:
        end = at + len(key)
        if (at and everything[at - 1] != "\n") or (end < len(everything) and everything[end] != "\n"):
            return True
        at = everything.find(key, end)
    return False


def name_below(pieces: Sequence[Line], at: int, keys: Mapping[int, str]) -> dict[int, str]:
    """The line under a pull quote that is nothing but its speaker's name; with one it needs no quotation marks."""
    below = at + 1
    if below not in keys:
        return {}
    line = pieces[below]
    name = line.text.lstrip("—–- ").split(",")[0].strip()
    if len(line.words) > 8 or line.is_sentence or not any(is_person(" ".join(n)) for n in tails(name.split())):
        return {}
    return {below: "the speaker's name under words given twice"}


def tails(words: Sequence[str]) -> list[Sequence[str]]:
    """Words, and what is left of them without the first one or two, which may be a title ("Dr", "Advocate")."""
    return [words[start:] for start in range(min(3, len(words)))]


def repeated_captions(lines: Mapping[int, Line], with_credit: Collection[int]) -> dict[int, str]:
    """The captions that another one repeats, whole or cut short; the one with a credit is kept, else the first."""
    keys = {at: line.letters.casefold() for at, line in sorted(lines.items())}
    kept: dict[str, int] = {}
    found: dict[int, str] = {}
    for at, key in keys.items():
        stem = key[:LEAST_LETTERS]
        other = kept.setdefault(stem, at)
        if other == at or not (keys[other].startswith(key) or key.startswith(keys[other])) or len(key) < 8:
            continue
        worse = other if at in with_credit and other not in with_credit else at
        kept[stem] = other if worse == at else at
        found[worse] = "a caption given twice"
    return found
