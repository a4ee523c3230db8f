"""The role of every line of an HTML page's snapshot, from the article's stretches and what the page says of itself."""

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date

from commonground.reading import furniture, signs
from commonground.reading.align import SHORTEST_ANCHOR, Letters, Stretch, align, letters_of
from commonground.reading.dateline import PrintedDate
from commonground.reading.extracting import Extracted
from commonground.reading.line_features import stems
from commonground.reading.lines import Line
from commonground.reading.metadata import Metadata
from commonground.reading.names import agency_of
from commonground.reading.outline import Outline
from commonground.reading.page_body import (
    Opinion,
    akin,
    chances_near,
    doubted,
    dropped_inside,
    read_by_lines,
    rescued,
)
from commonground.reading.page_pictures import Pictures, caption_roles, description_roles, post_roles
from commonground.reading.repeats import given_twice
from commonground.reading.roles import (
    Marked,
    dated_role,
    is_agency_byline,
    is_byline,
    is_published_line,
)
from commonground.records.article import Role

OUTSIDE = "outside the article"
LONGER = 1.3
"""How much longer than the page's description a standfirst may be; a longer one is the first paragraph."""
TOLD = 0.5
"""Share of a standfirst's content words that its article takes up."""
DATELINE_ALONE = re.compile(r"[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: \([A-Z][\w ]{1,20}\))? ?[—–-]{1,2}")
"""The place a report opens with, where the page sets it apart from the first paragraph: "MARRICK, Calder —"."""
HEAD_LINES = 12
"""Lines around the headline among which byline and dateline are looked for."""
SAME_DATE = 1
"""Days by which a printed date may be off the record's, which may be given in another time zone."""
FAR = 1
"""Lines above the headline beyond which a date is not the report's where another stands below it."""


def mark_page(
    snapshot: str,
    lines: Sequence[Line],
    found: Extracted,
    said: Metadata,
    pictures: Pictures,
    ask: Callable[[], Sequence[str]] = tuple,
    outline: Outline | None = None,
) -> tuple[Marked, ...]:
    """The role of every line: the article's stretches are body, what the page's own record tells is named.

    The rest is furniture. A line that is article in part only is two blocks. `ask` gives the paragraphs of the generous
    reading; it is slow, and called only where a paragraph inside the article is in doubt. `outline` tells which
    elements the page's paragraphs stand in.
    """
    letters = Letters(snapshot)
    stretches = [stretch for stretch in align(found.paragraphs, letters) if stretch]
    outline = outline or Outline()
    pieces, body = cut(outline.whole(lines, snapshot), stretches, letters)
    if found.paragraphs and not body:
        body = read_by_lines(pieces, headline_at(pieces, len(pieces), said.titles) or 0)
    kin = outline.kin_of(pieces, body)
    body |= akin(pieces, body, kin, start_of(pieces, body, said), pictures.letters)
    captions = caption_roles(pieces, body, pictures, kin)
    described = description_roles(pieces, body, pictures.descriptions)
    head = head_roles(pieces, body, said, captions, described)
    posts = post_roles(pieces, body, pictures.posts)
    named = described | posts | captions | head
    chances = chances_near(pieces, body)
    body |= rescued(pieces, body, dropped_inside(pieces, body, named), chances, Opinion(found, ask), kin)
    place = place_above(pieces, body - named.keys()) - named.keys()
    own = (body | place) - named.keys()
    aside = furniture.set_aside_within(pieces, sorted(own)) | doubted(pieces, body, chances, kin)
    aside |= given_twice(pieces, own - aside.keys())
    aside |= furniture.box_titles(pieces, sorted(own - aside.keys()))
    return tuple(named.get(at) or mark_line(piece, at in own, aside.get(at)) for at, piece in enumerate(pieces))


def mark_line(line: Line, own: bool, aside: str | None) -> Marked:
    """The role of a line that no record names: the article's own, or furniture with the reason why."""
    if own:
        return Marked(line, Role.FURNITURE, aside) if aside else Marked(line, Role.BODY)
    return Marked(line, Role.FURNITURE, furniture.machinery(line) or OUTSIDE)


