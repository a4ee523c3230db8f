"""Reads reports of the same story and shows what happened when, who said what, and where the reports agree.

Every name here is public and typed; everything else may change without notice.
"""

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
    "Story",
    "UnreadablePage",
    "annotate",
    "brief_json",
    "compare",
    "from_text",
    "read",
]
