"""The two ways in: a page as received, and a text that is already clean."""

import hashlib
from datetime import date
from pathlib import Path

from commonground.reading.charset import decode, without_surrogates
from commonground.reading.draft import Draft, Given, Part, finish, given_date
from commonground.reading.errors import UnreadablePage
from commonground.reading.lines import Line, split_lines
from commonground.reading.page import Page, load
from commonground.reading.wrapping import unwrapped
from commonground.records.article import Article, Role

LINES_LIMIT = 50_000
"""Lines of plain text that are read in under 10 seconds; the longest of 954 labelled pages has 1,467."""


def read(
    page: str | Path | bytes,
    *,
    url: str | None = None,
    media_type: str | None = None,
    outlet: str | None = None,
    published: str | date | None = None,
) -> Article:
    """The article of a page, given as a path or as its bytes.

    `url` is where it stood, `media_type` its Content-Type; `outlet` and `published` (an ISO date) win over what the
    page says of itself. A page without an article is read too: all its lines are furniture, and a note says so.

    Raises:
        UnreadablePage: there is no page of text; the message says why in one line.
        ValueError: `published` is no ISO date.
    """
    given_date(published)
    return read_loaded(load(page, url=url, media_type=media_type), outlet=outlet, published=published)


def read_loaded(loaded: Page, *, outlet: str | None = None, published: str | date | None = None) -> Article:
    """The article of a page whose bytes are at hand.

    Raises:
        UnreadablePage: it is too long, or nested too deep, to be a page.
        ValueError: `published` is no ISO date.
    """
    given = Given(source=loaded.source, url=loaded.url, outlet=outlet, published=given_date(published))
    decoded = decode(loaded)
    if loaded.is_html:
        from commonground.reading.html import DEEPEST, nesting, read_html  # noqa: PLC0415  (slow to import)

        if nesting(decoded.text) > DEEPEST:
            what = f"elements nested more than {DEEPEST:,} deep"
            raise UnreadablePage(loaded.source, what, "no browser shows such a page; save it anew")
        draft = read_html(decoded, loaded.url)
    else:
        from commonground.reading.text import read_text  # noqa: PLC0415

        if (count := len(decoded.text.splitlines())) > LINES_LIMIT:
            what = f"{count} lines, where a page may have {LINES_LIMIT}"
            raise UnreadablePage(loaded.source, what, "is it a log or a table? give the report alone")
        draft = read_text(decoded)
    return finish(draft, given, hashlib.sha256(loaded.data).hexdigest())


def from_text(
    text: str, *, headline: str | None = None, published: str | date | None = None, outlet: str | None = None
) -> Article:
    """A text that is already clean: it is the snapshot, and every line of it is body.

    Where it is hard-wrapped, every paragraph is.

    A `headline` that stands at its start is the headline's block; one that does not is `Article.title` alone. Lone
    surrogates become U+FFFD, one for one. `sha256` is that of the text in UTF-8.

    Raises:
        ValueError: `published` is no ISO date.
    """
    given = Given(source="text", outlet=outlet, headline=headline or None, published=given_date(published))
    text, notes = without_surrogates(text)
    lines = unwrapped(split_lines(text), text)
    above = lines_of_headline(lines, headline)
    parts = tuple(
        Part(line.start, line.end, Role.HEADLINE if at < above else Role.BODY) for at, line in enumerate(lines)
    )
    if above > 1:
        parts = (Part(lines[0].start, lines[above - 1].end, Role.HEADLINE), *parts[above:])
    draft = Draft(text=text, parts=parts, notes=notes)
    return finish(draft, given, hashlib.sha256(text.encode("utf-8")).hexdigest())


def lines_of_headline(lines: tuple[Line, ...], headline: str | None) -> int:
    """How many lines at the start of a text are its headline: 0 where they are not the words given."""
    wanted = " ".join((headline or "").split())
    found = ""
    for count, line in enumerate(lines, 1):
        found = f"{found} {' '.join(line.text.split())}".strip()
        if found == wanted:
            return count
        if not wanted.startswith(found):
            break
    return 0
