"""The outlet's own name, as its page machinery gives it."""

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from commonground.tables import words

_NAME = r"(?<!\w)(?P<name>(?:[Tt]he\s)?[A-Z][\w.'’&-]{0,30}(?:\s(?:of\s|and\s|&\s)?[A-Z][\w.'’&-]{0,30}){0,4})"
_BIDS = r"(?:Support|Subscribe to|Follow|Join|Download|Welcome to|Advertise with|Contact|About)"
ALONE = re.compile(_NAME)
BIDS = re.compile(_BIDS)
FIRM = re.compile(r",? (?:Company|Co|Corp|Corporation|Inc|LLC|Ltd|Limited|PLC|plc|Pty|GmbH|AG)$")
"""How the name of the firm that owns an outlet ends: "The Larkmoor Courier Company"."""
SAYS_ITS_NAME = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{_BIDS}\s{_NAME}"
        r"(?:\s?(?:!|$|\.)|\s(?:app|on)\b)",
        rf"\b(?:notifications|updates|news|alerts|newsletters|emails|more|stories) from\s{_NAME}",
        rf"\b(?:As you may have heard|At),?\s{_NAME},",
        rf"\b(?:journalists|reporters|readers|editors|newsroom|supporters|subscribers) (?:of|at)\s{_NAME}",
        rf"{_NAME},? (?:an?|the) (?:independent|non-?profit|reader-funded|award-winning|daily|weekly)\b",
        rf"{_NAME} (?:is trusted by|is funded by|depends on|relies on|newsletter\b|app\b|subscribers?\b)",
        rf"(?:©|\(c\)|Copyright)\s?(?:©\s)?(?:\d{{4}}(?:\s?[-–]\s?\d{{4}})?,?\s)?{_NAME}",
        rf"\bother {_NAME} readers",
        rf"^{_NAME} needs you",
        rf"{_NAME} is free to read\b",
    )
)


def outlet_named_in(furniture: Iterable[str]) -> str | None:
    """The outlet that the lines of page machinery name as their own, None where they name none or two alike often."""
    found: Counter[str] = Counter()
    lines = [" ".join(line.split()) for line in furniture]
    for line in lines:
        for name in {name for pattern in SAYS_ITS_NAME for name in own_names(pattern, line)}:
            found[name] += 1
    ranked = found.most_common(2)
    if not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return None
    return in_full(ranked[0][0], lines)


def masthead(line: str) -> str | None:
    """The outlet whose name is all that a page's first line says: "The Larkmoor Courier"; None where it is no such."""
    name = " ".join(line.split())
    last = name.rpartition(" ")[2].lower()
    known = len(name.split()) > 1 and ALONE.fullmatch(name) and name not in no_outlets()
    return name if known and last in words("commonground.reading", "mastheads") else None


def in_full(name: str, lines: Iterable[str]) -> str:
    """The longer form of a name that stands alone in a line: "The Larkmoor Courier" for "The Courier"."""
    core = name.removeprefix("The ")
    longer = (line for line in lines if line.endswith(f" {core}") and ALONE.fullmatch(line) and not BIDS.match(line))
    return max(longer, key=len, default=name)


@cache
def no_outlets() -> frozenset[str]:
    """Capitalised words that are no outlet's name."""
    return words("commonground.reading", "no_outlets")


def own_names(pattern: re.Pattern[str], line: str) -> list[str]:
    """The names that a pattern finds in a line, tidied."""
    names = (FIRM.sub("", match.group("name").strip(" .,'’&-")) for match in pattern.finditer(line))
    names = (name[0].upper() + name[1:] for name in names if name)
    return [name for name in names if name not in no_outlets() and len(name) > 2]
