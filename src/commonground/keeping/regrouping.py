"""Bringing the stories up to date: new articles and those they touch are grouped anew, neighbourhood by neighbourhood.

Stories are average-link clusters of the pairs' scores. A neighbourhood is such a cluster too, of new articles and of
the stories there are, joined a little more loosely; within it the reports are grouped as they would be alone. Stories
that are near no new article stay as they are, so one more article costs the same however many are held.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from commonground.comparing.clusters import cluster
from commonground.comparing.grouping.grouping import STORY_LEAST
from commonground.keeping.articles import report_of
from commonground.keeping.database import Database
from commonground.keeping.stories import Successions, store_story
from commonground.records.story import Decision

if TYPE_CHECKING:
    from commonground.keeping.neighbours import Neighbours

AT_ONCE = 1000
"""Articles whose pairs are held in memory at a time; their stories are there to be read when the next ones begin."""
LOOSER = 0.5
"""Log odds by which a neighbourhood is joined more loosely than a story."""


def regroup(db: Database, *, everything: bool = False) -> int:
    """Find the stories of all articles that wait for theirs, or of all there are; how many articles were looked at."""
    if everything:
        with db.transaction():
            db.run("UPDATE articles SET pending = 1 WHERE current")
    waiting = next_waiting(db)
    if not waiting:
        return 0
    from commonground.keeping.neighbours import Neighbours  # noqa: PLC0415  (slow to import, and readers need it not)

    neighbours, looked_at = Neighbours(db), 0
    while waiting:
        regroup_some(db, neighbours, waiting)
        looked_at += len(waiting)
        waiting = next_waiting(db)
    return looked_at


def next_waiting(db: Database) -> list[int]:
    """Articles that wait for their story, those of one time together: what one is like is like its neighbours."""
    sql = "SELECT number FROM articles WHERE pending AND current ORDER BY first, number LIMIT ?"
    return [row[0] for row in db.rows(sql, (AT_ONCE,))]


def regroup_some(db: Database, neighbours: "Neighbours", waiting: Sequence[int]) -> None:
    """Find the stories of these articles; each neighbourhood is a step of its own."""
    with db.transaction():
        for number in waiting:
            neighbours.enter(number)
    for stories, articles in neighbourhoods(db, neighbours, waiting):
        with db.transaction():
            group_anew(db, *as_they_are(db, stories, articles))


def as_they_are(db: Database, stories: Iterable[int], articles: Iterable[int]) -> tuple[list[int], list[int]]:
    """The stories and articles of a neighbourhood, where another program may have grouped some of them meanwhile."""
    homes = {home(db, number) for number in articles}
    found = {number for kind, number in homes if kind == "story"} | {where_it_went(db, story) for story in stories}
    return sorted(found), sorted(number for kind, number in homes if kind == "article")


def where_it_went(db: Database, story: int) -> int:
    """The story that a story's reports are in now."""
    sql = (
        "WITH RECURSIVE path(number, into_) AS (SELECT number, went_into FROM stories WHERE number = ? UNION"
        " SELECT s.number, s.went_into FROM stories s JOIN path p ON s.number = p.into_)"
        " SELECT number FROM path WHERE into_ IS NULL"
    )
    return int(db.value(sql, (story,)))


def neighbourhoods(
    db: Database, neighbours: "Neighbours", waiting: Sequence[int]
) -> Iterator[tuple[list[int], list[int]]]:
    """The stories (their numbers) and waiting articles that must be looked at together."""
    linked = Linked()
    for near in near_each_other(db, neighbours, waiting):
        for number in near:
            linked.join(home(db, near[0]), home(db, number))
            for story in stories_of_page(db, number):
                linked.join(home(db, near[0]), ("story", story))
    _link_decided(db, linked)
    for members in linked.groups():
        stories = sorted(number for kind, number in members if kind == "story")
        yield stories, sorted(number for kind, number in members if kind == "article")


def near_each_other(db: Database, neighbours: "Neighbours", waiting: Sequence[int]) -> list[list[int]]:
    """Waiting articles with those that they could share a story with, a little more loosely than stories are joined."""
    found: dict[tuple[int, int], float] = {}
    for number in waiting:
        for other, odds in neighbours.of(number).items():
            found[min(number, other), max(number, other)] = odds
    new = set(waiting)
    homes = {home(db, number) for pair in found for number in pair if number not in new}
    parts = [members_of(db, number) for kind, number in homes if kind == "story"]
    numbers = sorted(new.union(*parts, *found))
    place = {number: i for i, number in enumerate(numbers)}
    clusters = cluster(
        len(numbers),
        {(place[a], place[b]): odds for (a, b), odds in found.items()},
        STORY_LEAST - LOOSER,
        forced=[(place[a], place[b]) for part in parts for a, b in pairwise(part)],
    )
    return [near for each in clusters if not new.isdisjoint(near := [numbers[i] for i in each])]


