"""Numerals of a sentence in digits and words, with scale, fractions, ranges and vague counts."""

import re
from dataclasses import dataclass, replace
from functools import cache

from commonground.annotating.clauses import class_of, is_mark, word_at
from commonground.language.analysis import Token
from commonground.tables import rows

PACKAGE = "commonground.annotating.quantities"
CONTINENTAL = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3}){2,4}|[0-9]{1,4},[0-9]{1,2}")
""" "1.250.000" and "12,5": points between thousands, a comma before decimals."""
DIGITS = re.compile(
    r"([0-9]{1,3}(?:,[0-9]{2,3}){0,6},[0-9]{3}(?:\.[0-9]+)?|"
    + CONTINENTAL.pattern
    + r"|[0-9]{1,15}(?:\.[0-9]{1,9})?)([a-z]*)",
    re.IGNORECASE,
)
UNIT_WORDS = frozenset({"percent", "per", "percentage", "point"})
""" "Half a percentage point"."""
COMPARED = frozenset({"less", "more", "fewer", "higher", "lower"})
CHANCES = frozenset({"chance", "risk", "probability", "possibility", "odds", "likelihood"})
BESIDE_SHARE = frozenset({"by", "than", "almost", "nearly", "about", "only", "just", "roughly", "around"})
THOUSANDS = re.compile(r"[0-9]{3}")
DASHES = frozenset("-–—")
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Numeral:
    """Tokens `first` to `last` (inclusive) that name a number; `high` ends a range; no value: a vague count.

    `kind` is digits, words, fraction, ratio or vague; `scaled` says that a scale word ("million") is part of it;
    `suffix` are letters that touch the digits.
    """

    first: int
    last: int
    value: float | None
    kind: str
    high: float | None = None
    scaled: bool = False
    suffix: str = ""


@cache
def _numbers(*roles: str) -> dict[str, float]:
    return {word: float(value or 0) for word, value, role in rows(PACKAGE, "numbers") if role in roles}


def touching(tokens: Tokens, i: int) -> bool:
    """Whether token `i` follows the one before it with nothing between."""
    return 0 < i < len(tokens) and tokens[i - 1].end == tokens[i].start


def after_dash(tokens: Tokens, i: int) -> int:
    """The index behind a hyphen that joins two words at `i`, else `i` itself."""
    joined = word_at(tokens, i) in DASHES and touching(tokens, i) and touching(tokens, i + 1)
    return i + 1 if joined else i


def split_digits(token: Token) -> tuple[str, str] | None:
    """The digits of a token and the letters that touch them ("1.2bn" is "1.2", "bn"); None if it is no number."""
    found = DIGITS.fullmatch(token.text)
    return (found[1], found[2].lower()) if found else None


def _number(digits: str) -> float:
    if CONTINENTAL.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", "."))
    return float(digits.replace(",", ""))


def _spaced(tokens: Tokens, i: int) -> int:
    """The last token of thousands parted by spaces ("10 088", "1 250 000"); two plain numbers in a row are two."""
    first, last = tokens[i].text, i
    while (
        last + 1 < len(tokens)
        and THOUSANDS.fullmatch(tokens[last + 1].text)
        and tokens[last + 1].start == tokens[last].end + 1
    ):
        last += 1
    sure = last > i + 1 or (last == i + 1 and tokens[last].text[0] == "0")
    return last if sure and len(first) <= 3 and first.isdigit() and first[0] != "0" else i


def _digits(tokens: Tokens, i: int) -> Numeral | None:
    parts = split_digits(tokens[i])
    if not parts:
        return None
    digits, suffix = parts
    last = _spaced(tokens, i)
    factor = _numbers("suffix").get(suffix, 1.0)
    value = _number(digits if last == i else "".join(t.text for t in tokens[i : last + 1])) * factor
    scaled = factor > 1 or last > i
    scales = _numbers("scale", "hundred", "dozen")
    for _ in range(2):  # "2 hundred million"
        j = after_dash(tokens, last + 1)
        if word_at(tokens, j) not in scales:
            break
        value, last, scaled = value * scales[word_at(tokens, j)], j, True
    return Numeral(i, last, value, "digits", scaled=scaled, suffix=suffix)


