"""Which reports are worth comparing: an inverted index over each report's rarest words and names, in shards of time."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta

from commonground.comparing.similarity import Portrait

KEYS = 64
"""Words and names kept for a report: those that weigh most in its body."""
SHARED = 2
"""Keys that two reports must share to be compared."""
POSTINGS = 256
"""Reports looked at for one key: the latest ones; a key that more reports hold says little."""
SHARD_DAYS = 32
"""Width of a shard; a report is compared with its own, the neighbouring ones, and the undated reports."""
MOST = 32
"""Reports compared with one report at most: those that share most."""

UNDATED = None


class Index:
    """Grows with every report; finding candidates costs the same however many shards there are."""

    def __init__(self) -> None:
        self._postings: dict[tuple[int | None, str], list[int]] = defaultdict(list)
        self._shards: set[int | None] = set()

    def add(self, number: int, portrait: Portrait) -> None:
        """Enter a report under its number."""
        for shard in shards(portrait):
            self._shards.add(shard)
            for key in keys(portrait):
                self._postings[shard, key].append(number)

    def candidates(self, number: int, portrait: Portrait) -> list[int]:
        """The reports to compare with this one, those that share most first."""
        shared: Counter[int] = Counter()
        for key in keys(portrait):
            held = {n for shard in self._around(portrait) for n in self._postings.get((shard, key), ())[-POSTINGS:]}
            shared.update(held - {number})
        found = sorted(((n, other) for other, n in shared.items() if n >= SHARED), key=lambda pair: (-pair[0], pair[1]))
        return [other for _, other in found[:MOST]]

    def _around(self, portrait: Portrait) -> Iterator[int | None]:
        own = shards(portrait)
        if own == [UNDATED]:
            yield from self._shards
            return
        yield UNDATED
        yield from range(min(s for s in own if s is not None) - 1, max(s for s in own if s is not None) + 2)


def keys(portrait: Portrait) -> list[str]:
    """The report's weightiest words, names first among equals."""
    ranked = sorted(portrait.body.items(), key=lambda item: (-item[1], item[0]))
    return [word for word, _ in ranked[:KEYS]]


def shards(portrait: Portrait) -> list[int | None]:
    """The shards that the report's days of publication touch; an undated or very wide one has a shard of its own."""
    first, last = portrait.profile.first, portrait.profile.last
    if first is None or last is None or last - first > timedelta(days=4 * SHARD_DAYS):
        return [UNDATED]
    return list(range(_shard(first), _shard(last) + 1))


def _shard(day: date) -> int:
    return day.toordinal() // SHARD_DAYS
