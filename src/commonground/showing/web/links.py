"""Addresses that lead from a line to the passage it rests on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote, urlsplit

from commonground.records.evidence import Evidence
from commonground.showing import labels
from commonground.showing.digest.lines import Digest, Source, When

Stretch = tuple[int, int]

MOST_STRETCHES = 24
"""So many stretches an address marks at most: the longest lines of evidence have some ten, and addresses stay short."""

STRETCH = re.compile(r"([0-9]{1,9})-([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Ref:
    """A report that a line rests on: its number, what it is called, its day, and where the passage is read.

    `article` is the address of the whole page with the passage marked, `passage` that of the passage alone.
    """

    number: int
    name: str
    when: When
    article: str
    passage: str


def refs(digest: Digest, evidence: Iterable[Evidence]) -> tuple[Ref, ...]:
    """The reports that the evidence stands in, by number, each with its stretches; copies as `Digest.refs` has them."""
    spans = tuple(evidence)
    numbers = digest.refs(spans)
    named = [source for source in digest.sources if source.number in numbers]
    return tuple(_ref(source, at(span for span in spans if span.article == source.article)) for source in named)


def _ref(source: Source, at: str) -> Ref:
    id = quoted(source.article)
    name = labels.name(source)
    return Ref(source.number, name, source.when, f"/articles/{id}?at={at}#at", f"/passages/{id}?at={at}")


@lru_cache(maxsize=10_000)
def quoted(id: str) -> str:
    """An id as it stands in a path."""
    return quote(id, safe="")


def at(spans: Iterable[Evidence]) -> str:
    """Stretches as an address writes them: "10-24,30-41"."""
    stretches = sorted({(span.start, span.end) for span in spans})
    return ",".join(f"{start}-{end}" for start, end in stretches[:MOST_STRETCHES])


def stretches(written: str, length: int) -> tuple[Stretch, ...]:
    """The stretches that an address names, those alone that lie in a text of that length."""
    found = [STRETCH.fullmatch(part) for part in written.split(",")[:MOST_STRETCHES]]
    pairs = [(int(match[1]), int(match[2])) for match in found if match]
    return tuple(sorted({(start, end) for start, end in pairs if start < end <= length}))


def article_url(article: str, at: str = "") -> str:
    """The article's page, at a passage where one is given."""
    path = f"/articles/{quoted(article)}"
    return f"{path}?at={at}#at" if at else path


def story_url(story: str) -> str:
    """The story's page."""
    return f"/stories/{quoted(story)}"


def web_address(url: str | None) -> str | None:
    """The address where it is one of the web's; a page may name "javascript:" as its own."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.netloc else None


def touches(stretch: Stretch, others: Sequence[Stretch]) -> bool:
    """Whether it shares a character with one of the others."""
    return any(stretch[0] < end and start < stretch[1] for start, end in others)
