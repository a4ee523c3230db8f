"""Broken pages, feeds and archives: `python -m benchmarks.fuzz_reading [--count 5000] [--kinds page feed warc]`.

Samples of each kind are broken by a seeded hand (bits turned, pieces cut out, doubled, swapped, spliced in) and read.
Each must give articles whose blocks stand at their offsets, or one clear refusal; none may take over 10 seconds, open a
socket, look up a host or start a program. Prints how many were read and refused, and the slowest; ends at the first
fault.

`--atheris SECONDS` searches on where new code is reached (libFuzzer), in an environment of its own:

    python -m venv fuzz && fuzz/bin/pip install . atheris
    fuzz/bin/python -m benchmarks.fuzz_reading --kinds page --atheris 600
"""

import argparse
import gzip
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEED = 8
SLOWEST = 10.0
"""CPU seconds that one page, feed or archive may take."""
FORBIDDEN = ("socket.", "subprocess.", "os.system", "os.exec", "os.fork", "urllib.")
HARMLESS = frozenset({"socket.__new__", "socket.bind", "socket.gethostname"})
"""urllib3, which trafilatura loads, binds a socket of its own to learn whether the machine has IPv6."""
PIECES = [
    *(
        b"<",
        b">",
        b"&",
        b'"',
        b"'",
        b"\x00",
        b"\xff\xfe",
        b"\xed\xa0\x80",
        b"\xe2\x80\xae",
        b"\r\n\r\n",
        b"]]>",
        b"<!--",
    ),
    *(
        b"<![CDATA[",
        b"<script>",
        b"</p>",
        b"<p>",
        b"<div>" * 300,
        b"</article>",
        b"<table>",
        b"<svg>",
        b"&#0;",
        b"&lt;",
    ),
    *(b'<script type="application/ld+json">{"@type": "NewsArticle", "headline": [[]]}</script>', b"<base href='x:'>"),
    *(b"<!DOCTYPE x [<!ENTITY a SYSTEM 'http://a.example/'>]>", b"\xf0\x9f\x98\x80", b" " * 5000, b"a" * 5000),
    *(b"<meta charset=utf-7>", b"<meta http-equiv=refresh content='0;url=http://a.example'>", b"9" * 400, b"\x1b[31m"),
    *(b"WARC/1.0\r\n", b"Content-Length: 99999999999999\r\n", b"Content-Length: -1\r\n", b"HTTP/1.1 200 OK\r\n"),
    *(b"Transfer-Encoding: chunked\r\n", b"Content-Encoding: gzip, br, deflate\r\n", b"\x1f\x8b\x08"),
    *(b"<item>", b"</item>", b"<entry xml:base='//['>", b"Mon, 99 Foo 0000 25:61:61 +9999", b'{"items": [', b"\\ud800"),
]
FEEDS = (
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
    b"<title>The Valnes Herald</title><link>https://valnes.example/</link><item><title>Quay &amp; pier</title>"
    b"<link>/quay</link><dc:creator>Siv Hauge</dc:creator><pubDate>Mon, 11 Mar 2019 08:00:00 +0100</pubDate>"
    b"<description><![CDATA[<p>The council voted.</p>]]></description></item><item><title>Ferry late</title>"
    b"<guid>https://valnes.example/ferry</guid></item></channel></rss>",
    b'<feed xmlns="http://www.w3.org/2005/Atom"><title>The Valnes Herald</title><entry><title type="html">&lt;b&gt;Quay'
    b'</title><link href="https://valnes.example/quay"/><author><name>Siv Hauge</name></author><updated>2019-03-11T'
    b'08:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Text.</p></div></content></entry>'
    b"</feed>",
    b'{"version": "https://jsonfeed.org/version/1.1", "title": "The Valnes Herald", "items": [{"id": "1"'
    b', "url": "/quay", "title": "Quay", "authors": [{"name": "Siv Hauge"}], "date_published": "2019-03-11T08:00:00Z",'
    b'"content_html": "<p>Text.</p>"}, {"id": 2, "content_text": "Text"}]}',
    b'<opml version="2.0"><head><title>Papers</title></head><body><outline text="Herald" xmlUrl="https://valnes.example/f"'
    b"/></body></opml>",
)


