"""Rows about statements: what one speaker is reported to have said in several reports."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from commonground.comparing.copies.origins import Origins
from commonground.comparing.facts.elsewhere import unattributed
from commonground.comparing.facts.fact_rows import Row, Ruling, agreeing, cells
from commonground.comparing.facts.said import (
    CONTAINED,
    CONTENT,
    NEGATIONS,
    QUOTED,
    Said,
    counts,
    is_settled,
    is_told,
    shared,
)
from commonground.comparing.facts.utterances import PARAPHRASE, points
from commonground.comparing.words.terms import Rarity, numbers, stem
from commonground.comparing.words.wording import Change, changes, overlap
from commonground.records.annotations import Directness, Statement
from commonground.records.story import FactKind, Report, Verdict

LEAST_SAID = 4
"""Words that reported speech must have to be a point of its own: "the claim" and "joint patrols" say nothing."""
SHOWN = 3
"""Changes of a quotation that a reason shows."""
MORE = 0.9
"""Share of the shorter quotation's words that stand in the longer one where that has only more of it."""


def statement_rows(reports: Sequence[Report], origins: Origins) -> list[Row]:
    """A row for every point that somebody is reported to have said; reported silence and headline repeats are none."""
    rarity = Rarity()
    said = [Said(r, s, rarity) for r in reports for s in r.annotations.statements if counts(s) and not _is_fragment(s)]
    said += unattributed(said, reports)
    return [_row(group, origins) for group in points(said, origins)]


def _is_fragment(statement: Statement) -> bool:
    """Whether reported words are too few to say something; quoted ones are somebody's words however few."""
    reported = statement.directness is Directness.INDIRECT
    return reported and sum(len(part.text.split()) for part in statement.content) < LEAST_SAID


def _row(group: Sequence[Said], origins: Origins) -> Row:
    ruling = _ruling(group, origins)
    spans = cells(part for said in group for part in said.shown)
    return Row(FactKind.STATEMENT, _label(group), ruling.verdict, spans, ruling.why)


def _label(group: Sequence[Said]) -> str:
    """The fullest of the statements, and the speaker by name where one of them has it."""
    told = [said for said in group if is_told(said.statement)] or group
    fullest = max(told, key=lambda said: len(said.words))
    named = next((said for said in told if is_settled(said.statement)), fullest)
    return fullest.label_by(named.statement)


def _ruling(group: Sequence[Said], origins: Origins) -> Ruling:
    articles = {said.article for said in group}
    if origins.count(articles) < 2:
        return agreeing(articles, origins)
    altered = _altered(group)
    if any(_weighs(change, group[0].rarity) for change in altered):
        listed = ", ".join(dict.fromkeys(map(str, altered[:SHOWN])))
        return Ruling(Verdict.DIFFER, f"the words quoted differ: {listed}")
    for a, b in _pairs(group):
        clash = _clash(a, b)
        if clash:
            return Ruling(Verdict.NOT_COMPARABLE, clash)
    return agreeing(articles, origins, _likeness(group, altered))


def _pairs(group: Sequence[Said]) -> Iterator[tuple[Said, Said]]:
    return ((a, b) for a, b in combinations(group, 2) if a.article != b.article)


def _altered(group: Sequence[Said]) -> list[Change]:
    """Where the reports quote one utterance with other words; those that tell most first."""
    rarity = group[0].rarity
    quoted = {a.article: [stretch for b in group if b.article == a.article for stretch in b.quoted] for a in group}
    found = [
        change
        for a, b in _pairs(group)
        for change in changes(a.quoted, b.quoted)
        if not change.is_read_in(quoted[a.article], quoted[b.article])
    ]
    return sorted(found, key=lambda change: not _weighs(change, rarity))


def _weighs(change: Change, rarity: Rarity) -> bool:
    """Whether a change touches content, a number or a negation, and no small word alone."""
    return any(
        rarity.weight(stem(word)) >= CONTENT or word.isdigit() or word.lower() in NEGATIONS or word.endswith("n't")
        for word in change.told
    )


def _clash(a: Said, b: Said) -> str | None:
    """Why two statements of one point do not simply agree: other numbers, or one negated."""
    left, right = set(numbers(a.text)), set(numbers(b.text))
    if shared(a, b) < PARAPHRASE:
        return None
    if left and right and not left & right:
        return f"other numbers: {_listed(left)} and {_listed(right)}"
    if a.negated != b.negated and not a.runs & b.runs and not a.quoted_pairs & b.quoted_pairs:
        return "one of the two is negated"
    return None


def _listed(values: Iterable[str]) -> str:
    return ", ".join(sorted(values))


def _likeness(group: Sequence[Said], altered: Sequence[Change]) -> str:
    """In words how alike the statements are: the first of the descriptions that holds for them."""
    pairs = list(_pairs(group))
    if altered:
        return f"quoted alike but for small words: {', '.join(dict.fromkeys(map(str, altered[:SHOWN])))}"
    for words, holds in ALIKE:
        if all(holds(a, b) for a, b in pairs):
            return words
    if any(a.quoted_pairs & b.quoted_pairs for a, b in pairs):
        return "partly the same words quoted"
    return "in other words: " + ", ".join(_in_common(group)) + " in common"


def _in_common(group: Sequence[Said]) -> list[str]:
    """The content words that all share, as the first statement writes them."""
    stems = frozenset.intersection(*(frozenset(said.content) for said in group))
    return list(dict.fromkeys(word for word in group[0].words if stem(word) in stems))[:8]


ALIKE: Sequence[tuple[str, Callable[[Said, Said], bool]]] = (
    ("the same words", lambda a, b: a.words == b.words),
    ("one has more of the quotation", lambda a, b: bool(a.quoted and b.quoted) and overlap(a.quoted, b.quoted) >= MORE),
    (f"at least {QUOTED} words in a row in common", lambda a, b: bool(a.runs & b.runs)),
    ("one says the other more fully", lambda a, b: shared(a, b) >= CONTAINED),
)
"""How alike two statements can be, the closest first."""
