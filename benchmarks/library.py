"""The library at size: adding, grouping, search and stories, and adds that are killed.

`python -m benchmarks.library --articles 10000` reads a tenth of the articles for real and makes the others their twins
(benchmarks/twins.py); `--base FILE` takes the articles read from a library that holds them already.
`python -m benchmarks.library --kills 50` kills as many adds at random instants and checks what is left.
"""

import argparse
import os
import random
import re
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from benchmarks.stories import pages
from benchmarks.twins import Twin
from commonground.keeping import articles
from commonground.keeping.analysing import Given, prepared
from commonground.keeping.database import Database
from commonground.keeping.library import Library
from commonground.keeping.records import Failed

ASKED = 200
"""Questions of each kind."""
A_ROUND = 6
"""Pages that one add takes before it is killed, or not."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--base", type=Path, help="a library with the articles that were read")
    parser.add_argument("--at", type=Path, help="keep it there; one that is there is measured as it is")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--ask", type=Path, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.ask:
        ask(args.ask, args.seed)
        return
    with tempfile.TemporaryDirectory() as folder:
        if args.kills:
            print(killed_adds(Path(folder), args.kills, args.seed))
            return
        path = args.at or Path(folder) / "library.db"
        if not path.exists():
            base = args.base or read_for_real(Path(folder) / "base.db", args.articles // 10, args.workers)
            grow(base, path, args.articles)
        subprocess.run(
            [sys.executable, "-m", "benchmarks.library", "--ask", path, "--seed", str(args.seed)], check=True
        )


def read_for_real(path: Path, count: int, workers: int) -> Path:
    """A library of pages that were read and annotated."""
    start, given = time.time(), (Given(page=page.data, source=page.name) for page in pages(count))
    with Library(path) as library:
        failed = sum(isinstance(result, Failed) for result in library.add_many(given, workers))
        print(
            f"read, annotated and grouped: {library.count()}, {failed} failed, {time.time() - start:.0f} s,"
            f" {workers} workers"
        )
    return path


def grow(base: Path, path: Path, count: int) -> None:
    """A library of the articles of another one and as many twins of them as are wanted."""
    Library(path).close()
    source, target = Database(base, readonly=True), Database(path, readonly=False)
    numbers = [row[0] for row in source.rows("SELECT number FROM articles ORDER BY number")]
    start, made, twin = time.process_time(), 0, 0
    while made < count:
        exchange = Twin(twin)
        for number in numbers[: count - made]:
            row = articles.row_of(source, number)
            report, page = articles.report_of(source, row), articles.page_of(source, row)
            if twin:
                report, page = exchange.of(report, page)
            articles.store(target, prepared(report.article, report, page))
            made += 1
        twin += 1
    print(f"stored: {made} articles, {(time.process_time() - start) / made * 1000:.1f} CPU-ms an article")
    source.close()
    target.close()
    with Library(path) as library:
        start, wall = time.process_time(), time.time()
        library.regroup()
        took = time.process_time() - start
        print(
            f"grouped: {library.count()}, {took / made * 1000:.1f} CPU-ms an article, {time.time() - wall:.0f} s,"
            f" {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB"
        )


def ask(path: Path, seed: int) -> None:
    """Time the questions of a fresh process that only reads."""
    start = time.perf_counter()
    library = Library(path, readonly=True)
    library.stories(limit=50)
    print(
        f"opened and the first 50 stories: {(time.perf_counter() - start) * 1000:.0f} ms;"
        f" {library.count()}, {path.stat().st_size / 2**20:.0f} MiB"
    )
    chance = random.Random(seed)
    ids = [row.id for row in library.stories(limit=100_000)]
    for kind, questions in queries(library, chance).items():
        print(f"search, {kind}: {timed(questions, library.search)}")
    print(f"story: {timed(chance.choices(ids, k=ASKED), library.story)}")
    print(f"50 stories: {timed([50] * ASKED, library.stories)}")
    print(f"50 people: {timed([50] * ASKED, library.people)}")
    print(f"memory: {memory()} MiB at most")
    start = time.perf_counter()
    print(f"check: {len(list(library.check()))} faults, {time.perf_counter() - start:.0f} s")


def memory() -> int:
    """The most that this process took, MiB; `getrusage` would count what its parent took before it."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text())[0]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def queries(library: Library, chance: random.Random) -> dict[str, list[str]]:
    """What is asked: taken from articles of the library, so that there is something to find."""
    rows = chance.choices(library.articles(limit=100_000), k=ASKED)
    texts = [library.report(row.id) for row in rows]
    words = [chance.choice(report.article.text.split()) for report in texts]
    people = [chance.choice([e.name for e in report.annotations.entities] or ["Hale"]) for report in texts]
    places = [chance.choice([p.name for p in report.annotations.places] or ["Oslo"]) for report in texts]
    said = [chance.choice([s.content[0].text for s in report.annotations.statements] or ["we"]) for report in texts]
    return {
        "one word of a text": words,
        "a common word": chance.choices(("ship", "minister", "crew", "said", "talks"), k=ASKED),
        "two words": [
            f"{word} {chance.choice(report.article.text.split())}" for word, report in zip(words, texts, strict=True)
        ],
        "a name in quotation marks": [f'"{name}"' for name in people],
        "speaker": [f'speaker:"{name}"' for name in people],
        "said": ['said:"{}"'.format(" ".join(line.replace('"', " ").split()[:4])) for line in said],
        "word, place and date": [f'minister place:"{place}" after:2020' for place in places],
    }


