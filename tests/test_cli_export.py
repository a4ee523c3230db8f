"""`export` and `timeline` on the command line: what is written where, and what is refused."""

import csv
import json
from io import StringIO
from pathlib import Path

import click
import feedparser  # type: ignore[import-untyped]  # it has no types of its own
import pytest
from click.testing import CliRunner, Result

from commonground import Library
from commonground.cli import commands
from commonground.cli.export import FORMATS, OPTIONS, TABLES
from commonground.showing.export.tables import TABLES as MADE

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs" / "export.md"

STRIKE = """Strike shuts Velm harbour

By Ivo Radman

Tuesday 4 March 2014

The union met the port authority in Velm on Monday, and the harbour stood still for the first time in eleven years.

"Nobody will load a single ship," said Ana Terzi, who leads the union.

The port authority said at least 900 dockers had stayed away and that two ships were turned back.

The union will meet the minister on Friday. A crane collapsed in the port in March 2009 and killed two men.
"""
BLUE = """The colours of the sea

By Ivo Radman

The sea is blue in summer and grey in winter, and the sky above it is the same colour on most days of the year.

It is a good place for a long walk, and the air is clean, and there are few people in the early hours of the day.
"""
RAIN = """Rain floods Orsk

Friday 1 March 2013

The river Tarn flooded forty houses in Orsk on Thursday, and two hundred people left their homes in the night.

The mayor, Lena Brandt, said the water would fall by Sunday and that the school would stay closed for a week.
"""
STARTS = {
    "json": '{"schema":"commonground.brief/1"',
    "csv": "speaker,",
    "markdown": "# Strike shuts Velm harbour",
    "html": "<!doctype html>",
    "annotations": '{\n "@context"',
    "ics": "BEGIN:VCALENDAR\r\n",
    "atom": "<?xml version='1.0' encoding='utf-8'?>",
}


def run(*arguments: str | Path, given: bytes | None = None) -> Result:
    return CliRunner().invoke(commands, [str(argument) for argument in arguments], input=given)


def written(result: Result) -> str:
    """What stands on stdout, its line ends kept."""
    assert result.exit_code == 0, result.stderr
    return result.stdout_bytes.decode("utf-8")


@pytest.fixture
def strike(tmp_path: Path) -> Path:
    page = tmp_path / "strike.txt"
    page.write_text(STRIKE, "utf-8")
    return page


@pytest.mark.parametrize("name", FORMATS)
def test_each_format_is_written_to_stdout_and_the_same_to_a_file(strike: Path, name: str) -> None:
    table = ["--table", "statements"] if name == "csv" else []
    told = written(run("export", name, strike, *table))
    assert told.lstrip().startswith(STARTS[name])
    file = strike.with_name("out")
    file.write_text("older", "utf-8")
    assert run("export", name, strike, *table, "-o", file).stdout == ""
    assert file.read_bytes().decode("utf-8") == told


def test_tables_on_the_command_line_are_those_that_are_made() -> None:
    assert tuple(MADE) == TABLES
    assert {name for names in OPTIONS.values() for name in names} <= set(FORMATS)


def test_all_tables_go_into_a_folder(strike: Path) -> None:
    folder = strike.parent / "new" / "tables"
    assert run("export", "csv", strike, "--output", folder, "--bom").exit_code == 0
    assert sorted(file.stem for file in folder.iterdir()) == sorted(TABLES)
    assert all(file.read_bytes().startswith(b"\xef\xbb\xbf") for file in folder.iterdir())
    statements = list(csv.DictReader(StringIO((folder / "statements.csv").read_text("utf-8-sig"), newline="")))
    assert "Ana Terzi" in {line["speaker"] for line in statements}


def test_a_feed_has_an_entry_for_each_story_or_each_report(strike: Path) -> None:
    rain = strike.with_name("rain.txt")
    rain.write_text(RAIN, "utf-8")
    stories = feedparser.parse(written(run("export", "atom", strike, rain)).encode())
    reports = feedparser.parse(written(run("export", "atom", strike, rain, "--entries", "reports")).encode())
    assert not stories.bozo | reports.bozo
    assert {entry.title for entry in reports.entries} == {"Strike shuts Velm harbour", "Rain floods Orsk"}
    again = feedparser.parse(written(run("export", "atom", strike, rain)).encode())
    assert (again.feed.id, again.feed.updated) == (stories.feed.id, "2014-03-04T00:00:00Z")


def test_furniture_is_exported_when_asked(strike: Path) -> None:
    strike.write_text(STRIKE + "\nSubscribe to our newsletter\n\nRead more\n", "utf-8")
    for name in ("markdown", "html"):
        assert "Subscribe to our newsletter" not in written(run("export", name, strike))
        assert "Subscribe to our newsletter" in written(run("export", name, strike, "--furniture"))


