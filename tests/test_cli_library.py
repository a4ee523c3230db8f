"""The library on the command line: what is printed, what is refused, what completes."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from commonground import Library
from commonground.cli import commands
from commonground.cli.library import usual_path

FIRE = """Fire closes Ostrel ferry pier

By Lena Ruud

Monday 6 May 2019

A fire on the ferry pier in Ostrel closed it on Sunday night, and two dockers were treated for smoke.

"The pier will stay shut until Friday," said Tomas Vik, the harbour master.
"""
REOPENS = """Ostrel ferry pier to reopen on Friday after fire

Tuesday 7 May 2019

The ferry pier in Ostrel, closed by a fire on Sunday night, will reopen on Friday, harbour master Tomas Vik said.

Two dockers were treated for smoke, and about 400 passengers spent the night in the school.
"""
SCHOOLS = """Parliament in Belgrave votes for longer school years

Thursday 14 November 2019

Pupils will spend two more weeks of each year in class from 2021, lawmakers decided by 61 votes to 38.
"""


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """Three pages in a folder."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for name, text in (("fire", FIRE), ("reopens", REOPENS), ("schools", SCHOOLS)):
        (folder / f"{name}.txt").write_text(text, "utf-8")
    return folder


@pytest.fixture
def run(tmp_path: Path) -> "Run":
    return Run(tmp_path / "library.db")


class Run:
    """The command line on one library."""

    def __init__(self, library: Path) -> None:
        self.library = library

    def __call__(self, *arguments: str | Path, given: str | None = None) -> Result:
        words = [str(argument) for argument in arguments]
        return CliRunner().invoke(commands, words, input=given, env={"COMMONGROUND_LIBRARY": str(self.library)})

    def ids(self) -> list[str]:
        """The ids of the stories, those with most reports first."""
        lines = self("stories", "--order", "size").stdout.splitlines()
        return [line.split()[0] for line in lines if line.startswith("s-")]


def test_pages_are_added_once_and_a_line_says_what_each_came_to(run: Run, shelf: Path) -> None:
    first = run("add", shelf, "--workers", "1")
    assert first.exit_code == 0
    assert [line.split()[0] for line in first.stdout.splitlines()] == ["new"] * 3
    assert first.stderr == "commonground: 3 new; 3 articles in 2 stories in the library\n"
    again = run("add", shelf, "--workers", "1")
    assert [line.split()[0] for line in again.stdout.splitlines()] == ["known"] * 3
    assert again.stderr == "commonground: 3 held already; 3 articles in 2 stories in the library\n"


def test_a_page_on_standard_input_with_what_is_said_of_it(run: Run) -> None:
    said = ("--outlet", "Ostrel Post", "--published", "2019-05-06", "--url", "https://ostrel.example/fire")
    assert run("add", "-", *said, given=FIRE).exit_code == 0
    version = run("add", "-", *said, given=FIRE.replace("two dockers", "three dockers"))
    assert version.stdout.startswith("version")
    article = version.stdout.split()[1]
    shown = run("article", article).stdout
    assert shown.count("version ") == 2
    assert "outlet: Ostrel Post" in shown
    changes = run("article", article, "--changes").stdout
    assert [line[0] for line in changes.splitlines() if "dockers" in line] == ["-", "+"]
    assert run("article", article, "--page").stdout_bytes == FIRE.replace("two dockers", "three dockers").encode()


def test_what_cannot_be_added_is_said_and_the_rest_is_added(run: Run, shelf: Path) -> None:
    (shelf / "empty.txt").touch()
    result = run("add", shelf, shelf / "missing.html", "--workers", "1")
    assert result.exit_code == 0
    *lines, summary = result.stderr.splitlines()
    assert [line.rpartition(": ")[2].split(" (")[0] for line in lines] == ["empty", "no such file"]
    assert summary.startswith("commonground: 3 new, 2 skipped as said above; ")
    assert run("add", shelf / "empty.txt").exit_code == 1


def test_what_is_held_though_nothing_was_found_on_it_is_said(run: Run, shelf: Path) -> None:
    gate = shelf / "gate.html"
    gate.write_text(
        "<html><head><title>Access denied</title></head><body><h1>Access denied</h1>"
        "<p>Please enable cookies to continue.</p></body></html>"
    )
    result = run("add", gate, "--workers", "1")
    assert result.stdout.startswith("new")
    note, summary = result.stderr.splitlines()
    assert f"{gate}: no article here" in note
    assert summary.startswith("commonground: 1 new; ")


