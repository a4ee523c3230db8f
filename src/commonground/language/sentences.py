"""Where sentences end: own rules for English news."""

import re
from collections.abc import Iterator

from commonground.tables import words

END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s|$)")
ABBREVIATIONS = words("commonground.language.lexicons", "abbreviations")


def _closes(text: str, start: int, stop: re.Match[str]) -> bool:
    before = re.search(r"[\w.]+$", text[start : stop.start()])
    word = before.group().lower() if before else ""
    after = text[stop.end() :].lstrip()
    opens_low = bool(after) and (after[0].islower() or after[0] in ",;:")
    if stop.group()[0] == "." and (word in ABBREVIATIONS or (len(word) == 1 and word.isalpha())):
        return False
    return not opens_low


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of `text[start:end]`, surrounding white space left out."""
    at = start
    for stop in END.finditer(text, start, end):
        if _closes(text[:end], at, stop):
            yield _trimmed(text, at, stop.end())
            at = stop.end()
    if text[at:end].strip():
        yield _trimmed(text, at, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
