"""What a name given to `commonground add` stands for: a page, or the pages of an address, a feed or a web archive."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from commonground.cli.desk import STDIN, Desk

if TYPE_CHECKING:
    from commonground.keeping.analysing import Given
    from commonground.reading.feed_entry import Feed
    from commonground.reading.warc import Why
    from commonground.reading.web import Fetched

HEAD = 4096
"""Bytes from which a feed or an archive is told from a page."""
LISTS = 2
"""Lists within each other that are followed: a list of feeds, and a feed in it. A site whose feed lists feeds without
end is not followed any further."""


@dataclass
class Incoming:
    """Opens what was named, one after the other; what cannot be had is said on the desk and left out.

    `common` is what is said of every page.
    """

    desk: Desk
    common: "Given"
    _asked: set[str] = field(default_factory=set)

    def pages(self, names: Sequence[str]) -> "Iterator[Given]":
        """The pages of all names."""
        for name in names:
            yield from self._of(name)

    def _of(self, name: str) -> "Iterator[Given]":
        from commonground.reading.feed import entries  # noqa: PLC0415
        from commonground.reading.page import PAGE_LIMIT  # noqa: PLC0415
        from commonground.reading.warc import is_archive  # noqa: PLC0415
        from commonground.reading.web import is_address  # noqa: PLC0415

        if name == STDIN:
            data = sys.stdin.buffer.read(PAGE_LIMIT + 1)
            yield replace(self.common, page=data, source="standard input")
        elif is_address(name):
            yield from self._fetched(name, LISTS)
        elif is_archive(head := _head(name)):
            yield from self._archived(Path(name))
        elif is_feed(head):
            yield from self._listed(name, self.desk.tried(name, lambda: entries(Path(name).read_bytes())), LISTS)
        else:
            yield replace(self.common, page=Path(name), source=name)

    def _fetched(self, address: str, lists: int) -> "Iterator[Given]":
        """The page at an address, or those that the feed there lists; each address once."""
        from commonground.reading.feed import entries  # noqa: PLC0415

        if address in self._asked:
            return
        self._asked.add(address)
        found: Fetched | None = self.desk.tried(address, lambda: self.desk.fetcher.fetch(address))
        if found is None:
            return
        if lists and is_feed(found.data[:HEAD]):
            feed = self.desk.tried(address, lambda: entries(found.data, found.url, found.media_type))
            yield from self._listed(address, feed, lists)
        else:
            url = self.common.url or found.url
            yield replace(self.common, page=found.data, url=url, media_type=found.media_type, source=address)

    def _listed(self, name: str, feed: "Feed | None", lists: int) -> "Iterator[Given]":
        """The pages that a feed lists, or that the feeds of a list list."""
        if feed is None:
            return
        for note in (feed.cut_off, *feed.notes):
            if note:
                self._say(name, note)
        addresses = [each.address for each in feed.feeds] + [each.address for each in feed.entries]
        if nowhere := addresses.count(None):
            self._say(name, f"{nowhere} of {len(addresses)} entries have no address")
        for address in addresses:
            if address:
                yield from self._fetched(address, lists - 1)

    def _archived(self, path: Path) -> "Iterator[Given]":
        """The pages of a web archive; at the end a line says what else was in it."""
        from commonground.reading.errors import UnreadablePage  # noqa: PLC0415
        from commonground.reading.warc import FAULTS, Passed, passed_over, records  # noqa: PLC0415

        passed: Counter[Why] = Counter()
        try:
            for record in records(path):
                if isinstance(record, Passed):
                    passed[record.why] += record.why not in FAULTS
                    if record.why in FAULTS:
                        self._say(str(path), str(record))
                    continue
                if record.truncated:
                    self._say(record.address or str(path), record.truncated)
                source = record.address or f"{path} at {record.at}"
                kind = record.media_type
                yield replace(self.common, page=record.data, url=record.address, media_type=kind, source=source)
        except UnreadablePage as error:
            self.desk.skip(str(path), error.what)
        for line in passed_over(passed):
            self._say(str(path), line)

    def _say(self, name: str, words: str) -> None:
        from commonground.showing.words import plain  # noqa: PLC0415

        click.echo(f"commonground: {plain(name)}: {plain(words)}", err=True)


def is_feed(head: bytes) -> bool:
    """Whether the first bytes are a feed's or a list's of feeds: RSS, RDF, Atom, OPML or JSON Feed."""
    from commonground.reading.page import FEED_START, HTML_START  # noqa: PLC0415

    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return b"jsonfeed.org/version" in head
    return FEED_START.search(head) is not None and not HTML_START.match(head)


def _head(name: str) -> bytes:
    """The first bytes of a file; nothing where it cannot be opened, which reading says in its own words."""
    try:
        with Path(name).open("rb") as file:
            return file.read(HEAD)
    except (OSError, ValueError):
        return b""