class Fault(Exception):
    """Something that must not happen happened."""


_watched: list[str] | None = None


def _audit(event: str, arguments: tuple[object, ...]) -> None:
    if _watched is not None and event.startswith(FORBIDDEN) and event not in HARMLESS:
        _watched.append(f"{event} {arguments!r}"[:300])
        raise Fault(_watched[-1])


@contextmanager
def shut_in() -> Iterator[None]:
    """Within this nothing may open a connection, look up a host or start a program, whoever catches the error.

    Raises:
        Fault: something tried to.
    """
    global _watched  # noqa: PLW0603  (an audit hook can never be taken away, only told to look away)
    if not getattr(_audit, "is_set", False):
        sys.addaudithook(_audit)
        _audit.is_set = True  # type: ignore[attr-defined]  # a mark on the function itself
    tried: list[str] = []
    before, _watched = _watched, tried
    try:
        yield
    finally:
        _watched = before
    if tried:
        raise Fault(tried[0])


def archive(pages: list[bytes]) -> bytes:
    """A plain WARC of pages, a request before each and a revisit after."""
    parts = []
    for number, page in enumerate(pages):
        http = (
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(page)
            + page
        )
        for kind, block in ((b"request", b"GET / HTTP/1.1\r\n\r\n"), (b"response", http), (b"revisit", b"")):
            parts.append(
                b"WARC/1.1\r\nWARC-Type: %s\r\nWARC-Target-URI: https://valnes.example/%d\r\n" % (kind, number)
                + b"WARC-Date: 2019-03-11T08:00:00Z\r\nContent-Type: application/http\r\n"
                + b"Content-Length: %d\r\n\r\n%s\r\n\r\n" % (len(block), block)
            )
    return b"".join(parts)


def seeds(kind: str) -> list[bytes]:
    """What is broken: the project's sample pages, feeds as above, archives of two samples."""
    pages = [path.read_bytes() for path in sorted((ROOT / "samples").iterdir()) if path.suffix in (".html", ".txt")]
    if kind == "page":
        return pages
    if kind == "feed":
        return list(FEEDS)
    html = [page for page in pages if page.lstrip().startswith(b"<")][:2]
    whole = archive(html)
    members = [gzip.compress(b"WARC/1.1" + part) for part in whole.split(b"WARC/1.1")[1:]]
    return [whole, b"".join(members), gzip.compress(whole)]


def mutated(data: bytes, others: list[bytes], rng: random.Random) -> bytes:
    """Data that one to six accidents befell."""
    broken = bytearray(data)
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(broken) + 1)
        upto = min(len(broken), at + int(rng.paretovariate(0.5)))
        accident = rng.randrange(7)
        if accident == 0 and at < len(broken):
            broken[at] ^= 1 << rng.randrange(8)
        elif accident == 1:
            del broken[at:upto]
        elif accident == 2:
            broken[at:at] = bytes(broken[at : min(upto, at + 20_000)]) * rng.randint(1, 4)
        elif accident == 3:
            broken[at:at] = rng.choice(PIECES) * rng.choice((1, 1, 1, 2, 50))
        elif accident == 4:
            other = rng.choice(others)
            start = rng.randrange(len(other) + 1)
            broken[at:upto] = other[start : start + rng.randint(1, 2000)]
        elif accident == 5:
            broken[at:upto] = rng.randbytes(min(upto - at, 1000))
        elif rng.random() < 0.3:
            del broken[at:]
    return bytes(broken)


def read_page(data: bytes) -> str:
    """Read bytes as a page, as HTML or as what they look like."""
    from commonground.reading.read import read  # noqa: PLC0415

    article = read(
        data, media_type="text/html" if b"<p" in data else None, url="https://valnes.example/2019/03/11/quay"
    )
    last = 0
    for block in article.blocks:
        if not (last <= block.start < block.end and article.text[block.start : block.end] == block.text):
            raise Fault(f"a block at {block.start}-{block.end} does not stand there")
        last = block.end
    return "read"


