"""`commonground serve` as it is started at a desk: a process of its own."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

SERVE = [sys.executable, "-m", "commonground", "serve"]
TOKEN = "a token of some length"


@contextmanager
def started(path: Path, *options: str, **environment: str) -> Iterator[tuple[str, "subprocess.Popen[str]"]]:
    command = [*SERVE, "--port", "0", "--library", str(path), *options]
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True, env={**os.environ, **environment}) as process:
        assert process.stdout
        line = process.stdout.readline()
        try:
            yield line.removeprefix("reading room: ").strip(), process
        finally:
            process.kill()


def refused(*options: str, **environment: str) -> str:
    ended = subprocess.run(
        [*SERVE, *options], check=False, capture_output=True, text=True, env=os.environ | environment
    )
    assert ended.returncode == 1
    assert ended.stdout == ""
    return ended.stderr


def test_it_says_where_it_is_once_it_answers_and_ctrl_c_ends_it(tmp_path: Path) -> None:
    with started(tmp_path / "library.db") as (address, process):
        assert address.startswith("http://127.0.0.1:")
        assert "Nothing here yet" in httpx.get(address).text
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in (0, 130)
        assert process.stderr
        assert "Traceback" not in process.stderr.read()


def test_other_machines_are_let_in_with_a_token_alone(tmp_path: Path) -> None:
    assert "set COMMONGROUND_TOKEN" in refused("--host", "0.0.0.0", "--library", str(tmp_path / "x.db"))
    assert not (tmp_path / "x.db").exists()
    assert "too short" in refused("--host", "0.0.0.0", COMMONGROUND_TOKEN="short")


def test_with_a_token_it_answers_by_the_names_it_was_given(tmp_path: Path) -> None:
    options = ("--host", "0.0.0.0", "--name", "desk.example")
    with started(tmp_path / "library.db", *options, COMMONGROUND_TOKEN=TOKEN) as (address, _):
        here = address.replace("0.0.0.0", "127.0.0.1")
        assert httpx.get(here, headers={"host": "desk.example"}).headers["location"] == "/sign-in"
        assert httpx.get(here, headers={"host": "evil.example"}).status_code == 400


def test_a_port_that_is_taken_is_said_in_one_line(tmp_path: Path) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1])
        said = refused("--port", port, "--library", str(tmp_path / "x.db"))
    assert said.count("\n") == 1
    assert port in said


@pytest.mark.parametrize("content", [b"no library at all, but long enough to be looked at" * 20])
def test_a_file_that_is_no_library_is_said_in_one_line(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "notes.txt").write_bytes(content)
    said = refused("--port", "0", "--library", str(tmp_path / "notes.txt"))
    assert said.count("\n") == 1
    assert "no library file" in said
    assert (tmp_path / "notes.txt").read_bytes() == content
