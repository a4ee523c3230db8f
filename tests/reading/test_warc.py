"""Web archives: every HTML page comes out as it was kept, and what does not is counted with its reason."""

import gzip
import zlib
from collections import Counter
from pathlib import Path

import pytest

from commonground.reading import members
from commonground.reading.errors import UnreadablePage
from commonground.reading.page import PAGE_LIMIT
from commonground.reading.read import read
from commonground.reading.warc import Passed, Record, Why, is_archive, passed_over, records

PAGE = (
    "<!doctype html><html><head><title>Ferry aground off Hamnvoe</title></head><body><h1>Ferry aground off Hamnvoe</h1>"
    "<p>The ferry Skarv ran aground off Hamnvoe on Tuesday night with 41 people aboard, the coastguard said.</p>"
    "<p>“Nobody is hurt,” said Ane Rustad, who led the rescue. “The tide will lift her by noon.”</p></body></html>"
).encode()


def http(body: bytes = PAGE, status: str = "200 OK", media_type: str | None = "text/html", **headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}"]
    lines += [f"Content-Type: {media_type}"] if media_type else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def record(block: bytes, kind: str = "response", version: str = "1.0", url: str = "a", **headers: str) -> bytes:
    lines = [f"WARC/{version}", f"WARC-Type: {kind}", f"WARC-Target-URI: https://skarv.example/{url}"]
    lines += ["WARC-Date: 2019-03-14T18:05:00Z", "Content-Type: application/http; msgtype=response"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, f"Content-Length: {len(block)}"]).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


THREE = [record(http(), url=name) for name in "abc"]


def archive(tmp_path: Path, data: bytes) -> list[Record | Passed]:
    path = tmp_path / "pages.warc"
    path.write_bytes(data)
    return list(records(path))


def pages(found: list[Record | Passed]) -> list[str]:
    return [(item.address or "")[-1] for item in found if isinstance(item, Record)]


def reasons(found: list[Record | Passed]) -> list[Why]:
    return [item.why for item in found if isinstance(item, Passed)]


