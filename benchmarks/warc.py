"""Memory over a web archive of 1 GB: `python -m benchmarks.warc [--megabytes 100 1000] [--plain] [--read 20]`.

Writes archives of these sizes from the project's samples, seeded, one record at a time in the layout of a news crawl
(a gzip member a record: request, response, metadata; here and there a revisit, an error page, a picture), each page
filled up with menus and scripts to the size of a real one. Then it goes through each in a fresh process, makes an
article of every so many pages, and prints the process's peak memory, so that the two sizes can be compared.
"""

import argparse
import gzip
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from commonground.reading.read import read
from commonground.reading.warc import Passed, records

ROOT = Path(__file__).parents[1]
SAMPLES = sorted((ROOT / "samples").glob("*.html"))
SEED = 8
PAGE_BYTES = (20_000, 400_000)
"""From a lean page to a heavy one; the stored news pages of ../shared/data/pages lie within."""


def filled(page: bytes, size: int, rng: random.Random) -> bytes:
    """A page with scripts before its end that bring it to about a size; their text packs as poorly as real ones."""
    script = b"<script>var t='" + rng.randbytes(max(0, size - len(page)) // 2).hex().encode() + b"';</script>"
    return page.replace(b"</body>", script + b"</body>")


def record(kind: str, number: int, block: bytes) -> bytes:
    """A WARC record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: https://outlet-{number % 40}.example/{number}\r\n"
        f"WARC-Date: 2019-03-14T18:05:00Z\r\nContent-Type: application/http\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(body: bytes, status: str = "200 OK", media_type: str = "text/html; charset=utf-8") -> bytes:
    """An HTTP response."""
    head = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


def crawl(rng: random.Random) -> Iterator[bytes]:
    """The records of a crawl without end."""
    pages = [path.read_bytes() for path in SAMPLES]
    number = 0
    while True:
        number += 1
        yield record("request", number, b"GET / HTTP/1.1\r\n\r\n")
        if number % 50 == 0:
            yield record("revisit", number, b"")
        elif number % 51 == 0:
            yield record("response", number, response(b"gone", "404 Not Found"))
        elif number % 52 == 0:
            yield record("response", number, response(rng.randbytes(200_000), media_type="image/jpeg"))
        else:
            yield record("response", number, response(filled(rng.choice(pages), rng.randint(*PAGE_BYTES), rng)))
        yield record("metadata", number, b"fetchTimeMs: 12\r\n")


def write(path: Path, megabytes: int, packed: bool) -> None:
    """An archive of a size on disk, written record by record."""
    written = 0
    with path.open("wb") as file:
        for one in crawl(random.Random(SEED)):
            written += file.write(gzip.compress(one, 1) if packed else one)
            if written >= megabytes * 1_000_000:
                return


def go_through(path: Path, every: int) -> None:
    """Read an archive and print what was found, how fast, and the peak memory of this process."""
    read(SAMPLES[0])
    began, counts, pages, bytes_read = time.process_time(), Counter[str](), 0, 0
    articles = 0
    for item in records(path):
        if isinstance(item, Passed):
            counts[item.why.name.lower()] += 1
            continue
        pages += 1
        bytes_read += len(item.data)
        if every and pages % every == 0:
            articles += bool(read(item.data, url=item.address, media_type=item.media_type).blocks)
    spent = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    passed = ", ".join(f"{count} {why}" for why, count in sorted(counts.items()))
    print(
        f"{path.stat().st_size / 1e6:7.0f} MB  peak memory {peak:6.1f} MB  {pages} pages of {bytes_read / 1e6:.0f} MB, "
        f"{articles} made articles, {spent:.1f} CPU-seconds; passed over: {passed}"
    )


def main() -> None:
    """Write and read an archive of each size, each in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--plain", action="store_true", help="not gzipped")
    parser.add_argument("--read", type=int, default=20, help="make an article of every so many pages, 0 of none")
    parser.add_argument("--go-through", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.go_through:
        go_through(asked.go_through, asked.read)
        return
    for megabytes in asked.megabytes:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / ("crawl.warc" if asked.plain else "crawl.warc.gz")
            write(path, megabytes, not asked.plain)
            command = [sys.executable, "-m", "benchmarks.warc", "--go-through", str(path), "--read", str(asked.read)]
            subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
