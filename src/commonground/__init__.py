"""Reads reports of the same story and shows what happened when, who said what, and where the reports agree.

Every name here is public and typed; everything else may change without notice. A name is loaded when it is first used,
so that `commonground --help` does not wait for the whole pipeline.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from commonground.keeping.errors import LibraryError
    from commonground.keeping.library import Library
    from commonground.pipeline import annotate, compare, from_text, read
    from commonground.reading.errors import UnreadablePage
    from commonground.records.annotations import Annotations
    from commonground.records.article import Article
    from commonground.records.story import Story
    from commonground.showing.brief import brief_json

__version__ = "0.1.0"
__all__ = [
    "Annotations",
    "Article",
    "Library",
    "LibraryError",
    "Story",
    "UnreadablePage",
    "annotate",
    "brief_json",
    "compare",
    "from_text",
    "read",
]

_HOME = {
    "Annotations": "commonground.records.annotations",
    "Article": "commonground.records.article",
    "Library": "commonground.keeping.library",
    "LibraryError": "commonground.keeping.errors",
    "Story": "commonground.records.story",
    "UnreadablePage": "commonground.reading.errors",
    "annotate": "commonground.pipeline",
    "brief_json": "commonground.showing.brief",
    "compare": "commonground.pipeline",
    "from_text": "commonground.pipeline",
    "read": "commonground.pipeline",
}


def __getattr__(name: str) -> object:
    """The public name, from the module that defines it.

    Raises:
        AttributeError: no such public name.
    """
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
