"""What the library answers with; articles, reports and stories are those of commonground.records."""

from dataclasses import dataclass
from enum import StrEnum

from commonground.records.article import Role
from commonground.records.evidence import Evidence


class Outcome(StrEnum):
    """What adding a page came to: a new article, one that is held already, or another version of a page that is."""

    NEW = "new"
    KNOWN = "known"
    VERSION = "version"


@dataclass(frozen=True, slots=True)
class Added:
    """A page that was taken in: the id of its article, and what it came to."""

    article: str
    outcome: Outcome
    source: str


@dataclass(frozen=True, slots=True)
class Failed:
    """A page that was not taken in, and why: in words, with what to do about it; `unexpected`: it is a bug of ours."""

    source: str
    what: str
    remedy: str = ""
    unexpected: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story in a list.

    `origins` counts copies of one text once. `first` and `last` are EDTF dates of its earliest and latest report,
    None where unknown. `changed` is the UTC instant of the last change; `new` counts reports since the last visit.
    """

    id: str
    title: str
    reports: int
    origins: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    changed: str
    new: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRow:
    """An article in a list; `published` is EDTF, None where unknown, `added` a UTC instant."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    source: str
    added: str
    story: str | None


@dataclass(frozen=True, slots=True)
class Version:
    """A page as it was at one time; `sha256` is that of the bytes received."""

    article: str
    added: str
    sha256: str
    current: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """An article that a search found; `passage` is where, `marks` the matched words in it as offsets into the passage.

    `passage` is None where only the page's metadata match.
    """

    article: str
    story: str | None
    outlet: str | None
    title: str | None
    published: str | None
    passage: Evidence | None
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A name that people in stories bear; two people of one name share a row."""

    key: str
    name: str
    aliases: tuple[str, ...]
    stories: int
    statements: int


@dataclass(frozen=True, slots=True)
class PersonStory:
    """A person in one story: the entity's id there, and its statements as (article id, index in its annotations)."""

    story: str
    title: str
    entity: str
    statements: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Everything the library holds under one name."""

    key: str
    name: str
    aliases: tuple[str, ...]
    stories: tuple[PersonStory, ...]


@dataclass(frozen=True, slots=True)
class Note:
    """What a user wrote beside a story or an article, and when (UTC)."""

    target: str
    text: str
    written: str


@dataclass(frozen=True, slots=True)
class OutletRow:
    """An outlet and how many of its pages are held."""

    name: str
    pages: int


@dataclass(frozen=True, slots=True)
class Template:
    """A line that stands on `pages` of an outlet's `of` pages; `role` is what the user said it is, None if nothing."""

    text: str
    pages: int
    of: int
    role: Role | None


@dataclass(frozen=True, slots=True)
class Count:
    """How much a library holds; `waiting` are articles whose story is still to be found."""

    articles: int
    stories: int
    waiting: int

    def __str__(self) -> str:
        said = f"{_number(self.articles, 'article')} in {_number(self.stories, 'story', 'stories')}"
        return said + (f", {self.waiting} still to be grouped" if self.waiting else "")


def _number(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"


@dataclass(frozen=True, slots=True)
class Fault:
    """A stored line that is not what it should be: where it is kept, and what is wrong with it."""

    where: str
    what: str
