"""Dictionary forms where the word class is known."""

import pytest

from commonground.language.encoder_lemmas import lemma_as


@pytest.mark.parametrize(
    ("word", "upos", "base"),
    [
        ("meeting", "NOUN", "meeting"),
        ("meeting", "VERB", "meet"),
        ("meetings", "NOUN", "meeting"),
        ("left", "VERB", "leave"),
        ("left", "ADJ", "left"),
        ("n't", "PART", "not"),
        ("'s", "AUX", "be"),
        ("'s", "PART", "'s"),
        ("women", "NOUN", "woman"),
        ("best", "ADJ", "good"),
        ("them", "PRON", "they"),
    ],
)
def test_a_form_is_led_back_as_its_class_asks(word: str, upos: str, base: str) -> None:
    assert lemma_as(word, upos) == base
