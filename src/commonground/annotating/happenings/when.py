"""On which day the text itself puts an event: by a time expression that belongs to its trigger, and to no other."""

from collections.abc import Sequence
from dataclasses import dataclass

from commonground.annotating.clauses import capitalised, class_of, is_finite, is_mark
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.governing import governor, is_subject, takes_time
from commonground.annotating.happenings.lines import At, Line
from commonground.annotating.happenings.occasions import said_then
from commonground.annotating.happenings.status import made_in
from commonground.annotating.word_groups import group
from commonground.records import edtf
from commonground.records.annotations import Status, Time, TimeType

PREMODIFIES = 3
"""Words that may stand between a time and the noun it modifies ("a March chemical attack")."""
SEASONAL = frozenset({"sale", "purchase", "travel", "report", "visit", "launch", "delivery"})
"""Kinds that a holiday only gives a season ("Christmas sales", "Easter trips")."""
FARTHEST = 16
"""Words between a trigger and a time behind it, beyond which the time rarely belongs to it."""
TEMPORAL_RELATIONS = frozenset({"obl", "obl:tmod", "obl:unmarked", "nmod:tmod", "advmod"})
"""Relations in which a tree hangs a time on its verb."""
QUOTES = frozenset("\"“”'‘’")
"""Marks about the title of a programme or a book: "told “Today.”"."""
DAYS = frozenset({TimeType.DATE, TimeType.TIME})
OPENS = frozenset(
    {"opens", "opened", "begins", "began", "starts", "started", "ends", "ended", "takes", "took", "is", "was", "will"}
)


@dataclass(frozen=True, slots=True)
class Claim:
    """A time that belongs to a draft, with the date that it gives."""

    draft: Draft
    time: Time
    date: str


def claims(line: Line, drafts: Sequence[Draft]) -> list[Claim]:
    """The times of a sentence with the drafts that they date; a time whose owner is in doubt dates nothing."""
    found = []
    for time in line.times:
        if not dates(line, time):
            continue
        owner = _owner(line, drafts, time)
        date = date_of(owner, time) if owner else None
        if owner and date:
            found.append(Claim(owner, time.what, date))
            found.extend(_since(line, drafts, time, owner))
            found.extend(_said_there(line, drafts, time, owner, date))
            found.extend(_purpose(line, drafts, time, owner, date))
    return found


def dates(line: Line, time: At[Time]) -> bool:
    """Whether it names days; "now", "the past", "the future" and "as recently as" name none."""
    what = time.what
    vague = what.value in {"PRESENT_REF", "FUTURE_REF"} or what.text.lower() == "the past"
    introduces = what.value == "PAST_REF" and line.low(time.last + 1) == "as"
    named = line.low(time.first - 1) in QUOTES and {line.low(time.last + 1), line.low(time.last + 2)} & QUOTES
    return what.edtf is not None and what.type in DAYS and not (vague or introduces or named)


def plain_day(date: str) -> str:
    """The day of a time of day; other dates as they are."""
    return date[:10] if "T" in date and "/" not in date else date


def date_of(draft: Draft, time: At[Time]) -> str | None:
    """The date that the time gives, opened where the preposition says so ("since March", "until Friday")."""
    date = plain_day(time.what.edtf or "")
    before = _preposition(draft.line, time.first)
    if "/" not in date:
        if before == "since":
            date = f"{date}/.."
        elif before == "by" or (before in {"until", "till"} and draft.status is Status.ONGOING):
            date = f"../{date}"
    if (
        before in {"before", "after", "between", "from", "than", "to"}
        or _ends_range(draft.line, time)
        or (before in {"until", "till"} and draft.status is not Status.ONGOING)
    ):
        return None
    return date if edtf.is_valid(date) else None


def _ends_range(line: Line, time: At[Time]) -> bool:
    """Whether the time only ends a stretch that another one opens ("between 2014 and 2016")."""
    joined = line.low(time.first - 1) in {"and", "to", "-", "–"}
    return joined and any(other.last == time.first - 2 for other in line.times)


def _preposition(line: Line, first: int) -> str:
    """The preposition before a time, over "the end of"."""
    i = first - 1
    while line.low(i) in {"of", "the", "end", "start", "beginning", "middle", "late", "early"}:
        i -= 1
    return line.low(i)


def _can_own(line: Line, draft: Draft, time: At[Time]) -> bool:
    """Whether trigger and time stand on the same side of what is quoted or reported."""
    said = line.content_of(time.first)
    if draft.said is not None:
        return not any(c.start <= time.what.start < c.end for c in draft.said.content)
    return said is line.content_of(draft.first)


def _owner(line: Line, drafts: Sequence[Draft], time: At[Time]) -> Draft | None:
    able = [d for d in drafts if _can_own(line, d, time)]
    eve = line.low(time.first) == "the" and line.low(time.first + 1) == "eve"
    if _in_a_name(line, drafts, time):
        return None
    if time.first == 0 and line.low(time.last + 1) == ":":
        return _of_entry(line, drafts)
    inside = [d for d in able if time.first <= d.first <= time.last]
    if inside and not eve:
        return inside[0]
    if modified := _modified(line, drafts if _possessive(line, time) else able, time):
        return modified
    if _modifies_another(line, time):
        return None
    left = [d for d in able if d.last < time.first]
    by_words = _before_verb(line, able, time) or _fronted(line, able, time) or _to_the_left(line, left, time)
    return by_words or said_then(line, able, time) or _by_tree(line, drafts, time)


