"""The command line in the same process: what is printed, what is skipped, which exit code."""

import json
import re
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from commonground.cli import Desk, commands
from commonground.cli.root import SHELVES

DOCS = Path(__file__).resolve().parents[1] / "docs" / "cli.md"

STRIKE = """Strike shuts Velm harbour

By Ivo Radman

Tuesday 4 March 2014

Dockers in Velm walked out on Monday over pay, and the harbour stood still for the first time in eleven years.

"Nobody will load a single ship," said Ana Terzi, who leads the union.

The port authority said at least 900 dockers had stayed away and that two ships were turned back.
"""


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], input=given)


@pytest.fixture
def strike(tmp_path: Path) -> Path:
    page = tmp_path / "strike.txt"
    page.write_text(STRIKE, "utf-8")
    return page


def test_the_brief_of_one_page(strike: Path) -> None:
    result = run("brief", strike)
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "Strike shuts Velm harbour" in result.stdout
    assert "“Nobody will load a single ship,”" in result.stdout or "Nobody will load a single ship" in result.stdout


def test_json_is_one_document_on_stdout(strike: Path) -> None:
    result = run("brief", strike, "--json")
    brief = json.loads(result.stdout)
    assert brief["schema"] == "commonground.brief/1"
    assert brief["articles"][0]["source"] == str(strike)
    assert brief["articles"][0]["text"] == STRIKE


def test_markdown_on_stdout(strike: Path) -> None:
    assert run("brief", strike, "--markdown").stdout.startswith("# ")


def test_a_page_on_standard_input() -> None:
    result = run("brief", "-", "--json", given=STRIKE.encode())
    assert json.loads(result.stdout)["articles"][0]["source"] == "standard input"


def test_a_page_as_it_was_read(strike: Path) -> None:
    result = run("read", strike)
    assert result.exit_code == 0
    assert re.search(r"^body +Dockers in Velm walked out on Monday", result.stdout, re.MULTILINE)
    assert json.loads(run("read", strike, "--json").stdout)["articles"][0]["text"] == STRIKE


