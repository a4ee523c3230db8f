"""What the word tables answer about a word."""

import pytest

from commonground.language.known import is_pronoun


@pytest.mark.parametrize("speaker", ["He", "they", "Who", "this", "others"])
def test_whoever_is_named_by_a_pronoun_alone_is_nobody_yet(speaker: str) -> None:
    assert is_pronoun(speaker)


@pytest.mark.parametrize("speaker", ["Ana Roe", "they and Ana Roe", "the harbour master", "Ita", ""])
def test_a_name_or_a_description_is_no_pronoun(speaker: str) -> None:
    assert not is_pronoun(speaker)
