"""The reading room at size: how long a reader waits for each kind of page, and the server's memory.

`python -m benchmarks.library --at LIBRARY` makes a library of 10,000 articles; `python -m benchmarks.web LIBRARY`
starts a server on it (`commonground serve`, a process of its own) and asks it for pages over HTTP, one after another.
Wall clock is what a reader waits; CPU is what the server computed meanwhile, which other programs do not lengthen.
"""

import argparse
import random
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

import httpx

from benchmarks.library import queries
from commonground.keeping.library import Library

Row = TypeVar("Row")

ASKED = 200
"""Pages of each kind; a story is asked for twice, as its second reader does not wait for its digest."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    chance = random.Random(args.seed)
    with Library(args.library) as library:
        library.visit()  # what was never looked at would all be new, and no page could be kept
        count = library.count()
        asked = pages(library, chance)
    with serving(args.library) as server:
        print(f"{count}")
        print(f"first request of the server's life: {server.ask('/').wall:.0f} ms")
        for kind, paths in asked.items():
            print(f"{kind}: {told([server.ask(path) for path in paths])}")
        print(f"memory: {server.memory():.0f} MiB at its highest")


def pages(library: Library, chance: random.Random) -> dict[str, list[str]]:
    """Addresses of each kind; the stories once as nobody has asked for them, and then once more."""
    stories = [f"/stories/{row.id}" for row in library.stories(limit=1_000_000)]
    once = some(chance, stories)
    recent = once[-50:]
    largest = [f"/stories/{row.id}" for row in library.stories(limit=20, order="size")]
    articles = [f"/articles/{row.id}" for row in some(chance, library.articles(limit=1_000_000))]
    people = [f"/people/{quote(row.key)}" for row in some(chance, library.people(limit=5_000))]
    searches = [question for asked in queries(library, chance).values() for question in asked[:50]]
    return {
        "story, never asked for": once,
        "story, asked for before": [chance.choice(recent) for _ in range(ASKED)],
        "the twenty largest stories": largest,
        "the twenty largest, again": largest,
        "search": [f"/search?q={quote(question)}" for question in searches],
        "stories": ["/", "/?order=date", "/?order=size"] * (ASKED // 3),
        "article": articles,
        "person": people,
    }


def some(chance: random.Random, rows: Sequence[Row]) -> list[Row]:
    """So many of them as are asked for, or all."""
    return chance.sample(rows, min(ASKED, len(rows)))


@dataclass(frozen=True, slots=True)
class Took:
    """Milliseconds of one request: on the clock, and of the server's processor time."""

    wall: float
    cpu: float


def told(times: Sequence[Took]) -> str:
    """The median and the 95th percentile of both."""
    parts = []
    for name in ("wall", "cpu"):
        values = [getattr(each, name) for each in times]
        last = statistics.quantiles(values, n=20)[-1]
        parts.append(f"{name} median {statistics.median(values):.1f}, p95 {last:.1f} ms")
    return f"{'; '.join(parts)} ({len(times)} requests)"


class Server:
    """A server at work: its process, and a reader of it."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self.process = process
        self.reader = httpx.Client(base_url=address, timeout=60)

    def ask(self, path: str) -> Took:
        """Ask for a page.

        Raises:
            AssertionError: the answer is no page.
        """
        before, start = self.cpu(), time.perf_counter()
        answer = self.reader.get(path)
        wall = (time.perf_counter() - start) * 1000
        assert answer.status_code == 200, f"{path}: {answer.status_code}"
        return Took(wall, self.cpu() - before)

    def cpu(self) -> float:
        """Milliseconds that all threads of the process computed (Linux: schedstat, in nanoseconds)."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/schedstat")
        return sum(int(thread.read_text().split()[0]) for thread in threads) / 1e6

    def memory(self) -> float:
        """MiB of main memory that it held at its highest."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024


@contextmanager
def serving(library: Path) -> Iterator[Server]:
    """A server that has just started, and has answered nobody."""
    command = [sys.executable, "-m", "commonground", "serve", "--port", "0", "--library", str(library)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        try:
            yield Server(process, line.removeprefix("reading room: ").strip())
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
