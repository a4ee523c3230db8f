"""Quotations that run over a line break: paragraphs that belong together because one opens what a later one closes.

Newspapers repeat the opening mark at each paragraph of a long quotation. Text with one sentence to a line, and text
wrapped by hand, does not; there the marks on both sides say what belongs together.
"""

from collections.abc import Iterator, Sequence

from commonground.annotating.attribution.quotations import first_mark, leaves_open
from commonground.language.analysis import Sentence
from commonground.records.article import Role

# Lines after the first that one quotation may run over; in 25 stories of BASIL, with one sentence to a line, 125 of the
# 126 quotations that run on need fewer than six.
FURTHEST = 10
Block = list[Sentence]


def joined_blocks(text: str, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks in order, those that one quotation holds together as one."""
    at = 0
    while at < len(blocks):
        block, last, unread = list(blocks[at]), at, blocks[at][0].start
        while (closed := _closing(text, blocks, unread, last)) is not None:
            unread, end = closed
            block += [sentence for more in blocks[last + 1 : end + 1] for sentence in more]
            last = end
        yield block
        at = last + 1


def _closing(text: str, blocks: Sequence[Block], unread: int, last: int) -> tuple[int, int] | None:
    """Where the mark ends that closes what block `last` leaves open from `unread` on, and in which block it stands.

    None where another mark opens first, or anything else stands between the blocks.
    """
    if blocks[last][0].role is not Role.BODY or not leaves_open(text, unread, blocks[last][-1].end):
        return None
    for at in range(last + 1, min(len(blocks), last + 1 + FURTHEST)):
        start, end = blocks[at][0].start, blocks[at][-1].end
        if blocks[at][0].role is not Role.BODY or text[blocks[at - 1][-1].end : start].strip():
            return None
        mark = first_mark(text, start, end)
        if mark is not None:
            return (mark.end, at) if mark.closes else None
    return None
