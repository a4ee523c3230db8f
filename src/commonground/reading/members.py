"""A gzip file member by member, each checked before its bytes are given out, in constant memory."""

import zlib
from dataclasses import dataclass
from typing import BinaryIO

CHUNK = 2**16
CHECKED = 17 * 2**20
"""Bytes up to which a member is held back until its checksum is seen: a page at its limit, with headers. A larger one
is given out as it is unpacked, and damage in it ends the reading."""
MAGIC = b"\x1f\x8b\x08"
RECORD_START, RECORD_END = b"WARC/", b"\r\n\r\n"
CANDIDATES = 100_000
"""Places tried for the next record after damage; a file made of member starts would be searched for hours."""
LOOKED_AT = 2048
"""Bytes at the start of a member in which its first five unpacked bytes are found: header, name, code tables."""
GZIP = 31
"""zlib's window bits for one gzip member with its header and trailer (RFC 1952)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a file; `at` is the byte of it where the damaged member starts; `is_end`: it is cut off."""

    at: int
    what: str
    is_end: bool = False


class DamagedMember(OSError):
    """A member is damaged, and nothing shows where the next record starts."""


class Members:
    """The unpacked bytes of a gzip file with one record a member (WARC 1.1, annex D), read like a file.

    `start` is where the member stands that was given out last. A damaged member is left out and noted in `faults`. So
    is an end of the file within one; what it holds is given out, as a record's own length shows that it is cut.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.start = 0
        self.faults: list[Fault] = []
        self._file = file
        self._had = 0
        self._packed = b""
        self._ready = memoryview(b"")
        self._ended = False
        self._between_records = True
        self._open: zlib._Decompress | None = None

    def read(self, size: int = -1) -> bytes:
        """Up to `size` bytes, none beyond the end of a member; b"" at the end of the file.

        Raises:
            DamagedMember: a member too large to be checked first is damaged, or a record may run over a damaged one.
        """
        while not self._ready and self._more():
            pass
        count = len(self._ready) if size < 0 else size
        given, self._ready = bytes(self._ready[:count]), self._ready[count:]
        return given

    def tell(self) -> int:
        """Where in the packed file the member stands that was given out last."""
        return self.start

    def seek(self, offset: int, whence: int = 0) -> int:
        """Not possible; part of what fastwarc calls a file.

        Raises:
            OSError: always.
        """
        raise OSError(f"gzip members are read in their order (wanted {offset}, {whence})")

    def close(self) -> None:
        """Leave the file to who opened it."""

    def _more(self) -> bool:
        """Make the next bytes ready; False at the end of the file."""
        if self._open is None and not self._at_member():
            return False
        member = self._open or zlib.decompressobj(GZIP)
        try:
            unpacked = self._unpacked(member, CHUNK if self._open else CHECKED)
        except zlib.error as error:
            return self._skipped_damage(str(error))
        if member.eof:
            self._packed = member.unused_data
        elif self._ended:
            self.faults.append(Fault(self.start, "the file ends within a gzip member", is_end=True))
        self._open = None if member.eof or self._ended else member
        self._between_records = unpacked.endswith(RECORD_END)
        self._ready = memoryview(unpacked)
        return True

    def _at_member(self) -> bool:
        """Whether another member follows; zeros before it are padding (RFC 1952 knows none, files have it)."""
        self._packed = self._packed.lstrip(b"\x00")
        while not self._packed and not self._ended:
            self._packed = self._next_chunk().lstrip(b"\x00")
        if self._packed:
            self.start = self._had - len(self._packed)
        return bool(self._packed)

    def _next_chunk(self) -> bytes:
        chunk = self._file.read(CHUNK)
        self._had += len(chunk)
        self._ended = not chunk
        return chunk

    def _unpacked(self, member: "zlib._Decompress", most: int) -> bytes:
        """A member's next bytes: all, or `most`, or as many as the file has.

        Raises:
            zlib.error: they are damaged.
        """
        parts: list[bytes] = []
        while most > 0 and not member.eof:
            self._packed = self._packed or self._next_chunk()
            if self._ended:
                break
            parts.append(member.decompress(self._packed, most))
            self._packed = member.unconsumed_tail
            most -= len(parts[-1])
        return b"".join(parts)

    def _skipped_damage(self, what: str) -> bool:
        """Go on at the next member that starts with a record; False where there is none.

        Raises:
            DamagedMember: bytes of the damaged one were given out, or a record before it may not have ended.
        """
        where = Fault(self.start, f"a gzip member is damaged ({what})")
        if self._open is not None or not self._between_records:
            raise DamagedMember(where.what)
        self.faults.append(where)
        at = self._next_record(self.start + 1)
        if at is None:
            return False
        self._file.seek(at)
        self._had, self._packed, self._ended = at, b"", False
        return True

    def _next_record(self, at: int) -> int | None:
        """Where from an offset on the next member starts that holds a record; None where none of many tried does."""
        self._file.seek(at)
        window, tried = b"", 0
        while tried < CANDIDATES and (chunk := self._file.read(CHUNK)):
            window += chunk
            found = window.find(MAGIC)
            while found >= 0 and tried < CANDIDATES:
                if found + LOOKED_AT > len(window):
                    window += self._file.read(CHUNK)
                if starts_record(window[found : found + LOOKED_AT]):
                    return at + found
                tried += 1
                found = window.find(MAGIC, found + 1)
            kept = window[-len(MAGIC) + 1 :]
            at += len(window) - len(kept)
            window = kept
        return None


def starts_record(packed: bytes) -> bool:
    """Whether bytes are the start of a gzip member with a WARC record."""
    try:
        return zlib.decompressobj(GZIP).decompress(packed, len(RECORD_START)) == RECORD_START
    except zlib.error:
        return False