def members_of(db: Database, story: int) -> list[int]:
    """The current articles of a story."""
    sql = "SELECT article FROM members m JOIN articles a ON a.number = m.article WHERE m.story = ? AND a.current"
    return [row[0] for row in db.rows(sql, (story,))]


def _link_decided(db: Database, linked: "Linked") -> None:
    """What a user decided of together is looked at together."""
    for decision in decisions(db):
        homes = [home(db, number) for number in numbers_of(db, (*decision.left, *decision.right))]
        if any(each in linked for each in homes):
            for each in homes:
                linked.join(homes[0], each)


Node = tuple[str, int]


class Linked:
    """Stories and articles that hang together (disjoint sets)."""

    def __init__(self) -> None:
        self._above: dict[Node, Node] = {}

    def __contains__(self, node: Node) -> bool:
        return node in self._above

    def join(self, a: Node, b: Node) -> None:
        """Say that two hang together."""
        self._above[self._top(a)] = self._top(b)

    def _top(self, node: Node) -> Node:
        while (above := self._above.setdefault(node, node)) != node:
            self._above[node] = self._above.setdefault(above, above)
            node = self._above[node]
        return node

    def groups(self) -> list[list[Node]]:
        """The sets, in the order in which their first members came."""
        found: dict[Node, list[Node]] = defaultdict(list)
        for node in list(self._above):
            found[self._top(node)].append(node)
        return list(found.values())


def home(db: Database, number: int) -> Node:
    """An article's story, or itself while it has none."""
    story = db.value("SELECT story FROM members WHERE article = ?", (number,))
    return ("story", story) if story else ("article", number)


def stories_of_page(db: Database, number: int) -> list[int]:
    """The stories that hold the article or an earlier version of its page."""
    sql = (
        "SELECT DISTINCT m.story FROM articles a JOIN articles b ON b.page = a.page JOIN members m"
        " ON m.article = b.number WHERE a.number = ?"
    )
    return [row[0] for row in db.rows(sql, (number,))]


def numbers_of(db: Database, ids: Iterable[str]) -> list[int]:
    """The current articles of the pages of these articles."""
    sql = (
        "SELECT DISTINCT b.number FROM articles a JOIN articles b ON b.page = a.page AND b.current"
        " WHERE a.id IN (SELECT value FROM json_each(?))"
    )
    return [row[0] for row in db.rows(sql, (json.dumps(list(ids)),))]


def decisions(db: Database) -> list[Decision]:
    """What the user decided and did not take back, the earliest first; of pages as they are now."""
    rows = db.rows('SELECT together, "left", "right" FROM decisions WHERE undone IS NULL ORDER BY number')
    now = {
        row[0]: row[1]
        for row in db.rows(
            "SELECT a.id, b.id FROM articles a JOIN articles b ON b.page = a.page AND b.current WHERE NOT a.current"
        )
    }
    found = []
    for row in rows:
        left, right = ({now.get(id, id): 0 for id in json.loads(row[side])} for side in ("left", "right"))
        if left and right and not left.keys() & right.keys():
            found.append(Decision(bool(row["together"]), tuple(left), tuple(right)))
    return found


def group_anew(
    db: Database, stories: Sequence[int], articles: Sequence[int], leaving: frozenset[str] = frozenset()
) -> None:
    """Group the reports of these stories and these articles, and store what comes of it.

    `leaving` are reports that the user takes out of a story: its id stays with the others.
    """
    from commonground.comparing.stories import group  # noqa: PLC0415  (slow to import, and readers need it not)
    from commonground.keeping.neighbours import rarity_among  # noqa: PLC0415  (likewise)

    held = json.dumps(list(stories))
    sql = (
        "SELECT a.* FROM articles a LEFT JOIN members m ON m.article = a.number WHERE a.current AND"
        " (m.story IN (SELECT value FROM json_each(?)) OR a.number IN (SELECT value FROM json_each(?)))"
    )
    rows = db.rows(sql, (held, json.dumps(list(articles))))
    number = {row["id"]: row["number"] for row in rows}
    decided = within(decisions(db), number.keys())
    told = group([report_of(db, row) for row in rows], decided, rarity_among(db, number.values()))
    successions = Successions(db, stories, told, leaving)
    db.run("DELETE FROM members WHERE story IN (SELECT value FROM json_each(?))", (held,))
    for story in told:
        store_story(db, successions.number_of(story), story, number)
    successions.forward()
    done = json.dumps(list(number.values()))
    db.run("UPDATE articles SET pending = 0 WHERE number IN (SELECT value FROM json_each(?))", (done,))


def within(decided: Iterable[Decision], ids: Iterable[str]) -> list[Decision]:
    """The decisions as far as they are about these articles."""
    known = set(ids)
    found = []
    for each in decided:
        left, right = (tuple(id for id in side if id in known) for side in (each.left, each.right))
        if left and right:
            found.append(Decision(each.together, left, right))
    return found
