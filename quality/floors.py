"""The floors: what each figure must reach, for which data, kept in `floors.toml`; a floor only rises."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from quality.shared import SHARED, fingerprint

FILE = Path(__file__).with_name("floors.toml")


@dataclass(frozen=True)
class Floor:
    """What the figures of one stage must hold on the data with this fingerprint.

    `data` are patterns below ../shared; none means that the stage's gold is the project's own.
    """

    stage: str
    data: tuple[str, ...]
    sha256: str
    at_least: dict[str, float]
    at_most: dict[str, float]

    def files(self) -> list[Path]:
        """The files that the patterns name."""
        return sorted(path for pattern in self.data for path in SHARED.glob(pattern))

    def same_data(self) -> bool:
        """Whether the data are those the floor was set on."""
        return fingerprint(self.files()) == self.sha256

    def bound(self, name: str) -> str:
        """The bound of a figure in words, "" where it has none."""
        if name in self.at_least:
            return f"at least {self.at_least[name]:g}"
        return f"at most {self.at_most[name]:g}" if name in self.at_most else ""

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
