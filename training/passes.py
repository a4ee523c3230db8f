"""What a pass over the corpora learns from: sentences of like length together, about PIECES wordpieces a batch."""

from collections.abc import Iterable
from random import Random

from commonground.language.encoder_words import Wordpieces
from training.corpora import Corpora
from training.examples import Example
from training.variants import varied

PIECES = 512
MOST_WORDS, MOST_PIECES = 150, 250  # longer sentences (a few lists) are left out of training
POOL = 1200  # sentences sorted by length at a time: like lengths together, yet other company in every pass


def of_one_pass(
    corpora: Corpora, wordpieces: Wordpieces, seed: int, number: int, gmb_a_pass: int
) -> list[list[Example]]:
    """The batches of a pass, as lists of examples: all of EWT, GUM and CrossNER and the next stretch of GMB, varied.

    The same seed and number give the same batches, so that a run can be taken up in the middle of a pass.
    """
    dice = Random(f"{seed} {number}")
    gmb = list(corpora.train["gmb"])
    Random(seed).shuffle(gmb)
    first = number * gmb_a_pass
    stretch = [gmb[at % len(gmb)] for at in range(first, first + gmb_a_pass)]
    drawn = [e for name in ("ewt", "gum", "crossner") for e in corpora.train[name]] + stretch
    drawn = [varied(example, dice) for example in drawn]
    dice.shuffle(drawn)
    groups: list[list[Example]] = []
    for start in range(0, len(drawn), POOL):
        groups += grouped(sorted(drawn[start : start + POOL], key=lambda e: len(e.words)), wordpieces)
    dice.shuffle(groups)
    return groups


def grouped(examples: Iterable[Example], wordpieces: Wordpieces) -> list[list[Example]]:
    """The examples in order, cut where the padded size would pass PIECES; overlong sentences are left out."""
    groups: list[list[Example]] = []
    widest = 0
    for example in examples:
        width = 2 + sum(len(wordpieces.of(word)) for word in example.words)
        if not example.words or len(example.words) > MOST_WORDS or width > MOST_PIECES:
            continue
        if not groups or max(widest, width) * (len(groups[-1]) + 1) > PIECES:
            groups.append([])
            widest = 0
        groups[-1].append(example)
        widest = max(widest, width)
    return groups
