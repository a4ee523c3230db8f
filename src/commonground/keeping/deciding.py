"""What the user decides: split, merge, undo; notes and visits."""

import json
from collections.abc import Sequence

from commonground.keeping.codec import now
from commonground.keeping.database import Database
from commonground.keeping.errors import LibraryError
from commonground.keeping.records import Note
from commonground.keeping.regrouping import group_anew, home, numbers_of
from commonground.keeping.stories import story_row
from commonground.records.story import Decision


def split(db: Database, story_id: str, article_ids: Sequence[str]) -> str:
    """Keep some articles of a story apart from its others; the id of the story they make now."""
    with db.transaction():
        members = _members(db, story_id)
        apart = list(dict.fromkeys(article_ids))
        rest = [id for id in members if id not in apart]
        if strangers := [id for id in apart if id not in members]:
            raise LibraryError(
                f"{strangers[0]} is no report of the story {story_id}", "`commonground story` shows its ids"
            )
        if not apart or not rest:
            raise LibraryError("a split needs reports on both sides", "name some of the story's reports, not all")
        _decide(db, Decision(False, tuple(apart), tuple(rest)))
        return _story_of(db, apart[0])


def merge(db: Database, story_id: str, other_id: str) -> str:
    """Put two stories together; the id of what they make."""
    with db.transaction():
        one, other = _members(db, story_id), _members(db, other_id)
        if set(one) == set(other):
            raise LibraryError(f"{story_id} and {other_id} are one story already")
        _decide(db, Decision(True, tuple(one), tuple(other)))
        return _story_of(db, one[0])


def undo(db: Database) -> Decision | None:
    """Take back the last decision that stands; None where there is none."""
    with db.transaction():
        row = db.row("SELECT * FROM decisions WHERE undone IS NULL ORDER BY number DESC LIMIT 1")
        if row is None:
            return None
        db.run("UPDATE decisions SET undone = ? WHERE number = ?", (now(), row["number"]))
        left, right = (tuple(json.loads(row[side])) for side in ("left", "right"))
        _group_anew_around(db, (*left, *right))
        return Decision(bool(row["together"]), left, right)


def _decide(db: Database, decision: Decision) -> None:
    sql = 'INSERT INTO decisions (together, "left", "right", decided) VALUES (?, ?, ?, ?)'
    db.run(sql, (decision.together, json.dumps(decision.left), json.dumps(decision.right), now()))
    leaving = frozenset[str]() if decision.together else frozenset(decision.left)
    _group_anew_around(db, (*decision.left, *decision.right), leaving)


def _group_anew_around(db: Database, ids: Sequence[str], leaving: frozenset[str] = frozenset()) -> None:
    """Group the stories of these articles anew."""
    homes = {home(db, number) for number in numbers_of(db, ids)}
    stories = sorted(number for kind, number in homes if kind == "story")
    group_anew(db, stories, sorted(number for kind, number in homes if kind == "article"), leaving)


def _members(db: Database, story_id: str) -> list[str]:
    number = story_row(db, story_id)["number"]
    sql = "SELECT a.id FROM members m JOIN articles a ON a.number = m.article WHERE m.story = ? ORDER BY a.number"
    return [row[0] for row in db.rows(sql, (number,))]


def _story_of(db: Database, article_id: str) -> str:
    sql = "SELECT s.id FROM articles a JOIN members m ON m.article = a.number JOIN stories s ON s.number = m.story"
    return str(db.value(f"{sql} WHERE a.id = ?", (article_id,)))


def note(db: Database, target: str, text: str) -> None:
    """Write a note beside a story or an article."""
    if not text.strip():
        raise LibraryError("a note without words")
    with db.transaction():
        db.run("INSERT INTO notes (target, text, written) VALUES (?, ?, ?)", (_target(db, target), text, now()))


def notes(db: Database, target: str) -> list[Note]:
    """The notes beside a story, also those of stories that went into it, or beside an article; the earliest first."""
    id = _target(db, target)
    sql = (
        "WITH RECURSIVE into_it(number, id) AS (SELECT number, id FROM stories WHERE id = ?1 UNION"
        " SELECT s.number, s.id FROM stories s JOIN into_it i ON s.went_into = i.number)"
        " SELECT target, text, written FROM notes WHERE target = ?1 OR target IN (SELECT id FROM into_it)"
        " ORDER BY number"
    )
    return [Note(*row) for row in db.rows(sql, (id,))]


def _target(db: Database, target: str) -> str:
    """The id under which notes of a story or an article are kept.

    Raises:
        LibraryError: there is neither.
    """
    if db.value("SELECT 1 FROM articles WHERE id = ?", (target,)):
        return target
    if db.value("SELECT 1 FROM stories WHERE id = ?", (target,)):
        return str(story_row(db, target)["id"])
    raise LibraryError(f"no story or article {target} in this library", "`commonground stories` lists the stories")


def newest(db: Database) -> int:
    """The number of the article that came last; 0 where none has."""
    return int(db.value("SELECT coalesce(max(number), 0) FROM articles"))


def visit(db: Database, story_id: str | None, seen: int | None) -> None:
    """Record that the library, or one story, was looked at now, with articles up to the number `seen`; None: all."""
    with db.transaction():
        number = story_row(db, story_id)["number"] if story_id else None
        last = newest(db) if seen is None else min(seen, newest(db))
        db.run("INSERT INTO visits (story, at, newest) VALUES (?, ?, ?)", (number, now(), last))


def last_visit(db: Database) -> str | None:
    """When the library was last looked at, UTC; None: never."""
    found = db.value("SELECT max(at) FROM visits WHERE story IS NULL")
    return str(found) if found else None
