"""What sets off an event mention: the verbs and nouns of triggers.tsv, changes with their size, and statements."""

from collections.abc import Iterator
from functools import cache

from commonground.annotating.clauses import capitalised, class_of, is_finite, is_mark
from commonground.annotating.happenings.blows import blow_at
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.inflection import plural, verb_forms
from commonground.annotating.happenings.lines import Line
from commonground.annotating.happenings.senses import other_sense
from commonground.annotating.happenings.status import made_in
from commonground.annotating.quantities.amounts import amounts
from commonground.annotating.quantities.change import change_of
from commonground.annotating.quantities.hedging import hedges_of
from commonground.annotating.word_groups import group
from commonground.records.annotations import EntityKind, Statement, StatementKind
from commonground.tables import rows

PACKAGE = "commonground.annotating.happenings"
LONGEST = 3
TITLE = 7
"""Words between a trigger and the quotation marks of a title around it."""
SPEECH = frozenset(
    {"statement", "announcement", "accusation", "denial", "report", "agreement", "rejection", "approval"}
)
"""Kinds that a statement can be; a cue of another kind ("discussed") is a deed, not speech."""
NAMED_EVENTS = frozenset({"sports event", "conference", "summit", "agreement", "disaster", "festival", "election"})
"""Kinds whose nouns are written with a capital in the names of events ("Winter Olympics")."""


SUBJECTS = frozenset({"fighting", "war"})
"""Nouns that open a verb phrase of the table: "war broke out"."""
TRADED = frozenset({"sale", "purchase", "delivery", "travel", "visit"})
"""Kinds whose nouns are counted: what rises or falls is their number."""
Uses = tuple[tuple[str, str], ...]


@cache
def _table() -> dict[tuple[str, ...], Uses]:
    """Trigger words in every inflection -> their (part, kind) rows."""
    found: dict[tuple[str, ...], Uses] = {}
    for words, part, kind in rows(PACKAGE, "triggers"):
        first, *rest = words.split()
        for use in ("verb", "noun") if part == "either" else (part,):
            for forms in _inflected(first, rest, use):
                found[forms] = (*found.get(forms, ()), (use, kind))
    return found


def _inflected(first: str, rest: list[str], part: str) -> Iterator[tuple[str, ...]]:
    """Every form of a phrase: a verb phrase inflects its verb, a noun phrase its last word."""
    if part == "verb" and first in SUBJECTS and rest:
        yield from ((first, form, *rest[1:]) for form in verb_forms(rest[0]))
    elif part == "verb":
        yield from ((form, *rest) for form in verb_forms(first))
    elif rest:
        yield from ((first, *rest[:-1], form) for form in {rest[-1], plural(rest[-1])})
    else:
        yield from ((form,) for form in {first, plural(first)})


@cache
def _bases() -> frozenset[str]:
    """The verbs of the table in their base form."""
    return frozenset(words.split()[0] for words, part, _ in rows(PACKAGE, "triggers") if part != "noun")


@cache
def _first_words() -> frozenset[str]:
    """The words that a trigger can start with."""
    return frozenset(forms[0] for forms in _table())


def names_only(words: str) -> bool:
    """Whether words can only name an event ("collision"), where a verb would tell of it ("collided")."""
    uses = _table().get(tuple(words.lower().split()), ())
    return bool(uses) and all(part == "noun" for part, _ in uses)


def find_triggers(line: Line) -> list[Draft]:
    """The drafts of a sentence in order of their triggers, none overlapping.

    Statements come first, but for those whose cue opens a phrase of the table: "pleaded guilty" is no plea.
    """
    listed = [*_listed(line)]
    phrases = {draft.first for draft in listed if draft.last > draft.first and not draft.noun}
    drafts = [said for said in _statements(line) if said.first not in phrases]
    taken = {i for d in drafts for i in range(d.first, d.last + 1)}
    for draft in (*_changes(line), *listed):
        if taken.isdisjoint(range(draft.first, draft.last + 1)):
            taken.update(range(draft.first, draft.last + 1))
            drafts.append(draft)
    return sorted((d for d in drafts if not _part_of_change(line, d, drafts)), key=lambda d: d.first)


def _part_of_change(line: Line, draft: Draft, drafts: list[Draft]) -> bool:
    """Whether a noun only says what rose or fell ("sales of mackerel fell")."""
    if not draft.noun or draft.kind not in TRADED:
        return False
    behind = (d for d in drafts if d.kind == "economic change" and d.first > draft.last)
    return any(not any(is_finite(line.tokens, i) for i in range(draft.last + 1, d.first)) for d in behind)


