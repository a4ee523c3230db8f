"""Imports run downward only, files stay short, and the tables stay readable (docs/architecture.md)."""

import ast
from pathlib import Path

import pytest

import commonground
from commonground.tables import rows

PACKAGE = Path(commonground.__file__).parent
LEVELS = (
    {"records", "tables"},
    {"language", "reading"},
    {"annotating"},
    {"comparing"},
    {"keeping"},
    {"pipeline", "showing", "scaling"},
    {"cli", "__init__"},
    {"__main__"},
)
LEVEL = {part: level for level, parts in enumerate(LEVELS) for part in parts}
MODULES = sorted(PACKAGE.rglob("*.py"))
WITHIN_COMPARING = (
    {"words", "clusters"},
    {"people"},
    {"events"},
    {"copies"},
    {"grouping"},
    {"facts"},
    {"telling"},
    {"stories", "online"},
)
LONGEST_FILE = 420


def part_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


def imported_parts(tree: ast.AST) -> set[str]:
    names = [a.name for node in ast.walk(tree) if isinstance(node, ast.Import) for a in node.names]
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are written in full"
            names.append(node.module or "")
            if node.module == "commonground":
                names += [f"commonground.{alias.name}" for alias in node.names]
    return {name.split(".")[1] for name in names if name.startswith("commonground.")}


def may_import(part: str, other: str) -> bool:
    return part == other or LEVEL[other] < LEVEL[part]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_run_downward(path: Path) -> None:
    part = part_of(path)
    assert part in LEVEL, f"{part} has no level: give it one here and in docs/architecture.md"
    tree = ast.parse(path.read_text("utf-8"))
    upward = {other for other in imported_parts(tree) if other in LEVEL and not may_import(part, other)}
    assert not upward, f"{part} imports {', '.join(sorted(upward))}, which stands above it or beside it"


@pytest.mark.parametrize("path", sorted((PACKAGE / "comparing").rglob("*.py")), ids=lambda path: path.stem)
def test_imports_within_comparing_run_downward(path: Path) -> None:
    level = {part: level for level, parts in enumerate(WITHIN_COMPARING) for part in parts}
    own = path.relative_to(PACKAGE / "comparing").parts[0].removesuffix(".py")
    tree = ast.parse(path.read_text("utf-8"))
    modules = [node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    used = {module.split(".")[2] for module in modules if module.startswith("commonground.comparing.")}
    assert not {other for other in used - {own} if level[other] >= level[own]}


def test_the_rule_itself_tells_up_from_down() -> None:
    assert may_import("comparing", "annotating")
    assert not may_import("annotating", "comparing")
    assert not may_import("language", "reading")
    assert imported_parts(ast.parse("from commonground.comparing.copies.copies import fold")) == {"comparing"}
    assert imported_parts(ast.parse("from commonground import pipeline")) == {"pipeline"}


PURE = ("annotating", "comparing", "language", "records")
OUTSIDE = {"datetime.now", "date.today", "time.time", "open", "urlopen", "socket"}


@pytest.mark.parametrize("path", [p for p in MODULES if part_of(p) in PURE], ids=lambda p: str(p.relative_to(PACKAGE)))
def test_pure_stages_look_at_no_clock_and_no_disk(path: Path) -> None:
    calls = {
        ast.unparse(node.func) for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call)
    }
    assert not calls & OUTSIDE


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_files_stay_short(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.tsv")), ids=lambda path: path.stem)
def test_a_table_says_where_it_comes_from_and_reads_back(path: Path) -> None:
    assert path.read_text("utf-8").startswith("# "), "the first line says what the table is and where it comes from"
    package = ".".join(("commonground", *path.parent.relative_to(PACKAGE).parts))
    assert rows(package, path.stem)


def test_every_public_name_is_there() -> None:
    assert all(hasattr(commonground, name) for name in commonground.__all__)
