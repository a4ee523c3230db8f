"""How many HTML pages a CPU-second are read: `python -m benchmarks.reading [--pages N]`.

Ours reads the whole page (roles, metadata, dates, language, offsets); trafilatura, readability-lxml and resiliparse,
where installed, find the main text alone. All take turns over the same pages, the stored news pages of
../shared/data/pages (else the project's samples), decoded beforehand for the peers. One process, one thread.
"""

import argparse
import gzip
import importlib
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from commonground.reading.read import read

ROOT = Path(__file__).parents[1]
STORED = ROOT.parent / "shared" / "data" / "pages" / "fundus"


def pages(count: int) -> list[bytes]:
    """So many pages, spread evenly over those at hand."""
    paths = sorted(STORED.glob("*.gz")) or sorted((ROOT / "samples").glob("*.html"))
    step = max(1, len(paths) // count)
    chosen = paths[::step][:count]
    return [gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes() for path in chosen]


def readers() -> dict[str, Callable[[bytes, str], object]]:
    """What is measured, by name; peers that are not installed are left out."""
    found: dict[str, Callable[[bytes, str], object]] = {
        "commonground": lambda data, _: read(data, media_type="text/html"),
    }
    if trafilatura := peer("trafilatura"):
        found["trafilatura"] = lambda _, text: trafilatura.extract(text, favor_precision=True)
        found["trafilatura, with metadata"] = lambda _, text: trafilatura.bare_extraction(
            text, favor_precision=True, with_metadata=True
        )
    if readability := peer("readability"):
        found["readability-lxml"] = lambda _, text: readability.Document(text).summary()
    if resiliparse := peer("resiliparse.extract.html2text"):
        found["resiliparse"] = lambda _, text: resiliparse.extract_plain_text(text, main_content=True)
    return found


def peer(name: str) -> Any:
    """A module, or None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def seconds(reader: Callable[[bytes, str], object], data: bytes, text: str) -> float:
    """CPU seconds of one reading; a page that a peer refuses counts with the time until then."""
    start = time.process_time()
    try:
        reader(data, text)
    except Exception as error:  # a peer's errors are its own
        print(f"refused: {error}", file=sys.stderr)
    return time.process_time() - start


def main() -> None:
    """Print pages a CPU-second, and each as a share of trafilatura's."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=40)
    asked = parser.parse_args()
    chosen = [(data, data.decode("utf-8", "replace")) for data in pages(asked.pages)]
    every = readers()
    for reader in every.values():
        seconds(reader, *chosen[0])  # loads what is loaded once
    spent = {
        name: sum(min(seconds(reader, data, text) for _ in range(2)) for data, text in chosen)
        for name, reader in every.items()
    }
    base = spent.get("trafilatura")
    for name, value in spent.items():
        share = f"{base / value:8.2f} x trafilatura" if base else ""
        print(f"{name:28s} {len(chosen) / value:8.1f} pages/s {share}")


if __name__ == "__main__":
    main()
