"""The calendar's words as look-up tables, and as pieces that the patterns are built from."""

import re
from collections.abc import Iterable
from functools import cache

from commonground.tables import rows

PACKAGE = "commonground.annotating.timex"


@cache
def of_class(name: str) -> dict[str, str]:
    """Word -> value of one class of words.tsv."""
    return {word: value for word, kind, value in rows(PACKAGE, "words") if kind == name}


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w))) + ")"


MONTHS = {word: int(value) for word, value in (of_class("month") | of_class("month_short")).items()}
WEEKDAYS = {word: int(value) for word, value in (of_class("weekday") | of_class("weekday_short")).items()}
SEASONS = of_class("season")
UNITS = of_class("unit")
PARTS = of_class("part")
NUMBERS = {word: int(value) for word, value in of_class("number").items()}
ORDINALS = {word: int(value) for word, value in of_class("ordinal").items()}
HOLIDAYS = {row[0]: row[1] for row in rows(PACKAGE, "holidays")}
ZONES = {row[0]: row[1] for row in rows(PACKAGE, "zones")}

# Pieces. S is white space or a hyphen where both are written; every repetition is bounded, so a search stays linear.
S = r"\s{1,4}"
GAP = r"\s{0,4}"
HYPHEN = r"[\s-]"
# "may" and "march" are months only with a capital.
FULL_MONTH = "(?:" + any_of(m for m in of_class("month") if m not in ("may", "march")) + "|(?-i:May|March|MAY|MARCH))"
SHORT_MONTH = any_of(of_class("month_short")) + r"\b\.?"
MONTH = f"(?:{FULL_MONTH}|{SHORT_MONTH})"
WEEKDAY = any_of(of_class("weekday"))
ANY_WEEKDAY = f"(?:{WEEKDAY}|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun)\\b\\.?)"
SEASON = any_of(SEASONS)
UNIT = any_of(UNITS)
LONG_UNIT = "(?:days?|weeks?|months?|quarters?|years?|decades?|centur(?:y|ies)|weekends?|fortnight)"
PART = any_of(PARTS)
DAY_NUMBER = r"(?:0?[1-9]|[12][0-9]|3[01])"
DAY_OF_MONTH = f"{DAY_NUMBER}(?:st|nd|rd|th)?(?![0-9%]|[:.,][0-9])"
YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9]|[.,][0-9])"
ORDINAL = any_of(ORDINALS)
SMALL = any_of(w for w in NUMBERS if w not in ("hundred", "dozen"))
NUMBER = (
    rf"(?:[0-9]{{1,4}}(?:[.,][0-9]{{1,3}})?(?:{HYPHEN}[0-9]/[0-9])?"
    rf"|(?:a{S}|one{S}|two{S}|{SMALL}{S})?(?:hundred|half[\s-]dozen|dozen)"
    rf"|half(?:{HYPHEN}an?)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety){HYPHEN}{SMALL}|{SMALL}"
    rf"|an?{S}(?:few|couple(?:{S}of)?|half)|several|(?:a{S}good{S})?many|few|couple(?:{S}of)?|another|an?)"
)
ABOUT = (
    r"(?:more\s{1,4}than|less\s{1,4}than|fewer\s{1,4}than|at\s{1,4}least|at\s{1,4}most|up\s{1,4}to|no\s{1,4}more\s{1,4}than"
    r"|over(?!\s{1,4}(?:several|a\s{1,4}few|few|many|a\s{1,4}couple)\b)|under|nearly|almost|about|around|approximately|roughly|some|just\s{1,4}(?:over|under)|close\s{1,4}to)"
)
EARLY_LATE = r"(?:(?:very\s{1,4})?(?:early|late)|mid(?:dle)?)"
MODS = {
    "early": "START", "late": "END", "mid": "MID", "middle": "MID", "earlier": "START", "later": "END",
    "start": "START", "beginning": "START", "end": "END", "turn": "START", "close": "END",
}  # fmt: skip
ABOUT_MODS = {
    "more than": "MORE_THAN", "over": "MORE_THAN", "just over": "MORE_THAN",
    "less than": "LESS_THAN", "fewer than": "LESS_THAN", "under": "LESS_THAN", "just under": "LESS_THAN",
    "nearly": "LESS_THAN", "almost": "LESS_THAN", "close to": "APPROX",
    "at least": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS",
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
}  # fmt: skip


def plain(words: str | None) -> str:
    """Lower case, single spaces, no stop at the end."""
    return " ".join((words or "").lower().split()).rstrip(".")


def month_number(word: str) -> int:
    """1 to 12."""
    return MONTHS[plain(word)]


def weekday_number(word: str) -> int:
    """1 (Monday) to 7."""
    return WEEKDAYS[plain(word).removesuffix("s") if plain(word) not in WEEKDAYS else plain(word)]


def ordinal_number(word: str) -> int:
    """The number of "third", "3rd" or "21st"."""
    word = plain(word)
    return ORDINALS.get(word) or int(re.sub(r"\D", "", word))


def number(words: str | None) -> float | None:
    """The number that the words name; None where they name none exactly ("several", "a few").

    Raises:
        ValueError: no number at all.
    """
    said = plain(words).replace("-", " ")
    if said in ("", "several", "many", "a good many", "few", "a few"):
        return None
    if said in ("couple", "couple of", "a couple", "a couple of"):
        return 2
    if said in ("half", "half a", "half an", "a half", "an half"):
        return 0.5
    return _sum(said.replace("half dozen", "6").split())


def _sum(parts: list[str]) -> float:
    total = 0.0
    for part in parts:
        if part in ("a", "an", "another"):
            total = total or 0
        elif part in ("hundred", "dozen"):
            total = (total or 1) * NUMBERS[part]
        elif part in NUMBERS:
            total += NUMBERS[part]
        elif "/" in part:
            over, under = part.split("/")
            total += int(over) / max(int(under), 1)
        else:
            total += float(part.replace(",", ""))
    return total or 1.0
