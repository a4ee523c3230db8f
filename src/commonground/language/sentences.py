"""Where sentences end: own rules for English news.

A stop ends a sentence unless something says otherwise: an abbreviation, an initial, a small letter after it, or a
speech tag after a closing quotation mark ("Why?" Ms Vance asked). A blank line or a list mark ends one without a stop.
"""

import re
from collections.abc import Iterator

from commonground.tables import rows, words

LEXICONS = "commonground.language.lexicons"
NEAR = 48
"""Characters looked at on either side of a stop; no abbreviation or opening word is longer."""

UNSEEN = "\u200b\u200c\u200d\u2060\ufeff"
CLOSING = "\"'”’»)\\]"
STOP = re.compile(
    rf"(?<![.!?…])(?P<stop>[.!?…]++)(?P<close>[{CLOSING}]*+(?:[^\S\n]?\[\d{{1,3}}\])*+)"
    rf"(?=[\s{UNSEEN}]|$|[“‘\"(\[]?[A-Z][a-z])"  # the last: "ended.He", a lost space
    rf"|(?P<line>\n[^\S\n]*(?:\n\s*|(?=[•▪●*–—-][^\S\n]|\d{{1,2}}[.)][^\S\n])))"
    r"|(?P<credit>\s(?=(?:Image|Photo|Photograph|Picture|Credit)s?:\s))"
)
WORD_BEFORE = re.compile(r"[^\s\"'“‘”’(\[{/—–-]+$")
AFTER = re.compile(rf"[\s{UNSEEN}]*(?P<open>[\"'“‘(\[«]*)(?P<word>[^\W_]+(?:['’.][^\W_]+)*)?")
TAG = re.compile(
    r"\s+(?:(?:[A-Z][\w.'’-]{0,30}|of|de|van|bin|al)\s+){1,5}"
    r"(?:said|says|asked|asks|added|adds|told|tells|wrote|writes|replied|shouted|joked|wondered|cried|quipped|tweeted)\b"
)
ABBREVIATIONS = {row[0]: row[1] for row in rows(LEXICONS, "abbreviations")}
OPENERS = words(LEXICONS, "sentence_openers")
INITIALS = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$|[^\W\d_]$")
LIST_MARK = re.compile(r"\s*\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,4})$")


def split(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The (start, end) of each sentence of `text[start:end]`, surrounding white space left out."""
    at = start
    for stop in STOP.finditer(text, start, end):
        blank = stop["stop"] is None
        if blank or _closes(text, at, end, stop):
            cut = stop.start() if blank else stop.end()
            if text[at:cut].strip():
                yield _trimmed(text, at, cut)
            at = stop.end()
    if text[at:end].strip():
        yield _trimmed(text, at, end)


def _closes(text: str, at: int, end: int, stop: re.Match[str]) -> bool:
    near = text[stop.end() : min(end, stop.end() + NEAR)]
    after = AFTER.match(near)
    word = (after["word"] if after else None) or ""
    if not near.strip(UNSEEN + " \t\r\n\xa0"):
        return True
    if near[0] not in UNSEEN and not near[0].isspace() and not _lost_space(text, at, stop):
        return False
    if stop["close"] and TAG.match(near):
        return False
    if word[:1].islower() or (not word and near.lstrip()[:1] in ",;:"):
        return False
    if stop["stop"] == "." and not stop["close"]:
        return _full_stop(text, at, stop.start(), word)
    return not (stop["stop"] in ("…", "...") and not word[:1].isupper())


def _lost_space(text: str, at: int, stop: re.Match[str]) -> bool:
    """Whether the space after the stop was lost: two small letters stand before it ("ended.He", not "J.Smith")."""
    before = text[max(at, stop.start() - 3) : stop.start()]
    return len(before) == 3 and before.isalpha() and before.islower()


def _full_stop(text: str, at: int, stop: int, after: str) -> bool:
    """Whether a lone full stop ends the sentence, going by the word before it and the one after."""
    found = WORD_BEFORE.search(text[max(at, stop - NEAR) : stop])
    word = found.group() if found else ""
    kind = ABBREVIATIONS.get(word.lower()) if len(word) > 1 or word.islower() else None
    if kind == "title":
        return False
    if kind == "number":
        return not after[:1].isdigit()
    if kind == "either" or INITIALS.match(word):
        return _opens(after) and not (len(word) == 1 and word.isupper() and _alone(text, at, stop))
    return not (len(word) < 4 and LIST_MARK.fullmatch(text[at : min(stop, at + NEAR)]))


def _opens(word: str) -> bool:
    """Whether the word, capitalised after an abbreviation, is one that opens sentences."""
    return re.split("['’]", word, maxsplit=1)[0].lower() in OPENERS


def _alone(text: str, at: int, stop: int) -> bool:
    """Whether the initial before the stop opens the stretch ("A. The first point")."""
    return not text[at : stop - 1].strip() if stop - at < NEAR else False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, start + len(piece.rstrip())
