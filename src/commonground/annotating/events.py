"""Who did what, where and when.

1. Triggers: the words that set off an event mention, statements among them (`happenings.triggers`).
2. Status by tense, negation, reporting and modality (`happenings.status`), then by the date.
3. Dates: a time expression of its own (`happenings.when`), or what another event lends (`happenings.anchors`).
4. Participants and place, where the words tie them to this trigger (`happenings.who`, `happenings.where`).
5. What says too little is left out.
"""

from collections.abc import Sequence
from datetime import date

from commonground.annotating.clauses import is_finite
from commonground.annotating.happenings.actors import actors
from commonground.annotating.happenings.anchors import is_day, lend_dates
from commonground.annotating.happenings.day_deeds import KIND, day_deeds, tells_the_news
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import Line, read_line
from commonground.annotating.happenings.shown import shown_clause, told_once
from commonground.annotating.happenings.status import is_plain_past, is_supposed, is_told, only_mentioned, status_of
from commonground.annotating.happenings.triggers import SPEECH, find_triggers, kind_of_cue
from commonground.annotating.happenings.when import claims
from commonground.annotating.happenings.where import place_events
from commonground.annotating.happenings.who import name_participants
from commonground.annotating.people import People
from commonground.annotating.times import rewritten
from commonground.language.analysis import Analysis
from commonground.language.known import is_pronoun
from commonground.records import edtf
from commonground.records.annotations import Event, Place, Statement, StatementKind, Status, Time
from commonground.records.article import Article, Dating, Role

WEAK = frozenset(
    {"travel", "purchase", "sale", "delivery", "approval", "rejection", "report", "launch", "denial", "statement"}
)
"""Kinds whose words are common in passing: worth a line only with a day or somebody named."""


WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
ANOTHER_WEEK = (5, 6)
"""Days before a report after which its first paragraphs no longer call a day of its news by its weekday alone."""
LONGEST = 300
STRONG = frozenset(
    {"attack", "bombing", "killing", "shooting", "explosion", "accident", "disaster", "deaths", "arrest", "verdict"}
    | {"resignation", "appointment", "signing", "kidnapping", "election", "coup", "collapse"}
)
"""Kinds that are worth a line as a verb even where nobody is named."""
AS_DONE = frozenset({Status.HAPPENED, Status.ALLEGED})
UNFORESEEN = frozenset(
    {"attack", "bombing", "killing", "shooting", "explosion", "accident", "deaths", "injury", "kidnapping", "arrest"}
    | {"coup", "collapse", "rescue", "seizure", "outbreak"}
)
"""Kinds that nobody puts in a calendar: a date ahead is a day or month read with the wrong year, not a plan."""


