"""Measure stages and hold them against their floors: `python -m quality [STAGE ...]`."""

import argparse
import importlib
import sys

from quality import floors, page
from quality.shared import MISSING, is_here


def figures_of(stage: str) -> dict[str, float]:
    """The figures of one stage, measured now."""
    measured: dict[str, float] = importlib.import_module(f"quality.{stage}").measure()
    return measured


def show(stage: str, figures: dict[str, float], floor: floors.Floor) -> None:
    """Print the figures of a stage beside their floors."""
    for name, value in figures.items():
        print(f"{stage:12s} {name:32s} {value:10.4g}   {floor.bound(name)}".rstrip(), flush=True)


def misses(stage: str) -> list[str]:
    """What is wrong, in words, where the stage can tell."""
    tell = getattr(importlib.import_module(f"quality.{stage}"), "misses", None)
    return list(tell()) if tell else []


def main() -> int:
    """Exit code 0 where every floor holds, 1 where one does not, 2 where the data are missing."""
    known = floors.load()
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument("stage", nargs="*", help=f"one of {', '.join(known)} (default: all)")
    parser.add_argument("--misses", action="store_true", help="say what is wrong, where the stage can tell")
    parser.add_argument("--write", action="store_true", help="write docs/quality.md (all stages)")
    args = parser.parse_args()
    if unknown := set(args.stage) - set(known):
        parser.error(f"no stage {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    if not is_here():
        print(MISSING, file=sys.stderr)
        return 2
    faults: list[str] = []
    measured = {}
    for stage in args.stage or known:
        measured[stage] = figures_of(stage)
        show(stage, measured[stage], known[stage])
        faults += known[stage].faults(measured[stage])
        if args.misses:
            print(*(f"    {miss}" for miss in misses(stage)), sep="\n")
    if args.write and not args.stage:
        page.write(measured, known)
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
