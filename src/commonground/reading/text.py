"""Plain text as careless scrapers leave it: every line gets its role, and the page's own words their meaning."""

from collections.abc import Sequence

from commonground.reading.charset import Decoded
from commonground.reading.dateline import printed_dates
from commonground.reading.draft import DateFound, Draft, Part
from commonground.reading.line_model import TwoLooks
from commonground.reading.lines import split_lines
from commonground.reading.names import people
from commonground.reading.outlet import masthead, outlet_named_in
from commonground.reading.page_kinds import why_in_doubt, why_no_article, without_article
from commonground.reading.roles import REPEATS, Marked, mark_lines
from commonground.reading.signs import credit_tail
from commonground.reading.wrapping import unwrapped
from commonground.records.article import Role


def read_text(decoded: Decoded, model: TwoLooks | None = None) -> Draft:
    """What a page of plain text says; its snapshot is the text as decoded, nothing changed.

    `model` tells the article's lines from machinery; the shipped one unless another is given.
    """
    marked = mark_lines(unwrapped(split_lines(decoded.text), decoded.text), model)
    published, updated, doubts = dates_of(marked)
    notes = decoded.notes + doubts
    why = why_no_article(marked)
    if why or not any(mark.role is Role.BODY for mark in marked):
        notes += (f"no article here: {why or 'no line reads as a report'}",)
        marked = without_article(marked, why)
    elif doubt := why_in_doubt(marked):
        notes += (doubt,)
    return Draft(
        text=decoded.text,
        parts=tuple(part for mark in marked for part in parts_of(mark)),
        outlet=outlet_of(marked),
        authors=authors_of(marked),
        published=published,
        updated=updated,
        charset=decoded.charset,
        notes=notes,
    )


def outlet_of(marked: Sequence[Marked]) -> str | None:
    """The outlet that a page's machinery names, or the page's first line where that is nothing but its name."""
    furniture = [mark.line.text for mark in marked if mark.role is Role.FURNITURE]
    first = marked[0].line.text if marked and marked[0].role is Role.FURNITURE else ""
    return outlet_named_in(furniture) or masthead(first)


def parts_of(mark: Marked) -> tuple[Part, ...]:
    """The blocks of a line: one, or two where a caption closes with its credit."""
    line = mark.line
    credit = credit_of(mark) if mark.role is Role.CAPTION else None
    if not credit:
        return (Part(line.start, line.end, mark.role, mark.reason),)
    words_end = line.start + len(line.text[:credit].rstrip())
    return (
        Part(line.start, words_end, Role.CAPTION, mark.reason),
        Part(line.start + credit, line.end, Role.CREDIT, "a picture credit"),
    )


def credit_of(mark: Marked) -> int | None:
    """Where the credit starts in a caption's line; in one that repeats the line above, the bracket is the credit.

    A bracket left open holds the credit of the line below.
    """
    text = mark.line.text
    if (mark.reason == REPEATS or text.endswith(" (")) and (at := text.rfind("(")) > 0:
        return at
    return credit_tail(mark.line)


def authors_of(marked: Sequence[Marked]) -> tuple[str, ...]:
    """The people that the bylines name, each once, in order."""
    bylines = (mark.line.text for mark in marked if mark.role is Role.BYLINE)
    return tuple(dict.fromkeys(name for byline in bylines for name in people(without_dates(byline))))


def without_dates(line: str) -> str:
    """A byline cut off before the first date in it."""
    dates = printed_dates(line)
    return line[: dates[0].start] if dates else line


def dates_of(marked: Sequence[Marked]) -> tuple[DateFound | None, DateFound | None, tuple[str, ...]]:
    """The printed dates of publication and of the last change, and what does not fit about them."""
    published = updated = None
    doubts: list[str] = []
    for mark in marked:
        if mark.role not in (Role.PUBLISHED, Role.BYLINE):
            continue
        for printed in printed_dates(mark.line.text):
            found = DateFound.printed(printed, mark.line.start)
            if printed.updated:
                updated = updated or found
            else:
                published = published or found
            doubts += [printed.doubt] if printed.doubt else []
    return published, updated, tuple(doubts)
