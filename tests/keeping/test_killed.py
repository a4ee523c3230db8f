"""An add that is killed at any instant loses nothing and leaves nothing half done."""

import os
from pathlib import Path

import pytest

from benchmarks.library import killed_adds


@pytest.mark.skipif(os.name != "posix", reason="kill -9")
def test_adds_that_are_killed_lose_nothing_and_a_rerun_completes(tmp_path: Path) -> None:
    """Four here; `python -m benchmarks.library --kills 50` goes on."""
    killed = killed_adds(tmp_path, 4, seed=7)
    assert (killed.faults, killed.missing, killed.twice) == (0, 0, 0)
    assert killed.articles == 5 * 6