@dataclass(slots=True)
class _Sum:
    """The running value of number words: "two hundred and five thousand"."""

    total: float = 0
    current: float = 0
    scaled: bool = False

    def add(self, word: str) -> bool:
        """Take the next word; False where it cannot follow."""
        small, tens = _numbers("unit"), _numbers("ten")
        if word in small:
            after_ten = small[word] < 10 and self.current % 10 == 0 and self.current % 100 > 10
            room = self.current % 100 == 0 or after_ten
            self.current += small[word] if room else 0
            return room
        if word in tens:
            room = self.current % 100 == 0
            self.current += tens[word] if room else 0
            return room
        return self._multiply(word)

    def _multiply(self, word: str) -> bool:
        factor = _numbers("hundred", "dozen").get(word)
        if factor and 0 < self.current < 100:
            self.current *= factor
            return True
        scale = _numbers("scale").get(word)
        if not scale or not self.current:
            return False
        self.total, self.current, self.scaled = self.total + self.current * scale, 0, True
        return True


def _words(tokens: Tokens, i: int) -> Numeral | None:
    number, last, j = _Sum(), -1, i
    if word_at(tokens, i) in {"a", "an"} and word_at(tokens, i + 1) in _numbers("hundred", "scale", "dozen"):
        number.current, j = 1, i + 1
    elif word_at(tokens, i) not in _numbers("unit", "ten"):
        return None
    while j < len(tokens):
        if word_at(tokens, j) == "and" and last >= 0 and (number.current >= 100 or number.scaled):
            if word_at(tokens, j + 1) not in _numbers("unit", "ten"):
                break
            j += 1
        if not number.add(word_at(tokens, j)):
            break
        last, j = j, after_dash(tokens, j + 1)
    if last < 0:
        return None
    return Numeral(i, last, number.total + number.current, "words", scaled=number.scaled)


def _halves(tokens: Tokens, i: int) -> Numeral | None:
    """ "half a million", "two and a half million", "half a dozen"."""
    scales = _numbers("scale", "dozen")
    if word_at(tokens, i) == "half" and word_at(tokens, i + 1) in {"a", "an"} and word_at(tokens, i + 2) in scales:
        return Numeral(i, i + 2, scales[word_at(tokens, i + 2)] / 2, "words", scaled=True)
    joined = after_dash(tokens, i + 1)
    if word_at(tokens, i) == "half" and joined > i + 1 and word_at(tokens, joined) in scales:  # "a half-billion"
        return Numeral(i, joined, scales[word_at(tokens, joined)] / 2, "words", scaled=True)
    unit = _numbers("unit").get(word_at(tokens, i))
    if unit is not None and [word_at(tokens, i + k) for k in (1, 2, 3)] == ["and", "a", "half"]:
        scale = scales.get(word_at(tokens, i + 4))
        return Numeral(i, i + (4 if scale else 3), (unit + 0.5) * (scale or 1), "words", scaled=bool(scale))
    return None


def _fraction(tokens: Tokens, i: int) -> Numeral | None:
    """ "a third of", "two-thirds of", "half of", "one quarter of": only before "of", or "half the"."""
    names = _numbers("fraction")
    top, j = word_at(tokens, i), after_dash(tokens, i + 1)
    bottom, last = word_at(tokens, j), j
    if top == "half":
        top, bottom, last = "one", "half", i
    count = 1.0 if top in {"a", "one"} else _numbers("unit").get(top)
    if top == "one" and bottom == "half" and [word_at(tokens, i + k) for k in (1, 3)] == ["as", "again"]:
        return Numeral(i, i + 3, 0.5, "fraction")  # "half as much again"
    after = word_at(tokens, last + 1)
    of_unit = after in {"a", "an", "one"} and word_at(tokens, last + 2) in UNIT_WORDS
    shared = (
        after == "of" or (bottom == "half" and after in {"the", "its", "their"}) or _free(tokens, i, last) or of_unit
    )
    half_year = word_at(tokens, i - 1) in {"first", "second", "last", "latter", "other", "early", "late"}
    if not count or bottom not in names or not shared or half_year:
        return None
    return Numeral(i, last, round(count / names[bottom], 6), "fraction")