def read_feed(data: bytes) -> str:
    """Read bytes as a feed, and the text of its first entries as pages."""
    from commonground.reading.feed import entries  # noqa: PLC0415

    feed = entries(data, "https://valnes.example/feed")
    for entry in feed.entries[:2]:
        if page := entry.page():
            read_page(page)
        if entry.address and not entry.address.lower().startswith(("http://", "https://")):
            raise Fault(f"an address of {entry.address!r}")
    return "cut off" if feed.cut_off else "read"


def read_warc(data: bytes) -> str:
    """Read bytes as an archive, and its pages."""
    from commonground.reading.errors import UnreadablePage  # noqa: PLC0415
    from commonground.reading.warc import SILENT, Passed, records  # noqa: PLC0415

    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        found = list(records(Path(file.name)))
    for item in found[:4]:
        if not isinstance(item, Passed):
            try:
                read_page(item.data)
            except UnreadablePage:
                continue
    return "with faults" if any(isinstance(item, Passed) and item.why not in SILENT for item in found) else "read"


READERS: dict[str, Callable[[bytes], str]] = {"page": read_page, "feed": read_feed, "warc": read_warc}


def outcome(kind: str, data: bytes) -> str:
    """What reading comes to: "read", or "refused".

    Raises:
        Fault: a refusal of several lines, or something reached out of the process.
        Exception: whatever else reading lets through, which it must not.
    """
    from commonground.reading.errors import UnreadablePage  # noqa: PLC0415

    with shut_in():
        try:
            return READERS[kind](data)
        except UnreadablePage as refusal:
            if not str(refusal).isprintable():
                raise Fault(f"a refusal of several lines: {refusal!r}") from None
            return "refused"


def run(kind: str, count: int, seed: int) -> None:
    """Break and read so many, and print what came of them."""
    rng, sources, counts, slowest = random.Random(seed), seeds(kind), Counter[str](), 0.0
    outcome(kind, sources[0])  # loads what is loaded once
    for number in range(count):
        data = mutated(rng.choice(sources), sources, rng)
        began = time.process_time()
        try:
            counts[outcome(kind, data)] += 1
        except Exception:
            place = Path(tempfile.gettempdir()) / f"fault-{kind}-{seed}-{number}"
            place.write_bytes(data)
            print(f"{kind} {number}: a fault; the bytes are in {place}", flush=True)
            raise
        spent = time.process_time() - began
        if spent > SLOWEST:
            place = Path(tempfile.gettempdir()) / f"slow-{kind}-{seed}-{number}"
            place.write_bytes(data)
            raise Fault(f"{kind} {number} took {spent:.1f} CPU-seconds; the bytes are in {place}")
        slowest = max(slowest, spent)
        if number % 1000 == 999:
            print(f"{kind}: {number + 1} so far", file=sys.stderr, flush=True)
    told = ", ".join(f"{many} {what}" for what, many in counts.most_common())
    print(f"{kind}: {count} broken ones, {told}; the slowest took {slowest:.2f} CPU-seconds", flush=True)


def search(kind: str, seconds: int) -> None:
    """Let atheris search for so long; it prints what it does and ends with the bytes of a fault, if it finds one."""
    atheris = import_module("atheris")  # in an environment of its own
    with atheris.instrument_imports(include=["commonground.reading", "feedparser", "trafilatura"]):
        outcome(kind, seeds(kind)[0])
    with tempfile.TemporaryDirectory() as corpus:
        for number, data in enumerate(seeds(kind)):
            (Path(corpus) / str(number)).write_bytes(data)
        limits = [f"-max_total_time={seconds}", f"-timeout={SLOWEST:.0f}", "-rss_limit_mb=4096", "-max_len=40000"]
        atheris.Setup([sys.argv[0], *limits, corpus], lambda data: outcome(kind, data))
        atheris.Fuzz()


def main() -> None:
    """Break and read, or search."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=5000, help="of each kind")
    parser.add_argument("--kinds", nargs="+", choices=[*READERS], default=[*READERS])
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--atheris", type=int, metavar="SECONDS")
    asked = parser.parse_args()
    for kind in asked.kinds:
        if asked.atheris:
            search(kind, asked.atheris)
        else:
            run(kind, asked.count, asked.seed)


if __name__ == "__main__":
    main()
