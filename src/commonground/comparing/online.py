"""Stories kept up to date while articles come, one at a time and in any order.

A new article is compared with the candidates that the index gives, and joins the story that it is most like, by the
same measure as grouping all at once; older joins are not looked at again. `repair` does that, and what it gives does
not depend on the order in which the articles came.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, MutableMapping
from functools import lru_cache
from math import fsum, inf

from commonground.comparing.clusters import UNSEEN
from commonground.comparing.grouping.candidates import Index
from commonground.comparing.grouping.decisions import Decided
from commonground.comparing.grouping.grouping import STORY_LEAST, group_reports, story_odds
from commonground.comparing.grouping.similarity import Portrait
from commonground.comparing.grouping.sketches import Sketch, Sketchbook
from commonground.comparing.telling.telling import story_id
from commonground.comparing.words.profile import Seen, profile
from commonground.comparing.words.terms import Rarity
from commonground.records.story import Decision, Report

AT_HAND = 4000
"""Portraits kept in memory; one takes about 40 KiB, the sketch that it is made from about 2."""
GROWN = 1.25
"""The collection weighs its words anew each time it has grown by so much."""


class Online:
    """Stories over a shelf of reports by article id: a dict, or whatever hands out the report that is asked for."""

    def __init__(self, shelf: MutableMapping[str, Report] | None = None) -> None:
        self._shelf: MutableMapping[str, Report] = {} if shelf is None else shelf
        self._book = Sketchbook()
        self._sketches: list[Sketch] = []
        self._index = Index()
        self._rarity = Rarity()
        self._weighed = 0
        self._portrait = lru_cache(AT_HAND)(self._drawn)
        self._stories: dict[str, tuple[str, ...]] = {}
        self._home: dict[str, str] = {}
        self._decisions: list[Decision] = []
        self._decided = Decided()

    @property
    def stories(self) -> dict[str, tuple[str, ...]]:
        """The article ids of each story, by story id; a story's id tells which articles it has."""
        return dict(self._stories)

    def add(self, report: Report) -> tuple[str, ...]:
        """Take one more article; the ids of the stories that are new or changed by it, none for one it knows."""
        id = report.article.id
        if id in self._home:
            return ()
        self._shelf[id] = report
        portrait = self._enter(id, profile(report))
        near = self._index.candidates(len(self._sketches) - 1, portrait)
        story = self._nearest(id, portrait, near)
        return (self._keep((*self._stories.pop(story, ()), id) if story else (id,)),)

    def restore(self, id: str, seen: Seen, beside: str | None = None) -> str:
        """Take back an article of the shelf, beside another of its story, without comparing it; the story's id."""
        self._enter(id, seen)
        return self._keep((*self._stories.pop(self._home[beside]), id) if beside else (id,))

    def decide(self, decision: Decision) -> tuple[str, ...]:
        """Take a user's split or merge; the ids of the stories that are new or changed by it."""
        self._decisions.append(decision)
        self._decided = Decided(self._decisions)
        touched = {self._home[id] for id in (*decision.left, *decision.right) if id in self._home}
        return self._regroup(touched)

    def repair(self) -> tuple[str, ...]:
        """Group everything anew; the ids of the stories that are new or changed by it."""
        return self._regroup(tuple(self._stories))

    def _drawn(self, number: int) -> Portrait:
        return Portrait(self._book.unfold(self._sketches[number]), self._rarity)

    def _enter(self, id: str, seen: Seen) -> Portrait:
        """Keep an article's sketch and its keys."""
        self._weigh(seen.all_words)
        portrait = Portrait(seen, self._rarity)
        self._index.add(len(self._sketches), portrait)
        self._sketches.append(self._book.sketch(id, seen))
        return portrait

    def _weigh(self, words: Iterable[str]) -> None:
        """Count the words of one more article, and weigh all words anew when the collection has grown enough."""
        self._rarity.add(words)
        if self._rarity.texts > GROWN * self._weighed:
            self._weighed = self._rarity.texts
            self._rarity.weights.clear()
            self._portrait.cache_clear()

    def _nearest(self, id: str, portrait: Portrait, near: Iterable[int]) -> str | None:
        """The story that a user put the article to, or the one with the highest mean log odds; None where none is near.

        What the user keeps it out of is never near.
        """
        odds: dict[str, list[float]] = defaultdict(list)
        for other in near:
            odds[self._home[self._sketches[other].id]].append(story_odds(portrait, self._portrait(other)))
        means = {story: self._mean(story, found) for story, found in odds.items()}
        asked = {self._home[other]: inf for other in self._decided.party(id) if other in self._home}
        ranked = sorted((means | asked).items(), key=lambda item: (-item[1], item[0]))
        allowed = (s for s, mean in ranked if mean >= STORY_LEAST and not self._decided.keeps_out(id, self._stories[s]))
        return next(allowed, None)

    def _mean(self, story: str, odds: Collection[float]) -> float:
        size = len(self._stories[story])
        return (fsum(odds) + UNSEEN * (size - len(odds))) / size

    def _regroup(self, stories: Collection[str]) -> tuple[str, ...]:
        before = {story: self._stories.pop(story) for story in stories}
        reports = [self._shelf[id] for members in before.values() for id in members]
        grouped = group_reports(reports, self._decisions)
        now = [self._keep(tuple(report.article.id for report in group.reports)) for group in grouped]
        return tuple(story for story in now if story not in before)

    def _keep(self, members: tuple[str, ...]) -> str:
        story = story_id(members)
        self._stories[story] = members
        self._home.update(dict.fromkeys(members, story))
        return story