def test_furniture_is_shown_when_asked(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(STRIKE + "\nSubscribe to our newsletter\n\nRead more\n", "utf-8")
    assert "--furniture shows the lines" in run("brief", page).stdout
    assert "Subscribe to our newsletter" in run("brief", page, "--furniture").stdout


def bad_pages(folder: Path) -> dict[str, str]:
    """Pages that cannot be read, each with a word of what is said of it."""
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \n\n ")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "photo.html").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(200 * 2**20)
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    return {
        "empty.txt": "empty",
        "blank.txt": "white space",
        "binary.txt": "binary",
        "photo.html": "image",
        "huge.txt": "200 MB",
        "dangling.txt": "no such file",
    }


def test_each_bad_page_is_one_line_and_the_others_are_read(strike: Path) -> None:
    bad = bad_pages(strike.parent)
    result = run("brief", strike.parent, strike.parent / "missing.html", "--json")
    assert result.exit_code == 0
    assert [Path(a["source"]).name for a in json.loads(result.stdout)["articles"]] == ["strike.txt"]
    *lines, summary = result.stderr.splitlines()
    said = {line.split(": ")[1].rpartition("/")[2]: line for line in lines}
    assert set(said) == {*bad, "missing.html"}
    assert all(word.casefold() in said[name].casefold() for name, word in bad.items())
    assert summary == "commonground: 1 page read, 7 skipped as said above"


def test_where_nothing_can_be_read_the_exit_code_is_1(tmp_path: Path) -> None:
    bad = bad_pages(tmp_path)
    for arguments in (["brief"], ["brief", "--json"], ["read"]):
        result = run(*arguments, *(tmp_path / name for name in bad))
        assert (result.exit_code, result.stdout) == (1, "")
        assert result.stderr.splitlines()[-1] == "commonground: 0 pages read, 6 skipped as said above"


ODD = {
    "nul.txt": STRIKE.replace("pay", "p\0ay").encode(),
    "latin.txt": STRIKE.replace("Strike", "Gr\xe8ve").encode("latin-1"),
    "latin.html": b'<meta charset="utf-8"><title>Gr\xe8ve</title><article><h1>Gr\xe8ve</h1><p>'
    + STRIKE.replace("\n\n", "</p><p>").encode()
    + b"</p></article>",
    "surrogate.txt": STRIKE.encode() + b"\n\xed\xa0\x80\n",
}


@pytest.mark.parametrize("name", ODD)
def test_odd_bytes_are_read_with_a_note(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(ODD[name])
    result = run("brief", tmp_path / name, "--json")
    assert result.exit_code == 0
    (article,) = json.loads(result.stdout)["articles"]
    assert article["notes"]
    shown = run("brief", tmp_path / name)
    assert shown.exit_code == 0
    assert "\0" not in shown.stdout


def test_a_directory_is_read_in_order_without_what_is_hidden_or_no_page(strike: Path) -> None:
    folder = strike.parent
    (folder / "deeper").mkdir()
    (folder / "deeper" / "b.html").write_text(f"<article><h1>Rain</h1><p>{STRIKE}</p></article>", "utf-8")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "c.txt").write_text(STRIKE, "utf-8")
    (folder / ".d.txt").write_text(STRIKE, "utf-8")
    (folder / "notes.csv").write_text("a,b", "utf-8")
    result = run("read", folder, "--json")
    assert [Path(a["source"]).name for a in json.loads(result.stdout)["articles"]] == ["b.html", "strike.txt"]
    assert result.stderr == f"commonground: {folder}: 1 not read, no page by its name (.csv)\n"


def test_a_directory_without_pages_is_one_line(tmp_path: Path) -> None:
    result = run("brief", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0] == f"commonground: {tmp_path}: no pages in this directory"


def test_a_page_named_twice_is_read_once_and_a_copy_of_the_file_is_said(strike: Path) -> None:
    copy = strike.with_name("z-copy.txt")
    copy.write_text(STRIKE, "utf-8")
    result = run("brief", strike, strike, copy, "--json")
    assert len(json.loads(result.stdout)["articles"]) == 1
    assert result.stderr.splitlines()[0] == f"commonground: {copy}: the same text as {strike}, read once"


def test_a_name_cannot_act_on_the_terminal(tmp_path: Path) -> None:
    result = run("brief", tmp_path / "a\x1b[2Jb\nc.txt")
    assert "\x1b" not in result.stderr
    assert len(result.stderr.splitlines()) == 2


@pytest.mark.parametrize(
    "arguments", [["brief"], ["brief", "--json", "--markdown", "x"], ["nonsense"], ["brief", "--no"]]
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def too_deep() -> None:
    raise RecursionError("too deep\nsecond line")


def test_an_unexpected_error_is_one_line_and_does_not_lose_the_other_pages(
    strike: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = Desk(debug=False)
    assert desk.tried("page.html", too_deep) is None
    said = capsys.readouterr().err
    assert said.startswith("commonground: page.html: unexpected error, RecursionError: too deep (a bug: please report")
    assert len(said.splitlines()) == 1
    assert [article.source for article in desk.articles([str(strike)])] == [str(strike)]
    assert capsys.readouterr().err == "commonground: 1 page read, 1 skipped as said above\n"


def test_the_traceback_of_an_unexpected_error_is_shown_on_demand(capsys: pytest.CaptureFixture[str]) -> None:
    Desk(debug=True).tried("page.html", too_deep)
    assert "Traceback" in capsys.readouterr().err


def test_every_command_option_and_exit_code_is_in_the_docs() -> None:
    text = DOCS.read_text("utf-8")
    for name, command in commands.commands.items():
        start = text.index(f"## `commonground {name}")
        section = text[start : text.find("\n## ", start)]
        options = [opt for p in command.params if isinstance(p, click.Option) for opt in p.opts]
        assert options
        assert [option for option in options if f"`{option}`" not in section] == []
    for option in ("--help", "--version", "`-h`"):
        assert option in text
    for code in (0, 1, 2, 130):
        assert f"| {code} |" in text


def test_the_help_lists_every_command_once() -> None:
    listed = [name for held in SHELVES.values() for name in held]
    assert sorted(listed) == sorted(commands.commands)
    assert len(set(listed)) == len(listed)


def test_the_docs_name_no_option_that_does_not_exist() -> None:
    known = {opt for command in commands.commands.values() for p in command.params for opt in p.opts}
    named = set(re.findall(r"`(--[a-z]+)`", DOCS.read_text("utf-8")))
    assert named <= known | {"--help", "--version"}