def _of_entry(line: Line, drafts: Sequence[Draft]) -> Draft | None:
    """What an entry of a chronology tells ("4 June 1977: Lund opens the bridge"): its first verb, else its first noun.

    In a headline a day before a colon may be that of the report.
    """
    told = [d for d in drafts if d.status in {Status.HAPPENED, Status.PLANNED}]
    verbs = [d for d in told if not d.noun and not line.content_of(d.first)]
    nouns = [d for d in told if d.noun and line.kind(governor(d) or 0) != "preposition"]  # not "after the war"
    return None if line.sentence.role.value == "headline" else next(iter(verbs or nouns), None)


def _by_tree(line: Line, drafts: Sequence[Draft], time: At[Time]) -> Draft | None:
    """The verb that the tree hangs the time on: "announced the date in a statement on Tuesday"."""
    verb = hung_on(line, time)
    return next((d for d in drafts if verb is not None and not d.noun and d.first <= verb <= d.last), None)


def hung_on(line: Line, time: At[Time]) -> int | None:
    """The token that the tree hangs a time on as on a verb; None where other words between the two make that unsure."""
    inside = range(time.first, time.last + 1)
    heads = {line.tokens[i].head for i in inside} - set(inside)
    head = next(iter(heads)) if len(heads) == 1 else None
    relations = {line.tokens[i].relation for i in inside if line.tokens[i].head == head}
    if head is None or head < 0 or not relations & TEMPORAL_RELATIONS or _modifies_another(line, time):
        return None
    if head > time.last and any(is_finite(line.tokens, i) and not line.kind(i) for i in range(time.last + 1, head)):
        return None  # "on 6 April said that he had served": the saying's day
    between = {line.low(i) for i in range(head + 1, time.first - 1)}
    return None if group("parting") & between or _in_perfect(line, head) else head


def _in_perfect(line: Line, verb: int) -> bool:
    """Whether a verb stands in the present perfect, which goes with no day that is over ("has apologised")."""
    return bool({"has", "have"} & {line.low(i) for i in range(max(0, verb - 3), verb + 1)})


def _in_a_name(line: Line, drafts: Sequence[Draft], time: At[Time]) -> bool:
    """Whether a day without a number belongs to a name or a season: "the Good Friday Agreement", "Christmas sales"."""
    behind = [d for d in drafts if d.noun and d.first == time.last + 1]
    if not behind or any(c.isdigit() for c in time.what.text):
        return False
    festive = not {t.lower for t in line.tokens[time.first : time.last + 1]} & group("calendar")
    name = capitalised(line.tokens[behind[0].first]) and line.sentence.role.value != "headline"
    return name or (festive and behind[0].kind in SEASONAL)


def _possessive(line: Line, time: At[Time]) -> bool:
    return line.low(time.last + 1) in {"'s", "’s", "'", "’"}


def _modified(line: Line, able: Sequence[Draft], time: At[Time]) -> Draft | None:
    """The noun that the time stands before: "Sunday's talks", "a March attack"."""
    possessive = _possessive(line, time)
    i = time.last + 1 + possessive
    if line.low(i) == "," and line.tokens[time.last].text.isdigit() and "," in time.what.text:
        i += 1  # "the Sept. 11, 2012, attack"
    if not possessive and line.kind(time.first - 1) == "preposition" and line.low(time.first - 1) != "of":
        return None
    for draft in able:
        between = line.tokens[i : draft.first]
        free = not any(is_mark(t) or class_of(t) for t in between)
        if draft.noun and i <= draft.first <= i + PREMODIFIES and free and len(between) <= PREMODIFIES:
            return draft
    return None


def _fronted(line: Line, able: Sequence[Draft], time: At[Time]) -> Draft | None:
    """The first event behind a time that opens its clause or what is said: "in 2012 trade rose"."""
    clause = line.clause(time.first)
    content = line.content_of(time.first)
    start = clause.first
    if content:
        start = max(start, next((i for i, t in enumerate(line.tokens) if t.start >= content.content[0].start), start))
    lead = [t for t in line.tokens[start : time.first] if not (is_mark(t) or class_of(t))]
    if lead or any(start <= d.first < time.first for d in able):
        return None
    behind = [d for d in able if d.first > time.last and clause.covers(d.first)]
    verbs = [d for d in behind if not d.noun]
    nouns = [d for d in behind if is_subject(d)]
    return verbs[0] if verbs else nouns[0] if nouns else None


