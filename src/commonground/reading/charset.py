"""From bytes to text: which charset they are in, and whether their sender was right about it."""

import codecs
import re
from dataclasses import dataclass

from commonground.reading.page import Page, looks_like_utf16

BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
META_WITHIN = 4096
WESTERN = frozenset({"ascii", "iso8859-1", "cp1252"})
"""Declared names that the WHATWG Encoding Standard reads as windows-1252."""
FEW_BAD_BYTES = 0.1
"""Share of non-ASCII characters below which undecodable bytes are damage in UTF-8, not another charset."""
SURROGATE = re.compile("[\ud800-\udfff]")
DOUBLE_ENCODED = re.compile("â€[™œ\x9d“”˜¦]|Ã[©¨¼¶¤\xa0]")
SHOWN = {"cp1252": "windows-1252", "utf-8": "UTF-8", "latin-1": "ISO-8859-1"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text, the charset it was read in, and what a reader should know of that."""

    text: str
    charset: str
    notes: tuple[str, ...] = ()


def decode(page: Page) -> Decoded:
    """The text of a page: by byte order mark, declared charset, meta, strict UTF-8, then detection.

    A byte order mark is a mark of the encoding, not a character of the text: offsets count from after it. Valid UTF-8
    with characters outside ASCII wins over a declared one-byte charset, which hardly anything else satisfies.
    """
    for mark, marked in BYTE_ORDER_MARKS:
        if page.data.startswith(mark):
            marked_text = page.data[len(mark) :].decode(marked, "replace")
            return checked(marked_text, marked, noted_damage(marked_text))
    declared: str | None = known(page.charset) or (known(in_meta(page.data)) if page.is_html else None)
    if looks_like_utf16(page.data[:META_WITHIN]):
        name = "utf-16-le" if page.data[1] == 0 else "utf-16-be"
        return checked(page.data.decode(name, "replace"), name, ())
    utf8 = as_utf8(page.data)
    if declared and declared != "utf-8" and (utf8 is None or page.data.isascii()):
        text = attempt(page.data, declared)
        if text is not None:
            return checked(text, declared, ())
    if utf8 is not None:
        wrong = declared not in (None, "utf-8") and not page.data.isascii()
        return checked(utf8, "utf-8", (mismatch(declared, "utf-8"),) if wrong else ())
    return detected(page.data, declared)


def detected(data: bytes, declared: str | None) -> Decoded:
    """The text of bytes that are neither what was declared nor valid UTF-8."""
    damaged = data.decode("utf-8", "replace")
    outside = sum(1 for char in damaged if char > "\x7f")
    bad = damaged.count("\ufffd")
    if bad <= FEW_BAD_BYTES * outside:
        return checked(damaged, "utf-8", noted_damage(damaged))
    name = "cp1252" if is_western(data) else best_guess(data)
    text = attempt(data, name)
    if text is None:
        name, text = "cp1252", western(data)
    note = mismatch(declared, name) if declared else f"no charset declared, read as {shown(name)}"
    return checked(text, name, (note,))


def is_western(data: bytes) -> bool:
    """Whether bytes read as windows-1252 give a Latin text with few letters outside ASCII, as English pages have."""
    high = [byte for byte in data if byte > 0x7F]
    return len(high) < 0.1 * len(data) and not any(byte in b"\x81\x8d\x8f\x90\x9d" for byte in high)


def best_guess(data: bytes) -> str:
    """The charset that charset-normalizer finds likeliest, windows-1252 where it finds none."""
    from charset_normalizer import from_bytes  # noqa: PLC0415  (slow to import, needed by few pages)

    best = from_bytes(data[: 2**16]).best()
    return known(best.encoding) or "cp1252" if best else "cp1252"


def as_utf8(data: bytes) -> str | None:
    """The text of valid UTF-8; surrogates that were encoded on their own are let through, to be marked later."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return data.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return None


def attempt(data: bytes, name: str) -> str | None:
    """The text of bytes in a charset, or None where they are not in it."""
    if name == "cp1252":
        return western(data)
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def western(data: bytes) -> str:
    """Bytes as windows-1252, the five codes it leaves open read as the control characters they are in ISO-8859-1."""
    return data.decode("cp1252", "commonground.western")


def _keep_open_code(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("latin-1"), error.end


codecs.register_error("commonground.western", _keep_open_code)


def in_meta(data: bytes) -> str | None:
    """The charset that a page declares in its head."""
    found = META.search(data[:META_WITHIN])
    return found.group(1).decode("ascii") if found else None


def known(name: str | None) -> str | None:
    """Python's name of a charset; None for one it does not know."""
    try:
        info = codecs.lookup(name or "")
    except (LookupError, ValueError):
        return None
    if info.name in WESTERN:
        return "cp1252"
    # Pages that declare UTF-16 in ASCII letters are not in it (WHATWG Encoding Standard, "prescan a byte stream").
    return "utf-8" if info.name.startswith(("utf-16", "utf-32", "utf-8", "utf-7")) else info.name


def checked(text: str, name: str, notes: tuple[str, ...]) -> Decoded:
    """A decoded text with every lone surrogate marked, and notes of what else is odd in it."""
    text, more = without_surrogates(text)
    if "\x00" in text:
        more += (f"NUL characters in the text: {text.count(chr(0))}",)
    if ("â€" in text or "Ã" in text) and DOUBLE_ENCODED.search(text):
        more += ("some characters were encoded twice before this page was saved",)
    return Decoded(text, shown(name), notes + more)


def without_surrogates(text: str) -> tuple[str, tuple[str, ...]]:
    """A text with U+FFFD for every lone surrogate, one for one, so that offsets stay; and a note if there was any."""
    try:
        text.encode("utf-8")  # several times as fast as a search
    except UnicodeEncodeError:
        text, count = SURROGATE.subn("\ufffd", text)
    else:
        count = 0
    return text, (f"lone surrogates in the text, shown as U+FFFD: {count}",) if count else ()


def noted_damage(text: str) -> tuple[str, ...]:
    """A note on the bytes that could not be decoded, if any."""
    bad = text.count("\ufffd")
    return (f"characters that could not be decoded, shown as U+FFFD: {bad}",) if bad else ()


def mismatch(declared: str | None, name: str) -> str:
    """The note on a declaration that was wrong."""
    return f"declared {shown(declared or '')}, read as {shown(name)}"


def shown(name: str) -> str:
    """A charset's name as people write it."""
    return SHOWN.get(name, name.upper())
