"""The two ways in: a page as received, and a text that is already clean."""

import hashlib
from datetime import date
from pathlib import Path

from commonground.records.article import UNDATED, Article, Basis, Block, Dating, Role


def read(
    page: str | Path | bytes,
    *,
    url: str | None = None,
    media_type: str | None = None,
    outlet: str | None = None,
    published: str | date | None = None,
) -> Article:
    """The article of a page."""
    raise NotImplementedError


def from_text(
    text: str, *, headline: str | None = None, published: str | date | None = None, outlet: str | None = None
) -> Article:
    """A text that is already clean: it is the snapshot, and every line of it is body."""
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    blocks, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block(sha[:16], at, at + len(line), line, role=Role.BODY))
        at += len(line) + 1
    given = Dating(Basis.STATED, str(published), str(published)[:10], "given by the caller") if published else UNDATED
    return Article(
        id=sha[:16],
        source="text",
        sha256=sha,
        text=text,
        blocks=tuple(blocks),
        outlet=outlet,
        title=headline,
        published=given,
    )