def start_of(pieces: Sequence[Line], body: Collection[int], said: Metadata) -> int:
    """The line below an article's headline, or its first one."""
    first = min(body, default=len(pieces))
    headline = headline_at(pieces, first, said.titles)
    return first if headline is None else min(first, headline + 1)


def place_above(pieces: Sequence[Line], own: Collection[int]) -> set[int]:
    """The line above the article's first where it is nothing but the place that the report opens with."""
    above = min(own, default=0) - 1
    return {above} if above >= 0 and DATELINE_ALONE.fullmatch(pieces[above].text) else set()


def cut(
    lines: Sequence[Line], stretches: Sequence[Stretch], letters: Letters
) -> tuple[tuple[Line, ...], frozenset[int]]:
    """The lines, each cut where a stretch of the article starts or ends, and which of the pieces are the article's.

    Two that share a line and a sentence are one: extraction parted it at an element.
    """
    pieces: list[Line] = []
    body: set[int] = set()
    ordered = sorted(stretches, key=lambda stretch: stretch.start)
    next_stretch = 0
    for line in lines:
        while next_stretch < len(ordered) and ordered[next_stretch].end <= line.start:
            next_stretch += 1
        at, later = line.start, next_stretch
        alone = later + 1 >= len(ordered) or ordered[later + 1].start >= line.end
        if later < len(ordered) and alone and is_chance_find(line, ordered[later], letters):
            later += 1
        while later < len(ordered) and ordered[later].start < line.end:
            start, end = widened(line, ordered[later], letters)
            if start > at and letters.inside(at, start):
                pieces.append(piece_of(line, at, start))
            else:
                start = at
            if end > start:
                if not letters.inside(end, line.end):
                    end = line.end
                if len(pieces) - 1 in body and goes_on(pieces[-1], line, start) and not letters.inside(at, start):
                    start = pieces.pop().start
                body.add(len(pieces))
                pieces.append(piece_of(line, start, end))
                at = end
            later += 1
        if at < line.end:
            pieces.append(piece_of(line, at, line.end))
    return tuple(pieces), frozenset(body)


def goes_on(above: Line, line: Line, start: int) -> bool:
    """Whether the text from `start` on is the rest of a sentence that the piece above it began in the same line."""
    rest = line.text[start - line.start :].lstrip()
    return above.start >= line.start and not above.is_sentence and rest[:1].islower()


def is_chance_find(line: Line, stretch: Stretch, letters: Letters) -> bool:
    """Whether a stretch is a few words within a longer line that is otherwise none of the article's."""
    if not line.start <= stretch.start < stretch.end <= line.end:
        return False
    count = letters.inside(stretch.start, stretch.end)
    return count < SHORTEST_ANCHOR and 2 * count < letters.inside(line.start, line.end)


def widened(line: Line, stretch: Stretch, letters: Letters) -> tuple[int, int]:
    """A stretch within a line, with the punctuation that clings to it: an opening quote, a closing full stop."""
    start, end = max(stretch.start, line.start), min(stretch.end, line.end)
    while start > line.start and not (before := line.text[start - line.start - 1]).isspace() and not before.isalnum():
        start -= 1
    while end < line.end and not (after := line.text[end - line.start]).isspace() and not after.isalnum():
        end += 1
    if not letters.inside(line.start, start):
        start = line.start
    return start, end


def piece_of(line: Line, start: int, end: int) -> Line:
    """The part of a line between two offsets, without the white space around it."""
    if (start, end) == (line.start, line.end):
        return line
    text = line.text[start - line.start : end - line.start]
    start += len(text) - len(text.lstrip())
    text = text.strip()
    return Line(start, start + len(text), text, line.gap, line.bullet)


