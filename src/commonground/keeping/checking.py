"""Opening every stored line: each must be found in its snapshot, and everything must fit together."""

import dataclasses
import hashlib
import json
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

import msgspec

from commonground.keeping.analysing import Indexed, indexed
from commonground.keeping.articles import content
from commonground.keeping.codec import decoded
from commonground.keeping.database import Database, Row
from commonground.keeping.errors import LibraryError
from commonground.keeping.records import Fault
from commonground.records.annotations import Annotations
from commonground.records.article import Article
from commonground.records.evidence import Evidence
from commonground.records.story import Report, Story

DAMAGED = (zlib.error, msgspec.MsgspecError, ValueError, KeyError, IndexError, TypeError)
"""What reading a damaged record raises."""
NOTHING = Indexed(title="", body="", said=(), places=(), stems=(), sketch=b"")
"""What search holds of an earlier version of a page."""
Texts = Mapping[str, str]


def faults(db: Database) -> Iterator[Fault]:
    """Everything that is not as it should be, as it is found; nothing is changed."""
    try:
        yield from _of_everything(db)
    except LibraryError as error:  # what is left cannot be looked at
        yield Fault("file", error.what)


def _of_everything(db: Database) -> Iterator[Fault]:
    yield from _of_the_file(db)
    for row in db.rows("SELECT hash, size FROM contents"):
        yield from _of_a_content(db, row)
    for row in db.rows("SELECT number, id FROM articles ORDER BY number"):
        yield from _guarded(f"article {row['id']}", partial(_of_an_article, db, row["number"]))
    for row in db.rows("SELECT number, id FROM stories WHERE record IS NOT NULL ORDER BY number"):
        yield from _guarded(f"story {row['id']}", partial(_of_a_story, db, row["number"]))
    yield from _of_links(db)


def _guarded(where: str, look: Callable[[], Iterator[str]]) -> Iterator[Fault]:
    try:
        for what in look():
            yield Fault(where, what)
    except DAMAGED as error:
        yield Fault(where, f"cannot be opened: {type(error).__name__}: {str(error)[:120]}")


def _of_the_file(db: Database) -> Iterator[Fault]:
    for row in db.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield Fault("file", row[0])
    for row in db.rows("PRAGMA foreign_key_check"):
        yield Fault(f"table {row[0]}", f"row {row[1]} points to nothing in {row[2]}")


def _of_a_content(db: Database, row: Row) -> Iterator[Fault]:
    try:
        data = content(db, row["hash"])
    except zlib.error as error:
        yield Fault(f"content {row['hash']}", f"cannot be unpacked: {error}")
        return
    if hashlib.sha256(data).hexdigest() != row["hash"] or len(data) != row["size"]:
        yield Fault(f"content {row['hash']}", "is not what was stored")


def _of_an_article(db: Database, number: int) -> Iterator[str]:
    row = db.row("SELECT * FROM articles WHERE number = ?", (number,))
    assert row is not None
    text = content(db, row["snapshot"]).decode("utf-8")
    article = replace(decoded(row["record"], Article), text=text)
    annotations = decoded(row["annotations"], Annotations)
    if article.id != row["id"] or annotations.article != row["id"] or article.sha256 != row["received"]:
        yield "its record is another article's"
    yield from not_found(article, {article.id: text})
    yield from not_found(annotations, {article.id: text})
    yield from _of_its_index(db, number, Report(article, annotations), bool(row["current"]))


