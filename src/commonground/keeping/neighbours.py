"""Which articles of the library a new one may share a story with: keys in tables, then the score of the sketches."""

import json
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache

from commonground.comparing.grouping.candidates import MOST, POSTINGS, SHARED, keys, shards
from commonground.comparing.grouping.grouping import story_odds
from commonground.comparing.grouping.similarity import Portrait
from commonground.comparing.words.terms import Rarity
from commonground.keeping.analysing import stems_of
from commonground.keeping.codec import decoded
from commonground.keeping.database import Database
from commonground.keeping.sketches import Sketch, seen

NO_DATE = -1
"""The shard of articles without a date."""
AT_HAND = 2000
"""Portraits kept in memory while stories are brought up to date; one takes about 40 KiB."""


class Counted(Rarity):
    """How rare words are among the articles of the library; of words not looked up it knows the background alone."""

    def __init__(self, db: Database) -> None:
        super().__init__()
        self._db = db
        self._known: set[str] = set()
        self.texts = int(db.value("SELECT count(*) FROM sketches"))

    def look_up(self, stems: set[str]) -> None:
        """Look up how many articles hold these stems."""
        new = stems - self._known
        self._known |= new
        sql = "SELECT stem, articles FROM words WHERE stem IN (SELECT value FROM json_each(?))"
        self.counts.update(dict(map(tuple, self._db.rows(sql, (json.dumps(sorted(new)),)))))


def rarity_among(db: Database, numbers: Iterable[int]) -> Rarity:
    """How rare the words of these articles are among all."""
    rarity = Counted(db)
    for number in numbers:
        sketch = decoded(db.value("SELECT record FROM sketches WHERE article = ?", (number,)), Sketch)
        rarity.look_up({*stems_of(sketch), *sketch.numbers, *sketch.names})
    return rarity


class Neighbours:
    """Finds neighbours during one pass of regrouping; words are weighed by the whole library."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rarity = Counted(db)
        self.portrait = lru_cache(AT_HAND)(self._portrait)

    def _portrait(self, number: int) -> Portrait:
        row = self._db.row(
            "SELECT a.id, s.record FROM sketches s JOIN articles a ON a.number = s.article WHERE a.number = ?",
            (number,),
        )
        assert row is not None, "every article has a sketch"
        sketch = decoded(row["record"], Sketch)
        self._rarity.look_up({*stems_of(sketch), *sketch.numbers, *sketch.names})
        return Portrait(seen(sketch), self._rarity)

    def enter(self, number: int) -> None:
        """Enter an article's keys."""
        portrait = self.portrait(number)
        rows = [(key, shard, number) for shard in shards_of(portrait) for key in keys(portrait)]
        self._db.run("DELETE FROM keys WHERE article = ?", (number,))
        self._db.run_many("INSERT INTO keys (key, shard, article) VALUES (?, ?, ?)", rows)

    def of(self, number: int) -> dict[int, float]:
        """The current articles worth comparing with this one, each with the log odds that they tell one story."""
        own = self.portrait(number)
        return {other: story_odds(own, self.portrait(other)) for other in self._candidates(number, own)}

    def _candidates(self, number: int, portrait: Portrait) -> list[int]:
        """Those that share most with it, weighed by how rare it is; `comparing.candidates` says how many."""
        weight: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for key in keys(portrait):
            holders = self._holders(key, portrait) - {number}
            shared.update(holders)
            for other in holders:
                weight[other] += self._rarity.weight(key)
        enough = [other for other, n in shared.items() if n >= SHARED]
        return sorted(enough, key=lambda other: (-weight[other], other))[:MOST]

    def _holders(self, key: str, portrait: Portrait) -> set[int]:
        """The latest current articles that hold a key in the portrait's time."""
        own = shards_of(portrait)
        latest = "ORDER BY article DESC LIMIT ?"
        if own == [NO_DATE]:
            return {
                row[0] for row in self._db.rows(f"SELECT article FROM keys WHERE key = ? {latest}", (key, POSTINGS))
            }
        sql = f"SELECT article FROM keys WHERE key = ? AND shard IN (SELECT value FROM json_each(?)) {latest}"
        around = json.dumps([NO_DATE, *range(min(own) - 1, max(own) + 2)])
        return {row[0] for row in self._db.rows(sql, (key, around, POSTINGS))}


def shards_of(portrait: Portrait) -> list[int]:
    """The shards of a portrait as the tables number them."""
    return [NO_DATE if shard is None else shard for shard in shards(portrait)]
