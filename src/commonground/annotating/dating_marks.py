"""Full dates that mark the making of a page: dateline, posts quoted, photographs, notes of print and of changes."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from commonground.annotating.dating_sighting import Sighting
from commonground.annotating.timex.direction import direction
from commonground.annotating.timex.finding import Found, clusters, find
from commonground.annotating.timex.rules import Direction
from commonground.annotating.timex.vocabulary import WEEKDAY, month_number
from commonground.language.analysis import Sentence
from commonground.records.article import Article, Role

OPENING_LINES = 6
"""Sentences from the top, headline and captions among them, in which a report has its dateline."""
DATELINE_REACH = 60
"""Characters from the start of the sentence in which a dateline names its day."""
SOON = 14
"""Days from the newest post that a page quotes, or the newest of its agency photographs, to the page: all of 16 stored
pages and of 9 articles of PolNeAR with posts; a week would hold 22 of the 25 (python -m quality.dating)."""
ZONE = 1
"""Days by which a post or a photograph can be ahead of the page, since each is dated by its own clock."""
PLACE = re.compile(r"[A-Z][A-Z]{2,}[\w .,'-]{0,50},\s{1,4}")
DATELINE = re.compile(r"\s*(?:\([A-Z][\w .]{1,30}\)\s*)?(?:--?|–|—|\(|/)")
POST_BEFORE = re.compile(r"\(@[\w.]{1,40}\)\s{1,4}(?:on\s{1,4})?$")
CREDIT = re.compile(
    r"\((?:AP|[A-Z][\w .'’-]{1,60}/)|\bAP Photo\b|\bREUTERS/|\bphoto by\b|/(?:AP|AFP|Getty)\b", re.IGNORECASE
)
OLD_PICTURE = re.compile(r"\bfile\b|\bin this\b|\barchive|\bundated\b", re.IGNORECASE)
WITH_WEEKDAY = re.compile(WEEKDAY, re.IGNORECASE)
PRINT_BEFORE = re.compile(r"\b(?:appears|appeared)\s{1,4}in\s{1,4}print\s{1,4}(?:on|in)\s{1,4}$", re.IGNORECASE)
CHANGE_BEFORE = re.compile(
    r"\b(?:correction|clarification|editor['’]s note|updated?)"
    r"(?:\s{1,4}(?:added|on|appended|made))?\s{0,2}[:,(]?\s{1,4}$",
    re.IGNORECASE,
)
BEFORE = 60
"""Characters before a date, and twice as many to the end of its line, that say what it is the date of."""


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence with the longest expression of each place."""

    text: str
    sentence: Sentence
    found: tuple[Found, ...]

    def direction(self, start: int, end: int) -> Direction:
        """Where the sentence puts the stretch."""
        return direction(self.sentence.tokens, start, end)


def line_of(text: str, sentence: Sentence) -> Line:
    """The sentence with the longest candidate of each cluster."""
    found = find(text, sentence.start, sentence.end, sentence.tokens)
    return Line(text, sentence, tuple(cluster[0] for cluster in clusters(found)))


def marks(article: Article, lines: Sequence[Line]) -> Iterator[Sighting]:
    """The marks of a page. Of posts and photographs the newest tells when the page came at the latest."""
    yield from _datelines(lines)
    dated = [(line, found, day) for line in lines for found in line.found if (day := full_day(found))]
    yield from (mark for _, found, day in dated if (mark := _note(article.text, found, day)))
    seen = [mark for line, found, day in dated if (mark := _picked_up(article, line, found, day))]
    newest = max((mark.not_before for mark in seen if mark.not_before), default=None)
    for mark in seen:
        yield mark if mark.not_before == newest else replace(mark, not_after=None, current=False)


def full_day(found: Found) -> date | None:
    """The day of an expression that names day, month and year."""
    match = found.match
    if found.rule.name not in ("date", "date, day first") or not match["year"]:
        return None
    try:
        return date(int(match["year"]), month_number(match["month"]), int(re.sub(r"\D", "", match["day"])))
    except ValueError:
        return None


def _datelines(lines: Sequence[Line]) -> Iterator[Sighting]:
    """A dateline with the full date: "PORT ELLIS, May 10, 2013 (Agency) --"."""
    for line in lines[:OPENING_LINES]:
        for found in line.found:
            if (day := full_day(found)) and is_dateline(line, found):
                yield _mark(found, "dateline", day, day + timedelta(1))


def is_dateline(line: Line, found: Found) -> bool:
    """Whether the date stands near the start of its sentence, after a place in capitals, before a dash or an agency."""
    place = line.text[line.sentence.start : found.start]
    return bool(len(place) < DATELINE_REACH and PLACE.match(place) and DATELINE.match(line.text, found.end))


def _note(text: str, found: Found, day: date) -> Sighting | None:
    """A note of print ("appears in print on") dates the page, one of a change only says that the page is no younger."""
    before = text[max(0, found.start - BEFORE) : found.start]
    if PRINT_BEFORE.search(before):
        return _mark(found, "note of the printed issue", day - timedelta(SOON), day + timedelta(ZONE))
    if CHANGE_BEFORE.search(before):
        return Sighting(found.start, found.end, not_after=day, mark="note of a change")
    return None


def _picked_up(article: Article, line: Line, found: Found, day: date) -> Sighting | None:
    """A post that the page quotes ("— Name (@name) May 10, 2013"), or a photograph with its day."""
    what = "post quoted" if _is_post(article.text, found) else "photograph" if _is_photo(article, line, found) else ""
    return _mark(found, what, day - timedelta(ZONE), day + timedelta(SOON)) if what else None


def _is_post(text: str, found: Found) -> bool:
    return bool(POST_BEFORE.search(text[max(0, found.start - BEFORE) : found.start]))


def _is_photo(article: Article, line: Line, found: Found) -> bool:
    """An agency's caption names the weekday of its picture; one without it, or called a file picture, may be old."""
    if not WITH_WEEKDAY.match(found.match.group()) or not is_caption(article, line):
        return False
    start, end = _block_around(article, line)
    reach = 10 * BEFORE
    return not OLD_PICTURE.search(article.text, max(start, found.start - reach), min(end, found.end + reach))


def is_caption(article: Article, line: Line) -> bool:
    """Whether the sentence stands under a picture, where the present tense tells nothing of the day."""
    start, end = line.sentence.start, line.sentence.end
    block = article.blocks[_block_at(article, start)]
    return block.role is Role.CAPTION or bool(CREDIT.search(article.text, start, min(block.end, end + 5 * BEFORE)))


def _block_at(article: Article, place: int) -> int:
    return max(0, bisect_right(article.blocks, place, key=lambda block: block.start) - 1)


def _block_around(article: Article, line: Line) -> tuple[int, int]:
    block = article.blocks[_block_at(article, line.sentence.start)]
    return block.start, max(block.end, line.sentence.end)


def _mark(found: Found, what: str, first: date, last: date) -> Sighting:
    return Sighting(found.start, found.end, not_before=first, not_after=last, current=True, mark=what)
