"""`commonground serve`: the reading room in a browser."""

import ipaddress
from pathlib import Path

import click

from commonground.cli.library import LIBRARY, Refusal
from commonground.cli.root import commands

PORT = 8642
TOKEN = "COMMONGROUND_TOKEN"
"""The environment variable that holds the token: on the command line every user of the machine could read it."""


@commands.command()
@LIBRARY
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Address to listen on; other than loopback needs a token."
)
@click.option(
    "--port",
    default=PORT,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)
@click.option(
    "--name", "names", multiple=True, metavar="HOST", help="Another host name by which browsers may ask for it."
)
@click.option("--token", envvar=TOKEN, metavar="TOKEN", help=f"Ask readers for this token; better given as {TOKEN}.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
def serve(path: Path, host: str, port: int, names: tuple[str, ...], token: str | None, open_browser: bool) -> None:
    """Serve the library as pages for a browser, on this machine alone unless --host says otherwise. Ctrl-C ends it."""
    from commonground.keeping.errors import LibraryError  # noqa: PLC0415
    from commonground.showing.web.security import LOOPBACK, SHORTEST_TOKEN  # noqa: PLC0415
    from commonground.showing.web.serving import listening  # noqa: PLC0415
    from commonground.showing.web.serving import serve as run  # noqa: PLC0415

    if not is_loopback(host) and not token:
        raise Refusal(f"--host {host} lets other machines in: set {TOKEN} to a token that readers must give")
    if token and len(token) < SHORTEST_TOKEN:
        raise Refusal(f"the token is too short: take {SHORTEST_TOKEN} characters or more")
    try:
        socket = listening(host, port)
    except OSError as error:
        raise Refusal(f"cannot listen on {host}, port {port}: {error.strerror} (name another with --port)") from error
    shown = f"[{host}]" if ":" in host else host
    address = f"http://{shown}:{socket.getsockname()[1]}/"

    def ready() -> None:
        click.echo(f"reading room: {address}")
        if open_browser:
            click.launch(address)

    try:
        run(path, socket, token=token, hosts=[*LOOPBACK, shown, *names], ready=ready)
    except LibraryError as error:
        raise Refusal(str(error)) from error


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach it there."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
