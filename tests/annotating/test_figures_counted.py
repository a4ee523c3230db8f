"""What a figure counts, where the words beside it are no noun; and numbers that are no figures."""

import pytest

from commonground.pipeline import annotate, from_text
from commonground.records.annotations import Figure


def figures(text: str) -> tuple[Figure, ...]:
    return annotate(from_text(text, published="2024-03-22")).figures


def counted(text: str) -> list[str | None]:
    return [f.counted.text if f.counted else None for f in figures(text)]


@pytest.mark.parametrize(
    ("text", "nouns"),
    [
        ("The $5 million set aside for the harbour will be spent, Paul Lund said.", [None]),
        ("Paul Lund bought $1 million in television time ahead of the vote.", ["television time"]),
        ("She pointed to the 2.4 percent growth rate of the island.", ["growth rate"]),
        ("He was found guilty of six counts of theft and five of fraud.", ["counts", "counts"]),
        ("Five of Norway's ferries were out of service.", ["Norway's ferries"]),
    ],
)
def test_what_is_counted_is_a_noun(text: str, nouns: list[str | None]) -> None:
    assert counted(text) == nouns


@pytest.mark.parametrize(
    "text",
    ["The smell of this one is second to none.", "Each pole cost 4m/- and was paid by the council of Varno."],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert figures(text) == ()


def test_a_temperature_in_two_scales_is_a_figure() -> None:
    assert [f.value for f in figures("The bag is rated for 15°F/-9°C by its maker.")][:1] == [15.0]