def _statements(line: Line) -> Iterator[Draft]:
    """Statements whose cue stands here and that are somebody's; reported silence is no event."""
    for said in line.statements:
        cue = said.cue
        if said.kind is not StatementKind.SAID or cue is None or said.cue_negated or not _somebody(said):
            continue
        inside = [i for i, t in enumerate(line.tokens) if cue.start <= t.start and t.end <= cue.end]
        kind = kind_of_cue(cue.text)
        if inside and kind in SPEECH:
            yield Draft(line, inside[0], inside[-1], kind, noun=False, said=said)


def _somebody(said: Statement) -> bool:
    """Whether the speaker is known; an accusation counts whoever makes it."""
    if said.speaker_entity is not None:
        return True
    return said.speaker_name is not None and said.cue is not None and kind_of_cue(said.cue.text) == "accusation"


def kind_of_cue(cue: str) -> str:
    """The kind of event that a statement's cue names: "announced" is an announcement, "said" a statement."""
    word = cue.rsplit(maxsplit=1)[-1].lower()
    kinds = [kind for part, kind in _table().get((word,), ()) if part == "verb"]
    return kinds[0] if kinds else "statement"


def _changes(line: Line) -> Iterator[Draft]:
    """Verbs of rise and fall with the size of the change."""
    for amount in amounts(line.tokens):
        clause = line.clause(amount.first)
        change = change_of(line.tokens, amount, hedges_of(line.tokens, amount, amount.last, clause), clause)
        if change and change.verb < amount.first:
            verb = is_finite(line.tokens, change.verb)
            draft = Draft(line, change.verb, change.verb, "economic change", noun=not verb)
            if verb or made_in(draft):
                yield draft


def _listed(line: Line) -> Iterator[Draft]:
    tokens, i = line.tokens, 0
    while i < len(tokens):
        draft = _at(line, i)
        if draft:
            yield draft
            i = draft.last
        i += 1


def _at(line: Line, i: int) -> Draft | None:
    if kind := blow_at(line, i):
        return Draft(line, i, i, kind, noun=False)
    if line.low(i) not in _first_words():
        return None
    for size in range(min(LONGEST, len(line.tokens) - i), 0, -1):
        last = i + size - 1
        uses = _table().get(tuple(t.lower for t in line.tokens[i : i + size]), ())
        for part, kind in () if uses and other_sense(line, i, last) else uses:
            if part == "noun" and _is_noun(line, i, last, kind):
                return Draft(line, i, last, kind, noun=True)
            if part == "verb" and _is_verb(line, i + (size > 1 and line.low(i) in SUBJECTS)):
                return Draft(line, i, last, kind, noun=False)
    return None


def _is_verb(line: Line, first: int) -> bool:
    """Whether the word is used as a verb, by its form and the word before it."""
    token, before, kind = line.tokens[first], line.low(first - 1), line.kind(first - 1)
    if token.upos:
        return token.upos == "VERB" and token.relation != "amod" and not _adjective(line, first)
    if (capitalised(token) and first > 0 and not _headline(line)) or kind == "determiner" or before in {"'s", "’s"}:
        return False
    to_blame = token.lower == "blame" and before == "to" and line.low(first - 2) in group("be")
    if to_blame or _adjective(line, first) or _gerund(line, first):
        return False
    low, base = token.lower, token.lower in _bases() and not token.lower.endswith("ing")
    if base and not low.endswith("ed") and not is_finite(line.tokens, first):
        follows = (
            before == "to" or kind in {"modal", "auxiliary", "negation"} or before in {"we", "they", "you", "i", "who"}
        )
        return (
            follows
            or (_headline(line) and first > 0 and line.kind(first - 1) is None)
            or (kind == "adverb" and line.kind(first - 2) in {"modal", "auxiliary"})
            or _plural_subject(line, first)
        )
    if low.endswith("s") and not base:
        subject = first > 0 and capitalised(line.tokens[first - 1])
        return subject or before in {"he", "she", "it", "which", "who", "that"}
    return kind != "preposition" or before in group("before participle")


