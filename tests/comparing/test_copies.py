"""Copies and cuts of one text."""

import random

from newsroom import Desk

from commonground.comparing.copies.copies import find_copies

WORDS = [
    a + b for a in ("bor", "kel", "min", "tas", "vol", "wer", "lun", "pad") for b in ("a", "en", "ik", "ost", "ur")
]


def wire(seed: int, paragraphs: int = 8) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(WORDS, k=35)).capitalize() + "." for _ in range(paragraphs)]


def test_a_cut_of_a_wire_text_is_a_copy_and_the_fullest_is_kept() -> None:
    text = wire(1)
    full, cut, other = (Desk("\n".join(t)).report() for t in (text, text[:3], wire(2)))
    (copies,) = find_copies([cut, other, full])
    assert set(copies.articles) == {full.article.id, cut.article.id}
    assert copies.kept == full.article.id
    assert copies.overlap > 0.9


def test_one_quotation_in_common_makes_no_copy() -> None:
    quoted = " ".join(WORDS[:12])
    reports = [Desk("\n".join([*wire(seed), quoted])).report() for seed in (3, 4)]
    assert find_copies(reports) == []


def test_a_light_edit_stays_a_copy() -> None:
    text = wire(5)
    chance = random.Random(6)
    edited = [" ".join(w if chance.random() > 0.06 else chance.choice(WORDS) for w in p.split()) for p in text]
    assert len(find_copies([Desk("\n".join(text)).report(), Desk("\n".join(edited[1:])).report()])) == 1


def test_texts_too_short_for_a_shingle_are_nobodys_copy() -> None:
    assert find_copies([Desk("Storm.").report(), Desk("Gale.").report()]) == []