@pytest.mark.parametrize("version", ["1.0", "1.1"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_page_comes_out_as_it_was_fetched(tmp_path: Path, version: str, packed: bool) -> None:
    block = http(media_type="text/html; charset=iso-8859-1")
    data = record(block, version=version, url="skarv")
    [page] = archive(tmp_path, gzip.compress(data) if packed else data)
    assert isinstance(page, Record)
    assert (page.data, page.address, page.fetched) == (PAGE, "https://skarv.example/skarv", "2019-03-14T18:05:00Z")
    assert page.media_type == "text/html; charset=iso-8859-1"
    assert page.truncated is None
    article = read(page.data, url=page.address, media_type=page.media_type)
    assert article.title == "Ferry aground off Hamnvoe"
    assert article.charset == "UTF-8", "the header was wrong, and the article's notes say so"
    assert article.notes


def test_the_layout_of_a_news_crawl(tmp_path: Path) -> None:
    """One gzip member a record: a warcinfo first, then request, response and metadata of each page."""
    parts = [record(b"software: x\r\n", kind="warcinfo")]
    for name in "ab":
        parts += [record(b"GET / HTTP/1.1\r\n\r\n", kind="request"), record(http(), url=name)]
        parts += [record(b"fetchTimeMs: 12\r\n", kind="metadata")]
    found = archive(tmp_path, b"".join(map(gzip.compress, parts)))
    assert pages(found) == ["a", "b"]
    counts = Counter(reasons(found))
    assert counts == {Why.NO_RESPONSE: 5}
    assert passed_over(counts) == [], "nobody misses them"


def test_what_gives_no_page_is_counted_by_its_reason(tmp_path: Path) -> None:
    parts = [
        record(b"", kind="revisit"),
        record(http(status="404 Not Found")),
        record(http(status="301 Moved")),
        record(http(b"\x89PNG", media_type="image/png")),
        record(http(b"\x89PNG", media_type=None)),
        record(b"no HTTP at all"),
        record(http(), WARC_Segment_Number="1"),
        record(http(b"a" * (PAGE_LIMIT + 1))),
        record(http(b"a" * (PAGE_LIMIT + 2**20))),
        record(http(b"\x1f\x8b junk", Content_Encoding="gzip")),
        record(http(gzip.compress(PAGE)[:-30], Content_Encoding="gzip")),
        record(http(gzip.compress(b" " * (PAGE_LIMIT + 1)), Content_Encoding="gzip")),
        record(http(b"xx", Content_Encoding="rot13")),
        record(http(), url="z"),
    ]
    found = archive(tmp_path, b"".join(parts))
    assert pages(found) == ["z"]
    assert reasons(found) == [
        *[Why.REVISIT, Why.ERROR, Why.ERROR, Why.NOT_HTML, Why.NOT_HTML, Why.NOT_HTTP, Why.SEGMENT],
        *[Why.TOO_LARGE, Why.TOO_LARGE, Why.UNPACKABLE, Why.UNPACKABLE, Why.TOO_LARGE, Why.UNPACKABLE],
    ]
    assert "error pages and redirects: 2" in passed_over(Counter(reasons(found)))
    assert [item.what for item in found if isinstance(item, Passed)][1:4] == ["404", "301", "image/png"]


@pytest.mark.parametrize(
    ("sent", "headers"),
    [
        (gzip.compress(PAGE), {"Content_Encoding": "gzip"}),
        (zlib.compress(PAGE), {"Content_Encoding": "deflate"}),
        (b"%x\r\n%s\r\n0\r\n\r\n" % (len(PAGE), PAGE), {"Transfer_Encoding": "chunked"}),
        (
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(gzip.compress(PAGE)), gzip.compress(PAGE)),
            {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"},
        ),
        (PAGE, {"Transfer_Encoding": "chunked", "Content_Encoding": "gzip"}),
    ],
    ids=["gzip", "deflate", "chunked", "both", "taken off by the crawler"],
)
def test_content_is_unpacked(tmp_path: Path, sent: bytes, headers: dict[str, str]) -> None:
    page, after = archive(tmp_path, record(http(sent, **headers)) + THREE[1])
    assert isinstance(page, Record)
    assert page.data == PAGE
    assert isinstance(after, Record), "an odd record does not end the archive"


def test_a_page_that_the_crawler_or_the_server_cut_is_said_to_be_cut(tmp_path: Path) -> None:
    short = http().replace(b"Content-Length: ", b"Content-Length: 9")
    by_crawler, by_server = archive(tmp_path, record(http(), WARC_Truncated="length") + record(short))
    assert isinstance(by_crawler, Record)
    assert isinstance(by_server, Record)
    assert "WARC-Truncated: length" in (by_crawler.truncated or "")
    assert f"the server sent {len(PAGE)} of 9{len(PAGE)} bytes" in (by_server.truncated or "")


@pytest.mark.parametrize("kept", range(1, len(THREE[2]) - 4, 7))
def test_a_plain_file_that_ends_within_a_record_says_where(tmp_path: Path, kept: int) -> None:
    found = archive(tmp_path, b"".join(THREE)[: len(THREE[0]) * 2 + kept])
    assert pages(found) == ["a", "b"]
    [fault] = [item for item in found if isinstance(item, Passed)]
    assert fault.why in (Why.CUT_OFF, Why.DAMAGED)
    assert fault.at in (2 * len(THREE[0]), len(THREE[0])), "where the record starts, or the last one that is whole"


def test_a_gzipped_file_that_ends_within_a_member_says_where(tmp_path: Path) -> None:
    packed = [gzip.compress(one) for one in THREE]
    start = len(packed[0]) + len(packed[1])
    for kept in range(1, len(packed[2])):
        found = archive(tmp_path, b"".join(packed)[: start + kept])
        assert pages(found) in (["a", "b"], ["a", "b", "c"]), "whole, though its checksum is missing"
        assert reasons(found).count(Why.CUT_OFF) == 1, "said once"
        assert [item.at for item in found if isinstance(item, Passed) and item.why is Why.CUT_OFF][-1] == start


def test_a_fault_is_said_with_its_place(tmp_path: Path) -> None:
    cut = archive(tmp_path, b"".join(THREE)[:-100])[-1]
    assert str(cut).startswith("https://skarv.example/c: the file ends within this record, after ")
    assert str(cut).endswith(f"(at byte {2 * len(THREE[0]):,} of the file)")


def test_a_damaged_record_is_left_out_and_those_behind_it_are_read(tmp_path: Path) -> None:
    packed = [gzip.compress(one) for one in THREE]
    for place in range(12, len(packed[1])):
        damaged = bytearray(b"".join(packed))
        damaged[len(packed[0]) + place] ^= 0xFF
        found = archive(tmp_path, bytes(damaged))
        assert pages(found) == ["a", "c"]
        [fault] = [item for item in found if isinstance(item, Passed)]
        assert (fault.why, fault.at) == (Why.DAMAGED, len(packed[0]))


def test_a_page_cannot_pass_off_a_record_as_another_outlets(tmp_path: Path) -> None:
    """What looks like a record within a damaged plain file is not taken for one."""
    forged = record(http(PAGE + b"\r\n\r\n" + THREE[1]), url="a")
    broken = forged.replace(b"WARC/1.0", b"WARC/x.0", 1)
    found = archive(tmp_path, THREE[0] + broken)
    assert pages(found) == ["a"]
    assert reasons(found) == [Why.DAMAGED]


def test_an_archive_packed_as_one_member_is_read_too(tmp_path: Path) -> None:
    whole = gzip.compress(b"".join(THREE))
    assert pages(archive(tmp_path, whole)) == ["a", "b", "c"]
    cut = archive(tmp_path, whole[: len(whole) // 2])
    assert reasons(cut)[-1] is Why.CUT_OFF


def test_one_large_member_is_not_held_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(members, "CHECKED", 700)
    monkeypatch.setattr(members, "CHUNK", 100)
    whole = gzip.compress(b"".join(THREE))
    assert pages(archive(tmp_path, whole)) == ["a", "b", "c"]
    broken = bytearray(whole)
    broken[-6] ^= 0xFF
    assert reasons(archive(tmp_path, bytes(broken))) == [Why.DAMAGED]


def test_a_large_record_of_another_kind_is_passed_over_and_the_next_page_read(tmp_path: Path) -> None:
    video = record(http(b"\x00" * (3 * PAGE_LIMIT), media_type="video/mp4"))
    for packed in (video + THREE[1], gzip.compress(video) + gzip.compress(THREE[1])):
        found = archive(tmp_path, packed)
        assert (reasons(found), pages(found)) == ([Why.TOO_LARGE], ["b"])


def test_what_is_no_web_archive_is_refused(tmp_path: Path) -> None:
    for data in (b"", b"<html>", gzip.compress(b"<html>"), b"filedesc://old.arc 0.0.0.0"):
        with pytest.raises(UnreadablePage, match="no web archive"):
            archive(tmp_path, data)
    with pytest.raises(UnreadablePage, match="cannot be opened"):
        list(records(tmp_path / "nowhere.warc"))


def test_an_archive_is_known_by_its_first_bytes() -> None:
    assert is_archive(THREE[0][:2048])
    assert is_archive(gzip.compress(THREE[0])[:2048])
    assert not is_archive(gzip.compress(PAGE))
    assert not is_archive(PAGE)
