"""A sentence to learn from, and what its corpus says about it."""

from dataclasses import dataclass

KINDS = ("PER", "ORG", "LOC")
LABELS = ("O", *(f"{mark}-{kind}" for kind in KINDS for mark in "BI"))
UNSAID = "?"  # a word on which a corpus is silent or known to be wrong: it is left out of the loss


@dataclass(frozen=True, slots=True)
class Example:
    """A tokenised sentence; `upos`, `heads` (-1 is the root), `relations` and `names` are empty where not annotated.

    `glued` says of each word whether no space follows it. `names` holds one of LABELS or UNSAID a word.
    """

    corpus: str
    words: tuple[str, ...]
    glued: tuple[bool, ...]
    upos: tuple[str, ...] = ()
    heads: tuple[int, ...] = ()
    relations: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def mended(names: list[str]) -> tuple[str, ...]:
    """The labels with each I- that follows nothing of its kind made a B-."""
    out: list[str] = []
    for label in names:
        kind = label[2:]
        begins = label.startswith("I-") and not (out and out[-1][2:] == kind)
        out.append(f"B-{kind}" if begins else label)
    return tuple(out)


def spans(names: tuple[str, ...] | list[str]) -> set[tuple[int, int, str]]:
    """(first, past the last, kind) of each name in a row of labels; a stray I- begins a name."""
    found: set[tuple[int, int, str]] = set()
    start: int | None = None
    for index, label in enumerate([*names, "O"]):
        inside = start is not None and label.startswith("I-") and label[2:] == names[start][2:]
        if start is not None and not inside:
            found.add((start, index, names[start][2:]))
            start = None
        if start is None and label[:2] in ("B-", "I-"):
            start = index
    return found
