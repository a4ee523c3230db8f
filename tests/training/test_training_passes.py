"""What a pass is made of."""

from commonground.language.encoder_words import Wordpieces
from training.corpora import Corpora
from training.examples import Example
from training.passes import grouped, of_one_pass

PIECES = Wordpieces(["[PAD]", "[CLS]", "[SEP]", "[UNK]", "ferry", "##men", "left", "the"])
TREE = Example("ewt", ("Ferrymen", "left"), (False, True), ("NOUN", "VERB"), (1, -1), ("nsubj", "root"), ("O", "O"))
NAMES = Example("gmb", ("the", "Left", "left"), (False,) * 3, names=("O", "B-ORG", "?"))
CORPORA = Corpora({"ewt": [TREE] * 30, "gum": [], "crossner": [], "gmb": [NAMES] * 30}, {})


def test_a_pass_is_the_same_each_time_and_another_pass_is_not() -> None:
    one, again, other = (of_one_pass(CORPORA, PIECES, 7, number, 20) for number in (0, 0, 1))
    assert one == again
    assert one != other
    assert sum(map(len, one)) == 50


def test_a_sentence_too_long_for_training_is_left_out() -> None:
    long = Example("gmb", ("left",) * 500, (False,) * 500, names=("O",) * 500)
    assert grouped([long, NAMES], PIECES) == [[NAMES]]
