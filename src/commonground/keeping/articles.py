"""Articles in the library: how one is stored, and how it is opened again."""

import zlib
from collections.abc import Iterable
from dataclasses import replace

from commonground.comparing.copies.copies import LEAST, shingles
from commonground.keeping.analysing import Content, Indexed, Prepared, stems_of
from commonground.keeping.codec import decoded, now
from commonground.keeping.database import Database, Row
from commonground.keeping.errors import LibraryError
from commonground.keeping.records import Added, ArticleRow, Count, Outcome, Version
from commonground.keeping.sketches import Sketch
from commonground.reading.page import Page
from commonground.records.annotations import Annotations
from commonground.records.article import Article
from commonground.records.story import Report


def store(db: Database, ready: Prepared) -> Added:
    """Take an article in, in one transaction; one that is held already changes nothing."""
    with db.transaction():
        if number := db.value("SELECT number FROM articles WHERE id = ?", (ready.id,)):
            _was_read(db, ready, number)
            return Added(ready.id, Outcome.KNOWN, ready.source)
        earlier = _earlier_version(db, ready)
        if earlier:
            page, outcome = earlier["page"], Outcome.VERSION
            db.run("UPDATE articles SET current = 0, pending = 0 WHERE page = ? AND current", (page,))
            unindex(db, earlier["number"])
        else:
            page, outcome = db.run("INSERT INTO pages (address) VALUES (?)", (ready.address,)), Outcome.NEW
        _insert(db, ready, page)
        return Added(ready.id, outcome, ready.source)


def _earlier_version(db: Database, ready: Prepared) -> Row | None:
    """The current article of the same address, if it is the same report: half of the shorter text stands in the other.

    A front page, or a file name used again, holds another report the next day: that is no version.
    """
    if ready.address is None:
        return None
    sql = (
        "SELECT a.number, a.page, a.title FROM articles a JOIN pages p ON p.number = a.page"
        " WHERE p.address = ? AND a.current ORDER BY a.number DESC"
    )
    for row in db.rows(sql, (ready.address,)):
        body = db.value("SELECT body FROM texts WHERE rowid = ?", (row["number"],))
        if one_report(body or "", ready.indexed.body):
            return row
    return None


def one_report(a: str, b: str) -> bool:
    """Whether two texts are one report at two times: half of the shorter one's word 3-grams stand in the other."""
    left, right = shingles(a), shingles(b)
    least = min(len(left), len(right))
    return least > 0 and len(left & right) >= LEAST * least


def _insert(db: Database, ready: Prepared, page: int) -> None:
    for each in (ready.received, ready.snapshot):
        _keep(db, each)
    columns = (
        "id, page, received, snapshot, is_html, charset, source, outlet, title, published, first, last, added,"
        " record, annotations, as_read"
    )
    number = db.run(
        f"INSERT INTO articles ({columns}) VALUES ({', '.join('?' * 16)})",
        (
            ready.id,
            page,
            ready.received.hash,
            ready.snapshot.hash,
            ready.is_html,
            ready.charset,
            ready.source,
            ready.outlet,
            ready.title,
            ready.published,
            *ready.days,
            now(),
            ready.record,
            ready.annotations,
            ready.as_read,
        ),
    )
    index(db, number, ready.indexed)
    remember(db, ready.owner, ready.lines, page)
    _was_read(db, ready, number)


def _was_read(db: Database, ready: Prepared, number: int) -> None:
    if ready.fingerprint:
        db.run("INSERT OR IGNORE INTO readings (fingerprint, article) VALUES (?, ?)", (ready.fingerprint, number))


def known(db: Database, fingerprint: str) -> str | None:
    """The id of the article that came of a page given before, None where none did."""
    sql = "SELECT a.id FROM readings r JOIN articles a ON a.number = r.article WHERE r.fingerprint = ?"
    found = db.value(sql, (fingerprint,))
    return str(found) if found else None


def exchange(db: Database, number: int, ready: Prepared) -> None:
    """Put what was found in an article now in the place of what was found before; its story is looked for anew."""
    with db.transaction():
        unindex(db, number)
        found = {
            "outlet": ready.outlet,
            "title": ready.title,
            "published": ready.published,
            "first": ready.days[0],
            "last": ready.days[1],
            "record": ready.record,
            "annotations": ready.annotations,
            "as_read": ready.as_read,
        }
        setting = ", ".join(f"{column} = ?" for column in found)
        db.run(f"UPDATE articles SET {setting}, pending = current WHERE number = ?", (*found.values(), number))
        index(db, number, ready.indexed)


def unindex(db: Database, number: int) -> None:
    """Take back what `index` entered: an earlier version of a page is kept, but neither found nor compared."""
    sketch = decoded(db.value("SELECT record FROM sketches WHERE article = ?", (number,)), Sketch)
    count = "UPDATE words SET articles = articles - 1 WHERE stem = ?"
    db.run_many(count, [(stem,) for stem in stems_of(sketch)])
    db.run("DELETE FROM said WHERE rowid IN (SELECT number FROM statements WHERE article = ?)", (number,))
    db.run("DELETE FROM texts WHERE rowid = ?", (number,))
    for table in ("statements", "places", "sketches", "keys"):
        db.run(f"DELETE FROM {table} WHERE article = ?", (number,))


