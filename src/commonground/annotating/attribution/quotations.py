"""Quotation marks, paired by kind within one paragraph."""

import re
from bisect import bisect_left
from dataclasses import dataclass

# Two single marks in a row and two backticks are how some newsrooms' systems write a double mark.
DOUBLE = re.compile(r"''|``|[\"“”«»]")
SINGLE = re.compile(r"[‘’']")
OPENING = frozenset(("“", "«", "``"))
CLOSING = frozenset(("”", "»"))
BEFORE_OPENING = frozenset('([{—–-/:“"')
# What a lone mark may follow to be read as a quotation that runs on: nothing, an introduction, or a sentence before it.
INTRODUCES = frozenset(":,.?!")
SHORTENED = re.compile(r"['‘’](?:\d\ds?\b|em\b|til\b|tis\b|twas\b|n\b|cause\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks; offsets are code points into the snapshot.

    `start` and `end` take in the marks, `first` and `last` only the words between them. `closed` is False where the
    paragraph ends before the closing mark comes: the quotation may continue in the next one.
    """

    start: int
    end: int
    first: int
    last: int
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Mark:
    """A double mark: where it ends in the text, and whether it closes a quotation or may open one."""

    end: int
    closes: bool


def find_quotations(text: str, start: int, end: int) -> tuple[Quotation, ...]:
    """The outermost quotations of `text[start:end]` in order; a mark that pairs with nothing is left aside."""
    doubles, opened = _doubles(text, start, end)
    if opened is not None and _runs_on(text, start, opened.start()):
        doubles.append(Quotation(opened.start(), end, opened.end(), end, closed=False))
    singles = _singles(text, start, end, doubles) or _never_closed(text, start, end)
    outermost: list[Quotation] = []
    for quotation in sorted(doubles + singles, key=lambda q: (q.start, -q.end)):
        if quotation.last > quotation.first and (not outermost or quotation.start >= outermost[-1].end):
            outermost.append(quotation)
    return tuple(outermost)


def leaves_open(text: str, start: int, end: int) -> bool:
    """Whether a double mark in `text[start:end]` opens a quotation that nothing there closes."""
    return _doubles(text, start, end)[1] is not None


def first_mark(text: str, start: int, end: int) -> Mark | None:
    """The first double mark in `text[start:end]`."""
    mark = DOUBLE.search(text, start, end)
    if mark is None:
        return None
    if mark.group() in OPENING | CLOSING:
        return Mark(mark.end(), mark.group() in CLOSING)
    after = text[mark.end() : min(end, mark.end() + 1)]
    return Mark(mark.end(), mark.start() > start and not text[mark.start() - 1].isspace() and not after.isalnum())


def _doubles(text: str, start: int, end: int) -> tuple[list[Quotation], re.Match[str] | None]:
    """The quotations in double marks, and the mark that opens one without end."""
    found: list[Quotation] = []
    opened: re.Match[str] | None = None
    depth = 0
    marks = list(DOUBLE.finditer(text, start, end))
    nests = sum(m.group() in OPENING for m in marks) == sum(m.group() in CLOSING for m in marks)
    for mark in marks:
        if opened is None:
            opened = mark if _can_open(text, mark, end) else None
        elif mark.group() in OPENING and not _ends_words(text, mark, end):
            depth += nests
        elif mark.group() in CLOSING and depth:
            depth -= 1
        elif mark.group() not in CLOSING and _only_opens(text, mark, end):
            opened = mark
        else:
            found.append(Quotation(opened.start(), mark.end(), opened.end(), mark.start()))
            opened = None
    return found, opened


def _can_open(text: str, mark: re.Match[str], end: int) -> bool:
    if mark.group() in CLOSING:
        return False
    return mark.end() < end and (mark.group() in OPENING or not text[mark.end()].isspace())


def _ends_words(text: str, mark: re.Match[str], end: int) -> bool:
    """Whether an opening mark stands where one closes, behind a word and before a space: “Who knows?“ he asked."""
    spaced = mark.end() >= end or text[mark.end()].isspace()
    return mark.group() == "“" and spaced and not text[mark.start() - 1].isspace()


def _only_opens(text: str, mark: re.Match[str], end: int) -> bool:
    return text[mark.start() - 1].isspace() and mark.end() < end and text[mark.end()].isalnum()


def _runs_on(text: str, start: int, mark: int) -> bool:
    before = text[max(start, mark - 3) : mark].rstrip()
    return not before or before[-1] in INTRODUCES


def _singles(text: str, start: int, end: int, doubles: list[Quotation]) -> list[Quotation]:
    """Single-quoted stretches outside the double ones; apostrophes and shortened words are not marks."""
    outside = [m.start() for m in SINGLE.finditer(text, start, end) if not _within(doubles, m.start())]
    openers = [at for at in outside if _single_opens(text, at, start, end)]
    closers = [at for at in outside if _single_closes(text, at, start, end)]
    found: list[Quotation] = []
    done = start
    for number, opener in enumerate(openers):
        limit = openers[number + 1] if number + 1 < len(openers) else end
        closer = _closer(text, closers, opener, limit)
        if opener < done or closer is None:
            continue
        found.append(Quotation(opener, closer + 1, opener + 1, closer))
        done = closer + 1
    return found


def _never_closed(text: str, start: int, end: int) -> list[Quotation]:
    """The whole paragraph, where a curly single mark opens it and none can close it: a part of a longer quotation."""
    if not text.startswith("‘", start, end) or not _single_opens(text, start, start, end):
        return []
    closes = any(_single_closes(text, m.start(), start, end) for m in SINGLE.finditer(text, start + 1, end))
    return [] if closes else [Quotation(start, end, start + 1, end, closed=False)]


def _within(quotations: list[Quotation], at: int) -> bool:
    index = bisect_left(quotations, at + 1, key=lambda q: q.start) - 1
    return index >= 0 and at < quotations[index].end


def _single_opens(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    if text[at] == "’" or SHORTENED.match(text, at):
        return False
    return (before.isspace() or before in BEFORE_OPENING) and not after.isspace() and after not in "'’"


def _single_closes(text: str, at: int, start: int, end: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    return text[at] != "‘" and not before.isspace() and before not in "'’" and not after.isalnum() and after not in "'’"


def _closer(text: str, closers: list[int], opener: int, limit: int) -> int | None:
    """The mark that closes: not the apostrophe of a plural ("the leaders' talks") while a later one can."""
    index = bisect_left(closers, opener + 2)
    while index < len(closers) and closers[index] < limit:
        at = closers[index]
        plural = text[at - 1] == "s" and text[at + 1 : at + 2] == " " and text[at + 2 : at + 3].islower()
        later = index + 1 < len(closers) and closers[index + 1] < limit
        if not (plural and later):
            return at
        index += 1
    return None
