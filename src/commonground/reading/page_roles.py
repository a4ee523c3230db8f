"""The role of every line of an HTML page's snapshot, from the article's stretches and what the page says of itself."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property

from commonground.reading import furniture, signs
from commonground.reading.align import SHORTEST_ANCHOR, Letters, Stretch, align, letters_of
from commonground.reading.dateline import DAYS, MONTHS
from commonground.reading.extracting import Extracted
from commonground.reading.line_features import stems
from commonground.reading.line_model import shipped
from commonground.reading.lines import Line
from commonground.reading.metadata import Metadata
from commonground.reading.names import agency_of
from commonground.reading.page_pictures import Pictures, caption_roles, description_roles, post_roles
from commonground.reading.repeats import given_twice
from commonground.reading.roles import (
    Marked,
    dated_role,
    is_agency_byline,
    is_byline,
    is_paragraph,
    is_published_line,
)
from commonground.records.article import Role

OUTSIDE = "outside the article"
SURE = 0.97
"""Chance from which a dropped paragraph is the article's: right for 88 words in 100 of those on 130 news pages."""
LIKELY = 0.05
"""Chance from which the second opinion is asked about a dropped paragraph; at .2 one English page in 55 loses text."""
LONGER = 1.3
"""How much longer than the page's description a standfirst may be; a longer one is the first paragraph."""
TOLD = 0.5
"""Share of a standfirst's content words that its article takes up."""
APART, FEW = 8, 3
"""Lines of machinery below an article, and at most as many lines after them as may be another report's teaser."""
UNSURE = 0.1
"""Chance below which a short line of the extraction is machinery: so were 86 words in 100 of those on 130 pages."""
DATELINE_ALONE = re.compile(r"[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w. ]{1,20})?(?: \([A-Z][\w ]{1,20}\))? ?[—–-]{1,2}")
"""The place a report opens with, where the page sets it apart from the first paragraph: "MARRICK, Calder —"."""
HEAD_LINES = 12
"""Lines around the headline among which byline and dateline are looked for."""


def mark_page(
    snapshot: str,
    lines: Sequence[Line],
    found: Extracted,
    said: Metadata,
    pictures: Pictures,
    ask: Callable[[], Sequence[str]] = tuple,
) -> tuple[Marked, ...]:
    """The role of every line: the article's stretches are body, what the page's own record tells is named.

    The rest is furniture. A line that is article in part only is two blocks. `ask` gives the paragraphs of the generous
    reading; it is slow, and called only where a paragraph inside the article is in doubt.
    """
    letters = Letters(snapshot)
    stretches = [stretch for stretch in align(found.paragraphs, letters) if stretch]
    pieces, body = cut(lines, stretches, letters)
    captions = caption_roles(pieces, body, pictures.captions)
    head = head_roles(pieces, body, said, captions)
    posts = post_roles(pieces, body, pictures.posts)
    named = description_roles(pieces, body, pictures.descriptions) | posts | captions | head
    chances = chances_near(pieces, body)
    body |= rescued(pieces, body, dropped_inside(pieces, body, named), chances, Opinion(found, ask))
    place = place_above(pieces, body - named.keys()) - named.keys()
    own = (body | place) - named.keys()
    aside = furniture.set_aside_within(pieces, sorted(own)) | doubted(pieces, body, chances)
    aside |= stray(pieces, own) | given_twice(pieces, own - aside.keys())
    aside |= furniture.box_titles(pieces, sorted(own - aside.keys()))
    marked = []
    for at, piece in enumerate(pieces):
        if at in named:
            marked.append(named[at])
        elif at in own:
            marked.append(Marked(piece, Role.FURNITURE, aside[at]) if at in aside else Marked(piece, Role.BODY))
        else:
            marked.append(Marked(piece, Role.FURNITURE, furniture.machinery(piece) or OUTSIDE))
    return tuple(marked)


def place_above(pieces: Sequence[Line], own: Collection[int]) -> set[int]:
    """The line above the article's first where it is nothing but the place that the report opens with."""
    above = min(own, default=0) - 1
    return {above} if above >= 0 and DATELINE_ALONE.fullmatch(pieces[above].text) else set()


def chances_near(pieces: Sequence[Line], body: Collection[int]) -> list[float]:
    """The line model's chances for the article and the lines around it; 0 for those far away, which nobody asks for."""
    if not body:
        return [0.0] * len(pieces)
    start, end = max(0, min(body) - 2 * HEAD_LINES), min(len(pieces), max(body) + 2 * HEAD_LINES)
    near = shipped().chances(pieces[start:end])
    return [0.0] * start + near + [0.0] * (len(pieces) - end)


