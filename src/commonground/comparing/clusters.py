"""Average-link clustering over the pairs that were compared; the same groups whatever the order of the input."""

import heapq
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Pair = tuple[int, int]
UNSEEN = -4.5
"""The log odds taken for a pair that was never compared: no rare word in common."""


@dataclass
class Link:
    """What is known between two clusters: the sum of the log odds of `seen` compared pairs."""

    total: float
    seen: int
    forced: bool = False
    forbidden: bool = False


@dataclass
class State:
    """Clusters while they grow: members by the cluster's first number, and the links between clusters."""

    members: dict[int, list[int]]
    unseen: float
    links: dict[int, dict[int, Link]] = field(default_factory=dict)

    def average(self, a: int, b: int) -> float:
        """The mean log odds of all pairs between two clusters; a forced pair counts as certain."""
        link = self.links[a][b]
        if link.forbidden:
            return float("-inf")
        if link.forced:
            return float("inf")
        pairs = len(self.members[a]) * len(self.members[b])
        return (link.total + self.unseen * (pairs - link.seen)) / pairs

    def merge(self, a: int, b: int) -> None:
        """Put b's members into a and add up the links."""
        self.members[a] += self.members.pop(b)
        self.links[a].pop(b)
        for other, link in self.links.pop(b).items():
            if other != a:
                self.links[other].pop(b)
                _add(self.links, a, other, link)


def cluster(
    size: int,
    odds: Mapping[Pair, float],
    least: float,
    *,
    forced: Iterable[Pair] = (),
    forbidden: Iterable[Pair] = (),
    unseen: float = UNSEEN,
) -> list[list[int]]:
    """Groups of the numbers below `size`, each sorted, in order of their first member.

    Two clusters join while the mean log odds between them reach `least`, the best first; a pair without odds counts
    `unseen`. `forced` pairs join first, `forbidden` ones never stand together unless they were forced. The cost grows
    with the compared pairs, not with the square of the size.
    """
    state = State({i: [i] for i in range(size)}, unseen, {i: {} for i in range(size)})
    for (a, b), value in odds.items():
        _add(state.links, a, b, Link(value, 1))
    for a, b in forbidden:
        _add(state.links, a, b, Link(0.0, 0, forbidden=True))
    _force(state, forced)
    queue = [(-state.average(a, b), a, b) for a in state.links for b in state.links[a] if a < b]
    heapq.heapify(queue)
    while queue:
        value, a, b = heapq.heappop(queue)
        current = state.links.get(a, {}).get(b)
        if current is None or -value < least or state.average(a, b) != -value:
            continue
        state.merge(a, b)
        for other in state.links[a]:
            heapq.heappush(queue, (-state.average(a, other), min(a, other), max(a, other)))
    return sorted(sorted(members) for members in state.members.values())


def _force(state: State, pairs: Iterable[Pair]) -> None:
    home = {i: i for i in state.members}
    for a, b in sorted(pairs):
        low, high = sorted((home[a], home[b]))
        if low != high:
            state.links[low].setdefault(high, Link(0.0, 0))
            state.links[high].setdefault(low, state.links[low][high])
            for member in state.members[high]:
                home[member] = low
            state.merge(low, high)


def _add(links: dict[int, dict[int, Link]], a: int, b: int, link: Link) -> None:
    known = links[a].get(b)
    if known is None:
        links[a][b] = links[b][a] = Link(link.total, link.seen, link.forced, link.forbidden)
        return
    known.total += link.total
    known.seen += link.seen
    known.forced |= link.forced
    known.forbidden |= link.forbidden