def test_a_feed_and_a_list_of_feeds_as_files_name_what_cannot_be_had(run: Run, tmp_path: Path) -> None:
    """Nothing listens at that port of this machine; each address is one line."""
    feed = tmp_path / "feed.xml"
    items = "".join(f"<item><link>http://127.0.0.1:9/{n}</link></item>" for n in range(2))
    feed.write_text(f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>", "utf-8")
    refused = run("add", feed)
    assert refused.exit_code == 1
    assert sum("127.0.0.1:9/" in line for line in refused.stderr.splitlines()) == 2
    assert refused.stdout == ""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """A site on this machine with a feed of two reports, one of which is gone; the address of its root."""
    root = tmp_path / "site"
    root.mkdir()
    (root / "fire.txt").write_text(FIRE, "utf-8")
    items = "".join(f"<item><title>x</title><link>/{name}.txt</link></item>" for name in ("fire", "gone"))
    (root / "feed.xml").write_text(f"<rss version='2.0'><channel><title>T</title>{items}</channel></rss>", "utf-8")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(root))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and writes no log."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_the_pages_that_a_feed_lists_are_fetched(run: Run, site: str) -> None:
    result = run("add", f"{site}/feed.xml", "--loopback")
    assert result.exit_code == 0
    assert [line.split()[::2] for line in result.stdout.splitlines()] == [["new", f"{site}/fire.txt"]]
    assert f"{site}/gone.txt" in result.stderr
    assert "404" in result.stderr
    assert run("add", f"{site}/fire.txt", "--loopback").stdout.startswith("known")
    assert run("add", f"{site}/fire.txt").exit_code == 1, "an address of this machine is fetched on demand alone"


def test_the_pages_of_a_web_archive_are_added_with_their_addresses(run: Run, tmp_path: Path) -> None:
    lines = "".join(f"<p>{line}</p>" for line in FIRE.splitlines() if line)
    page = f"<html><body><article>{lines}</article></body></html>".encode()
    answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://ostrel.example/fire\r\n"
        "WARC-Date: 2019-05-06T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    )
    archive = tmp_path / "crawl.warc"
    archive.write_bytes(head.encode() + answer + b"\r\n\r\n")
    result = run("add", archive, "--workers", "1")
    assert result.stdout.split()[::2] == ["new", "https://ostrel.example/fire"]
    with Library(run.library, readonly=True) as library:
        (row,) = library.articles()
        assert library.report(row.id).article.url == "https://ostrel.example/fire"


def test_stories_story_and_json(run: Run, shelf: Path) -> None:
    run("add", shelf, "--workers", "1")
    big, small = run.ids()
    assert "2 reports · 2 origins · 6 May 2019 to 7 May 2019" in run("stories").stdout
    assert run("stories", "--limit", "1", "--offset", "1", "--order", "size").stdout.split()[0] == small
    assert "Tomas Vik" in run("story", big).stdout
    assert run("story", big, "--json").stdout.startswith('{"schema":"commonground.brief/1"')
    assert run("story", big, "--markdown").stdout.startswith("# ")
    assert run("story", big, "--json", "--markdown").exit_code == 2


def test_search_prints_where_the_words_stand(run: Run, shelf: Path) -> None:
    run("add", shelf, "--workers", "1")
    found = run("search", 'speaker:vik said:"will stay shut"').stdout
    assert "Fire closes Ostrel ferry pier" in found
    assert "The pier will stay shut until Friday" in found
    nothing = run("search", "zebra")
    assert (nothing.exit_code, nothing.stdout, nothing.stderr) == (0, "", "commonground: nothing found\n")
    assert "61 votes" in run("search", "61 votes").stdout, "two arguments of which the shell took the quotation marks"
    wrong = run("search", "before:yesterday")
    assert wrong.exit_code == 1
    assert wrong.stderr.startswith("commonground: before:yesterday is no date (write before:2013")


def test_split_merge_undo_and_notes(run: Run, shelf: Path) -> None:
    run("add", shelf, "--workers", "1")
    big, small = run.ids()
    assert run("merge", big, small).stdout == f"they make the story {big} now\n"
    assert run.ids() == [big]
    assert run("undo").stdout.startswith("taken back: the merge of ")
    assert set(run.ids()) == {big, small}
    article = run("story", big).stdout.partition("Ids of the reports\n  [1] ")[2].split()[0]
    new = run("split", big, article).stdout.split()[-2]
    assert set(run.ids()) == {big, small, new}
    run("undo")
    nothing = run("undo")
    assert (nothing.exit_code, nothing.stderr) == (1, "commonground: there is no split or merge to take back\n")
    assert run("note", big, "ring", "Vik").exit_code == 0
    assert "ring Vik" in run("story", big).stdout


