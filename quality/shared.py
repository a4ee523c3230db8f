"""The folder of public sets and scorers beside the checkout; nothing of it is part of the project."""

import hashlib
import importlib
import sys
from pathlib import Path
from types import ModuleType

SHARED = Path(__file__).resolve().parents[2] / "shared"
MISSING = "../shared is not here: this figure is not measured"


def is_here() -> bool:
    """Whether the folder lies beside the checkout."""
    return (SHARED / "scoring").is_dir()


def scorer(name: str) -> ModuleType:
    """One of the scorers in ../shared/scoring, as a module.

    Raises:
        ModuleNotFoundError: the folder or the scorer is missing.
    """
    folder = str(SHARED / "scoring")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module(name)


def fingerprint(paths: list[Path]) -> str:
    """The first 16 hex digits of the SHA-256 of the files' names and bytes, in the order of their names."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:16]