def _to_the_left(line: Line, left: Sequence[Draft], time: At[Time]) -> Draft | None:
    """The nearest event before the time, in its own clause or as the antecedent of "which opens on ..."."""
    if not left:
        return None
    clause = line.clause(time.first)
    nearest = max(left, key=lambda d: d.last)
    if made_in(nearest) == clause:
        return nearest
    if _antecedent(line, nearest, clause.first):
        return nearest
    here = sorted((d for d in left if clause.covers(d.last)), key=lambda d: -d.last)
    if not here:
        return None
    owner = here[0] if takes_time(here[0]) else next((d for d in here[1:] if not d.noun), None)
    return None if owner is None or _parted(line, owner.last, time.first) else owner


def _parted(line: Line, left: int, right: int) -> bool:
    """Whether words between a trigger and a time give the time to something else ("after leaving", "including")."""
    between = [line.low(i) for i in range(left + 1, right)]
    return len(between) > FARTHEST or bool(group("parting") & set(between[:-2])) or _other_verb(line, left, right)


def _other_verb(line: Line, left: int, right: int) -> bool:
    """Whether another full verb stands between; "ended" in "talks ended on Friday" is none."""
    full = (i for i in range(left + 1, right) if is_finite(line.tokens, i) and line.kind(i) is None)
    return any(line.low(i) not in group("event verb") | group("planning") for i in full)


def _before_verb(line: Line, able: Sequence[Draft], time: At[Time]) -> Draft | None:
    """The verb right behind a time that parts it from its subject: "the house on Wednesday released", "will vote"."""
    i = time.last + 1
    while line.kind(i) in {"modal", "auxiliary", "adverb"}:
        i += 1
    loose = line.kind(time.first - 1) != "determiner" and (
        line.low(time.first - 1) in {"on", "in"} or not _preposed(line, time)
    )
    return next((d for d in able if d.first == i and not d.noun and loose), None)


def _preposed(line: Line, time: At[Time]) -> bool:
    """Whether a preposition ties the time to what stands before it ("since Monday")."""
    return line.kind(time.first - 1) == "preposition"


def _modifies_another(line: Line, time: At[Time]) -> bool:
    """Whether the time stands before a noun that is no event: "this year's quotas", "a March report", "2012 bids"."""
    if _possessive(line, time) or _year_of_thing(line, time):
        return True
    behind = time.last + 1
    before = line.kind(time.first - 1) == "determiner" and line.kind(time.first) != "determiner"
    article = before or line.low(time.first) in {"the", "a", "an"}
    noun = behind < len(line.tokens) and line.kind(behind) is None and not is_mark(line.tokens[behind])
    return article and noun and not is_finite(line.tokens, behind)


def _year_of_thing(line: Line, time: At[Time]) -> bool:
    """Whether a bare year tells which thing is meant ("the 2016 campaign", "potential 2012 candidates").

    The tree hangs such a year on a noun behind it. Without a tree it is one that no preposition leads in before a noun.
    """
    if not (time.first == time.last and line.low(time.first).isdigit()):
        return False
    if (head := line.tokens[time.first].head) is not None:
        return head > time.last and line.tokens[head].upos in {"NOUN", "PROPN", "ADJ"}
    behind = time.last + 1
    noun = behind < len(line.tokens) and line.kind(behind) is None and not is_mark(line.tokens[behind])
    return noun and not _preposed(line, time) and not is_finite(line.tokens, behind)


def _antecedent(line: Line, draft: Draft, opener: int) -> bool:
    relative = line.low(opener) in {"which", "that"} and line.low(opener + 1) in OPENS
    return draft.noun and relative and 0 < opener - draft.last <= 3


def _since(line: Line, drafts: Sequence[Draft], time: At[Time], owner: Draft) -> list[Claim]:
    """An event that has gone on since another: "have died since fighting broke out in March 2011"."""
    start = plain_day(time.what.edtf or "")
    for i in range(owner.first - 1, -1, -1):
        if line.low(i) == "since" and "/" not in start:
            before = [d for d in drafts if d.last < i and d.said is None and d is not owner]
            nearest = max(before, key=lambda d: d.last, default=None)
            if nearest and i - nearest.last <= 3:
                return [Claim(nearest, time.what, f"{start}/..")]
        if line.tokens[i].text in ",;:":
            break
    return []


def _said_there(line: Line, drafts: Sequence[Draft], time: At[Time], owner: Draft, date: str) -> list[Claim]:
    """What is said at a press conference is of its day."""
    able = [d for d in drafts if _can_own(line, d, time)] if owner.kind == "press conference" else []
    said = said_then(line, able, time)
    return [Claim(said, time.what, date)] if said and said is not owner else []


def _purpose(line: Line, drafts: Sequence[Draft], time: At[Time], owner: Draft, date: str) -> list[Claim]:
    """A journey is on the day of what it is made for: "a trip to Tamar to meet the mayor on Monday"."""
    if owner.noun or line.low(owner.first - 1) != "to":
        return []
    before = [d for d in drafts if d.last < owner.first and d.kind in {"travel", "visit"} and d.noun]
    nearest = max(before, key=lambda d: d.last, default=None)
    near = (
        nearest is not None
        and owner.first - nearest.last <= 5
        and not any(is_mark(t) for t in line.tokens[nearest.last : owner.first])
    )
    return [Claim(nearest, time.what, date)] if nearest and near else []
