"""Records as bytes and back: msgpack (msgspec), packed with zlib."""

import re
import zlib
from collections.abc import Hashable
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

Record = TypeVar("Record")

LONE_SURROGATE = re.compile("[\ud800-\udfff]")
LEVEL = 6
"""zlib's own choice between speed and size."""


@cache
def _decoder(kind: Hashable) -> "msgspec.msgpack.Decoder[Any]":
    return msgspec.msgpack.Decoder(cast("type[Any]", kind))


def encoded(record: object) -> bytes:
    """A record as it is stored."""
    return zlib.compress(msgspec.msgpack.encode(record), LEVEL)


def decoded(data: bytes, kind: type[Record]) -> Record:
    """A stored record.

    Raises:
        msgspec.DecodeError, zlib.error, ValueError: the bytes are damaged.
    """
    return cast("Record", _decoder(cast("Hashable", kind)).decode(zlib.decompress(data)))


def storable(text: str) -> str:
    """The text with U+FFFD for lone surrogates (as in a file name that is no UTF-8), which no UTF-8 can carry."""
    return LONE_SURROGATE.sub("\ufffd", text)


def now() -> str:
    """This instant, UTC, as the library writes it."""
    return datetime.now(UTC).isoformat(timespec="microseconds")