def find_events(
    article: Article,
    analysis: Analysis,
    published: Dating,
    times: Sequence[Time],
    people: People,
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> tuple[Event, ...]:
    """The events of the article, in text order; one thing in the world may be mentioned several times.

    A "sentence" of more than `LONGEST` words is a list or a table, and is not read.
    """
    spoken = [s for s in statements if s.cue is None or kind_of_cue(s.cue.text) in SPEECH]
    read = [s for s in analysis.sentences if len(s.tokens) <= LONGEST]
    lines = [read_line(article, sentence, times, people, places, spoken) for sentence in read]
    drafts = [draft for line in lines for draft in _read(line, people)]
    today = _today(article, published)
    _future(drafts, today)
    lend_dates(drafts, today)
    return tuple(_event(draft) for draft in told_once([draft for draft in drafts if _worth_a_line(draft)]))


def _read(line: Line, people: People) -> list[Draft]:
    """The drafts of a sentence with what the sentence itself says of them."""
    drafts = find_triggers(line)
    for draft in drafts:
        draft.status, draft.told = status_of(draft), is_told(draft)
    made = claims(line, drafts)
    for claim in made:
        claim.draft.dated(claim.date, claim.time)
    drafts = sorted([*drafts, *day_deeds(line, drafts, made)], key=lambda d: d.first)
    for draft in drafts:
        said = line.content_of(draft.first)
        draft.attributed_to = _whose(said) if said else None
    name_participants(line, drafts, actors(line, people))
    place_events(line, drafts)
    return drafts


def _whose(said: Statement) -> str | None:
    """Whose word it is; a pronoun that nobody could settle names nobody, and who is silent says nothing."""
    name = said.speaker_name
    silent = said.kind is StatementKind.SILENCE
    return None if silent or name is None or is_pronoun(name) else name


def _today(article: Article, published: Dating) -> tuple[date | None, date | None]:
    """The first and last day that the article can speak from; a page changed long after may speak from that day."""
    try:
        first, last = edtf.days(published.edtf)
    except ValueError:
        return None, None
    return first, (rewritten(article, last) or last) if last else None


def _future(drafts: Sequence[Draft], today: tuple[date | None, date | None]) -> None:
    """What is dated after the article has not happened yet, whatever its tense; a plan dated before it is in doubt.

    A noun whose date only reaches beyond the article ("the 2024 election" in May) is ahead if another mention is.
    """
    for draft in drafts:
        if _of_another_week(draft, today[0]):
            draft.undate()
        first, last = edtf.days(draft.date) if draft.date else (None, None)
        if draft.status is Status.PLANNED and last and today[0] and last < today[0] and draft.attributed_to is None:
            draft.undate()
        if draft.status in AS_DONE and first and today[1] and first > today[1]:
            if _cannot_be_ahead(draft):
                draft.undate()
            elif draft.status is Status.HAPPENED:
                draft.status = Status.PLANNED
    ahead = [d for d in drafts if d.status is Status.PLANNED and d.date]
    for draft in drafts:
        if draft.status is Status.HAPPENED and draft.noun and any(_covers(draft, other) for other in ahead):
            draft.status = Status.PLANNED


def _of_another_week(draft: Draft, today: date | None) -> bool:
    """Whether news is dated by a weekday that was five or six days ago.

    A report that opens with it came out before that day and was changed later: the weekday may be the next one.
    """
    first = edtf.days(draft.date)[0] if is_day(draft.date) else None
    weekday = len(draft.basis) == 1 and draft.basis[0].text.lower().split()[0] in WEEKDAYS
    return bool(weekday and first and today and tells_the_news(draft.line) and (today - first).days in ANOTHER_WEEK)


def _cannot_be_ahead(draft: Draft) -> bool:
    """Whether what the text has as done is no plan for a later day.

    It is a thing nobody plans, speech, "July's unrest", or told by a verb in the past.
    """
    if not draft.noun and is_plain_past(draft):
        return True
    unrest = draft.kind == "protest" and not is_day(draft.date)
    return draft.kind in UNFORESEEN or draft.said is not None or unrest


def _covers(draft: Draft, other: Draft) -> bool:
    """Whether a date leaves open that it is the other's: it covers that one and is no stretch since then."""
    wider = draft.date is not None and other.date is not None and "/.." not in draft.date
    return wider and draft.kind == other.kind and edtf.covers(draft.date, other.date)


def _worth_a_line(draft: Draft) -> bool:
    if draft.said is not None:
        return True
    if draft.kind == KIND:
        shows = draft.line.sentence.role is Role.CAPTION  # "Waves break over the pier on Friday"
        return not shows and (bool(draft.participants) or tells_the_news(draft.line))
    return not _says_too_little(draft) and _has_weight(draft)


def _says_too_little(draft: Draft) -> bool:
    """Whether the words tell of no event of their own, or of one that is only thought of, forecast or declined."""
    if not draft.told or (only_mentioned(draft) and not draft.date):
        return True
    if draft.kind == "disaster" and draft.noun and not _told_of(draft):
        return True
    if draft.kind == "announcement" and draft.noun and not draft.participants:
        return True  # "the timing of Tuesday's announcement"
    if draft.status is Status.CONDITIONAL and is_supposed(draft) and not (draft.date or draft.participants):
        return True  # "if I am elected", "might sign"
    meets = draft.kind == "meeting" and not draft.noun and not draft.date
    return meets and len(draft.participants) < 2  # "declined to discuss it", "meet the needs"


def _has_weight(draft: Draft) -> bool:
    """Whether a day, somebody named, a promise, a place, or the kind itself makes it worth a line."""
    ahead = draft.status in {Status.PLANNED, Status.CONDITIONAL} and draft.kind != "conflict"
    promised = draft.attributed_to is not None and ahead
    deed = draft.kind in STRONG and not draft.noun
    return bool(deed or draft.date or draft.participants or promised or (draft.place and draft.kind not in WEAK))


def _told_of(draft: Draft) -> bool:
    """Whether a storm or a flood is told of, not forecast: a verb stands in its clause, or it is a headline."""
    line, clause = draft.line, draft.line.clause(draft.first)
    past = any(is_finite(line.tokens, i) and line.kind(i) != "modal" for i in range(clause.first, clause.last + 1))
    return draft.status not in {Status.PLANNED, Status.CONDITIONAL} and (past or line.sentence.role.value == "headline")


def _event(draft: Draft) -> Event:
    return Event(
        trigger=draft.line.span(draft.first, draft.last),
        kind=draft.kind,
        clause=shown_clause(draft),
        status=draft.status,
        participants=tuple(draft.participants),
        place=draft.place,
        date=draft.date,
        attributed_to=draft.attributed_to,
        basis=tuple(draft.line.article.evidence(b.start, b.end) for b in draft.basis),
    )
