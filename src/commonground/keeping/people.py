"""The people of the library by name."""

import json
from collections.abc import Iterable

from commonground.comparing.people.naming import plain
from commonground.keeping.codec import decoded
from commonground.keeping.database import Database
from commonground.keeping.errors import LibraryError
from commonground.keeping.records import PersonPage, PersonRow, PersonStory
from commonground.records.annotations import StatementKind
from commonground.records.story import Story


def people(db: Database, limit: int, offset: int, starting: str) -> list[PersonRow]:
    """Names in the order of the alphabet, those alone that begin with some letters, or have a word that does."""
    wanted = plain(starting)
    sql = (
        "SELECT key, max(name) AS name, json_group_array(aliases) AS aliases, count(DISTINCT story) AS stories,"
        " sum(statements) AS statements FROM people"
        " WHERE ?1 = '' OR substr(key, 1, length(?1)) = ?1 OR instr(key, ' ' || ?1)"
        " GROUP BY key ORDER BY key LIMIT ?2 OFFSET ?3"
    )
    return [
        PersonRow(row["key"], row["name"], _aliases(json.loads(row["aliases"])), row["stories"], row["statements"])
        for row in db.rows(sql, (wanted, limit, offset))
    ]


def person(db: Database, key: str) -> PersonPage:
    """Everything under one name.

    Raises:
        LibraryError: nobody of that name.
    """
    sql = (
        "SELECT p.entity, p.name, p.aliases, s.id, s.title, s.record FROM people p JOIN stories s ON s.number = p.story"
        " WHERE p.key = ? ORDER BY s.last_day DESC, s.number DESC, p.entity"
    )
    rows = db.rows(sql, (plain(key),))
    if not rows:
        raise LibraryError(f"nobody called {key!r} in this library", "`commonground search` looks in the texts")
    stories = tuple(
        PersonStory(row["id"], row["title"], row["entity"], _said(decoded(row["record"], Story), row["entity"]))
        for row in rows
    )
    return PersonPage(plain(key), rows[0]["name"], _aliases(row["aliases"] for row in rows), stories)


def _aliases(lists: Iterable[str]) -> tuple[str, ...]:
    return tuple({alias: None for each in lists for alias in json.loads(each)})


def _said(story: Story, entity: str) -> tuple[tuple[str, int], ...]:
    """Article id and index of each statement of an entity."""
    return tuple(
        (report.article.id, index)
        for report in story.reports
        for index, statement in enumerate(report.annotations.statements)
        if statement.speaker_entity == entity and statement.kind is StatementKind.SAID
    )
