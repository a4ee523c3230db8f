"""What a file can carry of a page's words, and the names that things have outside the program."""

import re
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, UUID, uuid5

from commonground.records.article import Article

UNCARRIED = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef"
    + "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
    + "]"
)
"""Controls other than tab and line ends, halves of characters, marks that turn the direction of writing, and code
points that are no characters. XML 1.0 forbids most of them; the others make a file read otherwise than it is."""

REPLACEMENT = "\ufffd"
NAMES: UUID = uuid5(NAMESPACE_URL, "commonground")
"""The name space (RFC 9562) of what the program names: the same thing has the same name in every export."""

LONGEST_ADDRESS = 2000


def carried(text: str) -> str:
    """The text with U+FFFD for what a file cannot carry, one for one: lengths and offsets hold."""
    return UNCARRIED.sub(REPLACEMENT, text)


def urn(*names: str) -> str:
    """The URN of a thing: made from its kind and ids alone, so that it is the same in every run."""
    return uuid5(NAMES, "\n".join(name.encode("utf-8", "replace").decode() for name in names)).urn


def address(article: Article) -> str | None:
    """The page's web address where it has one that a reader may follow: http or https and nothing else."""
    url = (article.url or article.source).strip()
    if len(url) > LONGEST_ADDRESS or re.search(r"[\s<>\"\\^`{|}]", url) or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None
