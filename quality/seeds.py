"""The two pages that started the project, against their hand-made gold: `python -m quality seeds`."""

import json
from pathlib import Path
from typing import Any

import commonground
from quality.shared import SHARED, scorer

DATA = (
    "seeds/000_e1fe4c7d790c0a7e.txt",
    "seeds/004_d079c53a4f276c7e.txt",
    "seeds/statements.json",
    "seeds/timeline.json",
)


def brief() -> dict[str, Any]:
    """The brief of both pages, read and compared in one run."""
    pages: list[Path] = [SHARED / name for name in DATA if name.endswith(".txt")]
    stories = commonground.compare([commonground.read(page) for page in pages])
    decoded: dict[str, Any] = json.loads(commonground.brief_json(stories))
    return decoded


def measure() -> dict[str, float]:
    """Figure -> how many are right, or for what must not be, how many there are."""
    parts = scorer("score_seeds").score(brief())
    return {figure.name: figure.got for figures in parts.values() for figure in figures}


def misses() -> list[str]:
    """What the scorer finds wrong, in words."""
    parts = scorer("score_seeds").score(brief())
    return [f"{figure.name}: {miss}" for figures in parts.values() for figure in figures for miss in figure.misses]
