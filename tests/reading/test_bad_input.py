"""What is no page is refused in one clear line; what is a damaged page is read, and the damage is said."""

import gzip
import os
from pathlib import Path

import pytest

from commonground.reading.errors import UnreadablePage
from commonground.reading.page import PAGE_LIMIT, load
from commonground.reading.read import read


def refusal(page: Path | bytes, **given: str) -> str:
    with pytest.raises(UnreadablePage) as caught:
        read(page, **given)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "nowhere.txt: no such file" in refusal(tmp_path / "nowhere.txt")


@pytest.mark.parametrize("name", ["www.tavisherald.example/news/1", "tavisherald.example/ferry"])
def test_an_address_without_its_beginning_is_no_file(name: str) -> None:
    assert "an address begins with https://" in refusal(Path(name))


@pytest.mark.parametrize("name", ["ferry.html", "pages/ferry.html", "./ferry"])
def test_a_missing_file_is_no_address(name: str) -> None:
    assert "check the name" in refusal(Path(name))


def test_a_directory_is_no_page(tmp_path: Path) -> None:
    assert "a directory, not a page" in refusal(tmp_path)


def test_a_device_is_no_page() -> None:
    assert "not a file" in refusal(Path(os.devnull))


@pytest.mark.parametrize(("data", "said"), [(b"", "empty"), (b" \n\t\r\n ", "nothing but white space")])
def test_an_empty_page_is_refused(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "page.txt").write_bytes(data)
    assert said in refusal(tmp_path / "page.txt")


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "a PDF"),
        (b"PK\x03\x04\x14\x00\x06\x00", "a ZIP archive or an Office document"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "an image (PNG)"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "an image (JPEG)"),
        (b"\x1f\x8b\x08\x00\x00\x00", "gzip-compressed"),
        (gzip.compress(b"WARC/1.1\r\nWARC-Type: response\r\n", mtime=0), "a web archive"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "an image (WebP)"),
        (b"From desk@example.org Thu Mar 14 18:05:00 2019\nSubject: x\n", "a mailbox"),
        (b'<?xml version="1.0"?>\n<rss version="2.0"><channel>', "a feed"),
        (b"WARC/1.1\r\nWARC-Type: response\r\n", "a web archive"),
        (bytes(range(256)) * 40, "binary, not text"),
        (b"\x00" * 5000, "binary, not text"),
    ],
)
def test_other_formats_are_called_by_their_name(data: bytes, said: str) -> None:
    assert said in refusal(data)


def test_a_declared_type_that_is_no_text_is_refused() -> None:
    assert "declared application/pdf" in refusal(b"some words", media_type="application/pdf")


def test_a_200_megabyte_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(200 * 2**20)
    assert "200 MB, where a page may have" in refusal(huge)


def test_a_log_of_a_million_lines_is_no_page() -> None:
    assert "1000000 lines, where a page may have" in refusal(b"ok\n" * 1_000_000)


def test_too_many_bytes_are_refused_too() -> None:
    assert "where a page may have" in refusal(b"a" * (PAGE_LIMIT + 1))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_is_not_ours_to_read(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("Words.")
    page.chmod(0)
    assert "not readable by this user" in refusal(page)


def test_a_name_that_no_file_can_have() -> None:
    assert "cannot be opened" in refusal(Path("a\x00b"))


def test_html_is_known_by_its_type_its_name_and_its_first_bytes(tmp_path: Path) -> None:
    html, plain = b"<!doctype html><title>x</title><p>Words.", b"Words and < signs."
    (tmp_path / "saved.txt").write_bytes(html)
    (tmp_path / "page.html").write_bytes(plain)
    assert load(plain, media_type="text/html; charset=utf-8").is_html
    assert load(tmp_path / "page.html").is_html
    assert load(tmp_path / "saved.txt").is_html, "HTML saved under a text name"
    assert not load(plain).is_html
    assert not load(b"<p> is how a paragraph starts.", media_type="text/plain").is_html


def test_elements_nested_without_end_are_refused_before_they_are_parsed(tmp_path: Path) -> None:
    page = tmp_path / "well.html"
    page.write_bytes(b"<html><body>" + 60_000 * b"<div>" + b"Smoke stops the ferry")
    assert "well.html: elements nested more than 11,000 deep" in refusal(page)


def test_many_paragraphs_without_an_end_are_not_nested() -> None:
    page = b"<html><body><article>" + 12_000 * b"<p>The ferry to Stonehollow was stopped on Tuesday at noon.<br>"
    assert read(page).blocks
