"""The reading room on a socket: where it listens, and until when."""

import socket
from collections.abc import Sequence
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
    found = socket.socket(family, socket.SOCK_STREAM)
    found.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        found.bind((host, port))
    except OSError:
        found.close()
        raise
    return found


def serve(path: Path, at: socket.socket, *, token: str | None, hosts: Sequence[str]) -> None:
    """Serve the library until the process is told to end.

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
        uvicorn.Server(config).run(sockets=[at])
