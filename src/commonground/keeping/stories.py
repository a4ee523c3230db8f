"""Stories in the library: an id stays while most of its reports do, and one that went into another leads there."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from commonground.comparing.copies.origins import Origins
from commonground.comparing.people.naming import plain
from commonground.keeping.codec import decoded, encoded, now
from commonground.keeping.database import Database, Row
from commonground.keeping.errors import LibraryError
from commonground.keeping.records import StoryRow
from commonground.records import edtf
from commonground.records.annotations import EntityKind, StatementKind
from commonground.records.story import Story

ORDERS = {"new": "s.changed DESC", "date": "s.last_day IS NULL, s.last_day DESC", "size": "s.reports DESC"}
"""Orders of the list of stories: what changed last, what was reported last, what most reports tell."""


class Successions:
    """Which of the stories found anew goes on under which id: the one that shares most reports with it.

    Between two that share as many, it is the one that holds none of the reports `leaving`.
    """

    def __init__(
        self, db: Database, old: Sequence[int], told: Sequence[Story], leaving: frozenset[str] = frozenset()
    ) -> None:
        self._db = db
        self._shared = {
            (number, story.id): shared
            for number in old
            for story in told
            if (shared := len(_reports_of(db, number) & {report.article.id for report in story.reports}))
        }
        self._old = list(old)
        self._number: dict[str, int] = {}
        left = {story.id for story in told if not leaving.isdisjoint(report.article.id for report in story.reports)}
        for number, id in sorted(self._shared, key=lambda pair: (-self._shared[pair], pair[1] in left, pair)):
            if id not in self._number and number not in self._number.values():
                self._number[id] = number

    def number_of(self, story: Story) -> int:
        """The number under which a story is stored: an old one, or a new one with an id of its own."""
        if story.id not in self._number:
            self._number[story.id] = self._former(story.id) or self._new(story.id)
        return self._number[story.id]

    def _former(self, id: str) -> int | None:
        """The story that these very reports made before it went into another: it comes back under its id."""
        sql = "SELECT number FROM stories WHERE id = ? AND went_into IS NOT NULL"
        number: int | None = self._db.value(sql, (id,))
        return None if number in self._old else number

    def _new(self, wanted: str) -> int:
        id, times = wanted, 1
        while self._db.value("SELECT 1 FROM stories WHERE id = ?", (id,)):
            times += 1
            id = f"{wanted}-{times}"
        return self._db.run("INSERT INTO stories (id) VALUES (?)", (id,))

    def forward(self) -> None:
        """Let ids that no story goes on under lead to the one that took most of their reports."""
        for number in set(self._old) - set(self._number.values()):
            heirs = [(shared, id) for (old, id), shared in self._shared.items() if old == number]
            into = self._number[max(heirs)[1]] if heirs else next(iter(self._number.values()), None)
            self._db.run("DELETE FROM people WHERE story = ?", (number,))
            sql = (
                "UPDATE stories SET went_into = ?, title = NULL, reports = NULL, origins = NULL, outlets = NULL,"
                " first = NULL, last = NULL, last_day = NULL, changed = NULL, record = NULL WHERE number = ?"
            )
            self._db.run(sql, (into, number))


def _reports_of(db: Database, number: int) -> set[str]:
    """The reports of a stored story, each as its page stands now."""
    sql = (
        "SELECT b.id FROM members m JOIN articles a ON a.number = m.article"
        " JOIN articles b ON b.page = a.page AND b.current WHERE m.story = ?"
    )
    return {row[0] for row in db.rows(sql, (number,))}


def store_story(db: Database, number: int, told: Story, numbers: Mapping[str, int]) -> None:
    """Store a story under its number; `numbers` are those of the articles. One that is as it was stays as it is."""
    old = db.row("SELECT id, record FROM stories WHERE number = ?", (number,))
    assert old is not None, "a story has a row before it is stored"
    story = replace(told, id=old["id"])
    record = encoded(story)
    if record != old["record"]:
        sql = (
            "UPDATE stories SET went_into = NULL, title = ?, reports = ?, origins = ?, outlets = ?, first = ?,"
            " last = ?, last_day = ?, changed = ?, record = ? WHERE number = ?"
        )
        db.run(sql, (*_summary(story), now(), record, number))
        _store_people(db, number, story)
    db.run_many(
        "INSERT INTO members (article, story) VALUES (?, ?)",
        [(numbers[report.article.id], number) for report in story.reports],
    )


def _summary(story: Story) -> tuple[object, ...]:
    """Title, reports, origins, outlets, first, last, last day."""
    ids = [report.article.id for report in story.reports]
    origins = Origins(story.reports, story.copies, frozenset()).count(ids)
    outlets = {report.article.outlet: 0 for report in story.reports if report.article.outlet}
    dates = [d for report in story.reports if (d := report.annotations.published.edtf)]
    dates.sort(key=edtf.sort_key)
    first, last = (dates[0], dates[-1]) if dates else (None, None)
    last_day = edtf.days(last)[1] if last else None
    return story.title, len(ids), origins, json.dumps(list(outlets)), first, last, last_day and last_day.isoformat()


def _store_people(db: Database, number: int, story: Story) -> None:
    said: dict[str | None, int] = {}
    for report in story.reports:
        for statement in report.annotations.statements:
            if statement.kind is StatementKind.SAID:
                said[statement.speaker_entity] = said.get(statement.speaker_entity, 0) + 1
    db.run("DELETE FROM people WHERE story = ?", (number,))
    db.run_many(
        "INSERT INTO people (story, entity, key, name, aliases, statements) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (
                number,
                person.id,
                plain(person.name),
                person.name,
                json.dumps(list(person.aliases)),
                said.get(person.id, 0),
            )
            for person in story.entities
            if person.kind is EntityKind.PERSON
        ],
    )


ROW = "SELECT number, id, went_into, record IS NOT NULL AS told FROM stories"
"""A story without its record, which can be a hundred times as large as the rest."""


def story_row(db: Database, id: str) -> Row:
    """The row of a story without its record, of the one it went into if it did.

    Raises:
        LibraryError: there is none of that id.
    """
    row = db.row(f"{ROW} WHERE id = ?", (id,))
    seen = set()
    while row is not None and row["went_into"] is not None and row["number"] not in seen:
        seen.add(row["number"])
        row = db.row(f"{ROW} WHERE number = ?", (row["went_into"],))
    if row is None or not row["told"]:
        raise LibraryError(f"no story {id} in this library", "`commonground stories` lists them")
    return row


def load_story(db: Database, id: str) -> Story:
    """A story with its reports."""
    number = story_row(db, id)["number"]
    return decoded(db.value("SELECT record FROM stories WHERE number = ?", (number,)), Story)


UNSEEN = (
    "FROM members m JOIN articles a ON a.number = m.article WHERE m.story = s.number"
    " AND a.number > coalesce((SELECT max(v.newest) FROM visits v WHERE v.story IS NULL OR v.story = s.number), 0)"
)
"""The reports of a story `s` that were added since it, or the whole library, was last looked at."""

LISTED = (
    "SELECT s.id, s.title, s.reports, s.origins, s.outlets, s.first, s.last, s.changed,"
    f" (SELECT count(*) {UNSEEN}) AS new FROM stories s"
)


def summary_of(db: Database, id: str) -> StoryRow:
    """A story as it stands in a list, without its reports being opened."""
    number = story_row(db, id)["number"]
    return _row(db.rows(f"{LISTED} WHERE s.number = ?", (number,))[0])


def unseen(db: Database, id: str) -> tuple[str, ...]:
    """The ids of a story's reports that were added since it was last looked at."""
    number = story_row(db, id)["number"]
    return tuple(row[0] for row in db.rows(f"SELECT a.id {UNSEEN.replace('s.number', '?1')}", (number,)))


def listed(db: Database, limit: int, offset: int, order: str) -> list[StoryRow]:
    """Stories in one of the ORDERS.

    Raises:
        LibraryError: no such order.
    """
    if order not in ORDERS:
        raise LibraryError(f"no order {order!r} of stories", f"one of {', '.join(ORDERS)}")
    by = f"{ORDERS[order]}, s.number DESC"
    # What is new is counted for the stories of this page alone.
    page = f"SELECT s.number FROM stories s WHERE s.went_into IS NULL ORDER BY {by} LIMIT ? OFFSET ?"
    sql = f"{LISTED} WHERE s.number IN ({page}) ORDER BY {by}"
    return [_row(row) for row in db.rows(sql, (limit, offset))]


def _row(row: Row) -> StoryRow:
    kept = ("id", "title", "reports", "origins", "first", "last", "changed", "new")
    return StoryRow(**{name: row[name] for name in kept}, outlets=tuple(json.loads(row["outlets"])))
