"""Pages that are no article: walls, error pages, lists of headlines, live blogs, and films or documents in a frame."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from selectolax.lexbor import LexborHTMLParser

from commonground.reading.metadata import select
from commonground.reading.roles import Marked
from commonground.records.article import Role
from commonground.tables import rows

FEW_WORDS = 40
"""Words of body below which a page that says so of itself is no article; of 279 stored news pages eight have fewer, and
none of those says so."""
STUB_WORDS = 200
"""Words of body below which a page that asks to log in may give the beginning of its article alone."""
SAID_OF_ITSELF = 40
"""Words of the longest line in which a page says what it is."""
HEADLINE_LINKS, TEASERS = 8, 0.6
"""Headlines with a link from which, and share of paragraphs under one from which, a page is a list of reports.
Of 279 stored reports the one with most has 7 of 15."""
ENTRIES = 6
"""Paragraphs with a time of day above them from which a page is a live blog; of 278 stored reports the one with
most has 4."""
HEADLINE_WORDS = 4
PARAGRAPH_WORDS = 8
ABOVE = 2
"""Lines above a paragraph in which its headline or its time stands."""
CLOCK = re.compile(
    r"\W{0,3}(?:\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)(?:\s?[A-Z]{2,4})?\W{0,3}"
    r"(?:\d{1,2} hours? ago)?",
    re.IGNORECASE,
)
SAYS = {
    "wall": "the page asks to log in or to pay before it shows its article",
    "login": "a page to log in",
    "robot": "a check for robots in place of the page",
    "error": "an error page: the article was not there",
    "consent": "a question about cookies in place of the page",
}
LIST, LIVE = "a list of headlines or links, not a report", "a live blog: entries of several hours, no single report"
DOCUMENT = "a document or film shown in a frame; what it says is not in the page"
BEGINNING = "perhaps the beginning of the article alone: the page asks to log in or to pay for the rest"


@dataclass(frozen=True, slots=True)
class Signs:
    """What a page's elements show of its kind: headlines that are links, a field for a password, a framed document."""

    headline_links: frozenset[str] = frozenset()
    password: bool = False
    framed: bool = False
    live: bool = False


NO_SIGNS = Signs()


def signs_of(tree: LexborHTMLParser, *, live: bool) -> Signs:
    """The signs in a page; `live`: its own record says that it is a live blog."""
    links = (key(element.text()) for element in select(tree, "h1 a, h2 a, h3 a, h4 a, a h1, a h2, a h3, a h4"))
    framed = 'embed[type="application/pdf"], object[type="application/pdf"], iframe[src*=".pdf"], object[data*=".pdf"]'
    return Signs(
        headline_links=frozenset(link for link in links if link.count(" ") + 1 >= HEADLINE_WORDS),
        password=any(True for _ in select(tree, 'input[type="password"]')),
        framed=any(True for _ in select(tree, framed)),
        live=live,
    )


def why_no_article(marked: Sequence[Marked], signs: Signs = NO_SIGNS) -> str | None:
    """In words, why a page is no article; None where nothing says so."""
    body = [at for at, mark in enumerate(marked) if mark.role is Role.BODY]
    words = sum(len(marked[at].line.words) for at in body)
    if words < FEW_WORDS:
        kind = said_of_itself(marked) or ("login" if signs.password else None)
        if kind or signs.framed:
            return SAYS[kind] if kind else DOCUMENT
    paragraphs = [at for at in body if len(marked[at].line.words) >= PARAGRAPH_WORDS]
    if is_live(marked, paragraphs, signs):
        return LIVE
    return LIST if is_list(marked, paragraphs, signs) else None


def why_in_doubt(marked: Sequence[Marked]) -> str | None:
    """In words, why an article may be a part of one only."""
    words = sum(len(mark.line.words) for mark in marked if mark.role is Role.BODY)
    return BEGINNING if FEW_WORDS <= words < STUB_WORDS and said_of_itself(marked) == "wall" else None


def without_article(marked: Sequence[Marked], why: str | None) -> tuple[Marked, ...]:
    """The lines of a page that is no article: what was taken for its body is set aside, and why."""
    return tuple(Marked(mark.line, Role.FURNITURE, why) if mark.role is Role.BODY else mark for mark in marked)


def said_of_itself(marked: Sequence[Marked]) -> str | None:
    """The kind of page that the first line with a cue says this is, quoted lines left out."""
    for mark in marked:
        if len(mark.line.words) > SAID_OF_ITSELF:
            continue
        plain = " ".join(mark.line.lower.replace("’", "'").split())
        for cue, kind in cues():
            if cue in plain:
                return kind
    return None


@cache
def cues() -> tuple[tuple[str, str], ...]:
    """Cue -> kind."""
    return tuple((cue, kind) for cue, kind in rows("commonground.reading", "no_pages"))


def is_live(marked: Sequence[Marked], paragraphs: Sequence[int], signs: Signs) -> bool:
    """Whether a page is a live blog: by its own record, or by a time of day above many of its paragraphs."""
    timed = [at for at in paragraphs if any(CLOCK.fullmatch(line) for line in above(marked, at))]
    return signs.live or len(timed) >= ENTRIES


def is_list(marked: Sequence[Marked], paragraphs: Sequence[int], signs: Signs) -> bool:
    """Whether a page lists reports: most of its paragraphs stand under a headline that is a link."""
    if len(signs.headline_links) < HEADLINE_LINKS:
        return False
    teasers = [at for at in paragraphs if any(key(line) in signs.headline_links for line in above(marked, at))]
    return len(teasers) >= HEADLINE_LINKS / 2 and len(teasers) >= TEASERS * len(paragraphs)


def above(marked: Sequence[Marked], at: int) -> list[str]:
    """The lines right above a line."""
    return [mark.line.text for mark in marked[max(0, at - ABOVE) : at]]


def key(text: str) -> str:
    """A headline as it is compared."""
    return " ".join(text.lower().split())
