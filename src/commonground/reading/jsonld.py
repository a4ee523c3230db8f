"""What a page says of itself in JSON-LD (schema.org): the record of its article, and no other."""

import html
import json
from collections.abc import Iterator, Mapping
from typing import Any

ARTICLE_KINDS = ("article", "posting", "report", "review")
"""Ends of the schema.org types that are an article: NewsArticle, ReportageNewsArticle, LiveBlogPosting, Report."""
NESTED = ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement")
DEEPEST = 8
"""Levels of nesting that are followed; published pages use three."""

Record = Mapping[str, Any]


def article_record(scripts: list[str]) -> Record:
    """The record of an article among the scripts of a page, the one that says most; {} where there is none."""
    records = [record for script in scripts for record in records_in(script) if is_article(record)]
    wanted = ("headline", "datePublished", "author", "publisher", "description", "dateModified")
    return max(records, key=lambda record: sum(bool(record.get(key)) for key in wanted), default={})


def records_in(script: str) -> Iterator[Record]:
    """Every record of a JSON-LD script, outer ones first; nothing where it is not JSON."""
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//<![CDATA[").rstrip(";")
    try:
        data = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return
    level: list[Any] = [data]
    for _ in range(DEEPEST):
        below: list[Any] = []
        for item in level:
            if isinstance(item, list):
                below += item
            elif isinstance(item, dict):
                yield item
                below += [item[key] for key in NESTED if isinstance(item.get(key), list | dict)]
        level = below


def is_article(record: Record) -> bool:
    """Whether a record's type is an article's."""
    kinds = record.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.lower().endswith(ARTICLE_KINDS) for name in names)


def words_of(record: Record, key: str) -> str | None:
    """A value of a record as one line of text, entities resolved; None where it is no text."""
    value = record.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    return one_line(value) if isinstance(value, str) else None


def one_line(text: str | None) -> str | None:
    """A text on one line, HTML entities resolved; None where nothing is left."""
    return " ".join(html.unescape(html.unescape(text)).split()) or None if text else None


def name_of(value: Any) -> str | None:
    """The name of a person or organisation that a record gives as a text, a record or a list of them."""
    if isinstance(value, list):
        return next((name for item in value if (name := name_of(item))), None)
    if isinstance(value, dict):
        value = value.get("name")
    return one_line(value) if isinstance(value, str) else None


def author_names(record: Record) -> list[str]:
    """The names of a record's authors that are not said to be organisations."""
    value = record.get("author") or record.get("creator") or []
    names = []
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and str(item.get("@type")).endswith("Organization"):
            continue
        values = item.get("name") if isinstance(item, dict) else item
        names += [name for each in (values if isinstance(values, list) else [values]) if (name := name_of(each))]
    return names
