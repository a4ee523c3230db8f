"""Other ways the same sentence is printed: headlines, capitals throughout, none at all, quotations cut in half."""

from collections.abc import Callable
from dataclasses import replace
from random import Random
from typing import Any

from commonground.language.tokens import tokenize
from training.examples import Example, mended

# Shares of training sentences, each drawn anew in every pass.
SHOUTED, FLAT, HEADLINE, HALF_QUOTE, CUT_FINE = 0.03, 0.02, 0.04, 0.04, 0.5
SMALL = frozenset(
    ("a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "but", "with", "from", "as")
)
QUOTES = frozenset(('"', "“", "”"))


def varied(example: Example, dice: Random) -> Example:
    """The sentence as it may be printed elsewhere; most stay as they are."""
    if not example.upos and dice.random() < CUT_FINE:
        example = cut_fine(example)
    draw = dice.random()
    if draw < SHOUTED:
        return _spelled(example, str.upper)
    if draw < SHOUTED + FLAT:
        return _spelled(example, str.lower)
    if draw < SHOUTED + FLAT + HEADLINE:
        return headline(example)
    if draw < SHOUTED + FLAT + HEADLINE + HALF_QUOTE:
        return without_quote(example, dice)
    return example


def _spelled(example: Example, how: Callable[[str], str]) -> Example:
    return replace(example, words=tuple(how(word) for word in example.words))


def headline(example: Example) -> Example:
    """Capitals on all but small words, and no full stop."""
    titled = _spelled(example, lambda word: word if word.lower() in SMALL else word[:1].upper() + word[1:])
    last = len(titled.words) - 1
    return without(titled, last) if last > 2 and titled.words[last] == "." else titled


def without_quote(example: Example, dice: Random) -> Example:
    """One quotation mark of the sentence left out, as where a quotation runs over two sentences."""
    marks = [at for at, word in enumerate(example.words) if word in QUOTES]
    return without(example, dice.choice(marks)) if marks else example


def without(example: Example, gone: int) -> Example:
    """The sentence without one word; unchanged where other words hang on it."""
    if gone in example.heads or len(example.words) < 2 or (example.heads and example.heads[gone] < 0):
        return example

    def rest(items: tuple[Any, ...]) -> tuple[Any, ...]:
        return items[:gone] + items[gone + 1 :]

    return replace(
        example,
        words=rest(example.words),
        glued=rest(example.glued),
        upos=rest(example.upos),
        heads=tuple(head - (head > gone) for head in rest(example.heads)),
        relations=rest(example.relations),
        names=mended(list(rest(example.names))),
    )


def cut_fine(example: Example) -> Example:
    """A sentence that has names only, cut into words as the program cuts them: "al-Amari" is three."""
    words: list[str] = []
    glued: list[bool] = []
    names: list[str] = []
    for word, close, label in zip(example.words, example.glued, example.names, strict=True):
        pieces = [token.text for token in tokenize(word, 0, len(word))] or [word]
        words += pieces
        glued += [True] * (len(pieces) - 1) + [close]
        names += [label] + [label.replace("B-", "I-")] * (len(pieces) - 1)
    return replace(example, words=tuple(words), glued=tuple(glued), names=tuple(names))
