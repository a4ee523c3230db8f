"""The program's own words in a brief: headings, tags and signs. All others come from the pages."""

from collections.abc import Sequence

from commonground.records.annotations import Bound, Status
from commonground.records.article import Basis
from commonground.records.story import Direction, Fact, FactKind, Identity, Level, Verdict
from commonground.showing.choices import DATES
from commonground.showing.digest.lines import (
    Digest,
    Happening,
    OnlyHere,
    Parties,
    Quantity,
    Quotation,
    Reason,
    Row,
    Source,
    Stand,
    Tie,
)
from commonground.showing.words import counted, plain

PLACED = frozenset(
    {"meeting", "summit", "conference", "attack", "killing", "shooting", "bombing", "explosion", "kidnapping", "deaths"}
    | {
        "accident",
        "collapse",
        "disaster",
        "outbreak",
        "evacuation",
        "rescue",
        "arrest",
        "protest",
        "seizure",
        "funeral",
    }
)
"""Kinds of which a reader asks where: not a poll, a vote or a word."""
LEADING = 5
"""So many headlines stand for what is known where no event with a date does."""

NO_ARTICLE = "No article found on these pages"
NOT_FOUND = "not found in the text we read"
NO_EVENT = "No event was found in these reports."
NOT_STATED = "not stated"
INDIRECT, SILENCE = "indirect", "reported silence"
FORMS = {"": "quotation", INDIRECT: "indirect statement", SILENCE: "reported silence"}
"""What a statement of each form is called where several are counted."""
NO_SPEAKER = "Nobody named"

BOUND = {Bound.EXACT: "", Bound.APPROXIMATELY: "≈ ", Bound.BELOW: "< ", Bound.ABOVE: "> "}

VERDICT = {
    Verdict.SAME: "same",
    Verdict.DIFFER: "reports differ",
    Verdict.UPDATE: "updated",
    Verdict.NOT_COMPARABLE: "not comparable",
    Verdict.SINGLE: "one report only",
}

APART = "differ"
"""Of statements: two speakers, or two quotations of one, and not always two reports."""

ANSWER = {
    (Level.STORY, Identity.SAME): "one story",
    (Level.STORY, Identity.DIFFERENT): "two stories",
    (Level.STORY, Identity.UNCERTAIN): "one story or two: not settled, kept apart",
    (Level.EVENT, Identity.SAME): "one event",
    (Level.EVENT, Identity.DIFFERENT): "two events",
    (Level.EVENT, Identity.UNCERTAIN): "one event or two: not settled, kept apart",
}

PARTIES = "Between the parties"
DIRECTION = {Direction.TOGETHER: "together", Direction.APART: "apart"}

OWN_WORD = (Status.ALLEGED, Status.DENIED)
"""Alleging and denying are done in words: "denied by X", where a plan is "planned, says X"."""

BASIS = {
    Basis.STATED: "stated",
    Basis.INFERRED: "inferred, the page states no date",
    Basis.UNKNOWN: "no date found",
}


def verdict(point: Row | Fact) -> str:
    """What the reports make of a point."""
    if point.kind is FactKind.STATEMENT and point.verdict is Verdict.DIFFER:
        return APART
    return VERDICT[point.verdict]


def refs(numbers: Sequence[int]) -> str:
    """Report numbers as they stand behind a line: "[1][3]"."""
    return "".join(f"[{number}]" for number in numbers)


def reports(digest: Digest) -> str:
    """How many reports there are, of how many outlets and origins."""
    folded = len(digest.sources) - digest.origins
    parts = [counted(len(digest.sources), "report")]
    if digest.outlets:
        parts.append(counted(digest.outlets, "outlet"))
    parts.append(counted(digest.origins, "origin"))
    if folded:
        parts.append(f"{counted(folded, 'copy', 'copies')} folded")
    return " · ".join(parts)


def published(digest: Digest) -> str:
    """The reports' dates; of many the first and the last."""
    dates = list(dict.fromkeys(str(source.when) for source in digest.sources))
    undated = sum(source.when.words is None for source in digest.sources)
    if len(dates) > DATES:
        dates = [str(digest.published)] + (
            [counted(undated, "page without a date", "pages without a date")] * (undated > 0)
        )
    return "published: " + " · ".join(dates)


def status(happening: Happening) -> str | None:
    """Whether an event is more, or less, than something that happened, and on whose word."""
    who = " and ".join(happening.attributed_to)
    if happening.status is Status.HAPPENED:
        return f"says {who}" if who else None
    if not who:
        return happening.status.value
    return f"{happening.status.value}{' by ' if happening.status in OWN_WORD else ', says '}{who}"


def tags(happening: Happening) -> list[str]:
    """What stands behind the words of an event: its place, its status, the words its date was reckoned from."""
    place = happening.place
    found = [place if place and place.casefold() not in happening.words.casefold() else None, status(happening)]
    found += [f"“{words}”" for words in happening.date_words if words.casefold() not in happening.words.casefold()]
    return [tag for tag in found if tag]


