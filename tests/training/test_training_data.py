"""The corpora brought to one form; the sentences here are made up."""

from pathlib import Path
from random import Random

from training.corpora import held_out
from training.examples import Example, mended, spans
from training.namebanks import crossner, uner
from training.titles import untitled
from training.treebanks import gum, trees
from training.variants import cut_fine, headline, without, without_quote

TREE = """# newdoc id = GUM_news_ferry
# sent_id = GUM_news_ferry-1
# text = Captain Ada Holm hasn't left Port Vell.
1\tCaptain\tCaptain\tPROPN\tNNP\t_\t2\tnmod:desc\t_\tEntity=(1-person-new-nnnnn-cf1-1,2,3-sgl
2\tAda\tAda\tPROPN\tNNP\t_\t6\tnsubj\t_\t_
3\tHolm\tHolm\tPROPN\tNNP\t_\t2\tflat\t_\tEntity=1)
4-5\thasn't\t_\t_\t_\t_\t_\t_\t_\t_
4\thas\thave\tAUX\tVBZ\t_\t6\taux\t_\t_
5\tn't\tnot\tPART\tRB\t_\t6\tadvmod\t_\t_
6\tleft\tleave\tVERB\tVBN\t_\t0\troot\t_\t_
7\tPort\tPort\tPROPN\tNNP\t_\t6\tobj\t_\tEntity=(2-place-new-nnnnn-cf2-1,2-sgl
8\tVell\tVell\tPROPN\tNNP\t_\t7\tflat\t_\tEntity=2)|SpaceAfter=No
9\t.\t.\tPUNCT\t.\t_\t6\tpunct\t_\t_

"""
FERRY = Example(
    "ewt",
    ("The", "ferry", "“", "Ada", "”", "sank", "."),
    (False, False, True, True, False, True, False),
    ("DET", "NOUN", "PUNCT", "PROPN", "PUNCT", "VERB", "PUNCT"),
    (1, 5, 3, 1, 3, -1, 5),
    ("det", "nsubj", "punct", "appos", "punct", "root", "punct"),
    ("O", "O", "O", "O", "O", "O", "O"),
)


def test_a_tree_is_read_with_heads_from_zero_and_no_fused_words(tmp_path: Path) -> None:
    file = tmp_path / "tree.conllu"
    file.write_text(TREE, "utf-8")
    ((name, example),) = trees(file, "gum")
    assert name == "GUM_news_ferry-1"
    assert example.words[3:5] == ("has", "n't")
    assert example.glued[3] and not example.glued[4]
    assert example.heads == (1, 5, 1, 5, 5, -1, 5, 6, 5)


def test_mentions_give_names_without_titles(tmp_path: Path) -> None:
    file = tmp_path / "tree.conllu"
    file.write_text(TREE, "utf-8")
    (example,) = gum(file)
    assert spans(example.names) == {(1, 3, "PER"), (6, 8, "LOC")}


def test_titles_are_put_outside_a_name_and_a_name_of_titles_alone_is_gone() -> None:
    words = ["Vice", "President", "Ada", "Holm", "met", "the", "Prime", "Minister"]
    labels = ["B-PER", "I-PER", "I-PER", "I-PER", "O", "O", "B-PER", "I-PER"]
    assert untitled(words, labels) == ["O", "O", "B-PER", "I-PER", "O", "O", "O", "O"]


def test_a_dropped_label_of_universal_ner_is_no_name(tmp_path: Path) -> None:
    file = tmp_path / "names.iob2"
    file.write_text("# sent_id = x-1\n1\tNorse\tB-OTH\t-\t-\n2\tAda\tB-PER\t-\t-\n3\tHolm\tI-PER\t-\t-\n\n", "utf-8")
    assert uner(file)["x-1"] == (("Norse", "Ada", "Holm"), ("O", "B-PER", "I-PER"))


def test_parties_are_organisations_and_elections_no_names(tmp_path: Path) -> None:
    file = tmp_path / "names.txt"
    file.write_text("Green\tB-politicalparty\nwon\tO\nVell\tB-election\nvote\tI-election\n\n", "utf-8")
    (example,) = crossner(file)
    assert example.names == ("B-ORG", "O", "O", "O")


def test_an_inner_label_that_follows_nothing_begins_a_name() -> None:
    assert mended(["I-PER", "I-PER", "I-LOC"]) == ("B-PER", "I-PER", "B-LOC")


def test_held_out_documents_share_no_neighbourhood_with_training() -> None:
    sentences = [Example("gmb", (str(at),), (False,)) for at in range(2_000)]
    train, dev = held_out(sentences)
    numbers = {int(e.words[0]) for e in train}
    held = {int(e.words[0]) for e in dev}
    assert len(held) == 80
    assert all(abs(a - b) > 10 for a in held for b in numbers)


def test_a_sentence_that_dev_repeats_is_not_trained_on() -> None:
    sentences = [Example("gmb", (str(at % 790),), (False,)) for at in range(1_600)]
    train, dev = held_out(sentences)
    assert not {e.words for e in train} & {e.words for e in dev}


def test_leaving_a_mark_out_keeps_the_tree() -> None:
    shorter = without(FERRY, 2)
    assert shorter.words == ("The", "ferry", "Ada", "”", "sank", ".")
    assert shorter.heads == (1, 4, 1, 2, -1, 4)


def test_a_word_that_others_hang_on_stays() -> None:
    assert without(FERRY, 1) is FERRY


def test_half_a_quotation_has_one_mark() -> None:
    marks = [word for word in without_quote(FERRY, Random(1)).words if word in "“”"]
    assert len(marks) == 1


def test_a_headline_has_capitals_and_no_stop() -> None:
    assert headline(FERRY).words == ("The", "Ferry", "“", "Ada", "”", "Sank")


def test_names_are_cut_as_the_program_cuts_words() -> None:
    example = Example("gmb", ("Omar", "al-Hadi", "left"), (False,) * 3, names=("B-PER", "I-PER", "O"))
    cut = cut_fine(example)
    assert "".join(cut.words) == "Omaral-Hadileft"
    assert spans(cut.names) == {(0, len(cut.words) - 1, "PER")}
