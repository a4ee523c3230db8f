"""Words and marks of a stretch of text, with offsets; cut as in the Universal Dependencies English treebanks."""

import re

from commonground.language.analysis import Token
from commonground.tables import rows

LEXICONS = "commonground.language.lexicons"


def _abbreviations() -> str:
    """Titles and abbreviations that keep their stop, longest first; "No." only before a figure."""
    always = [re.escape(word) for word, kind in rows(LEXICONS, "abbreviations") if kind != "number" and len(word) > 1]
    counted = [re.escape(word) for word, kind in rows(LEXICONS, "abbreviations") if kind == "number"]
    longest = sorted(always, key=len, reverse=True)
    return rf"(?i:{'|'.join(longest)})\.(?=\W)|(?i:{'|'.join(counted)})\.(?=\s?\d)"


# Every alternative is bounded or takes all it has looked at, so that no text costs more than its length.
PATTERN = re.compile(
    rf"""
      (?:https?://|www\.)[^\s<>"”’]*[^\s<>"”’.,;:!?)\]]
    | [\w.+-]{{1,64}}@[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{1,4}}
    | [@#][^\W\d_]\w*
    | (?<![\w.])(?:{_abbreviations()})
    | (?:[^\W\d_]\.){{2,}}
    | (?<![\w.])[A-Z]\.(?=\s+[A-Z]|[A-Z])
    | [^\W_]{{1,40}}\.(?:com|org|net|gov|edu|info|co\.uk|org\.uk|ru|de|fr|tv)\b
    | \d{{1,2}}/\d{{1,2}}/(?:\d{{4}}|\d{{2}})(?![\w/])
    | \d+(?:[.,:]\d+)*[^\W_]*
    | (?i:can)(?=not\b)
    | [^\W\d_]+?(?=n['’][tT]\b)|n['’][tT]\b
    | (?i:e|re|pre|pro|anti|non|ex|co|post|semi|pan)-[^\W_]+
    | [^\W\d_]{{1,6}}['’](?!(?i:s|re|ve|ll|d|m|t)\b)[^\W\d_]+(?<!['’][sS])
    | [^\W_]+
    | \.{{2,}}|…|--+|[!?]{{2,}}|(?P<mark>[*=_~$<>])(?P=mark)+
    | ''|``
    | ['’](?i:s|re|ve|ll|d|m)\b
    | [^\w\s\x00-\x1f\x7f\u200b-\u200f\u2060\ufeff]|_
    """,
    re.VERBOSE,
)


def tokenize(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`; each token's text is its slice of `text`."""
    return tuple(Token(m.start(), m.end(), m.group()) for m in PATTERN.finditer(text, start, end))
