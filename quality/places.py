"""Accuracy of places on LGL and TR-News (measure only), at 161 km on gold spans, with the project's scorer beside us.

    python -m quality.places [--data ../shared]

Prints for each set: gold toponyms, spans found, placed, accuracy of all, accuracy of those placed, articles a second.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from commonground.annotating.places import find_places
from commonground.language.analyze import analyze
from commonground.reading.read import from_text

SETS = ("lgl", "trnews")


def predictions(gold: Path) -> tuple[list[str], float]:
    """A prediction line for each article, and the seconds that reading and places took."""
    lines, began = [], time.process_time()
    for line in gold.read_text("utf-8").split("\n"):
        if not line:
            continue
        record = json.loads(line)
        article = from_text(record["text"])
        places = find_places(article, analyze(article))
        found = [{"start": p.start, "end": p.end, "latitude": p.latitude, "longitude": p.longitude} for p in places]
        lines.append(json.dumps({"doc": record["doc"], "places": found}))
    return lines, time.process_time() - began


def main() -> None:
    """Score each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared"))
    shared = parser.parse_args().data
    if not shared.is_dir():
        sys.exit(f"skipped: no folder {shared}")
    for name in SETS:
        gold = shared / "data/geoparsing" / f"{name}.jsonl"
        lines, seconds = predictions(gold)
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
            predicted.write("\n".join(lines))
            predicted.flush()
            print(name, f"{len(lines) / seconds:.0f} articles a CPU-second")
            scorer = shared / "scoring/score_places.py"
            subprocess.run([sys.executable, str(scorer), str(gold), predicted.name], check=True)


if __name__ == "__main__":
    main()