def head_roles(
    pieces: Sequence[Line],
    body: Collection[int],
    said: Metadata,
    captions: Collection[int] = (),
    described: Collection[int] = (),
) -> dict[int, Marked]:
    """Headline, standfirst, byline and dateline: lines near the article's start that say what the record says.

    `described` are pictures' descriptions: "Portrait of Ann Lee" is no byline.
    """
    first = min(body, default=len(pieces))
    headline = headline_at(pieces, first, said.titles)
    named: dict[int, Marked] = {}
    if headline is not None:
        named[headline] = Marked(pieces[headline], Role.HEADLINE)
        first = next((at for at in sorted(body) if at > headline and len(pieces[at].words) >= 12), first)
    near = range(
        max(0, (first if headline is None else headline) - HEAD_LINES), min(len(pieces), first + HEAD_LINES // 2)
    )
    agency = next((name for at in sorted(body)[:3] if (name := agency_of(pieces[at].text))), None)
    for at in near:
        if at in named:
            continue
        piece = pieces[at]
        if at != first and is_agency_byline(piece, agency) and headline is not None and at > headline:
            named[at] = Marked(piece, Role.BYLINE, "a news agency")
        elif at != first and (dates := is_published_line(piece)) and fits_record(dates, said):
            named[at] = Marked(piece, dated_role(piece))
        elif at in captions or signs.is_credit(piece.text) or (at in described and piece.text not in said.authors):
            continue
        elif is_authors_line(piece, said.authors) or (at < first and is_byline(piece) and "by " in piece.lower[:20]):
            named[at] = Marked(piece, Role.BYLINE)
        elif headline is not None and headline < at <= first and is_standfirst(piece, said.standfirsts, at, body):
            named[at] = Marked(piece, Role.STANDFIRST)
        elif headline is not None and at == headline + 1 and at not in body and tells_of(piece, pieces, body):
            named[at] = Marked(piece, Role.STANDFIRST, "stands under the headline and tells of the article")
    return without_far_dates(named, headline)


def fits_record(dates: Sequence[PrintedDate], said: Metadata) -> bool:
    """Whether a printed date is about the one that the page's record gives for publication or change, if any."""
    days = [date.fromisoformat(found.edtf[:10]) for found in (said.published, said.updated) if found]
    return not days or any(abs((printed.day - day).days) <= SAME_DATE for printed in dates for day in days)


def without_far_dates(named: dict[int, Marked], headline: int | None) -> dict[int, Marked]:
    """The roles without dates far above the headline where one stands below it: a masthead's or a comment's."""
    dates = [at for at, mark in named.items() if mark.role is Role.PUBLISHED]
    if headline is None or not any(at > headline for at in dates):
        return named
    far = {at for at in dates if at < headline - FAR}
    return {at: mark for at, mark in named.items() if at not in far}


def headline_at(pieces: Sequence[Line], first: int, titles: Sequence[str]) -> int | None:
    """The line that is one of the page's own titles, the nearest above the article's first line or just after it."""
    for title in titles:
        key = letters_of(title).lower()
        found = [at for at, piece in enumerate(pieces[: first + 3]) if key and piece.letters.lower() == key]
        if found:
            return found[-1]
    return None


def is_authors_line(piece: Line, authors: Sequence[str]) -> bool:
    """Whether a line is made up of the names that the page gives as its authors, with little else."""
    named = [name for name in authors if name.lower() in piece.lower]
    return bool(named) and len(piece.words) <= sum(len(name.split()) for name in named) + 8 and not piece.is_sentence


def is_standfirst(piece: Line, standfirsts: Sequence[str], at: int, body: Collection[int]) -> bool:
    """Whether a line under the headline is what the page gives as the article's description.

    A first paragraph stays one where the second follows at once, though the description repeats it.
    """
    if len(piece.words) < 5 or agency_of(piece.text) or (at in body and at + 1 in body and piece.is_sentence):
        return False
    own = piece.letters.lower()
    keys = [letters_of(standfirst).lower() for standfirst in standfirsts]
    return any(
        own == key
        or (
            at not in body
            and min(len(own), len(key)) >= 30
            and (own in key or (key in own and len(own) <= LONGER * len(key)))
        )
        for key in keys
    )


def tells_of(piece: Line, pieces: Sequence[Line], body: Collection[int]) -> bool:
    """Whether a line is no machinery and the article takes up the better part of its words."""
    own = stems(piece)
    if len(piece.words) < 6 or not own or piece.text.count("|") > 1 or furniture.machinery(piece):
        return False
    told = {stem for at in body for stem in stems(pieces[at])}
    return len(own & told) >= TOLD * len(own)
