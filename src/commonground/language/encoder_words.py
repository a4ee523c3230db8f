"""What the encoder sees of a word: its wordpieces and its shape. Training and run time share this file.

Wordpieces are those of BERT uncased (Wu et al. 2016; Devlin et al. 2019): longest match first in a fixed vocabulary,
lower case, accents taken off. The encoder cannot see capitals, so each word's shape goes beside its pieces.
"""

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

CLS, SEP, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
MOST_PIECES = 12  # a web address says little after that many; keeps a window's length in hand
MOST_CHARACTERS = 60
STRAIGHT = str.maketrans("‘’‚‛“”„‟`´", "''''\"\"\"\"''")

SHAPES = (
    "first",
    "last",
    "lower",
    "title",
    "upper",
    "letter",
    "mixed",
    "no_letter",
    "digit",
    "all_digits",
    "stop",
    "inner_mark",
    "plural_capitals",
    "shouted",
    "titled",
    "flat",
)
INDEX = {name: at for at, name in enumerate(SHAPES)}


class Wordpieces:
    """Cuts words into the pieces of a vocabulary; every word is looked up once and remembered."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self.ids = {piece: at for at, piece in enumerate(vocabulary)}
        self.cls, self.sep, self.unknown = (self.ids[name] for name in (CLS, SEP, UNKNOWN))
        self.of = lru_cache(maxsize=50_000)(self._of)

    def _of(self, word: str) -> tuple[int, ...]:
        """The ids of a word's pieces, at least one, at most MOST_PIECES."""
        pieces = [piece for part in _parts(word[:MOST_CHARACTERS]) for piece in self._cut(part)]
        return tuple(pieces[:MOST_PIECES]) or (self.unknown,)

    def _cut(self, part: str) -> list[int]:
        pieces: list[int] = []
        start = 0
        while start < len(part):
            prefix = "##" if start else ""
            found = next(
                (
                    (at, end)
                    for end in range(len(part), start, -1)
                    if (at := self.ids.get(prefix + part[start:end])) is not None
                ),
                None,
            )
            if found is None:
                return [self.unknown]
            pieces.append(found[0])
            start = found[1]
        return pieces


def _parts(word: str) -> list[str]:
    """The word straight-quoted, in lower case, without accents or control characters, marks standing alone."""
    plain = unicodedata.normalize("NFD", word.translate(STRAIGHT).lower())
    parts: list[str] = [""]
    for character in plain:
        category = unicodedata.category(character)
        if category in ("Mn", "Cc", "Cf", "Co", "Cn", "Cs") or character.isspace():
            continue
        if category[0] == "P" or character in "$+<=>^`|~" or "\u4e00" <= character <= "\u9fff":
            parts += [character, ""]
        else:
            parts[-1] += character
    return [part for part in parts if part]


def shapes(words: Sequence[str]) -> npt.NDArray[np.float32]:
    """One row of flags for each word of a sentence, in the order of SHAPES; shape (words, flags)."""
    flags = np.array([_flags(word) for word in words], dtype=np.uint32)
    out: npt.NDArray[np.float32] = (flags[:, None] >> np.arange(len(SHAPES), dtype=np.uint32) & 1).astype(np.float32)
    if not words:
        return out
    out[0, INDEX["first"]] = 1
    out[-1, INDEX["last"]] = 1
    style = _style(words)
    if style:
        out[:, INDEX[style]] = 1
    return out


@lru_cache(maxsize=50_000)
def _flags(word: str) -> int:
    """The flags that a word has by itself, as bits in the order of SHAPES."""
    letters = [character for character in word[:MOST_CHARACTERS] if character.isalpha()]
    names = [_case(letters)]
    if any(character.isdigit() for character in word):
        names.append("all_digits" if not letters else "digit")
    if len(word) > 1 and word.endswith("."):
        names.append("stop")
    if any(not character.isalnum() for character in word[1:-1]):
        names.append("inner_mark")
    if len(letters) > 2 and letters[-1] == "s" and all(letter.isupper() for letter in letters[:-1]):
        names.append("plural_capitals")
    return sum(1 << INDEX[name] for name in names)


def _case(letters: list[str]) -> str:
    """Which way a word's letters are written."""
    if not letters:
        return "no_letter"
    capitals = sum(letter.isupper() for letter in letters)
    if not capitals:
        return "lower"
    if len(letters) == 1:
        return "letter"
    if capitals == len(letters):
        return "upper"
    return "title" if capitals == 1 and letters[0].isupper() else "mixed"


def _style(words: Sequence[str]) -> str | None:
    """How a whole sentence is written: "shouted", "titled" (as headlines are), "flat" (no capital), or plainly."""
    long = [word for word in words if len(word) > 3 and word.isalpha()]
    if len(long) < 2:
        return None
    capitals = sum(word[0].isupper() for word in long)
    if all(word.isupper() for word in long):
        return "shouted"
    if capitals == len(long):
        return "titled"
    return None if capitals else "flat"
