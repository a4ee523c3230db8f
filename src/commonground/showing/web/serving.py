"""The reading room on a socket: where it listens, and until when."""

import gc
import socket
from collections.abc import Callable, Sequence
from pathlib import Path

import uvicorn

from commonground.keeping.library import Library
from commonground.showing.web.app import application

GRACE = 5
"""Seconds that requests at hand get when the server ends."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens there; port 0 takes any that is free.

    Raises:
        OSError: the port is taken, or the address is none of this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named as TCP, or asyncio does not switch off Nagle's algorithm and each small answer waits 40 ms.
    found = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    return found


class Server(uvicorn.Server):
    """uvicorn's server, which says when it answers."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Start to answer."""
        await super().startup(sockets)
        # What is there now stays: the collector need not look through it each time a story makes many records.
        gc.freeze()
        if self.started:
            self._ready()


def serve(path: Path, at: socket.socket, *, token: str | None, hosts: Sequence[str], ready: Callable[[], None]) -> None:
    """Serve the library until the process is told to end; `ready` is called once it answers.

    Raises:
        LibraryError: it cannot be opened.
    """
    with Library(path) as library:
        room = application(library, token=token, hosts=hosts)
        # No proxy stands before it, and its answers need not say what made them.
        config = uvicorn.Config(
            room,
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            ws="none",
            timeout_graceful_shutdown=GRACE,
        )
        Server(config, ready).run(sockets=[at])
