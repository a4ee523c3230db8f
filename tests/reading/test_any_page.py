"""Whatever bytes come in: an article whose blocks cover every line at exact offsets, or one clear refusal.

Nothing here may reach out of the process. `python -m benchmarks.fuzz_reading` breaks 5,000 of each kind, as is done
here with a few, and `make explore` lets hypothesis search on.
"""

import random
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzz_reading import Fault, mutated, outcome, seeds, shut_in
from commonground.reading.errors import UnreadablePage
from commonground.reading.read import from_text, read
from commonground.records.article import Article

SLOW = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LINES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "By Ana Petrova",
            "Friday 10 May 2013 17:46 BST",
            "Your support makes all the difference.",
            "The bridge was closed on Tuesday night after an inspector found cracks in two of its piers.",
            "A ferry at the quay (Idris Vane/Getty Images)",
            "Comments",
            "• Sport",
            "– said nobody.",
        ]
    ),
)


@pytest.fixture(autouse=True)
def network_is_blocked() -> Iterator[None]:
    with shut_in():
        yield


def check(article: Article) -> None:
    last = 0
    for block in article.blocks:
        assert article.text[block.start : block.end] == block.text
        assert block.start >= last
        assert block.text.strip()
        last = block.end
    covered = "".join(char for block in article.blocks for char in block.text if char.isalnum())
    assert covered == "".join(char for char in article.text if char.isalnum())


@SLOW
@given(st.binary(max_size=400))
def test_any_bytes(data: bytes) -> None:
    try:
        check(read(data))
    except UnreadablePage as refusal:
        assert "\n" not in str(refusal)


@SLOW
@given(st.lists(LINES, max_size=25), st.sampled_from(["\n", "\n\n", "\r\n", "\r"]))
def test_any_lines(lines: list[str], between: str) -> None:
    text = between.join(lines)
    check(from_text(text))
    if text.strip(" \t\r\n\x0b\x0c"):
        try:
            check(read(text.encode("utf-8", "surrogatepass"), media_type="text/plain"))
        except UnreadablePage as refusal:
            assert "\n" not in str(refusal)


@SLOW
@given(
    st.lists(
        st.one_of(LINES, st.sampled_from(["<p>", "</div>", "<div>", "<h1>", "<script>", "&amp;", "<!--"])), max_size=30
    )
)
def test_any_tag_soup(pieces: list[str]) -> None:
    try:
        check(read(("<html>" + "".join(pieces)).encode("utf-8", "surrogatepass"), media_type="text/html"))
    except UnreadablePage as refusal:
        assert "\n" not in str(refusal)


def test_long_lines_take_time_in_proportion_to_their_length() -> None:
    """400,000 characters of one sign, or of two that a pattern might go back and forth between, are read in seconds."""
    for piece in ("A", "a ", "'a", '" ', "1 ", "(A", "The A ", "A. ", "by ", "1:1", "- ", "\u00a0", "x@"):
        data = (piece * (400_000 // len(piece))).encode()
        started = time.process_time()
        try:
            read(data, media_type="text/plain")
        except UnreadablePage as refusal:
            assert "white space" in str(refusal)
        assert time.process_time() - started < 10, piece


@pytest.mark.parametrize("kind", ["page", "feed", "warc"])
def test_broken_pages_feeds_and_archives(kind: str) -> None:
    sources, rng = seeds(kind), random.Random(kind)
    for _ in range(60):
        data = mutated(rng.choice(sources), sources, rng)
        started = time.process_time()
        outcome(kind, data)
        assert time.process_time() - started < 10


@SLOW
@given(st.data())
def test_any_feed(data: st.DataObject) -> None:
    pieces = st.sampled_from(
        [b"<rss>", b"<feed>", b"<item>", b"<entry", b"</item>", b"<link>", b"<x:y z='", b"<![CDATA[", b"&a;", b">"]
    )
    drawn = data.draw(st.lists(st.one_of(pieces, st.binary(max_size=8)), max_size=25))
    outcome("feed", data.draw(st.sampled_from([b"<rss><channel>", b"<feed>", b"<opml>", b"{", b""])) + b"".join(drawn))


@SLOW
@given(st.data())
def test_any_archive(data: st.DataObject) -> None:
    sources = seeds("warc")
    whole = data.draw(st.sampled_from(sources))
    at = data.draw(st.integers(0, len(whole)))
    outcome("warc", whole[:at] + data.draw(st.binary(max_size=30)) + whole[data.draw(st.integers(at, len(whole))) :])


def test_the_block_on_the_network_holds() -> None:
    tries = (
        lambda: socket.create_connection(("127.0.0.1", 9)),
        lambda: socket.getaddrinfo("valnes.example", 80),
        lambda: subprocess.run(["true"], check=False),
    )
    for attempt in tries:
        with pytest.raises(Fault), shut_in(), suppress(Exception):  # as a library may do
            attempt()
