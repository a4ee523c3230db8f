"""Words and marks of a stretch of text, with offsets."""

import re

from commonground.language.analysis import Token

# Numbers with their separators, abbreviations with inner stops, words with inner hyphens and apostrophes, single marks.
PATTERN = re.compile(
    r"""
      \d+(?:[.,:]\d+)*
    | (?:[^\W\d_]\.){2,}
    | [^\W_]+(?:[-&][^\W_]+)*
    | \.{3,}|…
    | ['’](?:s|S|re|ve|ll|d|m|t)\b
    | [^\w\s]|_
    """,
    re.VERBOSE,
)


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; each token's text is its slice of `text`."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in PATTERN.finditer(text, start, end))
