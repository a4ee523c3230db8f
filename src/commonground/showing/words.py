"""Words of a page made fit to be shown: nothing in them may act on a terminal, and they stand on one line.

Offsets always point into the snapshot, which is never changed; only what is printed goes through here.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from commonground.records.evidence import Evidence

BLANK = re.compile(r"\s+")
WHOLE = re.compile(r"\S+")
WORD = re.compile(r"\w+(?:[.,]\d+)*")
BEFORE, AFTER, SPARED = 7, 12, 3
"""Words kept before and after the one that names an event: two lines of a terminal. So few more are not worth a cut."""
OPENING = 18
"""So far into a clause its beginning is kept: a line that starts with its subject reads; one cut in front does not."""
LINE = 22
"""Words of a clause that is shown from its beginning: who, what, and what was said."""
NEAR = 4
"""Words kept on each side of a number that nothing counted stands beside."""

JOINERS = "\u200c\u200d"
"""Invisible too, but letters of Persian, Hindi and emoji need them, and they order nothing anew."""

UNPRINTABLE = "\ufffd"


def plain(text: str) -> str:
    """The text on one line: runs of blanks are one space, controls U+FFFD, invisible format characters gone.

    Gone are also the marks that turn the direction of writing (U+202A-202E, U+2066-2069), which make a line read
    otherwise than it is written (CVE-2021-42574). Escape sequences lose their escape character.
    """
    if text.isprintable() and "  " not in text:
        return text.strip()
    line = BLANK.sub(" ", text).strip()
    return line if line.isprintable() else "".join(map(_shown, line)).strip()


def shown_as_written(text: str) -> str:
    """The text with its lines and blanks kept, and nothing in it that could act: controls and marks as in `plain`."""
    return text if text.isprintable() else "".join(c if c in "\n\t" else _shown(c) for c in text)


def _shown(character: str) -> str:
    if " " <= character <= "~" or character in JOINERS:
        return character
    category = unicodedata.category(character)
    if category == "Cf":
        return ""
    return UNPRINTABLE if category in ("Cc", "Cs") else character


def joined(spans: Iterable[Evidence]) -> str:
    """The words of spans in reading order, " … " where they do not follow on each other, nothing twice."""
    pieces: list[str] = []
    last: Evidence | None = None
    for span in sorted(spans, key=lambda s: (s.article, s.start, -s.end)):
        words = plain(span.text)
        if (last and span.within(last)) or words in pieces:
            continue
        if last:
            follows = span.article == last.article and span.start - last.end <= 1
            pieces.append(" " if follows else " … ")
        pieces.append(words)
        last = span
    return "".join(pieces)


def quoted(spans: Sequence[Evidence]) -> str:
    """Quoted words, each span between quotation marks of its own."""
    return " … ".join(f"“{plain(span.text)}”" for span in sorted(spans, key=lambda s: s.start))


def same_words(text: str) -> str:
    """What two wordings share that differ in case, marks and blanks alone."""
    return " ".join(word.casefold() for word in WORD.findall(plain(text)))


def around(text: str, start: int, end: int) -> tuple[str, int]:
    """The words about `text[start:end]`, with "…" where the text goes on, and by how much `start` moved."""
    words = list(WHOLE.finditer(text))
    first = next(n for n, word in enumerate(words) if word.end() > start)
    last = max(n for n, word in enumerate(words) if word.start() < end)
    low = first - BEFORE if first > OPENING else 0
    room = last + AFTER if low else max(LINE, last + BEFORE)
    high = room if room + SPARED < len(words) - 1 else len(words) - 1
    opening, closing = "… " if low else "", " …" if high < len(words) - 1 else ""
    return opening + text[words[low].start() : words[high].end()] + closing, len(opening) - words[low].start()


def near(text: str, start: int, end: int) -> str:
    """A few words on both sides of `text[start:end]`, on one line, with "…" where the text goes on."""
    before, after = text[:start].split(), text[end:].split()
    left = ("… " if len(before) > NEAR else "") + " ".join(before[-NEAR:])
    right = " ".join(after[:NEAR]) + (" …" if len(after) > NEAR else "")
    opening, closing = text[:start][-1:].isspace(), text[end:][:1].isspace()
    return plain(left + " " * opening + text[start:end] + " " * closing + right)


def counted(number: int, noun: str, many: str | None = None) -> str:
    """A count with its noun: "1 report", "2 reports"."""
    return f"{number:,} {noun if number == 1 else many or noun + 's'}"
