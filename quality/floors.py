"""The floors: what each figure must reach, for which data, kept in `floors.toml`; a floor only rises."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from quality.shared import SHARED, fingerprint

FILE = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True)
class Floor:
    """What the figures of one stage must hold on the data with this fingerprint."""

    stage: str
    data: tuple[str, ...]
    sha256: str
    at_least: dict[str, float]
    at_most: dict[str, float]

    def same_data(self) -> bool:
        """Whether the data lie here and are those the floor was set on."""
        paths = [SHARED / name for name in self.data]
        return all(path.is_file() for path in paths) and fingerprint(paths) == self.sha256

    def faults(self, figures: dict[str, float]) -> list[str]:
        """The figures that miss their floor, in words; a figure that was not measured misses it."""
        low = [
            f"{self.stage} {name}: {figures.get(name)} is below the floor {floor}"
            for name, floor in self.at_least.items()
            if figures.get(name, float("-inf")) < floor
        ]
        high = [
            f"{self.stage} {name}: {figures.get(name)} is above the ceiling {ceiling}"
            for name, ceiling in self.at_most.items()
            if figures.get(name, float("inf")) > ceiling
        ]
        return low + high


def load() -> dict[str, Floor]:
    """Stage -> its floor, from floors.toml."""
    table = tomllib.loads(FILE.read_text("utf-8"))
    return {
        stage: Floor(
            stage, tuple(row["data"]), row["sha256"], dict(row.get("at_least", {})), dict(row.get("at_most", {}))
        )
        for stage, row in table.items()
    }
