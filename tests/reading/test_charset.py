"""Bytes become text once, and the article says how."""

import pytest

from commonground.reading.read import from_text, read

REPORT = "Crews in Ærø met on Thursday – “again”, said Zoë Müller, who leads them.\n"


def test_plain_text_is_kept_as_it_stands() -> None:
    text = "One\r\n\r\nTwo\u00a0words,\tthree\u2028four.\r\nEnd"
    assert read(text.encode()).text == text


def test_latin_1_declared_utf_8_is_read_and_said() -> None:
    article = read(REPORT.encode("cp1252"), media_type="text/plain; charset=utf-8")
    assert article.text == REPORT
    assert article.charset == "windows-1252"
    assert "declared UTF-8, read as windows-1252" in article.notes


def test_utf_8_declared_latin_1_is_read_and_said() -> None:
    article = read(REPORT.encode(), media_type="text/plain; charset=iso-8859-1")
    assert article.text == REPORT
    assert "declared windows-1252, read as UTF-8" in article.notes


def test_undeclared_windows_1252_is_detected() -> None:
    assert read(REPORT.encode("cp1252")).text == REPORT


@pytest.mark.parametrize("charset", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(charset: str) -> None:
    article = read(REPORT.encode(charset))
    assert article.text == REPORT
    assert article.blocks[0].start == 0


def test_utf_16_without_a_mark_is_known_by_its_zeros() -> None:
    assert read(REPORT.encode("utf-16-le")).text == REPORT


def test_a_few_broken_bytes_are_damage_not_another_charset() -> None:
    article = read(REPORT.encode() * 5 + b"\xff end.\n")
    assert article.charset == "UTF-8"
    assert any("could not be decoded" in note for note in article.notes)


def test_the_meta_element_of_a_page_is_heard() -> None:
    page = (
        f'<html><head><meta charset="windows-1250"></head><body><p>{"Rozmowy w Łodzi trwały. " * 20}</p></body></html>'
    )
    assert "Łodzi" in read(page.encode("cp1250")).text


def test_an_unknown_declared_charset_is_no_error() -> None:
    assert read(REPORT.encode(), media_type="text/plain; charset=martian").text == REPORT


def test_nuls_in_a_text_stay_and_are_said() -> None:
    article = read(REPORT.encode() * 10 + b"A\x00B said so.\n")
    assert "\x00" in article.text
    assert any("NUL" in note for note in article.notes)


def test_lone_surrogates_are_marked_one_for_one() -> None:
    article = from_text("He said \ud800 twice.")
    assert article.text == "He said \ufffd twice."
    assert article.notes == ("lone surrogates in the text, shown as U+FFFD: 1",)
    assert "\ufffd" in read("He said \ud800 twice.".encode("utf-8", "surrogatepass")).text


def test_double_encoding_is_said_and_left() -> None:
    twice = "“Again”, said Zoë.".encode().decode("cp1252", "replace")
    assert any("encoded twice" in note for note in read(twice.encode()).notes)