def remember(db: Database, outlet: str, lines: Iterable[int], page: int) -> None:
    """Enter the lines of a page of an outlet; one that is there already counts once."""
    sql = "INSERT OR IGNORE INTO outlet_lines (outlet, line, page) VALUES (?, ?, ?)"
    db.run_many(sql, [(outlet, line, page) for line in lines])


def _keep(db: Database, each: Content) -> None:
    sql = "INSERT INTO contents (hash, size, data) VALUES (?, ?, ?) ON CONFLICT DO NOTHING"
    db.run(sql, (each.hash, each.size, each.data))


def index(db: Database, number: int, found: Indexed) -> None:
    """Enter what of an article can be searched."""
    db.run("INSERT INTO texts (rowid, title, body) VALUES (?, ?, ?)", (number, found.title, found.body))
    for each in found.said:
        sql = 'INSERT INTO statements (article, position, start, "end") VALUES (?, ?, ?, ?)'
        row = db.run(sql, (number, each.position, each.start, each.end))
        db.run("INSERT INTO said (rowid, speaker, words) VALUES (?, ?, ?)", (row, each.speaker, each.words))
    db.run_many("INSERT INTO places (article, name) VALUES (?, ?)", [(number, name) for name in found.places])
    db.run("INSERT INTO sketches (article, record) VALUES (?, ?)", (number, found.sketch))
    count = "INSERT INTO words (stem, articles) VALUES (?, 1) ON CONFLICT DO UPDATE SET articles = articles + 1"
    db.run_many(count, [(stem,) for stem in found.stems])


def content(db: Database, hash: str) -> bytes:
    """Stored bytes by their hash."""
    data = db.value("SELECT data FROM contents WHERE hash = ?", (hash,))
    return zlib.decompress(data)


def article_row(db: Database, id: str) -> Row:
    """The row of an article.

    Raises:
        LibraryError: there is none of that id.
    """
    row = db.row("SELECT * FROM articles WHERE id = ?", (id,))
    if row is None:
        raise LibraryError(f"no article {id} in this library", "`commonground search` shows the ids")
    return row


def row_of(db: Database, number: int) -> Row:
    """The row of an article by its number."""
    row = db.row("SELECT * FROM articles WHERE number = ?", (number,))
    assert row is not None, "numbers come from the library itself"
    return row


def snapshot(db: Database, number: int) -> str:
    """The text of an article, frozen when it was added."""
    return content(db, db.value("SELECT snapshot FROM articles WHERE number = ?", (number,))).decode("utf-8")


def as_read(db: Database, row: Row) -> Article:
    """The article of a row before its lines were marked by what is known of its outlet."""
    text = content(db, row["snapshot"]).decode("utf-8")
    return replace(decoded(row["as_read"] or row["record"], Article), text=text)


def page_of(db: Database, row: Row) -> Page:
    """The page of a row as it was received."""
    url = as_read(db, row).url
    return Page(row["source"], content(db, row["received"]), bool(row["is_html"]), row["charset"], url)


def report_of(db: Database, row: Row) -> Report:
    """The article of a row with its annotations."""
    text = content(db, row["snapshot"]).decode("utf-8")
    article = replace(decoded(row["record"], Article), text=text)
    return Report(article, decoded(row["annotations"], Annotations))


def listed(db: Database, limit: int, offset: int, outlet: str | None) -> list[ArticleRow]:
    """The current articles, the latest added first."""
    sql = (
        "SELECT a.*, s.id AS story FROM articles a LEFT JOIN members m ON m.article = a.number"
        " LEFT JOIN stories s ON s.number = m.story"
        " WHERE a.current AND (?1 IS NULL OR a.outlet = ?1) ORDER BY a.number DESC LIMIT ?2 OFFSET ?3"
    )
    return [_row(row) for row in db.rows(sql, (outlet, limit, offset))]


def _row(row: Row) -> ArticleRow:
    kept = ("id", "title", "outlet", "published", "source", "added", "story")
    return ArticleRow(**{name: row[name] for name in kept})


def versions(db: Database, id: str) -> list[Version]:
    """The page of an article at all times it was added, the earliest first."""
    page = article_row(db, id)["page"]
    rows = db.rows("SELECT id, added, received, current FROM articles WHERE page = ? ORDER BY number", (page,))
    return [Version(row["id"], row["added"], row["received"], bool(row["current"])) for row in rows]


def story_of(db: Database, id: str) -> str | None:
    """The id of the story that an article's page stands in, None while it waits for one."""
    sql = (
        "SELECT s.id FROM articles a JOIN articles b ON b.page = a.page JOIN members m ON m.article = b.number"
        " JOIN stories s ON s.number = m.story WHERE a.id = ? ORDER BY b.number DESC"
    )
    found = db.value(sql, (article_row(db, id)["id"],))
    return str(found) if found else None


def holdings(db: Database) -> Count:
    """How much the library holds."""
    row = db.row(
        "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM stories WHERE record IS NOT NULL),"
        " (SELECT count(*) FROM articles WHERE pending AND current)"
    )
    assert row is not None
    return Count(*row)