def timed(questions: list, answer: Callable) -> str:  # type: ignore[type-arg]
    """The median and the 95th percentile, in wall clock and processor time."""
    wall, used = [], []
    for question in questions:
        start, cpu = time.perf_counter(), time.thread_time()
        answer(question)
        wall.append((time.perf_counter() - start) * 1000)
        used.append((time.thread_time() - cpu) * 1000)
    parts = [
        f"{name} median {statistics.median(times):.1f} p95 {statistics.quantiles(times, n=20)[-1]:.1f} ms"
        for name, times in (("wall", wall), ("CPU", used))
    ]
    return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Killed:
    """What came of adds that were killed: how many died while adding, how many had stored pages by then."""

    kills: int
    in_the_middle: int
    articles: int
    faults: int
    missing: int
    twice: int

    def __str__(self) -> str:
        return (
            f"{self.kills} adds killed, {self.in_the_middle} of them with some of their pages stored and some not;"
            f" faults {self.faults}; after the rerun {self.articles} articles, {self.missing} missing,"
            f" {self.twice} twice"
        )


def killed_adds(folder: Path, kills: int, seed: int = 1) -> Killed:
    """Kill adds at random instants, each of other pages, check after each, then run them all again to the end.

    The first add runs to its end and says how long one takes.
    """
    chance, path = random.Random(seed), folder / "library.db"
    rounds = list(folders(folder, kills + 1))
    start = time.time()
    subprocess.run(command(rounds[0], path), check=True, capture_output=True)
    usual, faults, middle = time.time() - start, 0, 0
    for pages_of_round in rounds[1:]:
        before = held(path)
        adding = subprocess.Popen(command(pages_of_round, path), stdout=-3, stderr=-3, start_new_session=True)
        try:
            adding.wait(chance.uniform(0.2, 1.1) * usual)
        except subprocess.TimeoutExpired:
            os.killpg(adding.pid, signal.SIGKILL)
        adding.wait()
        with Library(path, readonly=True) as library:
            faults += len(list(library.check()))
        middle += 0 < held(path) - before < A_ROUND
    subprocess.run(command(folder / "pages", path), check=True, capture_output=True)
    with Library(path, readonly=True) as library:
        faults += len(list(library.check()))
        sources = [Path(row.source).name for row in library.articles(limit=100_000)]
        assert library.count().waiting == 0
        missing = A_ROUND * len(rounds) - len(set(sources))
        return Killed(kills, middle, len(sources), faults, missing, library.count().articles - len(set(sources)))


def folders(folder: Path, count: int) -> Iterator[Path]:
    """Folders with the pages of one add each."""
    made = list(pages(count * A_ROUND))
    for number in range(count):
        own = folder / "pages" / f"{number:03}"
        own.mkdir(parents=True)
        for page in made[number * A_ROUND : (number + 1) * A_ROUND]:
            (own / page.name).write_bytes(page.data)
        yield own


def command(pages_of_round: Path, path: Path) -> list[str | Path]:
    """An add as a user starts it."""
    start = [sys.executable, "-m", "commonground", "add"]
    return [*start, pages_of_round, "--library", path, "--workers", "2"]


def held(path: Path) -> int:
    """How many articles a library holds."""
    with Library(path, readonly=True) as library:
        return library.count().articles


if __name__ == "__main__":
    main()
