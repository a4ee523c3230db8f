"""What one article says: times, people, places, figures, statements and events, each with its evidence."""

from dataclasses import dataclass
from enum import StrEnum

from commonground.records.article import UNDATED, Dating
from commonground.records.evidence import Evidence, require_evidence


class TimeType(StrEnum):
    """TIMEX3 types (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Evidence):
    """A time expression: TIMEX3 `type`, `value` and `mod`; `edtf` is its calendar meaning, None where it has none.

    `basis` says in words how the value was found ("weekday before the article's date"). Where the text leaves open
    which of a few dates is meant, `edtf` is None and `candidates` has them all, as EDTF, the earliest first.
    """

    type: TimeType
    value: str
    basis: str
    edtf: str | None = None
    mod: str | None = None
    candidates: tuple[str, ...] = ()


class EntityKind(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody or something that mentions point to; `id` is unique within an article's annotations, or a brief.

    `name` is the fullest form found in the text, without titles; `aliases` are the other forms found, titles and
    offices included.
    """

    id: str
    kind: EntityKind
    name: str
    aliases: tuple[str, ...] = ()


class MentionForm(StrEnum):
    """How a mention refers: "Ana Petrova", "Ms Petrova", "the minister", "she"."""

    NAME = "name"
    TITLE = "title"
    ROLE = "role"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Evidence):
    """A reference to an entity; `entity` is None where the text does not settle who is meant."""

    form: MentionForm
    entity: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Evidence):
    """A toponym; `country` is ISO 3166-1 alpha-2, coordinates WGS 84 degrees; `metonym`: a government, not a spot."""

    name: str
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geoname_id: int | None = None
    metonym: bool = False


class Bound(StrEnum):
    """How a figure bounds its quantity: "exactly", "some", "almost" or "up to", "over" or "at least"."""

    EXACT = "exact"
    APPROXIMATELY = "approximately"
    BELOW = "below"
    ABOVE = "above"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Evidence):
    """A reported quantity; the stretch is the number with its unit ("10 percent", "$1.2bn", "93,000").

    `value` is in `unit` with its scale applied ($1.2bn is 1.2e9 USD); None for a vague count ("dozens").
    `high` is the upper end of a range, else None. `unit` is "percent", an ISO 4217 code, a unit word or None for
    a plain count. `counted` is the stretch that says what is counted. `period` and `as_of` are EDTF.
    `statement` is the index of the enclosing statement in the same annotations; `source_name` whose figure it is.
    """

    value: float | None
    high: float | None = None
    unit: str | None = None
    counted: Evidence | None = None
    bound: Bound | None = None
    hedges: tuple[Evidence, ...] = ()
    change: str | None = None
    """"rise" or "fall" where the figure is the size of a change, else None."""
    period: str | None = None
    as_of: str | None = None
    statement: int | None = None
    source_name: str | None = None


class Directness(StrEnum):
    """How the words are given: quoted, reported, or reported with quoted parts (PARC, PolNeAR)."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class StatementKind(StrEnum):
    """Speech, or reported silence ("did not specify"), which is never shown as speech."""

    SAID = "said"
    SILENCE = "silence"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """An attribution: speaker (source), cue, content (PARC 3, PolNeAR).

    `content` leaves out the outer quotation marks; it keeps a leading "that", as PARC and PolNeAR do. `speaker` is the
    mention in the text, `speaker_entity` whom it means, `speaker_name` that entity's name; all None where nobody is
    named or two are equally likely. `repeats` is the index of the body statement that this headline quotation shortens;
    `altered` says that its words differ from it.

    Raises:
        ValueError: no content.
    """

    content: tuple[Evidence, ...]
    directness: Directness
    kind: StatementKind = StatementKind.SAID
    cue: Evidence | None = None
    cue_negated: bool = False
    cue_kind: str | None = None
    """What the cue does: says, asks, demands, promises, denies, rejects, opposes, accuses, praises or believes."""
    denies: bool = False
    """Whether the speaker denies what others say: "denied that", "rejected claims", "not true", "no plans to"."""
    speaker: Evidence | None = None
    speaker_entity: str | None = None
    speaker_name: str | None = None
    addressee: Evidence | None = None
    repeats: int | None = None
    altered: bool = False

    def __post_init__(self) -> None:
        require_evidence("a statement", *self.content)


class Status(StrEnum):
    """Whether the text says the event took place (after FactBank's factuality)."""

    HAPPENED = "happened"
    PLANNED = "planned"
    DENIED = "denied"
    ALLEGED = "alleged"
    CONDITIONAL = "conditional"
    ONGOING = "ongoing"


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody in an event, with the words that name them; `role` is agent, patient, recipient or participant."""

    name: str
    role: str
    span: Evidence
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class EventPlace:
    """Where the text says an event was; never where it might have been."""

    name: str
    span: Evidence

    @property
    def words(self) -> str:
        """The place as the text calls it, but for capitals that shout: a reader looks for it there."""
        return self.name if self.name.casefold() == self.span.text.casefold() else self.span.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event mention: the words in one text that name something in the world (ECB+, TimeML).

    `clause` is the stretch of its sentence that is shown for it. `date` is EDTF, None where no anchoring is licensed;
    `basis` holds the spans that the date rests on. `attributed_to` names whose word it is, if not the reporter's.
    """

    trigger: Evidence
    kind: str
    clause: Evidence
    status: Status
    participants: tuple[Participant, ...] = ()
    place: EventPlace | None = None
    date: str | None = None
    attributed_to: str | None = None
    basis: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotations:
    """Everything found in one article; indexes (`Figure.statement`) point into the tuples here.

    `published` is the page's own date or, where it states none, the inferred one with its clues.
    """

    article: str
    published: Dating = UNDATED
    entities: tuple[Entity, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    places: tuple[Place, ...] = ()
    figures: tuple[Figure, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
