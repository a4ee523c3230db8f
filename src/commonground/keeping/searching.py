"""Full-text search: words and phrases with speaker:, outlet:, place:, before:, after: and said:."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from commonground.comparing.people.naming import plain
from commonground.keeping.articles import snapshot
from commonground.keeping.database import Database, Row
from commonground.keeping.errors import LibraryError
from commonground.keeping.records import Hit
from commonground.records import edtf
from commonground.records.evidence import Evidence

FIELDS = ("speaker", "outlet", "place", "before", "after", "said")
TERM = re.compile(rf"""(?:(?P<field>{"|".join(FIELDS)}):)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))""")
OPEN, CLOSE = "\ufdd0", "\ufdd1"
"""Noncharacters around matches; no stored text holds them (analysing.MARKS)."""
LONGEST = 320
"""Characters of a passage; a longer line is cut at words around the matches."""
BEFORE = 100
"""Of these, characters before the first match."""


@dataclass
class Query:
    """A question taken apart; `words` and `said` and `speaker` are FTS5 phrases."""

    words: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    speaker: list[str] = field(default_factory=list)
    outlet: list[str] = field(default_factory=list)
    place: list[str] = field(default_factory=list)
    before: date | None = None
    after: date | None = None

    @property
    def attributed(self) -> str:
        """What statements must match."""
        wanted = [f"speaker : {each}" for each in self.speaker] + [f"words : {each}" for each in self.said]
        return " AND ".join(wanted)


def parsed(text: str) -> Query:
    """A question as typed.

    Raises:
        LibraryError: a date that is none, or a field without a word.
    """
    query = Query()
    for match in TERM.finditer(text):
        name, words = match["field"], match["phrase"] or match["word"] or ""
        if words.endswith(":") and words[:-1] in FIELDS:
            name, words = words[:-1], ""
        if name and not words.strip():
            raise LibraryError(f"{name}: without a word", f'write {name}:word or {name}:"several words"')
        _enter(query, name, words, whole=match["phrase"] is not None)
    return query


def _enter(query: Query, name: str | None, words: str, *, whole: bool) -> None:
    if name in ("before", "after"):
        first, last = _days(name, words)
        query.before = first if name == "before" else query.before
        query.after = last if name == "after" else query.after
    elif name in ("outlet", "place"):
        getattr(query, name).append(plain(words))
    elif phrase := as_phrase(words, whole=whole):
        {"said": query.said, "speaker": query.speaker}.get(name or "", query.words).append(phrase)


def _days(name: str, words: str) -> tuple[date | None, date | None]:
    try:
        return edtf.days(words)
    except ValueError:
        raise LibraryError(
            f"{name}:{words} is no date", f"write {name}:2013, {name}:2013-05 or {name}:2013-05-10"
        ) from None


def as_phrase(words: str, *, whole: bool = True) -> str:
    """Words as an FTS5 phrase and nothing else, "" where there is none; a single word may end in * for any ending."""
    tidy = "".join(c if c.isprintable() and c not in '"' + OPEN + CLOSE else " " for c in words).strip()
    if not re.search(r"\w", tidy):
        return ""
    prefix = not whole and tidy.endswith("*")
    return f'"{tidy.rstrip("*")}"' + ("*" if prefix else "")


def search(db: Database, text: str, limit: int, offset: int) -> list[Hit]:
    """The current articles that match, the best first; without words to match, the latest published first."""
    query = parsed(text)
    if query == Query():
        return []
    sql, values = _question(query)
    with db.snapshot():
        rows = db.rows(sql, (*values, limit, offset))
        passages = dict(_passages(db, query, [row["number"] for row in rows]))
        return [_hit(db, row, passages.get(row["number"])) for row in rows]


def _question(query: Query) -> tuple[str, list[object]]:
    """SQL and its values: the numbers of the best articles first, then what is shown of those alone."""
    conditions = list(_conditions(query))
    if query.words:
        conditions.insert(0, ("texts MATCH ?", " AND ".join(query.words)))
        found, order = "SELECT rowid AS number, rank AS place FROM texts WHERE", "rank"
    else:
        conditions.insert(0, ("rowid > ?", 0))
        place = "row_number() OVER (ORDER BY last IS NULL, last DESC, number DESC)"
        found, order = f"SELECT number, {place} AS place FROM articles WHERE current AND", "place"
    where = " AND ".join(condition for condition, _ in conditions)
    sql = (
        "SELECT a.number, a.id, a.outlet, a.title, a.published, s.id AS story"
        f" FROM ({found} {where} ORDER BY {order} LIMIT ? OFFSET ?) f JOIN articles a ON a.number = f.number"
        " LEFT JOIN members m ON m.article = a.number LEFT JOIN stories s ON s.number = m.story ORDER BY f.place"
    )
    return sql, [value for _, value in conditions]


def _conditions(query: Query) -> Iterator[tuple[str, object]]:
    """Conditions on the number of an article, each answered from an index."""
    if query.attributed:
        sql = "SELECT st.article FROM said JOIN statements st ON st.number = said.rowid WHERE said MATCH ?"
        yield f"rowid IN ({sql})", query.attributed
    for name in query.outlet:
        names = "SELECT outlet FROM (SELECT DISTINCT outlet FROM articles) WHERE instr(plain(outlet), ?)"
        yield f"rowid IN (SELECT number FROM articles WHERE outlet IN ({names}))", name
    for name in query.place:
        yield "rowid IN (SELECT article FROM places WHERE name = ?)", name
    if query.before:
        yield "rowid IN (SELECT number FROM articles WHERE last < ?)", query.before.isoformat()
    if query.after:
        yield "rowid IN (SELECT number FROM articles WHERE first > ?)", query.after.isoformat()


@dataclass(frozen=True, slots=True)
class Passage:
    """Where in a snapshot the passage starts, its text, and the marks in it."""

    start: int
    text: str
    marks: tuple[tuple[int, int], ...] = ()


def _passages(db: Database, query: Query, numbers: list[int]) -> Iterator[tuple[int, Passage]]:
    """The passage of each article that has one."""
    held = json.dumps(numbers)
    if query.words:
        sql = (
            "SELECT rowid, highlight(texts, 1, ?, ?) AS body FROM texts WHERE texts MATCH ?"
            " AND rowid IN (SELECT value FROM json_each(?))"
        )
        for row in db.rows(sql, (OPEN, CLOSE, " AND ".join(query.words), held)):
            if passage := best_line(*unmarked(row["body"])):
                yield row["rowid"], passage
    elif query.attributed:
        sql = (
            'SELECT st.article, st.start, st."end" FROM said JOIN statements st ON st.number = said.rowid'
            " WHERE said MATCH ? AND st.article IN (SELECT value FROM json_each(?)) ORDER BY said.rank DESC"
        )
        best = {row["article"]: (row["start"], row["end"]) for row in db.rows(sql, (query.attributed, held))}
        for number, (start, end) in best.items():
            body = db.value("SELECT body FROM texts WHERE rowid = ?", (number,))
            yield number, Passage(start, body[start:end])


def unmarked(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """A text with its marks taken out, and where they stood."""
    text, found, at = [], [], 0
    for part in re.split(f"({OPEN}|{CLOSE})", marked):
        if part == OPEN:
            found.append((at, at))
        elif part == CLOSE:
            found[-1] = (found[-1][0], at)
        else:
            text.append(part)
            at += len(part)
    return "".join(text), found


def best_line(text: str, marks: list[tuple[int, int]]) -> Passage | None:
    """The line that holds most different matches, the first among equals, cut around them where it is long."""
    lines: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for start, end in marks:
        line = text.rfind("\n", 0, start) + 1, text.find("\n", end)
        lines.setdefault(line, []).append((start, end))
    if not lines:
        return None
    (start, end), own = max(lines.items(), key=lambda item: len({text[a:b].casefold() for a, b in item[1]}))
    start, end = cut(text, start, len(text) if end < 0 else end, own[0])
    return Passage(start, text[start:end], tuple((a - start, b - start) for a, b in own if start <= a and b <= end))


def cut(text: str, start: int, end: int, first: tuple[int, int]) -> tuple[int, int]:
    """At most LONGEST characters around the first match, cut between words, without white space at the ends."""
    if end - start > LONGEST:
        start = max(start, first[0] - BEFORE)
        start = text.find(" ", start, first[0]) + 1 or start
        room = min(end, max(start + LONGEST, first[1]))
        end = room if room == end else max(text.rfind(" ", first[1], room), first[1])
    line = text[start:end]
    return end - len(line.lstrip()), start + len(line.rstrip())


def _hit(db: Database, row: Row, passage: Passage | None) -> Hit:
    span = None
    if passage:
        words = passage.text
        if "\ufffd" in words:  # the page's own, or a sign that search could not hold
            words = snapshot(db, row["number"])[passage.start : passage.start + len(words)]
        span = Evidence(row["id"], passage.start, passage.start + len(words), words)
    kept = {name: row[name] for name in ("story", "outlet", "title", "published")}
    return Hit(article=row["id"], **kept, passage=span, marks=passage.marks if passage else ())
