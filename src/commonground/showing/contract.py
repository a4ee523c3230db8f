"""The shape of `commonground.brief/1`: what other programs may rely on, field by field (docs/json.md explains them).

A field that is unknown is null, never left out. Offsets are Unicode code points into the `text` of the article that
the span belongs to, end exclusive. Fields beyond the first contract are additions; a reader may ignore them.
"""

from typing import Literal

import msgspec

SCHEMA: Literal["commonground.brief/1"] = "commonground.brief/1"
READING_SCHEMA: Literal["commonground.reading/1"] = "commonground.reading/1"
TIMELINE_SCHEMA: Literal["commonground.timeline/1"] = "commonground.timeline/1"

RoleName = Literal["headline", "standfirst", "byline", "published", "caption", "credit", "body", "furniture"]
StatusName = Literal["happened", "planned", "denied", "alleged", "conditional", "ongoing"]


class Shape(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A JSON object with exactly these keys."""


class Span(Shape, frozen=True, kw_only=True):
    """A stretch of an article's text."""

    start: int
    end: int
    text: str


class Clue(Shape, frozen=True, kw_only=True):
    """A stretch that bears on the page's date, and what it says of it."""

    span: Span
    says: str


class Dating(Shape, frozen=True, kw_only=True):
    """When a page was published or updated (EDTF), and how that is known."""

    edtf: str | None
    best: str | None
    basis: Literal["stated", "inferred", "unknown"]
    source: str | None
    clues: list[Clue]


class Block(Shape, frozen=True, kw_only=True):
    """A line or paragraph with its role on the page; its words are `text[start:end]` of the article."""

    start: int
    end: int
    role: RoleName
    reason: str | None


class Time(Shape, frozen=True, kw_only=True):
    """A time expression (TIMEX3) with its calendar meaning."""

    start: int
    end: int
    text: str
    type: Literal["DATE", "TIME", "DURATION", "SET"]
    value: str
    mod: str | None
    edtf: str | None
    basis: str
    candidates: list[str]


class Mention(Shape, frozen=True, kw_only=True):
    """A reference to an entity; `entity` is null where the text does not settle who is meant."""

    start: int
    end: int
    text: str
    entity: str | None
    form: Literal["name", "title", "role", "pronoun"]


class Place(Shape, frozen=True, kw_only=True):
    """A toponym with its country and coordinates."""

    start: int
    end: int
    text: str
    name: str
    country: str | None
    latitude: float | None
    longitude: float | None
    geoname_id: int | None
    metonym: bool


class Figure(Shape, frozen=True, kw_only=True):
    """A reported quantity with what it counts."""

    start: int
    end: int
    text: str
    value: float | None
    high: float | None
    unit: str | None
    counted: str | None
    counted_span: Span | None
    bound: Literal["exact", "approximately", "below", "above"] | None
    hedges: list[Span]
    change: str | None
    period: str | None
    as_of: str | None
    statement: int | None
    source_name: str | None


class Statement(Shape, frozen=True, kw_only=True):
    """An attribution: speaker, cue, content."""

    content: list[Span]
    speaker: Span | None
    speaker_entity: str | None
    speaker_name: str | None
    cue: Span | None
    directness: Literal["direct", "indirect", "mixed"]
    kind: Literal["said", "silence"]
    cue_negated: bool
    cue_kind: str | None
    denies: bool
    addressee: Span | None
    repeats: int | None
    altered: bool


class Participant(Shape, frozen=True, kw_only=True):
    """Somebody in an event."""

    name: str
    entity: str | None
    role: str
    span: Span


class EventPlace(Shape, frozen=True, kw_only=True):
    """Where the text says an event was."""

    name: str
    span: Span


class Event(Shape, frozen=True, kw_only=True):
    """An event as one article names it."""

    trigger: Span
    kind: str
    clause: Span
    participants: list[Participant]
    place: EventPlace | None
    date: str | None
    status: StatusName
    attributed_to: str | None
    basis: list[Span]


class Page(Shape, frozen=True, kw_only=True):
    """A page as read: its text, the role of every line, and what it says of itself."""

    id: str
    source: str
    url: str | None
    sha256: str
    charset: str | None
    language: str | None
    notes: list[str]
    text: str
    outlet: str | None
    title: str | None
    headline: Span | None
    standfirst: Span | None
    authors: list[str]
    byline: list[Span]
    published: Dating
    updated: Dating | None
    blocks: list[Block]


class Article(Page, frozen=True, kw_only=True):
    """A page with what was found in it; `published` is the inferred date where the page states none."""

    times: list[Time]
    mentions: list[Mention]
    places: list[Place]
    figures: list[Figure]
    statements: list[Statement]
    events: list[Event]


class Entity(Shape, frozen=True, kw_only=True):
    """Somebody or something that mentions point to."""

    id: str
    kind: Literal["person", "organisation", "place", "group"]
    name: str
    aliases: list[str]


class EventMention(Shape, frozen=True, kw_only=True):
    """An event of one article, by its index there."""

    article: str
    event: int


class StoryEvent(Shape, frozen=True, kw_only=True):
    """A thing in the world that event mentions share."""

    id: str
    label: str
    kind: str
    date: str | None
    status: StatusName | None
    place: str | None
    mentions: list[EventMention]


class Fact(Shape, frozen=True, kw_only=True):
    """One row of the comparison; a cell is null where the point was not found in the text we read."""

    id: str
    kind: Literal["statement", "figure", "event"]
    label: str
    verdict: Literal["same", "differ", "update", "not_comparable", "single"]
    cells: dict[str, list[Span] | None]
    why: str | None


class Party(Shape, frozen=True, kw_only=True):
    """A party of a story; `entity` is null where it has no entry in the document's entities."""

    name: str
    entity: str | None


class Between(Shape, frozen=True, kw_only=True):
    """What two parties do or say in the same direction, or the first of them against the other."""

    id: str
    parties: list[Party]
    direction: Literal["together", "apart"]
    verb: str
    cells: dict[str, list[Span]]
    attributed_to: str | None


class Cut(Shape, frozen=True, kw_only=True):
    """What a copy lacks of the fullest text (spans there), and what it adds (spans here)."""

    article: str
    cut: list[Span]
    of: int
    from_end: bool
    added: list[Span]


class Credit(Shape, frozen=True, kw_only=True):
    """Where a page credits a news agency."""

    article: str
    span: Span


class Copies(Shape, frozen=True, kw_only=True):
    """Articles that carry one text; `overlap` is the least share of words in common, 0 to 1."""

    articles: list[str]
    kept: str
    overlap: float
    cuts: list[Cut]
    first: str | None
    agencies: list[Credit]


class Join(Shape, frozen=True, kw_only=True):
    """Why two articles were joined or kept apart."""

    a: str
    b: str
    level: Literal["event", "story"]
    joined: bool
    answer: Literal["same", "different", "uncertain"]
    reasons: list[str]


class Story(Shape, frozen=True, kw_only=True):
    """Events that belong together, and their articles."""

    id: str
    title: str
    articles: list[str]
    events: list[StoryEvent]
    timeline: list[str]
    facts: list[Fact]
    between: list[Between]
    copies: list[Copies]
    joins: list[Join]


class Brief(Shape, frozen=True, kw_only=True):
    """The whole document."""

    schema: Literal["commonground.brief/1"]
    articles: list[Article]
    entities: list[Entity]
    stories: list[Story]


class Reading(Shape, frozen=True, kw_only=True):
    """What `commonground read --json` writes."""

    schema: Literal["commonground.reading/1"]
    articles: list[Page]


class Stretch(Shape, frozen=True, kw_only=True):
    """A span with the article that it is a slice of."""

    article: str
    start: int
    end: int
    text: str


class Moment(Shape, frozen=True, kw_only=True):
    """A line of a timeline: an event, when, on whose word, and where the reports say so."""

    event: str
    date: str | None
    first: str | None
    last: str | None
    basis: Literal["stated", "inferred", "unknown"]
    words: str
    kind: str
    status: StatusName
    attributed_to: list[str]
    place: str | None
    main: bool
    date_words: list[str]
    evidence: list[Stretch]


class TimelineReport(Shape, frozen=True, kw_only=True):
    """A report of a timeline."""

    number: int
    article: str
    source: str
    url: str | None
    outlet: str | None
    title: str | None
    published: Dating
    copy_of: int | None


class TimelineStory(Shape, frozen=True, kw_only=True):
    """The timeline of one story."""

    id: str
    title: str
    timeline: list[Moment]
    reports: list[TimelineReport]


class Timeline(Shape, frozen=True, kw_only=True):
    """What `commonground timeline --json` writes."""

    schema: Literal["commonground.timeline/1"]
    stories: list[TimelineStory]
