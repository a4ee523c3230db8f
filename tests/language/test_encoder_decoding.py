"""From scores to one tree and to rows of labels."""

from itertools import product

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st

from commonground.language.encoder_decoding import label_path, tree

LABELS = ("O", "B-PER", "I-PER", "B-LOC", "I-LOC")


def is_tree(heads: list[int]) -> bool:
    for word in range(len(heads)):
        seen, at = set(), word
        while at >= 0:
            if at in seen:
                return False
            seen.add(at)
            at = heads[at]
    return heads.count(-1) == 1


def best_by_trying(scores: npt.NDArray[np.float32]) -> float:
    words = len(scores)
    options = product(range(-1, words), repeat=words)
    trees = [list(heads) for heads in options if is_tree(list(heads))]
    return max(float(sum(scores[at, head + 1] for at, head in enumerate(heads))) for heads in trees)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 5), st.integers(0, 10_000))
def test_the_tree_is_the_best_of_all_trees_with_one_root(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, words + 1)).astype(np.float32)
    heads = tree(scores)
    assert is_tree(heads)
    assert np.isclose(sum(scores[at, head + 1] for at, head in enumerate(heads)), best_by_trying(scores), atol=1e-4)


def test_two_words_that_each_want_to_be_root_are_settled_by_what_is_lost_least() -> None:
    scores = np.array([[5, 0, 1], [4, 0, 0]], dtype=np.float32)
    assert tree(scores) == [-1, 0]


def test_no_words_have_no_tree() -> None:
    assert tree(np.zeros((0, 1), dtype=np.float32)) == []


@settings(deadline=None)
@given(st.integers(1, 30), st.integers(0, 10_000))
def test_a_name_never_goes_on_where_none_began(words: int, seed: int) -> None:
    scores = np.random.default_rng(seed).normal(size=(words, len(LABELS))).astype(np.float32)
    path = [LABELS[at] for at in label_path(scores, LABELS)]
    for before, after in zip(["O", *path], path, strict=False):
        assert not after.startswith("I-") or before[2:] == after[2:]


def test_a_stray_inner_label_is_mended_at_the_least_cost() -> None:
    scores = np.array([[0, 2, 3, 0, 0], [0, 0, 5, 0, 0]], dtype=np.float32)
    assert [LABELS[at] for at in label_path(scores, LABELS)] == ["B-PER", "I-PER"]
