"""What a user decided about articles: which must stand in one story, and which must not, whatever their score."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

from commonground.comparing.clusters import Pair
from commonground.records.story import Decision, Identity

TOGETHER = "you put these together"
APART = "you kept these apart"
YET_APART = "you put these together, but what you decided later keeps them apart"
YET_TOGETHER = "you kept these apart, but what you decided later puts them together"


class Decided:
    """The decisions of a user, the later ones before the earlier ones: of two on one pair the later holds.

    What two merges put together through a third article is together too, as long as no later split forbids it.
    """

    def __init__(self, decisions: Sequence[Decision] = ()) -> None:
        self._said: dict[frozenset[str], bool] = {}
        self._parties: dict[str, set[str]] = {}
        self._against: dict[str, set[str]] = defaultdict(set)
        for decision in reversed(decisions):
            for a, b in product(decision.left, decision.right):
                self._said.setdefault(frozenset((a, b)), decision.together)
                if decision.together:
                    self._unite(a, b)
                elif b not in self._party(a):
                    self._against[a].add(b)
                    self._against[b].add(a)

    def _party(self, id: str) -> set[str]:
        """The articles that merges put together with this one, itself among them."""
        return self._parties.setdefault(id, {id})

    def party(self, id: str) -> frozenset[str]:
        """The articles that merges put together with this one, itself among them."""
        return frozenset(self._parties.get(id, (id,)))

    def keeps_out(self, id: str, members: Iterable[str]) -> bool:
        """Whether the user keeps an article, or one put together with it, out of a story with these articles."""
        against = {other for each in self.party(id) for other in self._against.get(each, ())}
        return bool(against) and any(not self.party(member).isdisjoint(against) for member in members)

    def _unite(self, a: str, b: str) -> None:
        one, other = self._party(a), self._party(b)
        if one is not other and all(other.isdisjoint(self._against.get(id, ())) for id in one):
            one |= other
            self._parties.update(dict.fromkeys(other, one))

    def refused(self, number: Mapping[str, int]) -> list[Pair]:
        """The pairs kept apart among the articles of `number`, the lesser number first.

        Two are, where the user said so of them or of articles that they were put together with.
        """
        found = (
            (number[a], number[b])
            for id, against in sorted(self._against.items())
            for other in against
            for a, b in product(self._party(id) & number.keys(), self._party(other) & number.keys())
        )
        return sorted({(min(pair), max(pair)) for pair in found})

    def forced(self, number: Mapping[str, int]) -> list[Pair]:
        """The pairs that link what was put together among the articles of `number`, the lesser number first."""
        parties = {id(party): party for party in self._parties.values()}
        members = (sorted(number[a] for a in party & number.keys()) for party in parties.values())
        return sorted(pair for those in members for pair in pairwise(those))

    def verdicts(self, ids: Iterable[str], story_of: Mapping[str, int]) -> Iterator[tuple[str, str, Identity, str]]:
        """What was decided of a story's articles: pair of ids, lesser first, what became of it, and why in words.

        `story_of` numbers the stories of all articles at hand; of others nothing is said.
        """
        own = set(ids)
        for pair, together in self._said.items():
            a, b = sorted(pair)
            if pair <= story_of.keys() and pair & own:
                if story_of[a] == story_of[b]:
                    yield a, b, Identity.SAME, TOGETHER if together else YET_TOGETHER
                else:
                    yield a, b, Identity.DIFFERENT, YET_APART if together else APART
