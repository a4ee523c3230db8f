"""Published accuracy holds: every stage reaches the floor that stands in quality/floors.toml."""

import importlib

import pytest

from quality import floors, page
from quality.shared import MISSING, is_here

KNOWN = floors.load()


@pytest.mark.parametrize("stage", KNOWN)
def test_a_stage_reaches_its_floor(stage: str) -> None:
    floor = KNOWN[stage]
    if floor.data and not is_here():
        pytest.skip(MISSING)
    assert floor.same_data(), f"the data of {stage} changed: measure anew and set its floor with the new fingerprint"
    assert not floor.faults(importlib.import_module(f"quality.{stage}").measure())


def test_a_figure_below_its_floor_is_named() -> None:
    floor = floors.Floor("times", (), "", {"value": 80.0}, {"wrong": 2})
    assert floor.faults({"value": 80.0, "wrong": 2}) == []
    assert floor.faults({"value": 79.9, "wrong": 3}) == [
        "times value: 79.9 is below the floor 80.0",
        "times wrong: 3 is above the ceiling 2",
    ]
    assert floor.faults({}), "a figure that was not measured holds no floor"


@pytest.mark.parametrize("stage", KNOWN)
def test_the_published_figures_hold_the_floors(stage: str) -> None:
    assert not KNOWN[stage].faults(page.published()[stage])
