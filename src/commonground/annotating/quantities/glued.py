"""Money written in letters that touch the digits ("R4bn", "R7.5bn", "EUR5m"), parted into code and number."""

import re
from dataclasses import dataclass, replace
from functools import cache

from commonground.annotating.quantities.numerals import PACKAGE, Tokens, split_digits, touching
from commonground.language.analysis import Sentence, Token
from commonground.tables import rows

GLUED = re.compile(r"([A-Z][A-Za-z]{0,2})([0-9].*)", re.DOTALL)
SCALES = frozenset({"million", "billion", "trillion", "crore", "lakh"})


@dataclass(frozen=True, slots=True)
class Code:
    """A currency by its letters; `scaled`: only where the number has a scale or its thousands parted."""

    currency: str
    scaled: bool


@cache
def codes() -> dict[str, Code]:
    """Letters -> the currency that they mean directly before digits."""
    return {letters: Code(code, need == "scale") for letters, code, need in rows(PACKAGE, "codes")}


def parted(sentence: Sentence) -> Sentence:
    """The sentence with codes and numbers as tokens of their own; the very same one where there are none."""
    tokens = sentence.tokens
    found = {i: pieces for i in range(len(tokens)) if (pieces := _pieces(tokens, i))}
    if not found:
        return sentence
    split: list[Token] = []
    places: dict[int, int] = {}
    skipped = -1
    for i, token in enumerate(tokens):
        places[i] = len(split)
        if i in found:
            skipped, pair = found[i]
            split.extend(pair)
        elif i > skipped:
            split.append(token)
    names = tuple(replace(n, first=places[n.first], last=places[n.last]) for n in sentence.names)
    return replace(sentence, tokens=tuple(split), names=names)


def _pieces(tokens: Tokens, i: int) -> tuple[int, tuple[Token, Token]] | None:
    """The last token of the glued amount that starts here, and the two tokens that it really is."""
    token = tokens[i]
    glued = GLUED.fullmatch(token.text)
    code = codes().get(glued[1]) if glued else None
    if not glued or not code:
        return None
    digits, last = glued[2], i
    if _decimals(tokens, i):
        digits, last = f"{digits}.{tokens[i + 2].text}", i + 2
    middle = token.start + len(glued[1])
    number = Token(middle, tokens[last].end, digits)
    if not split_digits(number) or (code.scaled and not _scaled(tokens, number, last)):
        return None
    return last, (replace(token, end=middle, text=glued[1]), number)


def _decimals(tokens: Tokens, i: int) -> bool:
    """Whether a point and digits touch ("R7.5bn" is three tokens)."""
    if i + 2 >= len(tokens) or tokens[i + 1].text != "." or not tokens[i + 2].text[0].isdigit():
        return False
    return touching(tokens, i + 1) and touching(tokens, i + 2)


def _scaled(tokens: Tokens, number: Token, last: int) -> bool:
    digits = split_digits(number)
    follows = last + 1 < len(tokens) and tokens[last + 1].lower in SCALES
    return follows or "," in number.text or (digits is not None and digits[1] in {"m", "mn", "bn", "tn", "trn", "k"})
