"""Titles are no part of a name: the news core wants "Bush", not "President Bush"."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from training.examples import mended

TABLE = Path(__file__).with_name("titles.tsv")
INNER = frozenset(("of", "state"))  # Secretary of State


@cache
def titles() -> frozenset[str]:
    """The title words, lower case."""
    lines = TABLE.read_text("utf-8").splitlines()
    return frozenset(line.strip() for line in lines[2:] if line.strip())


def untitled(words: Sequence[str], labels: Sequence[str]) -> list[str]:
    """The labels with titles at the head of each PER name put outside it; a name of titles alone is gone."""
    out, inside = list(labels), False
    for index, label in enumerate(labels):
        starts = label == "B-PER"
        if not starts and label != "I-PER":
            inside = False
            continue
        inside = starts or inside
        low = words[index].lower()
        if inside and (low in titles() or (not starts and low in INNER)):
            out[index] = "O"
        else:
            inside = False
    return list(mended(out))
