"""What the documents say is there is there: links, files, make targets, commands."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "samples").glob("*.md")])
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")
MAKE = re.compile(r"`make ([a-z]+)")
MODULE = re.compile(r"`python -m ([a-z_.]+)")
FILE = re.compile(r"`((?:src|docs|tests|quality|benchmarks|training|samples|requirements)/[\w./-]+?)`")


def in_tree(name: str) -> bool:
    return (ROOT / name).exists()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_what_a_document_names_exists(document: Path) -> None:
    text = document.read_text("utf-8")
    assert [link for link in LINK.findall(text) if not (document.parent / link).exists()] == []
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(MAKE.findall(text)) <= targets
    assert [name for name in FILE.findall(text) if not in_tree(name)] == []
    modules = [name.replace(".", "/") for name in MODULE.findall(text) if not name.startswith("pip")]
    assert [name for name in modules if not (in_tree(f"{name}.py") or in_tree(f"{name}/__main__.py"))] == []


def test_the_readme_shows_what_the_brief_of_the_samples_prints() -> None:
    excerpt = (ROOT / "README.md").read_text("utf-8").split("```text\n")[1].split("```")[0]
    brief = [sys.executable, "-m", "commonground", "brief", "samples"]
    wide = {**os.environ, "COLUMNS": "100", "NO_COLOR": "1"}
    printed = subprocess.run(brief, cwd=ROOT, env=wide, capture_output=True, text=True, check=True).stdout
    lines = {line.rstrip() for line in printed.splitlines()}
    assert [line for line in excerpt.splitlines() if line.strip() not in ("", "…") and line.rstrip() not in lines] == []


def test_no_requirements_file_names_an_index() -> None:
    for path in (ROOT / "requirements").iterdir():
        assert "://" not in path.read_text("utf-8"), path.name


def test_every_locked_package_has_hashes() -> None:
    for path in (ROOT / "requirements").glob("*.txt"):
        entries = re.split(r"\n(?=\S)", path.read_text("utf-8"))
        pins = [entry for entry in entries if "==" in entry.splitlines()[0]]
        assert pins
        assert [pin for pin in pins if "--hash=sha256:" not in pin] == []


def test_no_file_speaks_of_the_machine_it_was_written_on() -> None:
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    machine = re.compile("/" + "(?:work|home|root|tmp/bash_jobs)" + r"/[\w.]")
    for name in tracked.splitlines():
        path = ROOT / name
        if path.is_file() and path.suffix in {".py", ".md", ".toml", ".txt", ".tsv", ".yaml", ".html"}:
            assert not machine.search(path.read_text("utf-8", "replace")), name