def known_tags(happening: Happening) -> list[str]:
    """The same for an event that leads, where a missing place is worth a word if its kind is of one spot."""
    wanting = happening.kind in PLACED and not happening.place
    return tags(happening) + ([f"place: {NOT_FOUND}"] if wanting else [])


def headlines(digest: Digest) -> tuple[Source, ...]:
    """The reports whose headlines lead where no event does: copies left out, so many as events would."""
    return tuple(source for source in digest.sources if source.headline and source.copy_of is None)[:LEADING]


def reported(source: Source) -> str:
    """When a report was published: not when what it tells took place."""
    return f"reported {source.when}" if source.when.words else "report without a date"


def statements_above(alone: OnlyHere) -> str:
    """How many of a report's statements no other has; their words stand under their speakers."""
    count = counted(len(alone.statements), "statement")
    return f"{'and ' if alone.points else ''}{count}, under “Who said what” by [{alone.source.number}]"


def quotation(quote: Quotation, form: str) -> list[str]:
    """What stands under a quotation, beside its date and outlet."""
    found = [form] if form else []
    if quote.partly:
        found.append("partly verbatim")
    if quote.negated and form != SILENCE:
        found.append(f"negated: “{quote.cue}”")
    if quote.denied:
        found.append(f"denial: “{quote.cue}”" if quote.cue_denies else "denial")
    if quote.addressee:
        found.append(f"to {quote.addressee}")
    return found


def parties(pair: Parties) -> str:
    """The names of two parties."""
    return " and ".join(pair.names)


def says(stand: Stand) -> str:
    """Whose word a sentence is."""
    return f"says {stand.whose}"


def copy(source: Source) -> str:
    """What is known of a text that several pages carry: whose copy, what was cut and added, whom it credits."""
    parts = []
    if source.copy_of:
        parts.append(f"copy of [{source.copy_of}], {source.overlap or 0:.0%} of the words shared")
    if source.cut and source.cut.cut:
        number = len(source.cut.cut)
        which = (
            f"last {counted(number, 'paragraph')}" if source.cut.from_end else f"{number} of {source.cut.of} paragraphs"
        )
        parts.append(f"cut from [{source.copy_of}]: {which}")
    if source.cut and source.cut.added:
        parts.append(f"added: {counted(len(source.cut.added), 'paragraph')}")
    if source.first:
        parts.append("earliest of these copies")
    if source.agency:
        parts.append(f"credits “{plain(source.agency.text)}”")
    return " · ".join(parts)


def value(quantity: Quantity) -> str:
    """The figure as it stands in the text, with the sign of its bound and the way it changed."""
    sign = BOUND[quantity.bound] if quantity.bound else ""
    return sign + quantity.value + (f" ({quantity.change})" if quantity.change else "")


def time_of(quantity: Quantity) -> str:
    """The period that a figure covers, and the day it was true or is to be; an open period without one says so."""
    parts = [quantity.period] if quantity.period else []
    if quantity.as_of:
        parts.append(f"{'by' if quantity.ahead else 'as of'} {quantity.as_of}")
    elif quantity.period and quantity.period.startswith("since"):
        parts.append("as of: not stated")
    return " · ".join(parts) or NOT_STATED


def tie(tie: Tie) -> str:
    """Which reports an answer is about, and the answer."""
    return f"{' and '.join(map(refs, tie.groups))}  {ANSWER[tie.level, tie.answer]}"


def reason(tie: Tie, reason: Reason) -> str:
    """A reason, with its pair of reports where the tie is of more than two."""
    alone = sum(map(len, tie.groups)) <= 2
    return reason.words if alone else f"{refs(reason.pair)} {reason.words}"


def name(source: Source) -> str:
    """The outlet, or where none is known the file without its folders, or the address."""
    return source.outlet or (source.file if "://" in source.file else source.file.rpartition("/")[2])


def where(source: Source) -> str:
    """The file or address, where its name has not said it already."""
    return source.file if source.file != name(source) else ""


def tally(digest: Digest) -> str:
    """What the sections below hold, in numbers."""
    verdicts = [row.verdict for row in digest.grid.rows]
    inferred = sum(dated.basis is Basis.INFERRED for dated in digest.dated)
    unknown = sum(dated.basis is Basis.UNKNOWN for dated in digest.dated)
    aside = sum(len(page.lines) for page in digest.aside)
    counts = (
        (verdicts.count(Verdict.SAME), "point reported alike", "points reported alike"),
        (verdicts.count(Verdict.DIFFER), "point on which reports differ", "points on which reports differ"),
        (verdicts.count(Verdict.UPDATE), "point updated", "points updated"),
        (inferred, "page date inferred", "page dates inferred"),
        (unknown, "page without a date", "pages without a date"),
        (aside, "line of page furniture set aside", "lines of page furniture set aside"),
    )
    return " · ".join(counted(number, one, many) for number, one, many in counts if number)