def _free(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a fraction stands without "of" or a noun: "by a quarter", "fell a fifth", "more than a third are"."""
    before, after = word_at(tokens, i - 1), word_at(tokens, last + 1)
    if after in COMPARED and word_at(tokens, i) != "the":
        return True  # "one-third less than"
    open_word = last + 1 < len(tokens) and class_of(tokens[last + 1]) is None and not is_mark(tokens[last + 1])
    clock = after in {"past", "to"} and before not in {"by", *_change_verbs()}
    return not open_word and not clock and before in {*BESIDE_SHARE, *_change_verbs()}


@cache
def _change_verbs() -> frozenset[str]:
    return frozenset(word for word, _, part in rows(PACKAGE, "change") if part == "verb")


def _ratio(tokens: Tokens, i: int) -> Numeral | None:
    """ "one in five", "nine out of 10", "1 in 4", "a one-in-three chance"."""
    part, link = _plain(tokens, i), after_dash(tokens, i + 1)
    gap = 2 if [word_at(tokens, link), word_at(tokens, link + 1)] == ["out", "of"] else 1
    if not part or part.last != i or (gap == 1 and word_at(tokens, link) != "in"):
        return None
    behind = after_dash(tokens, link + gap)
    whole = _plain(tokens, behind) if behind < len(tokens) else None
    if not whole or not part.value or not whole.value or not (part.value < whole.value <= 1000) or part.value > 99:
        return None
    chance = word_at(tokens, whole.last + 1) in CHANCES
    if gap == 1 and (part.value != 1 and whole.value not in {5, 10, 100}) and not chance:
        return None
    return Numeral(i, whole.last, round(part.value / whole.value, 6), "ratio")


def _vague(tokens: Tokens, i: int) -> Numeral | None:
    """ "dozens", "tens of thousands", "several hundred", "a few thousand", "scores of"."""
    names, scales = _numbers("vague"), _numbers("hundred", "scale", "dozen")
    low = word_at(tokens, i)
    for opening in (["several"], ["a", "few"], ["a", "couple", "of"], ["many"]):
        j = i + len(opening)
        if [word_at(tokens, i + k) for k in range(len(opening))] == opening and word_at(tokens, j) in scales:
            longer = int(word_at(tokens, j + 1) in _numbers("scale"))
            return Numeral(i, j + longer, None, "vague", scaled=True)
    if low not in names or (low in {"tens", "scores"} and word_at(tokens, i + 1) != "of"):
        return None
    last = i
    while word_at(tokens, last + 1) == "of" and word_at(tokens, last + 2) in names:
        last += 2
    return None if low == "tens" and last == i else Numeral(i, last, None, "vague")


def _plain(tokens: Tokens, i: int) -> Numeral | None:
    return _digits(tokens, i) or _halves(tokens, i) or _words(tokens, i)


@cache
def _openings() -> frozenset[str]:
    """The words that a numeral can start with."""
    return frozenset({*_numbers("unit", "ten", "vague"), "a", "an", "half", "several", "many"})


def numeral_at(tokens: Tokens, i: int) -> Numeral | None:
    """The longest numeral that starts at the token; ranges are joined by `join_range`."""
    if not tokens[i].text[0].isdigit() and tokens[i].lower not in _openings():
        return None
    return _fraction(tokens, i) or _ratio(tokens, i) or _vague(tokens, i) or _plain(tokens, i)


def numerals(tokens: Tokens) -> list[Numeral]:
    """The numerals of a sentence from left to right, none overlapping."""
    found, i = [], 0
    while i < len(tokens):
        numeral = numeral_at(tokens, i)
        if numeral:
            found.append(numeral)
            i = numeral.last
        i += 1
    return found


def join_range(low: Numeral, high: Numeral) -> Numeral | None:
    """The range that two numerals make, the scale of the upper one applied to both ("10 to 15 million")."""
    if low.value is None or high.value is None or {low.kind, high.kind} & {"fraction", "ratio"}:
        return None
    value = low.value
    if high.scaled and not low.scaled and value < 1000:
        for factor in (1e12, 1e9, 1e6, 1e3):
            if high.value >= factor:
                value *= factor
                break
    if not value < high.value:
        return None
    return replace(low, last=high.last, value=value, high=high.value, scaled=high.scaled)
