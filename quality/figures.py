"""Figures on sentences written for the project: `python -m quality.figures`

The gold stands in figures_gold.tsv; a figure is found where its words are, and right where value, unit and bound are.
The three of the seed pages are measured by `quality.seeds`.
"""

import csv
import sys
from dataclasses import dataclass
from pathlib import Path

from commonground.pipeline import annotate, from_text
from commonground.records.annotations import Figure

GOLD = Path(__file__).with_name("figures_gold.tsv")
DATA: tuple[str, ...] = ()


@dataclass(frozen=True)
class Expected:
    """A figure as a person reads it; None where there is nothing."""

    text: str
    value: float | None
    unit: str | None
    bound: str
    counted: str | None


def gold() -> list[tuple[str, list[Expected]]]:
    """The sentences with their figures."""
    lines = [line for line in GOLD.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    return [(row[0], _expected(row[1])) for row in list(csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]]


def _expected(cell: str) -> list[Expected]:
    if cell == "-":
        return []
    found = []
    for figure in cell.split(" ; "):
        text, value, unit, bound, counted = (None if part == "-" else part for part in figure.split("|"))
        found.append(Expected(text or "", float(value) if value else None, unit, bound or "", counted))
    return found


def faults(expected: Expected, found: Figure) -> list[str]:
    """What differs, in words."""
    counted = found.counted.text if found.counted else None
    pairs = {
        "text": (found.text, expected.text),
        "value": (found.value, expected.value),
        "unit": (found.unit, expected.unit),
        "bound": (found.bound and found.bound.value, expected.bound),
        "counted": (counted, expected.counted or counted),
    }
    return [f"{name} {got} for {wanted}" for name, (got, wanted) in pairs.items() if got != wanted]


def compared() -> tuple[dict[str, float], list[str]]:
    """The figures of merit, and every miss in words."""
    total = given = right = 0
    misses: list[str] = []
    for text, wanted in gold():
        found = list(annotate(from_text(text, published="2013-05-10")).figures)
        total, given = total + len(wanted), given + len(found)
        for expected in wanted:
            start = text.index(expected.text)
            match = next((f for f in found if f.start < start + len(expected.text) and start < f.end), None)
            wrong = faults(expected, match) if match else ["not found"]
            right += not wrong
            misses += [f"{text} [{expected.text}]: {', '.join(wrong)}"] if wrong else []
            found = [f for f in found if f is not match]
        misses += [f"{text} [{f.text}]: no figure" for f in found]
    return {"gold": total, "right": 100 * right / total, "precision": 100 * right / given}, misses


def measure() -> dict[str, float]:
    """Figures right of those that are there, and of those given, in percent."""
    return compared()[0]


def misses() -> list[str]:
    """What is not as in the gold."""
    return compared()[1]


if __name__ == "__main__":
    print(*(f"{name:10s} {value:8.2f}" for name, value in measure().items()), sep="\n")
    print(*misses(), sep="\n")
    sys.exit(0)
