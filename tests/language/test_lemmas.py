"""The dictionary form of a word, by rule."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonground.language.lemmas import lemma


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("said", "say"),
        ("says", "say"),
        ("told", "tell"),
        ("announced", "announce"),
        ("stopped", "stop"),
        ("denies", "deny"),
        ("denied", "deny"),
        ("hoping", "hope"),
        ("visited", "visit"),
        ("planned", "plan"),
        ("using", "use"),
        ("talks", "talk"),
        ("countries", "country"),
        ("churches", "church"),
        ("houses", "house"),
        ("during", "during"),
        ("bus", "bus"),
        ("crisis", "crisis"),
        ("is", "be"),
    ],
)
def test_a_form_is_led_back_to_its_lemma(word: str, form: str) -> None:
    assert lemma(word) == form


@given(st.text())
def test_any_word_has_a_lemma(word: str) -> None:
    assert lemma(word) or not word