def _of_its_index(db: Database, number: int, report: Report, current: bool) -> Iterator[str]:
    """Whether search finds what stands there, and nothing else."""
    wanted = indexed(report) if current else NOTHING
    found = db.row("SELECT title, body FROM texts WHERE rowid = ?", (number,))
    if ((found["title"], found["body"]) if found else ("", "")) != (wanted.title, wanted.body):
        yield "search holds another text"
    sql = (
        'SELECT st.position, st.start, st."end", sd.speaker, sd.words FROM statements st'
        " JOIN said sd ON sd.rowid = st.number WHERE st.article = ? ORDER BY st.position"
    )
    if [tuple(row) for row in db.rows(sql, (number,))] != [dataclasses.astuple(said) for said in wanted.said]:
        yield "search holds other statements"
    names = {row[0] for row in db.rows("SELECT name FROM places WHERE article = ?", (number,))}
    if names != set(wanted.places):
        yield "search holds other places"


def _of_a_story(db: Database, number: int) -> Iterator[str]:
    row = db.row("SELECT * FROM stories WHERE number = ?", (number,))
    assert row is not None
    story = decoded(row["record"], Story)
    sql = "SELECT a.id, a.snapshot FROM members m JOIN articles a ON a.number = m.article WHERE m.story = ?"
    texts = {each["id"]: content(db, each["snapshot"]).decode("utf-8") for each in db.rows(sql, (number,))}
    if set(texts) != {report.article.id for report in story.reports} or len(story.reports) != row["reports"]:
        yield "its reports are not those of the list"
    if story.id != row["id"]:
        yield "its record is another story's"
    for report in story.reports:
        if report.article.text != texts.get(report.article.id):
            yield f"its copy of {report.article.id} is not the snapshot"
    yield from not_found(story, texts)
    yield from _dangling(story)


def _dangling(story: Story) -> Iterator[str]:
    """Mentions of events that their article does not have."""
    events = {report.article.id: len(report.annotations.events) for report in story.reports}
    for event in story.events:
        for mention in event.mentions:
            if not 0 <= mention.event < events.get(mention.article, 0):
                yield f"the event {event.id} points to no mention in {mention.article}"
    if set(story.timeline) != {event.id for event in story.events}:
        yield "its timeline does not list its events"


def not_found(record: object, texts: Texts) -> Iterator[str]:
    """The lines of a record that do not stand in their snapshots where it says."""
    for line in lines_of(record):
        text = texts.get(line.article)
        if text is None:
            yield f"a line of {line.article}, which it does not hold"
        elif text[line.start : line.end] != line.text:
            yield f"{line.start}-{line.end} of {line.article} reads otherwise than was stored: {line.text[:60]!r}"


def lines_of(record: object) -> Iterator[Evidence]:
    """Every stretch of text that a record carries, however deep."""
    if isinstance(record, Evidence):
        yield record
    if dataclasses.is_dataclass(record):
        for field in dataclasses.fields(record):
            yield from lines_of(getattr(record, field.name))
    elif isinstance(record, tuple | list):
        for each in record:
            yield from lines_of(each)
    elif isinstance(record, Mapping):
        for each in record.values():
            yield from lines_of(each)


def _of_links(db: Database) -> Iterator[Fault]:
    """What points to articles and stories by id or number."""
    sql = (
        "SELECT a.id FROM articles a LEFT JOIN members m ON m.article = a.number"
        " WHERE a.current AND NOT a.pending AND m.story IS NULL"
    )
    for row in db.rows(sql):
        yield Fault(f"article {row['id']}", "stands in no story and waits for none")
    known = {row[0] for row in db.rows("SELECT id FROM articles")}
    for row in db.rows('SELECT number, "left", "right" FROM decisions'):
        for id in (*json.loads(row["left"]), *json.loads(row["right"])):
            if id not in known:
                yield Fault(f"decision {row['number']}", f"is about {id}, which the library does not hold")
    known |= {row[0] for row in db.rows("SELECT id FROM stories")}
    for row in db.rows("SELECT number, target FROM notes"):
        if row["target"] not in known:
            yield Fault(f"note {row['number']}", f"stands beside {row['target']}, which the library does not hold")
    for row in db.rows("SELECT id FROM stories WHERE record IS NULL AND went_into IS NULL"):
        yield Fault(f"story {row['id']}", "has no reports and leads nowhere")