def _adjective(line: Line, i: int) -> bool:
    """Whether a participle only describes the next noun: "in flooded areas", "Flooded roads were"."""
    described = line.kind(i + 1) is None and i + 1 < len(line.tokens) and line.tokens[i + 1].text.islower()
    opens = i == 0 or line.kind(i - 1) in {"preposition", "determiner"}
    return line.low(i).endswith("ed") and opens and described and not line.low(i + 1).endswith("ly")


def _gerund(line: Line, i: int) -> bool:
    """Whether a form in -ing stands as a noun behind an article and its adjective: "an early meeting with"."""
    described = line.kind(i - 1) in {None, "adverb"} and line.kind(i - 2) == "determiner" and i > 1
    return line.low(i).endswith("ing") and described and line.kind(i + 1) not in {None, "determiner", "pronoun"}


def _in_title(line: Line, first: int, last: int) -> bool:
    """Whether the noun stands in quotation marks that hold no sentence and nobody's words: a title, a name."""
    opening = next((i for i in range(first - 1, max(-1, first - TITLE), -1) if line.tokens[i].text in '“"‘'), None)
    closing = next(
        (i for i in range(last + 1, min(len(line.tokens), last + TITLE)) if line.tokens[i].text in '”"’'), None
    )
    if opening is None or closing is None or line.content_of(first) is not None:
        return False
    return last - first + 1 < closing - opening - 1 and not any(
        is_finite(line.tokens, i) for i in range(opening, closing)
    )


def _headline(line: Line) -> bool:
    return line.sentence.role.value == "headline"


def _plural_subject(line: Line, i: int) -> bool:
    before = line.low(i - 1)
    return before in {"people", "men", "women", "police", "leaders"} or (
        before.endswith("s") and len(before) > 3 and line.kind(i - 1) is None and not is_mark(line.tokens[i - 1])
    )


def _is_noun(line: Line, first: int, last: int, kind: str) -> bool:
    """Whether the word is a noun here and names the event itself, not a part of another name or noun."""
    head = line.tokens[last]
    before, after = line.kind(first - 1), line.kind(last + 1)
    if head.upos and head.upos not in {"NOUN", "PROPN"}:
        return False
    if before in {"modal", "pronoun", "negation"} or (
        line.low(first - 1) == "to" and head.lower in _bases() and after in {"determiner", "pronoun"}
    ):
        return False
    if head.lower == "votes" or _inside_name(line, first, kind) or _in_title(line, first, last):
        return False
    if head.lower == "figures":
        return _released_figures(line, first)
    if head.lower in {"comments", "remarks"}:
        return _occasion_of_remarks(line, first, last)
    return not _modifies(line, last)


def _inside_name(line: Line, i: int, kind: str) -> bool:
    token = line.tokens[i]
    if not capitalised(token) or i == 0 or _headline(line):
        return False
    names = [n for n in line.sentence.names if n.first <= i <= n.last]
    institution = any(n.kind in {EntityKind.PERSON, EntityKind.ORGANISATION} for n in names)
    return institution or kind not in NAMED_EVENTS


def _modifies(line: Line, last: int) -> bool:
    """Whether a singular noun only modifies the next ("election campaign", "arrest warrant")."""
    tokens, i = line.tokens, last + 1
    if tokens[last].relation == "compound" and (tokens[last].head or 0) > last:
        return True  # "an Attack Ad"
    if i >= len(tokens) or tokens[last].lower.endswith("s") or (is_mark(tokens[i]) and tokens[i].text != "-"):
        return False
    if tokens[i].text == "-":
        return tokens[i].start == tokens[last].end
    low = tokens[i].lower
    closed = class_of(tokens[i]) is not None or is_finite(tokens, i) or low.endswith(("ing", "ly", "ed", "'s", "’s"))
    return not (
        closed or capitalised(tokens[i]) or tokens[i].text[0].isdigit() or any(t.first == i for t in line.times)
    )


def _released_figures(line: Line, i: int) -> bool:
    """Figures as a publication, not as persons: "the latest UN figures", "official figures show"."""
    before = {line.low(k) for k in range(max(0, i - 3), i)}
    return bool(before & {"latest", "official", "new", "fresh"}) or line.low(i + 1) in {
        "show",
        "showed",
        "released",
        "published",
    }


def _occasion_of_remarks(line: Line, first: int, last: int) -> bool:
    """Remarks with their occasion: "in brief comments after the meeting"."""
    opening = "in" in {line.low(k) for k in range(max(0, first - 3), first)}
    return opening and line.low(last + 1) in {"after", "at", "to", "before", "during", "following"} | group("saying")