@pytest.mark.parametrize(
    "arguments",
    [
        ["export"],
        ["export", "pdf", "x"],
        ["export", "json"],
        ["export", "csv", "x"],
        ["export", "json", "x", "--table", "facts"],
        ["export", "json", "x", "--bom"],
        ["export", "csv", "x", "--table", "people"],
        ["export", "html", "x", "--entries", "reports"],
        ["export", "ics", "x", "--furniture"],
        ["export", "json", "x", "--every-story"],
        ["export", "json", "--story", "s-1", "--every-story"],
        ["timeline"],
        ["timeline", "x", "--ics", "--json"],
    ],
)
def test_wrong_usage_is_2(arguments: list[str]) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")


@pytest.mark.parametrize(
    ("name", "output"), [("html", "."), ("json", "none/x.json"), ("csv", "strike.txt")], ids=["folder", "none", "file"]
)
def test_what_cannot_be_written_is_one_line(strike: Path, name: str, output: str) -> None:
    result = run("export", name, strike, "-o", strike.parent / output)
    assert result.exit_code == 1
    assert "cannot be written" in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert strike.read_text("utf-8") == STRIKE


def test_nothing_read_is_said_and_leaves_the_file_alone(tmp_path: Path) -> None:
    kept = tmp_path / "kept.html"
    kept.write_text("older", "utf-8")
    result = run("export", "html", tmp_path / "missing.txt", "-o", kept)
    assert result.exit_code == 1
    assert "no such file" in result.stderr
    assert kept.read_text("utf-8") == "older"


def test_the_timeline_alone(strike: Path) -> None:
    told = written(run("timeline", strike))
    assert "Timeline" in told
    assert "3 March 2014" in told
    assert "Who said what" not in told
    assert "Reports" in told


def test_the_timeline_as_json_has_its_evidence(strike: Path) -> None:
    timeline = json.loads(written(run("timeline", strike, "--json")))
    assert timeline["schema"] == "commonground.timeline/1"
    (story,) = timeline["stories"]
    talks = next(line for line in story["timeline"] if "met the port authority" in line["words"])
    assert (talks["first"], talks["last"], talks["basis"]) == ("2014-03-03", "2014-03-03", "stated")
    spans = [span for line in story["timeline"] for span in line["evidence"]]
    assert all(STRIKE[span["start"] : span["end"]] == span["text"] for span in spans)
    assert story["reports"][0]["published"]["basis"] == "stated"


def test_the_timeline_as_a_calendar_says_what_has_no_day(strike: Path) -> None:
    result = run("timeline", strike, "--ics")
    assert written(result) == written(run("export", "ics", strike))
    assert "DTSTART;VALUE=DATE:20140303" in written(result)
    assert "without a day written as journal entries" in result.stderr


def test_a_story_without_an_event_is_no_calendar(tmp_path: Path) -> None:
    page = tmp_path / "blue.txt"
    page.write_text(BLUE, "utf-8")
    result = run("timeline", page, "--ics")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "commonground: no event was found: there is nothing to put into a calendar\n"
    assert "No event was found in these reports." in written(run("timeline", page))


@pytest.fixture
def held(strike: Path) -> Path:
    library = strike.with_name("library.db")
    with Library(library) as made:
        made.add(strike)
    return library


def test_stories_of_the_library_are_exported_by_id_or_all(held: Path) -> None:
    with Library(held, readonly=True) as library:
        (row,) = library.stories()
    one = json.loads(written(run("export", "json", "--story", row.id, "--library", held)))
    every = json.loads(written(run("export", "json", "--every-story", "--library", held)))
    assert one == every
    assert one["stories"][0]["id"] == row.id
    assert "3 March 2014" in written(run("timeline", "--story", row.id, "--library", held))


def test_a_story_that_is_not_there_is_one_line(held: Path) -> None:
    result = run("export", "json", "--story", "s-none", "--library", held)
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1


def test_an_empty_library_is_said(tmp_path: Path) -> None:
    with Library(tmp_path / "library.db"):
        pass
    result = run("export", "json", "--every-story", "--library", tmp_path / "library.db")
    assert result.exit_code == 1
    assert "holds no story yet" in result.stderr


def test_the_examples_in_the_docs_are_what_is_printed() -> None:
    text = DOCS.read_text("utf-8")
    examples = [block for block in text.split("\n\n") if block.startswith(("    $ ", "    BEGIN:"))]
    figures, event = ([line.strip() for line in block.splitlines()] for block in examples)
    calendar = written(run("timeline", ROOT / "samples", "--ics"))
    assert "\r\n".join(event[3:]) in calendar
    rows = list(csv.reader(StringIO(written(run("export", "csv", ROOT / "samples", "--table", "figures")), newline="")))
    assert figures[1:] == [",".join(row[:6] + row[17:20]) for row in rows[:3]]


def test_every_format_and_option_is_in_the_docs() -> None:
    text = DOCS.read_text("utf-8")
    assert [name for name in FORMATS if f"## {name}" not in text and name not in ("json", "markdown")] == []
    options = [o for p in commands.commands["export"].params if isinstance(p, click.Option) for o in p.opts]
    assert {"--table", "--bom", "--entries", "--output"} <= set(options)
