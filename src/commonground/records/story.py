"""What several reports make together: events, facts, copies, and why they were joined or kept apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from commonground.records.annotations import Annotations, Entity, Status
from commonground.records.article import Article
from commonground.records.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Report:
    """An article together with what was found in it."""

    article: Article
    annotations: Annotations

    def __post_init__(self) -> None:
        if self.article.id != self.annotations.article:
            raise ValueError(f"annotations of {self.annotations.article} beside the article {self.article.id}")


@dataclass(frozen=True, slots=True)
class EventMention:
    """An event as one article names it: `event` is the index in that article's annotations."""

    article: str
    event: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """A thing in the world that event mentions of one or more reports share; `label` is the words of one of them."""

    id: str
    label: str
    kind: str
    mentions: tuple[EventMention, ...]
    date: str | None = None
    status: Status | None = None
    place: str | None = None

    def __post_init__(self) -> None:
        if not self.mentions:
            raise ValueError(f"the event {self.label!r} has no mention")


class FactKind(StrEnum):
    """What a row of the comparison is about."""

    STATEMENT = "statement"
    FIGURE = "figure"
    EVENT = "event"


class Verdict(StrEnum):
    """What the reports of a story make of one point."""

    SAME = "same"
    DIFFER = "differ"
    UPDATE = "update"
    NOT_COMPARABLE = "not_comparable"
    SINGLE = "single"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One row of the comparison: what each report says on one point.

    `cells` holds an entry for every report of the story: its evidence, or None: not found in the text we read.
    `why` gives the verdict's reason in words.
    """

    id: str
    kind: FactKind
    label: str
    verdict: Verdict
    cells: Mapping[str, tuple[Evidence, ...] | None]
    why: str | None = None

    def __post_init__(self) -> None:
        if not any(self.cells.values()):
            raise ValueError(f"the fact {self.label!r} has no evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """How a copy differs from the fullest text: paragraphs of that text that it lacks, and its own that were added.

    `of` is how many paragraphs the fullest text has; `from_end`: those cut are its last ones.
    """

    article: str
    of: int
    cut: tuple[Evidence, ...] = ()
    from_end: bool = False
    added: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Copies:
    """Reports that carry one text: one origin. `kept` is the fullest; `overlap` the least share of words in common.

    `cuts` has an entry for every other; `first` is the article that came out a day or more before all others, if one
    did; `agencies` is where the pages credit a news agency.
    """

    articles: tuple[str, ...]
    kept: str
    overlap: float
    cuts: tuple[Cut, ...] = ()
    first: str | None = None
    agencies: tuple[Evidence, ...] = ()


class Direction(StrEnum):
    """Whether two parties do or say something in the same direction, or against each other."""

    TOGETHER = "together"
    APART = "apart"


@dataclass(frozen=True, slots=True)
class Party:
    """A person, body or government of a story; `entity` is its id in the story's table, None where it has none."""

    name: str
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Between:
    """What two parties are reported to have done or said in the same direction, or one of them against the other.

    `verb` says what ("agree with", "accuse"); where one acts on the other, it is the first of the two. `cells` has the
    sentences, by article; `attributed_to` names whose word it is, if not the reporters'.

    Raises:
        ValueError: no sentence says it.
    """

    id: str
    parties: tuple[Party, Party]
    direction: Direction
    verb: str
    cells: Mapping[str, tuple[Evidence, ...]]
    attributed_to: str | None = None

    def __post_init__(self) -> None:
        if not any(self.cells.values()):
            raise ValueError(f"{self.verb!r} between {self.parties[0].name} and {self.parties[1].name}: no evidence")


class Level(StrEnum):
    """The two depths at which reports can belong together."""

    EVENT = "event"
    STORY = "story"


class Identity(StrEnum):
    """The three answers to "is it the same one?"."""

    SAME = "same"
    DIFFERENT = "different"
    UNCERTAIN = "uncertain"


@dataclass(frozen=True, slots=True)
class Join:
    """Why two articles were joined or kept apart at one level; `a` and `b` are article ids."""

    a: str
    b: str
    level: Level
    answer: Identity
    reasons: tuple[str, ...]

    @property
    def joined(self) -> bool:
        """Whether the two were put together; an uncertain answer is not a join."""
        return self.answer is Identity.SAME


@dataclass(frozen=True, slots=True)
class Decision:
    """What a user said of articles: that those on the left and on the right tell one story, or that they do not.

    It outweighs every score, and of two on one pair of articles the later one holds.

    Raises:
        ValueError: a side without articles, or an article on both sides.
    """

    together: bool
    left: tuple[str, ...]
    right: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.left or not self.right:
            raise ValueError("a decision needs articles on both sides")
        if shared := set(self.left) & set(self.right):
            raise ValueError(f"{min(shared)} stands on both sides of a decision")


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Events that belong together, and their reports.

    `entities` are those of all reports, joined; the reports' annotations point to their ids. `timeline` lists event
    ids in the order in which they happened, undated ones last.
    """

    id: str
    title: str
    reports: tuple[Report, ...]
    entities: tuple[Entity, ...] = ()
    events: tuple[StoryEvent, ...] = ()
    timeline: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    between: tuple[Between, ...] = ()
    copies: tuple[Copies, ...] = ()
    joins: tuple[Join, ...] = ()
