"""HTTP content as it was sent, unpacked within a limit (RFC 9110, section 8.4)."""

import io
import zlib
from collections.abc import Callable
from typing import Any

PLAIN = frozenset({"", "identity"})


class BadEncoding(ValueError):
    """Content that cannot be unpacked; the message says why."""


class TooLarge(BadEncoding):
    """Content that is larger than the limit once it is unpacked."""


def unpacked(data: bytes, encodings: str, limit: int) -> bytes:
    """The content of a body, its encodings ("gzip", "gzip, identity") taken off from the last to the first.

    Raises:
        TooLarge: more than `limit` bytes; it is not unpacked any further.
        BadEncoding: damaged, cut off, or in an encoding that is not known.
    """
    names = [name for name in (part.strip().lower() for part in encodings.split(",")) if name not in PLAIN]
    if len(names) > 2:
        raise BadEncoding(f"packed {len(names)} times over")
    for name in reversed(names):
        if name not in UNPACKERS:
            raise BadEncoding(f'in an encoding that is not known ("{name[:40]}")')
        data = UNPACKERS[name](data, limit)
        if len(data) > limit:
            raise TooLarge(f"more than {limit // 2**20} MB once unpacked")
    return data


def gunzipped(data: bytes, limit: int) -> bytes:
    """What gzip members hold, up to one byte over the limit.

    Raises:
        BadEncoding: one is damaged or cut off.
    """
    parts: list[bytes] = []
    while data and limit >= 0:
        member = zlib.decompressobj(31)
        parts.append(inflated(member, data, limit))
        limit -= len(parts[-1])
        if limit >= 0 and not member.eof:
            raise BadEncoding("cut off within gzip data")
        data = member.unused_data.lstrip(b"\x00")
    return b"".join(parts)


def deflated(data: bytes, limit: int) -> bytes:
    """What zlib data or bare deflate data hold; "deflate" is sent as either, up to one byte over the limit.

    Raises:
        BadEncoding: it is damaged or cut off.
    """
    is_zlib = data[:1] and data[0] & 0x0F == 8 and int.from_bytes(data[:2], "big") % 31 == 0
    stream = zlib.decompressobj(15 if is_zlib else -15)
    found = inflated(stream, data, limit)
    if len(found) <= limit and not stream.eof:
        raise BadEncoding("cut off within deflate data")
    return found


def inflated(stream: "zlib._Decompress", data: bytes, limit: int) -> bytes:
    """What a stream makes of data, up to one byte over the limit.

    Raises:
        BadEncoding: it is damaged.
    """
    try:
        return stream.decompress(data, limit + 1)
    except zlib.error as error:
        raise BadEncoding(f"damaged within its packing ({error})") from None


def unbrotlied(data: bytes, limit: int) -> bytes:
    """What brotli data hold, up to one byte over the limit.

    Raises:
        BadEncoding: it is damaged.
    """
    from fastwarc.stream_io import BrotliReader  # noqa: PLC0415  (needed by few pages)

    return read_up_to(BrotliReader(io.BytesIO(data)), limit + 1, "brotli")


def unchunked(data: bytes, limit: int) -> bytes:
    """The content of a body sent in chunks (RFC 9112, section 7.1), up to one byte over the limit.

    Raises:
        BadEncoding: it is damaged.
    """
    from fastwarc.stream_io import ChunkedReader  # noqa: PLC0415

    return read_up_to(ChunkedReader(io.BytesIO(data)), limit + 1, "chunked")


def read_up_to(reader: Any, most: int, name: str) -> bytes:
    """Up to so many bytes of a reader.

    Raises:
        BadEncoding: it reports damage.
    """
    parts: list[bytes] = []
    try:
        while most > 0 and (part := reader.read(most)):
            parts.append(part)
            most -= len(part)
    except (OSError, ValueError) as error:
        raise BadEncoding(f"damaged within its {name} data ({error})") from None
    return b"".join(parts)


UNPACKERS: dict[str, Callable[[bytes, int], bytes]] = {
    "gzip": gunzipped,
    "x-gzip": gunzipped,
    "deflate": deflated,
    "br": unbrotlied,
}