class Opinion:
    """The generous reading of a page, asked for once, when it is first needed."""

    def __init__(self, found: Extracted, ask: Callable[[], Sequence[str]]) -> None:
        self.found, self.ask = found, ask

    @cached_property
    def letters(self) -> frozenset[str]:
        """Its paragraphs, as they are compared."""
        return frozenset(letters_of(paragraph) for paragraph in self.found.further or self.ask())


def dropped_inside(pieces: Sequence[Line], body: Collection[int], named: Mapping[int, Marked]) -> list[int]:
    """The paragraphs inside the article that extraction left out."""
    if not body:
        return []
    start = min([*body, *(at for at, mark in named.items() if mark.role is Role.HEADLINE)])
    return [
        at
        for at in range(start, max(body))
        if at not in body and at not in named and is_paragraph(pieces[at]) and not furniture.machinery(pieces[at])
    ]


def rescued(
    pieces: Sequence[Line], body: Collection[int], dropped: Sequence[int], chances: Sequence[float], second: Opinion
) -> frozenset[int]:
    """Those dropped paragraphs that the line model is sure of, or that it thinks likely and the second opinion has."""
    sure = {at for at in dropped if chances[at] >= SURE or is_announced(pieces, at, body)}
    open_ones = [at for at in dropped if at not in sure and chances[at] >= LIKELY]
    return frozenset(sure | {at for at in open_ones if pieces[at].letters in second.letters})


def is_announced(pieces: Sequence[Line], at: int, body: Collection[int]) -> bool:
    """Whether a line is a quotation that the article's line above it announces with a colon."""
    return at - 1 in body and pieces[at - 1].text.endswith(":") and pieces[at].text[:1] in '"“‘«'


def capitalised(line: Line) -> set[str]:
    """The words of a line, but for its first, that are written like names and are no day or month."""
    return {
        word.strip(".")
        for word in line.words[1:]
        if word[0].isupper() and len(word) > 2 and word.strip(".").lower() not in (*DAYS, *MONTHS)
    }


def stray(pieces: Sequence[Line], body: Collection[int]) -> dict[int, str]:
    """Lines far below the rest of the article that share no name with it: another report's teaser. Index -> reason."""
    order = sorted(body)
    found: dict[int, str] = {}
    for place in range(len(order) - 1, 1, -1):
        at, above = order[place], order[:place]
        if at - above[-1] <= APART:
            break
        below = order[place:]
        own = {name for other in below for name in capitalised(pieces[other])}
        told = {word.strip(".") for other in above for word in pieces[other].words}
        if len(below) <= FEW and own and not own & told:
            found |= dict.fromkeys(below, "stands apart from the article and tells of something else")
            break
    return found


def doubted(pieces: Sequence[Line], body: Collection[int], chances: Sequence[float]) -> dict[int, str]:
    """Lines that extraction took for the article's and the line model takes for machinery: index -> reason.

    Paragraphs are left alone, and so is an article that is nothing but such lines.
    """
    found = {
        at: f"reads as page machinery ({chances[at]:.0%} likely to be the article's)"
        for at in body
        if chances[at] < UNSURE and not is_paragraph(pieces[at])
    }
    return found if len(found) < len(body) / 2 else {}


def cut(
    lines: Sequence[Line], stretches: Sequence[Stretch], letters: Letters
) -> tuple[tuple[Line, ...], frozenset[int]]:
    """The lines, each cut where a stretch of the article starts or ends, and which of the pieces are the article's."""
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
                body.add(len(pieces))
                pieces.append(piece_of(line, start, end))
                at = end
            later += 1
        if at < line.end:
            pieces.append(piece_of(line, at, line.end))
    return tuple(pieces), frozenset(body)


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
    pieces: Sequence[Line], body: Collection[int], said: Metadata, captions: Collection[int] = ()
) -> dict[int, Marked]:
    """Headline, standfirst, byline and dateline: lines near the article's start that say what the record says."""
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
        elif at != first and is_published_line(piece):
            named[at] = Marked(piece, dated_role(piece))
        elif at in captions or signs.is_credit(piece.text):
            continue
        elif is_authors_line(piece, said.authors) or (at < first and is_byline(piece) and "by " in piece.lower[:20]):
            named[at] = Marked(piece, Role.BYLINE)
        elif headline is not None and headline < at <= first and is_standfirst(piece, said.standfirsts, at, body):
            named[at] = Marked(piece, Role.STANDFIRST)
        elif headline is not None and at == headline + 1 and at not in body and tells_of(piece, pieces, body):
            named[at] = Marked(piece, Role.STANDFIRST, "stands under the headline and tells of the article")
    return named


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
