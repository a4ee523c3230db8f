"""A web server on this machine that answers byte by byte as a test wants it: real sockets, no HTTP library."""

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

Answer = Callable[[socket.socket, bytes], None]


def plain(body: bytes, status: str = "200 OK", **headers: str) -> Answer:
    """An answer as it should be."""
    named = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body))}
    named |= {name.replace("_", "-"): value for name, value in headers.items()}
    head = f"HTTP/1.1 {status}\r\n" + "".join(f"{name}: {value}\r\n" for name, value in named.items()) + "\r\n"
    return raw(head.encode("latin-1") + body)


def raw(data: bytes) -> Answer:
    """These bytes, whatever they are."""
    return lambda connection, _: connection.sendall(data)


def drip(data: bytes, pause: float) -> Answer:
    """A byte after each pause, as long as somebody listens."""

    def answer(connection: socket.socket, _: bytes) -> None:
        for byte in data:
            connection.sendall(bytes([byte]))
            time.sleep(pause)

    return answer


def endless(head: bytes, piece: bytes) -> Answer:
    """A head, and pieces without end."""

    def answer(connection: socket.socket, _: bytes) -> None:
        connection.sendall(head)
        while True:
            connection.sendall(piece)

    return answer


@dataclass
class OddServer:
    """Answers by path; what is not listed is 404. `requests` are the heads received, `greeting` what it says first,
    as no web server does.
    """

    port: int
    scheme: str = "http"
    answers: dict[str, Answer] = field(default_factory=dict)
    requests: list[bytes] = field(default_factory=list)
    connections: int = 0
    greeting: bytes = b""

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def serve(self, listener: socket.socket, context: ssl.SSLContext | None) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self.talk, args=(connection, context), daemon=True).start()

    def talk(self, connection: socket.socket, context: ssl.SSLContext | None) -> None:
        try:
            if context:
                connection = context.wrap_socket(connection, server_side=True)
            with connection:
                connection.sendall(self.greeting)
                request = b""
                while b"\r\n\r\n" not in request:
                    if not (got := connection.recv(65536)):
                        return
                    request += got
                self.requests.append(request)
                path = request.split(b" ")[1].decode("latin-1")
                self.answers.get(path, plain(b"nothing", "404 Not Found"))(connection, request)
        except OSError:
            connection.close()  # whoever asked has hung up


@contextmanager
def odd_server(context: ssl.SSLContext | None = None) -> Iterator[OddServer]:
    """A server on a free port of this machine."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = OddServer(listener.getsockname()[1], "https" if context else "http")
        threading.Thread(target=server.serve, args=(listener, context), daemon=True).start()
        yield server
        listener.shutdown(socket.SHUT_RDWR)
