"""HTML pages: trafilatura finds the article, and its paragraphs are found again in the page's own text."""

import re
from collections.abc import Iterable
from functools import partial

from resiliparse.extract.html2text import extract_plain_text
from selectolax.lexbor import LexborHTMLParser

from commonground.reading.charset import Decoded
from commonground.reading.draft import Draft
from commonground.reading.extracting import extract, paragraphs
from commonground.reading.lines import split_lines
from commonground.reading.metadata import date_of_address, guessed_date, read_metadata, select, with_texts
from commonground.reading.outlet import outlet_named_in
from commonground.reading.outline import outline_of
from commonground.reading.page_kinds import signs_of, why_in_doubt, why_no_article, without_article
from commonground.reading.page_pictures import Pictures
from commonground.reading.page_roles import mark_page
from commonground.reading.roles import is_paragraph
from commonground.reading.text import authors_of, dates_of, parts_of
from commonground.records.article import Role

NOT_SEEN = re.compile(
    r"<span[^<>]{0,500}>[\s,(]{0,5}opens? (?:in )?(?:a )?new (?:tab|window)[\s.)]{0,5}</span>", re.IGNORECASE
)
"""What a link says to those who hear the page; it would stand in the middle of sentences."""


BREAK = re.compile(r'<span(?: [^<>]{0,100})? class="(?:[^"<>]{0,200} )?br"[^<>]{0,100}></span>')
"""An empty element that is called a line break and shown as one; without it sentences would run into one another."""
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
DEEPEST = 11_000
"""Elements within one another from which parsing, which takes time by the square of it, is slow; browsers stop at
512; 20,000 take half a second, 60,000 seven."""
CLOSED_ALONE = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track"}
CLOSED_ALONE |= {"wbr", "p", "li", "dt", "dd", "td", "th", "tr", "option", "path", "use"}
"""Elements that have no end, or whose end is often not written."""
CAPTION_WORDS = 200
"""Words of the longest caption that is looked for."""
POSTS = ", ".join(
    f'blockquote[class*="{kind}"]'
    for kind in ("twitter-tweet", "instagram-media", "tiktok-embed", "bluesky-embed", "reddit-embed", "text-post-media")
)
"""How pages mark a post from elsewhere, as the networks' own code for it does."""
NO_ARTICLE = ", ".join(
    [
        'script:not([type="application/ld+json"])',
        *("style", "svg", "iframe", "noscript", "link", "meta", "video", "audio", "canvas", "img", "picture", "source"),
        *("select", "button", "input", "nav", "footer", "aside"),
    ]
)
"""Elements that trafilatura drops before it looks for the article. Without them it finds the same on 275 of 279 stored
pages, and a cleaner article on the other four,
in two thirds of the time (`benchmarks/reading.py`)."""


def read_html(decoded: Decoded, url: str | None) -> Draft:
    """What an HTML page says; its snapshot is the page's text as rendered, machinery and all."""
    source = NOT_SEEN.sub("", decoded.text.replace("\x00", "\ufffd"))  # as the HTML standard does
    source = BREAK.sub("<br>", source) if 'br"' in source else source
    tree = LexborHTMLParser(source)
    snapshot = extract_plain_text(source)
    said = read_metadata(tree)
    signs = signs_of(tree, live=said.live_blog)
    lines = split_lines(snapshot)
    language, pictures = declared_language(tree), pictures_of(tree)
    lean = made_lean(tree)
    outline = outline_of(tree)
    found = extract(source, lean, sum(len(line.words) for line in lines if is_paragraph(line)))
    generous = partial(paragraphs, lean, precise=False)
    marked = mark_page(snapshot, lines, found, said, pictures, generous, outline)
    published, updated, doubts = dates_of(marked)
    notes = [*decoded.notes, *doubts]
    words = sum(len(mark.line.words) for mark in marked if mark.role is Role.BODY)
    if (why := why_no_article(marked, signs)) or not words:
        notes.append(f"no article here: {why or found.doubt or 'nothing on the page reads as a report'}")
        marked = without_article(marked, why)
    elif doubt := why_in_doubt(marked) or found.doubt or found.misses_much(words):
        notes.append(doubt)
    return Draft(
        text=snapshot,
        parts=tuple(part for mark in marked for part in parts_of(mark)),
        outlet=said.outlet or outlet_named_in(mark.line.text for mark in marked if mark.role is Role.FURNITURE),
        title=said.title,
        authors=said.authors or authors_of(marked),
        published=said.published or published or date_of_address(url or said.address) or guessed_date(source),
        updated=said.updated or updated,
        charset=decoded.charset,
        declared_language=language,
        notes=tuple(notes),
    )


def nesting(source: str) -> int:
    """How many elements deep a page is nested, at most; 0 where it has too few tags to be nested too deep."""
    if source.count("<") <= DEEPEST:
        return 0
    depth = deepest = 0
    for end, name in TAG.findall(source):
        if name.lower() not in CLOSED_ALONE:
            depth = max(depth + (-1 if end else 1), 0)
            deepest = max(deepest, depth)
    return deepest


def made_lean(tree: LexborHTMLParser) -> str:
    """The page without what extraction drops first of all; this takes the parts out of the tree itself."""
    for element in select(tree, NO_ARTICLE):
        element.decompose()
    return tree.html or ""


def declared_language(tree: LexborHTMLParser) -> str | None:
    """The language that a page declares for itself."""
    return next((tag for root in select(tree, "html") if (tag := root.attributes.get("lang"))), None)


def pictures_of(tree: LexborHTMLParser) -> Pictures:
    """The words that a page gives with its pictures, and the posts it shows."""
    captions = (text for _, text in with_texts(tree, "figcaption"))
    styled = (text for _, text in with_texts(tree, '[class*="aption"]'))
    credited = (text for _, text in with_texts(tree, '[class*="redit"]'))
    described = (
        text for element in select(tree, "img[alt]") if (text := (element.attributes.get("alt") or "").strip())
    )
    posts = (text for _, text in with_texts(tree, POSTS))
    return Pictures(few_words(captions), tuple(described), tuple(posts), few_words(styled), few_words(credited))


def few_words(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts short enough to stand under a picture; elements that are called captions may hold a whole page."""
    return tuple(text for text in texts if text.count(" ") < CAPTION_WORDS)
