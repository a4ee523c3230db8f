"""Sentences too long for the encoder, cut into windows and joined again."""

from collections.abc import Callable, Iterator, Sequence
from itertools import chain

from commonground.language.encoder_session import Parse

CLOSERS = frozenset((".", "!", "?", ";", ":", ",", "…", "—", "–", ")", "”", '"'))


def windows(words: Sequence[str], length: Callable[[str], int], most: int) -> Iterator[tuple[int, int]]:
    """(first, past the last) word of each window, none longer than `most` pieces; cut after a mark where one is near.

    A mark in the second half of a window will do. `length` gives a word's pieces, none over `most`.
    """
    start, held, mark = 0, 0, 0
    sizes = [length(word) for word in words]
    at = 0
    while at < len(words):
        if at > start and held + sizes[at] > most:
            cut = mark if mark > start + (at - start) // 2 else at
            yield start, cut
            held = sum(sizes[cut:at])
            start = cut
            continue
        held += sizes[at]
        at += 1
        if words[at - 1] in CLOSERS:
            mark = at
    if start < len(words):
        yield start, len(words)


def joined(parses: Sequence[Parse]) -> Parse:
    """One parse of several windows: the first root stays, the others stand beside it (`parataxis`)."""
    if len(parses) == 1:
        return parses[0]  # nearly always
    heads: list[int] = []
    relations: list[str] = []
    root: int | None = None
    for parse in parses:
        offset = len(heads)
        for at, (head, relation) in enumerate(zip(parse.heads, parse.relations, strict=True)):
            if head >= 0 or root is None:
                heads.append(head + offset if head >= 0 else -1)
                relations.append(relation)
                root = offset + at if head < 0 else root
            else:
                heads.append(root)
                relations.append("parataxis")
    return Parse(
        tuple(chain.from_iterable(parse.upos for parse in parses)),
        tuple(heads),
        tuple(relations),
        tuple(chain.from_iterable(parse.names for parse in parses)),
    )
