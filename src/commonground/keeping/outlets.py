"""What the library knows of an outlet: lines that stand on many of its pages, and what the user said that a line is."""

import json
from collections import Counter
from collections.abc import Iterable

from commonground.keeping.analysing import hash_of, owner
from commonground.keeping.articles import article_row, as_read, remember, report_of, unindex
from commonground.keeping.codec import now
from commonground.keeping.database import Database, Row
from commonground.keeping.errors import LibraryError
from commonground.keeping.records import OutletRow, Template
from commonground.reading.memory import LEAST_PAGES, Memory, keys_of, line_key, recall
from commonground.records.article import Article, Role


def memory_for(db: Database, article: Article) -> Memory:
    """What is known of an article's outlet, as far as the lines of this article go."""
    outlet, keys = owner(article), {hash_of(key): key for key in keys_of(article)}
    sql = (
        "SELECT line, count(*) AS pages FROM outlet_lines WHERE outlet = ?1 AND page > ?2"
        " AND line IN (SELECT value FROM json_each(?3)) GROUP BY line"
    )
    since = _reset(db, outlet)
    counts = {keys[row["line"]]: row["pages"] for row in db.rows(sql, (outlet, since, json.dumps(list(keys))))}
    return Memory(lines=counts, roles=_roles(db, outlet), pages=_pages(db, outlet, since))


def _reset(db: Database, outlet: str) -> int:
    return int(db.value("SELECT page FROM outlet_resets WHERE outlet = ?", (outlet,)) or 0)


def _roles(db: Database, outlet: str) -> dict[str, Role]:
    rows = db.rows("SELECT line, role FROM outlet_roles WHERE outlet = ?", (outlet,))
    return {row["line"]: Role(row["role"]) for row in rows}


def _pages(db: Database, outlet: str, since: int) -> int:
    sql = "SELECT count(DISTINCT page) FROM articles WHERE outlet = ? AND page > ?"
    return int(db.value(sql, (outlet, since)))


def remembered(db: Database, article: Article) -> Article:
    """The article with its lines marked by what is known of its outlet."""
    return recall(article, memory_for(db, article))


def mark(db: Database, article_id: str, start: int, role: Role | None) -> list[int]:
    """Say what the line that starts there is, on this and every page of its outlet; None takes it back.

    Returns the numbers of the articles that hold the line.

    Raises:
        LibraryError: no line with words starts there.
    """
    row = article_row(db, article_id)
    article = report_of(db, row).article
    key = next((line_key(block.text) for block in article.blocks if block.start == start), "")
    if not key:
        raise LibraryError(f"no line with words starts at {start} of {article_id}", "`commonground article` shows them")
    outlet = owner(article)
    with db.transaction():
        if role is None:
            db.run("DELETE FROM outlet_roles WHERE outlet = ? AND line = ?", (outlet, key))
        else:
            sql = (
                "INSERT INTO outlet_roles (outlet, line, role, marked) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
                " SET role = excluded.role, marked = excluded.marked"
            )
            db.run(sql, (outlet, key, role.value, now()))
    sql = (
        "SELECT a.number FROM outlet_lines l JOIN articles a ON a.page = l.page AND a.current"
        " WHERE l.outlet = ? AND l.line = ?"
    )
    return sorted({row["number"], *(each[0] for each in db.rows(sql, (outlet, hash_of(key))))})


def outlets(db: Database) -> list[OutletRow]:
    """The outlets in the order of the alphabet, with their current pages."""
    sql = "SELECT outlet, count(*) FROM articles WHERE current AND outlet IS NOT NULL GROUP BY outlet ORDER BY outlet"
    return [OutletRow(*row) for row in db.rows(sql)]


def articles_of(db: Database, outlet: str) -> list[int]:
    """The numbers of an outlet's current articles."""
    return [row[0] for row in db.rows("SELECT number FROM articles WHERE current AND outlet = ?", (outlet,))]


def templates(db: Database, outlet: str) -> list[Template]:
    """The lines that stand on several of an outlet's pages, the commonest first, and those that the user marked."""
    since, roles = _reset(db, outlet), _roles(db, outlet)
    sql = (
        "SELECT line, count(*) AS pages, max(page) AS page FROM outlet_lines WHERE outlet = ? AND page > ?"
        " GROUP BY line HAVING count(*) >= ?"
    )
    common = db.rows(sql, (outlet, since, LEAST_PAGES))
    total, texts = _pages(db, outlet, since), _texts(db, common)
    found = {
        line_key(text): Template(text, row["pages"], total, roles.get(line_key(text)))
        for row in common
        if (text := texts.get(row["line"]))
    }
    found |= {key: Template(key, 0, total, role) for key, role in roles.items() if key not in found}
    return sorted(found.values(), key=lambda each: (-each.pages, each.text))


def _texts(db: Database, lines: Iterable[Row]) -> dict[int, str]:
    """The words of lines, from a page of each that holds them."""
    found: dict[int, str] = {}
    held = Counter(row["page"] for row in lines)
    for page in held:
        row = db.row("SELECT * FROM articles WHERE page = ? ORDER BY number DESC", (page,))
        if row is not None:
            found |= {hash_of(line_key(block.text)): block.text for block in report_of(db, row).article.blocks}
    return found


def forget(db: Database, outlet: str) -> None:
    """Forget what is known of an outlet: its lines are learned from pages that are added from now on.

    Raises:
        LibraryError: there is no such outlet.
    """
    if not db.value("SELECT 1 FROM articles WHERE outlet = ?", (outlet,)):
        raise LibraryError(f"no outlet {outlet} in this library", "`commonground outlet` lists them")
    with db.transaction():
        db.run("DELETE FROM outlet_roles WHERE outlet = ?", (outlet,))
        latest = db.value("SELECT max(number) FROM pages")
        db.run("INSERT OR REPLACE INTO outlet_resets (outlet, page) VALUES (?, ?)", (outlet, latest))


def learned(db: Database) -> None:
    """Fill the memory of outlets from the pages held, and take earlier versions of pages out of the search.

    That is what the second version of the library's format changes in the contents of the first.
    """
    for row in db.rows("SELECT * FROM articles ORDER BY number"):
        article = as_read(db, row)
        remember(db, owner(article), {hash_of(key) for key in keys_of(article)}, row["page"])
        if not row["current"]:
            unindex(db, row["number"])
