"""What is known of an outlet's pages: the lines that stand on many of them, and what a user said that a line is."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from commonground.reading import signs
from commonground.reading.draft import span_of
from commonground.reading.lines import Line
from commonground.reading.names import people
from commonground.reading.roles import is_paragraph
from commonground.records.article import Article, Block, Role

LEAST_PAGES, LEAST_SHARE = 3, 0.1
"""Pages, and share of the known ones, from which a line that stands on them is the outlet's and not the article's."""
PARAGRAPH_PAGES, PARAGRAPH_SHARE = 5, 0.5
"""The same for a paragraph: the background of a long story stands in many reports word for word, but not in half of
an outlet's pages."""
TOLD = (Role.BODY, Role.STANDFIRST)
"""The roles that a line loses where it stands on many pages; headlines, bylines and captions repeat by right."""
YOURS = "you marked this line"
WORD, NUMBER = re.compile(r"\w+"), re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of one outlet: on how many of its `pages` each line stands, and the roles that a user gave lines.

    Lines are known by their `line_key`. A page that is read again, or anew, counts once.
    """

    lines: Mapping[str, int] = field(default_factory=dict)
    roles: Mapping[str, Role] = field(default_factory=dict)
    pages: int = 0


def line_key(text: str) -> str:
    """What a line is remembered by: its words in lower case, every number 0; "" for a line without words.

    So "Comments (14)" and "COMMENTS 9" are one line.
    """
    return NUMBER.sub("0", " ".join(WORD.findall(text.casefold())))


def keys_of(article: Article) -> frozenset[str]:
    """The lines that a page adds to its outlet's memory, each once."""
    return frozenset(key for block in article.blocks if (key := line_key(block.text)))


def recall(article: Article, memory: Memory) -> Article:
    """The article with its blocks marked anew by what is known of its outlet; nothing is deleted.

    A role that the user gave a line wins over all; a line that stands on many of the outlet's pages is furniture,
    unless it tells what somebody said. Headline, standfirst, byline and authors follow the roles.
    """
    blocks = tuple(recalled(block, memory, article.outlet) for block in article.blocks)
    return article if blocks == article.blocks else with_blocks(article, blocks)


def recalled(block: Block, memory: Memory, outlet: str | None) -> Block:
    """A block as it is known from other pages."""
    key = line_key(block.text)
    if key and (role := memory.roles.get(key)):
        return replace(block, role=role, reason=YOURS)
    count = memory.lines.get(key, 0) if key else 0
    if block.role in TOLD and is_of_outlet(block.text, count, memory.pages):
        reason = f"stands on {count} of {memory.pages} pages of {outlet or 'this outlet'}"
        return replace(block, role=Role.FURNITURE, reason=reason)
    return block


def is_of_outlet(text: str, count: int, pages: int) -> bool:
    """Whether a line that stands on `count` of an outlet's `pages` is the outlet's own."""
    line = Line(0, len(text), text)
    if signs.reports(line):
        return False
    least, share = (PARAGRAPH_PAGES, PARAGRAPH_SHARE) if is_paragraph(line) else (LEAST_PAGES, LEAST_SHARE)
    return count >= least and count >= share * pages


def with_blocks(article: Article, blocks: tuple[Block, ...]) -> Article:
    """The article with other roles, and what follows from them."""
    headlines = [block for block in blocks if block.role is Role.HEADLINE]
    yours = next((block for block in headlines if block.reason == YOURS), None)
    headline = yours or next(iter(headlines), None)
    standfirst = next((block for block in blocks if block.role is Role.STANDFIRST), None)
    bylines = tuple(block for block in blocks if block.role is Role.BYLINE)
    return replace(
        article,
        blocks=blocks,
        headline=span_of(headline) if headline else None,
        title=" ".join(yours.text.split()) if yours else article.title,
        standfirst=span_of(standfirst) if standfirst else None,
        byline=tuple(span_of(block) for block in bylines),
        authors=authors_by(article, bylines),
    )


def authors_by(article: Article, bylines: tuple[Block, ...]) -> tuple[str, ...]:
    """The authors, without those that only a line named that is no byline now, and with those of new bylines."""
    named = [name for block in bylines for name in people(block.text)]
    lost = {name for span in article.byline for name in people(span.text)} - set(named)
    new = [name for block in bylines if block.reason == YOURS for name in people(block.text)]
    return tuple(dict.fromkeys([*(name for name in article.authors if name not in lost), *new]))
