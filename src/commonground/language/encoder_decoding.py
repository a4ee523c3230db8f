"""From scores to a tree with one root, and to names whose labels follow each other rightly."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Heads = npt.NDArray[np.int64]


def tree(scores: Floats) -> list[int]:
    """The heads (-1 for the root) of the best tree.

    `scores`: (words, words + 1), what speaks for each head of each word; column 0 is the root. The best head of each
    word is a tree nineteen times in twenty; else the maximum spanning tree (Chu and Liu 1965, Edmonds 1967), once for
    each word that would be a root in it, and the best of these (Zmigrod et al. 2020 show why one root must be forced).
    """
    words = scores.shape[0]
    if not words:
        return []
    square = np.vstack([np.zeros((1, words + 1), np.float64), scores.astype(np.float64)])
    square[np.arange(1, words + 1), np.arange(1, words + 1)] = -np.inf
    heads = square.argmax(axis=1)
    heads[0] = 0
    if (heads[1:] == 0).sum() != 1 or _cycle(heads) is not None:
        heads = _one_root(square)
    return [int(head) - 1 for head in heads[1:]]


def _one_root(square: npt.NDArray[np.float64]) -> Heads:
    """The best tree with a single word under the root."""
    free: Heads = _spanning(square)
    roots = np.flatnonzero(free[1:] == 0) + 1
    if len(roots) == 1:
        return free
    best, best_total = free, -np.inf
    for root in roots:
        forced = square.copy()
        forced[1:, 0] = -np.inf
        forced[root, :] = -np.inf
        forced[root, 0] = square[root, 0]
        heads = _spanning(forced)
        total = square[np.arange(1, len(heads)), heads[1:]].sum()
        if total > best_total:
            best, best_total = heads, total
    return best


def _cycle(heads: Sequence[int] | Heads) -> list[int] | None:
    """The nodes of one cycle of a head table whose root is 0, if it has one."""
    state = [0] * len(heads)
    state[0] = 2
    for start in range(1, len(heads)):
        path, at = [], start
        while state[at] == 0:
            state[at] = 1
            path.append(at)
            at = int(heads[at])
        if state[at] == 1:
            return path[path.index(at) :]
        for node in path:
            state[node] = 2
    return None


def _spanning(square: npt.NDArray[np.float64]) -> Heads:
    """The maximum spanning arborescence of `square[word, head]`, root 0, by contracting one cycle at a time."""
    heads: Heads = square.argmax(axis=1)
    heads[0] = 0
    cycle = _cycle(heads)
    if cycle is None:
        return heads
    inside = np.array(sorted(cycle))
    outside = np.setdiff1d(np.arange(len(heads)), inside)
    kept = square[inside, heads[inside]]
    into = square[np.ix_(inside, outside)] - kept[:, None]
    out_of = square[np.ix_(outside, inside)]
    entered, left = into.argmax(axis=0), out_of.argmax(axis=1)
    size = len(outside)
    smaller = np.full((size + 1, size + 1), -np.inf)
    smaller[:size, :size] = square[np.ix_(outside, outside)]
    smaller[size, :size] = into.max(axis=0)
    smaller[:size, size] = out_of.max(axis=1)
    smaller[0, :] = 0
    found = _spanning(smaller)
    result: Heads = heads.copy()
    for row, node in enumerate(outside[1:], 1):
        head = found[row]
        result[node] = inside[left[row]] if head == size else outside[head]
    entry = found[size]
    result[inside[entered[entry]]] = outside[entry]
    return result


def label_path(scores: Floats, labels: Sequence[str]) -> list[int]:
    """The best row of BIO labels in which I- only goes on with its own kind (Viterbi 1967).

    `scores`: (words, labels). The best label of each word is nearly always such a row already.
    """
    best: list[int] = scores.argmax(axis=1).tolist()
    if _follows(best, labels):
        return best
    allowed = np.array([[_may_follow(before, after) for before in labels] for after in labels])
    total = np.where([not label.startswith("I-") for label in labels], scores[0], -np.inf)
    came = []
    for row in scores[1:]:
        options = np.where(allowed, total[None, :], -np.inf)
        came.append(options.argmax(axis=1))
        total = options.max(axis=1) + row
    path = [int(total.argmax())]
    for back in reversed(came):
        path.append(int(back[path[-1]]))
    return path[::-1]


def _follows(path: Sequence[int], labels: Sequence[str]) -> bool:
    before = "O"
    for at in path:
        if not _may_follow(before, labels[at]):
            return False
        before = labels[at]
    return True


def _may_follow(before: str, after: str) -> bool:
    return not after.startswith("I-") or before[2:] == after[2:]
