"""Which reports are worth comparing: an inverted index over each report's rarest words and names, in shards of time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from heapq import nsmallest

from commonground.comparing.grouping.similarity import Portrait

KEYS = 48
"""Words and names kept for a report: those that weigh most in its body.

B3 by event and by story of ECB+ dev, of BASIL and of BASIL without dates: every pair compared .982 .966 .986 .928; 64
keys .978 .956 .996 .954; 48 keys .982 .966 .996 .964; 32 keys .982 .930 .996 .964. No rare word in common, no story.
"""
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
        self._shards: dict[int | None, dict[str, Posting]] = {}

    def add(self, number: int, portrait: Portrait) -> None:
        """Enter a report under its number."""
        found = keys(portrait)
        for shard in shards(portrait):
            postings = self._shards.setdefault(shard, {})
            for key in found:
                _enter(postings, key, number)

    def candidates(self, number: int, portrait: Portrait) -> list[int]:
        """The reports to compare with this one, those that share most first."""
        shards_ = [self._shards[shard] for shard in self._around(portrait) if shard in self._shards]
        shared: Counter[int] = Counter()
        for key in keys(portrait):
            # A report whose days touch two shards stands in both, and counts once.
            shared.update(set().union(*(_latest(shard[key]) for shard in shards_ if key in shard)))
        shared.pop(number, None)
        found = [(-n, other) for other, n in shared.items() if n >= SHARED]
        return [other for _, other in nsmallest(MOST, found)]

    def _around(self, portrait: Portrait) -> Iterable[int | None]:
        own = [shard for shard in shards(portrait) if shard is not None]
        if not own:
            return tuple(self._shards)
        return (UNDATED, *range(min(own) - 1, max(own) + 2))


Posting = int | list[int]
"""The reports of a key; most keys of a shard have one, and a bare number takes a tenth of a list's room and time."""


def _latest(posting: Posting) -> Sequence[int]:
    return (posting,) if isinstance(posting, int) else posting[-POSTINGS:]


def _enter(postings: dict[str, Posting], key: str, number: int) -> None:
    """Add a report to those of a key, and shorten a list that is far longer than what is looked at."""
    known = postings.setdefault(key, number)
    if isinstance(known, list):
        known.append(number)
        if len(known) > 2 * POSTINGS:
            del known[:-POSTINGS]
    elif known != number:
        postings[key] = [known, number]


def keys(portrait: Portrait) -> list[str]:
    """The report's weightiest words, names first among equals."""
    weighty = nsmallest(KEYS, [(-weight, word) for word, weight in portrait.body.items()])
    return [word for _, word in weighty]


def shards(portrait: Portrait) -> list[int | None]:
    """The shards that the report's days of publication touch; an undated or very wide one has a shard of its own."""
    first, last = portrait.profile.first, portrait.profile.last
    if first is None or last is None or last - first > timedelta(days=4 * SHARD_DAYS):
        return [UNDATED]
    return list(range(_shard(first), _shard(last) + 1))


def _shard(day: date) -> int:
    return day.toordinal() // SHARD_DAYS
