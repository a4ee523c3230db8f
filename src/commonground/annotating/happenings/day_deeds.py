"""What was done on a day that the sentence itself gives, whatever the verb: "Ann Lee left the race on Tuesday".

The tree hangs the time on the verb; without a tree there are none. Tables of triggers find the rest.
"""

from collections.abc import Iterator, Sequence

from commonground.annotating.clauses import irregular_pasts
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.lines import At, Line
from commonground.annotating.happenings.status import is_plain_past, status_of
from commonground.annotating.happenings.when import Claim, date_of, dates, hung_on
from commonground.annotating.word_groups import group
from commonground.language.lemmas import lemma
from commonground.records import edtf
from commonground.records.annotations import Statement, StatementKind, Status, Time
from commonground.records.article import Role

KIND = "deed"
SAYING = "statement"
"""The kind of the news that an unnamed speaker makes: "The aviation authority disputed on Tuesday whether ..."."""
WIDEST = 31
"""Days that a date may cover and still tell a reader when it was: a month, not a year."""
OPENING = 2
"""Paragraphs at the head of a report that tell its news, where it matters whoever the subject is."""
TOLD = frozenset({Status.HAPPENED, Status.PLANNED})
SUBJECTS = ("nsubj", "csubj")
RELATIVE = frozenset({"acl:relcl", "acl"})


def day_deeds(line: Line, drafts: Sequence[Draft], claims: Sequence[Claim]) -> list[Draft]:
    """The verbs of a sentence that are no trigger and own a time that dates no trigger, with that date."""
    claimed = {claim.time for claim in claims}
    free = [time for time in line.times if time.what not in claimed and dates(line, time)]
    found: dict[int, Draft] = {}
    for time in free:
        for draft in _of_time(line, drafts, time):
            found.setdefault(draft.first, draft)
    return [found[first] for first in sorted(found)]


def _of_time(line: Line, drafts: Sequence[Draft], time: At[Time]) -> Iterator[Draft]:
    verb = hung_on(line, time)
    if (
        verb is None
        or _said_then(line, verb, time)
        or not _is_deed(line, verb)
        or any(d.first <= verb <= d.last for d in drafts)
    ):
        return
    particle = line.tokens[verb + 1 : verb + 2]
    last = verb + any(t.relation == "compound:prt" and t.head == verb for t in particle)
    draft = Draft(line, verb, last, SAYING if _saying(line, verb) else KIND, noun=False)
    draft.status = status_of(draft)
    date = date_of(draft, time)
    first, end = edtf.days(date) if date else (None, None)
    sure = draft.status is Status.PLANNED or is_plain_past(draft)
    if draft.status in TOLD and sure and first and end and (end - first).days <= WIDEST:
        draft.dated(date, time.what)
        yield draft


def _said_then(line: Line, verb: int, time: At[Time]) -> bool:
    """Whether the time may be that of the saying: "said the mayor would lose in an interview on Tuesday"."""
    between = {line.low(i) for i in range(verb + 1, time.first)}
    return line.content_of(verb) is not None and bool(between & group("speaking occasion"))


def _is_deed(line: Line, verb: int) -> bool:
    """Whether a verb tells of something done: no state, no infinitive by itself, no speech but the news."""
    token, saying = line.tokens[verb], _saying(line, verb)
    news = saying is not None and saying.kind is StatementKind.SAID and not saying.cue_negated and tells_the_news(line)
    state = saying is None and lemma(token.lower) in group("state verb")
    if token.upos != "VERB" or state or (saying and not news):
        return False
    past = token.lower.endswith("ed") or token.lower in irregular_pasts()
    has_subject = any(t.head == verb and (t.relation or "").startswith(SUBJECTS) for t in line.tokens)
    return has_subject or (past and token.relation in RELATIVE | {"conj"})


def _saying(line: Line, verb: int) -> Statement | None:
    """The statement whose cue the verb is; whose speaker is somebody known is an event already."""
    token = line.tokens[verb]
    cued = ((said, said.cue) for said in line.statements if said.cue)
    return next((said for said, cue in cued if cue.start < token.end and token.start < cue.end), None)


def tells_the_news(line: Line) -> bool:
    """Whether the sentence stands in the headline or in the first paragraphs of the body."""
    blocks = line.article.blocks
    body = [i for i, block in enumerate(blocks) if block.role is Role.BODY][:OPENING]
    return line.sentence.role in {Role.HEADLINE, Role.STANDFIRST} or line.sentence.block in body
