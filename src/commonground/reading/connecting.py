"""Connections for fetching: to the very address that was checked, and all within one limit of time."""

import socket
import ssl
import threading
import time
from collections.abc import Iterable
from typing import Any

import httpcore

from commonground.reading.addresses import why_not_public
from commonground.reading.errors import NotFetched

SILENCE = 10.0
"""Seconds that one connection attempt or one answer may be waited for."""
LOOPBACK = "loopback"


class OutOfTime(Exception):
    """The time for the whole fetch is over."""


class Deadline:
    """The end of the time that a fetch may take, however slowly its bytes come."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    @property
    def is_over(self) -> bool:
        """Whether no time is left."""
        return time.monotonic() >= self._end

    def left(self) -> float:
        """Seconds that one more step may take.

        Raises:
            OutOfTime: none.
        """
        left = self._end - time.monotonic()
        if left <= 0:
            raise OutOfTime
        return min(left, SILENCE)


class CheckedBackend(httpcore.NetworkBackend):
    """Looks a host up once, checks every address found, and connects to one of those, so that no second look-up can
    lead elsewhere (DNS rebinding). `loopback` lets this machine's own addresses pass, no others.
    """

    def __init__(self, source: str, deadline: Deadline, *, loopback: bool = False) -> None:
        self._source, self._deadline, self._loopback = source, deadline, loopback
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  (the deadline's own)
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to a checked address of the host.

        Raises:
            NotFetched: the host is not known, or one of its addresses is not public.
            httpcore.ConnectError: none of them answers.
        """
        addresses = self._looked_up(host, port)
        for address in addresses:
            self._check(host, address)
        for last, address in enumerate(addresses, 1 - len(addresses)):
            try:
                left = self._deadline.left()
                stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if last == 0:
                    raise
            else:
                return TimedStream(stream, self._deadline)
        raise httpcore.ConnectError("no address")

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """Never.

        Raises:
            NotFetched: always.
        """
        raise NotFetched(self._source, f"a socket on this machine ({path}), not a page")

    def _looked_up(self, host: str, port: int) -> list[str]:
        """The addresses of a host; the system's look-up knows no limit of time, so it runs beside.

        Raises:
            NotFetched: it has none.
            OutOfTime: the look-up takes too long.
        """
        found: list[str] = []
        failed: list[Exception] = []

        def look_up() -> None:
            try:
                entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
                found.extend(dict.fromkeys(str(entry[4][0]) for entry in entries))
            except (OSError, UnicodeError) as error:
                failed.append(error)

        beside = threading.Thread(target=look_up, daemon=True)
        beside.start()
        beside.join(self._deadline.left())
        if beside.is_alive():
            raise OutOfTime
        if failed or not found:
            raise NotFetched(self._source, f"the host {host[:100]} is not known", "check the address, or the network")
        return found

    def _check(self, host: str, address: str) -> None:
        """Let a public address pass.

        Raises:
            NotFetched: it is another.
        """
        what = why_not_public(address)
        if what is None or (self._loopback and what == LOOPBACK):
            return
        where = f"{host} is at {address}" if host != address else address
        raise NotFetched(
            self._source, f"{where[:200]}, an address that is not public ({what})", "save the page and give the file"
        )


class TimedStream(httpcore.NetworkStream):
    """A connection whose every step ends with the fetch's own time."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        """As httpcore's."""
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        """As httpcore's."""
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        """As httpcore's."""
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """As httpcore's; the certificate is checked against the host's name, not its address."""
        return TimedStream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        """As httpcore's."""
        return self._inner.get_extra_info(info)
