"""Measure stages and hold them against their floors: `python -m quality [STAGE ...]`."""

import argparse
import importlib
import sys

from quality import floors
from quality.shared import MISSING, is_here


def show(stage: str, figures: dict[str, float], floor: floors.Floor) -> None:
    """Print the figures of a stage beside their floors."""
    for name, value in figures.items():
        bound = ""
        if name in floor.at_least:
            bound = f"floor {floor.at_least[name]:g}"
        elif name in floor.at_most:
            bound = f"ceiling {floor.at_most[name]:g}"
        print(f"{stage:12s} {name:28s} {value:10.4g}   {bound}".rstrip())


def main() -> int:
    """Exit code 0 where every floor holds, 1 where one does not, 2 where the data are missing."""
    known = floors.load()
    parser = argparse.ArgumentParser(prog="python -m quality", description=__doc__)
    parser.add_argument("stage", nargs="*", help=f"one of {', '.join(known)} (default: all)")
    parser.add_argument("--misses", action="store_true", help="say what is wrong, where the stage can tell")
    args = parser.parse_args()
    if unknown := set(args.stage) - set(known):
        parser.error(f"no stage {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    if not is_here():
        print(MISSING, file=sys.stderr)
        return 2
    faults: list[str] = []
    for stage in args.stage or known:
        module = importlib.import_module(f"quality.{stage}")
        figures = module.measure()
        show(stage, figures, known[stage])
        faults += known[stage].faults(figures)
        if args.misses and hasattr(module, "misses"):
            print(*(f"    {miss}" for miss in module.misses()), sep="\n")
    print(*faults, sep="\n", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
