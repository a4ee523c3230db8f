"""What an HTML page shows beside its article's own words: pictures with captions and credits, posts from elsewhere."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from commonground.reading import furniture, signs
from commonground.reading.align import letters_of
from commonground.reading.lines import Line
from commonground.reading.outline import Kin
from commonground.reading.page_body import is_announced
from commonground.reading.repeats import repeated_captions
from commonground.reading.roles import Marked, find_captions, is_paragraph
from commonground.records.article import Role

ABOVE, BELOW = 12, 5
"""Lines above and below an article among which a figure's caption is its own."""
A_CREDIT = "a picture credit"
BRACKETS = re.compile(r"\([^()]{2,60}\)")
"""A caption that is nothing but words in brackets is the credit: "(The Larkmoor Courier)"."""
POST_LETTERS = 8
"""Letters and digits from which a line within a post from elsewhere is known as a part of it."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """The words with a page's pictures: captions as shown, descriptions as given for those who do not see them.

    `posts` are the words of posts from elsewhere that the page shows in a frame of their own; `styled` and `credits`
    are the words of elements that are called a caption or a credit.
    """

    captions: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()
    styled: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()

    @property
    def letters(self) -> frozenset[str]:
        """The words with pictures, as they are compared."""
        return frozenset(letters_of(text) for text in (*self.captions, *self.descriptions))


def caption_roles(pieces: Sequence[Line], body: Collection[int], pictures: Pictures, kin: Kin) -> dict[int, Marked]:
    """Captions and credits: what the page marks as a figure's caption, lines that are a credit or close with one."""
    if not body:
        return {}
    nearby = range(max(0, min(body) - ABOVE), min(len(pieces), max(body) + BELOW))
    named = shown_captions(pieces, nearby, {letters_of(caption) for caption in pictures.captions} - {""})
    near = pieces[nearby.start : min(len(pieces), max(body) + 3)]
    for at, mark in find_captions(near, {}).items():
        if at + nearby.start <= max(body) + 1 and mark.role is not Role.FURNITURE:
            named.setdefault(at + nearby.start, mark)
    styled = {letters_of(credit) for credit in pictures.credits}
    named |= {at: Marked(pieces[at], Role.CREDIT, A_CREDIT) for at in credits_below(pieces, named, styled)}
    named |= captions_inside(pieces, body, named, pictures, kin)
    lines = {at: mark.line for at, mark in named.items() if mark.role is Role.CAPTION}
    credited = [at for at in lines if signs.credit_tail(lines[at]) or named.get(at + 1, named[at]).role is Role.CREDIT]
    twice = repeated_captions(lines, credited)
    return named | {at: Marked(pieces[at], Role.FURNITURE, reason) for at, reason in twice.items()}


def captions_inside(
    pieces: Sequence[Line], body: Collection[int], named: Mapping[int, Marked], pictures: Pictures, kin: Kin
) -> dict[int, Marked]:
    """The lines and paragraphs within the article that are styled as a caption, or share an element with a credit."""
    styled = {letters_of(caption) for caption in pictures.styled}
    found: dict[int, Marked] = {}
    for at in range(min(body), max(body) + 1):
        piece = pieces[at]
        own = (kin.is_main(piece) and piece.is_sentence) or is_announced(pieces, at, body)
        if at in named or own or not (at in body or is_paragraph(piece)):
            continue
        if piece.letters in styled:
            found[at] = Marked(piece, Role.CAPTION, "styled as a picture's caption")
        elif is_credit(named.get(at + 1)) and kin.stand_together(piece, pieces[at + 1]):
            found[at] = Marked(piece, Role.CAPTION, "stands in one element with the credit below")
    return found


def shown_captions(pieces: Sequence[Line], nearby: range, keys: Collection[str]) -> dict[int, Marked]:
    """The lines that are a figure's caption or a part of it."""
    named: dict[int, Marked] = {}
    letters = {at: pieces[at].letters for at in nearby}
    everything = "\n".join(keys)
    for at, own in letters.items():
        if own not in everything or not own:
            continue
        beside = [other for n in (at - 1, at + 1) if (other := letters.get(n))]
        # A part of a caption stands beside another part of it; an outlet's name in the menu does not.
        part = len(own) >= 4 and any(own in key and any(b in key for b in beside) for key in keys)
        if (own in keys or part) and (reason := furniture.machinery(pieces[at])):
            named[at] = Marked(pieces[at], Role.FURNITURE, reason)
        elif own in keys or part:
            role = (
                Role.CREDIT if signs.is_credit(pieces[at].text) or BRACKETS.fullmatch(pieces[at].text) else Role.CAPTION
            )
            named[at] = Marked(pieces[at], role, "a picture's caption" if role is Role.CAPTION else A_CREDIT)
    return named


def is_credit(mark: Marked | None) -> bool:
    """Whether a line was found to be a credit."""
    return mark is not None and mark.role is Role.CREDIT


def credits_below(pieces: Sequence[Line], named: Mapping[int, Marked], credited: Collection[str]) -> list[int]:
    """The lines below captions that the page styles as a credit, and those below "Photograph:", which it opens."""
    styled = [
        at + 1
        for at, mark in named.items()
        if mark.role is Role.CAPTION and at + 1 < len(pieces) and pieces[at + 1].letters in credited
    ]
    return styled + [
        at
        for at, mark in named.items()
        if at - 1 in named
        and mark.role is Role.CAPTION
        and len(mark.line.words) <= signs.CREDIT_WORDS
        and pieces[at - 1].text.endswith(":")
        and pieces[at - 1].lower.endswith(signs.credit_words("opening"))
    ]


def description_roles(
    pieces: Sequence[Line], body: Collection[int], descriptions: Collection[str]
) -> dict[int, Marked]:
    """The lines outside the article that are a picture's description, which the page does not show."""
    keys = {letters_of(description) for description in descriptions} - {""}
    return {
        at: Marked(piece, Role.FURNITURE, "a picture's description, not shown on the page")
        for at, piece in enumerate(pieces)
        if at not in body and piece.letters in keys
    }


def post_roles(pieces: Sequence[Line], body: Collection[int], posts: Collection[str]) -> dict[int, Marked]:
    """The article's lines that are somebody's post, which the page shows: its own, but not in the report's voice."""
    keys = [letters_of(post) for post in posts]
    return {
        at: Marked(pieces[at], Role.BODY, "a post from elsewhere that the page shows")
        for at in body
        if len(pieces[at].letters) >= POST_LETTERS and any(pieces[at].letters in key for key in keys)
    }