def test_marking_a_line_and_the_lines_of_an_outlet(run: Run, shelf: Path) -> None:
    run("add", shelf, "--workers", "1", "--outlet", "Ostrel Post")
    article = run("search", "passengers").stdout.split()[0]
    assert run("mark", article, "two dockers were", "furniture").stdout == "1 article read anew\n"
    assert run("search", "passengers").stdout == ""
    assert "you: furniture" in run("outlet", "Ostrel Post").stdout
    assert run("outlet").stdout == "     3  Ostrel Post\n"
    assert run("mark", article, "two dockers were", "forget").stdout == "1 article read anew\n"
    assert run("search", "passengers").stdout
    assert "no line begins" in run("mark", article, "zebra", "body").stderr
    assert run("outlet", "Ostrel Post", "--reset").exit_code == 0
    assert run("outlet", "Ostrel Post", "--again").stdout == "0 articles read anew\n"
    assert run("outlet", "--again").exit_code == 2
    unknown = run("outlet", "No Such Post")
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert 'no outlet "No Such Post" in this library' in unknown.stderr


def test_an_outlet_without_lines_of_its_own_says_so(run: Run, shelf: Path) -> None:
    run("add", next(shelf.iterdir()), "--workers", "1", "--outlet", "Ostrel Post")
    told = run("outlet", "Ostrel Post")
    assert (told.exit_code, told.stdout) == (0, "")
    assert "no line stands on several of its pages" in told.stderr


def test_check_says_that_all_is_well_or_what_is_not(run: Run, shelf: Path) -> None:
    run("add", shelf, "--workers", "1")
    assert run("check").stdout == "3 articles in 2 stories: every stored line stands in its snapshot\n"
    with Library(run.library) as library, library._db.transaction():
        library._db.run("DELETE FROM texts WHERE rowid = 1")
    broken = run("check")
    assert broken.exit_code == 1
    assert "search holds another text" in broken.stdout


def test_without_a_library_one_line_says_how_to_make_one(run: Run) -> None:
    for command in (["stories"], ["story", "s-1"], ["article", "a"], ["search", "x"], ["check"]):
        result = run(*command)
        assert result.exit_code == 1
        assert result.stderr.endswith("there is no library here (`commonground add` makes one)\n")
        assert len(result.stderr.splitlines()) == 1
    assert not run.library.exists()


def test_a_file_that_is_no_library_is_one_line(run: Run, shelf: Path) -> None:
    for command in (["stories"], ["add", shelf / "fire.txt"], ["undo"]):
        result = run(*command, "--library", shelf / "schools.txt")
        assert result.exit_code == 1
        assert "this is no library file" in result.stderr
    assert (shelf / "schools.txt").read_text("utf-8") == SCHOOLS


def test_ids_complete_with_their_titles(run: Run, shelf: Path) -> None:
    run("add", shelf, "--workers", "1")
    big, small = run.ids()
    for words, expected in (
        ("story s-", {big, small}),
        (f"merge {big} s-", {big, small}),
        ("sto", {"stories", "story"}),
    ):
        environment = os.environ | {
            "COMMONGROUND_LIBRARY": str(run.library),
            "_COMMONGROUND_COMPLETE": "zsh_complete",
            "COMP_WORDS": f"commonground {words}",
            "COMP_CWORD": str(len(words.split())),
        }
        command = Path(sys.executable).with_name("commonground")
        done = subprocess.run([command], env=environment, capture_output=True, text=True, check=True)
        kinds, values, helps = (done.stdout.splitlines()[start::3] for start in range(3))
        assert set(values) == expected
        assert set(kinds) == {"plain"}
        assert "_" not in helps or words == "sto"


def test_completion_without_a_library_offers_nothing_and_says_nothing(tmp_path: Path) -> None:
    environment = os.environ | {
        "COMMONGROUND_LIBRARY": str(tmp_path / "none.db"),
        "_COMMONGROUND_COMPLETE": "bash_complete",
        "COMP_WORDS": "commonground story s-",
        "COMP_CWORD": "2",
    }
    command = Path(sys.executable).with_name("commonground")
    done = subprocess.run([command], env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_the_usual_place_follows_the_system(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    assert usual_path() == tmp_path / ".local" / "share" / "commonground" / "library.db"
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    assert usual_path() == tmp_path / "data" / "commonground" / "library.db"
    monkeypatch.setenv("XDG_DATA_HOME", "relative/is/ignored")
    assert usual_path() == tmp_path / ".local" / "share" / "commonground" / "library.db"
    monkeypatch.setattr(sys, "platform", "darwin")
    assert usual_path() == tmp_path / "Library" / "Application Support" / "commonground" / "library.db"


def test_every_command_says_what_it_does() -> None:
    """Each has a sentence of its own in the list, and a help text for every option."""
    for name, command in commands.commands.items():
        assert command.get_short_help_str(200), name
        for parameter in command.params:
            if parameter.param_type_name == "option":
                assert getattr(parameter, "help", None), f"{name} {parameter.name}"
