"""Reported quantities: found by their numerals, freed of what is none, bounded, dated and given to their source."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from commonground.annotating.clauses import class_of, clauses, is_mark
from commonground.annotating.quantities.amounts import Amount, amounts
from commonground.annotating.quantities.change import Change, change_of
from commonground.annotating.quantities.counted import Counted, counted_by
from commonground.annotating.quantities.glued import parted
from commonground.annotating.quantities.hedging import Hedge, bound_of, hedges_of
from commonground.annotating.quantities.holders import holder_of
from commonground.annotating.quantities.lent import Before, lent
from commonground.annotating.quantities.not_figures import is_no_figure
from commonground.annotating.quantities.numerals import Tokens
from commonground.annotating.quantities.periods import Around, Scope, clause_of, dated_in, is_undated, scope_of
from commonground.annotating.quantities.sources import (
    according_to,
    counts_sources,
    enclosing,
    estimated_by,
    given_by,
    inner_sayer,
    is_told_beside,
    statement_source,
    tag_within,
)
from commonground.annotating.quantities.subjects import level_of
from commonground.language.analysis import Analysis, Sentence
from commonground.records.annotations import Bound, Figure, Statement, Time
from commonground.records.article import Article, Role
from commonground.records.evidence import Evidence

BARE = frozenset({"figure", "number"})
READ = (Role.HEADLINE, Role.STANDFIRST, Role.BODY)


def find_figures(
    article: Article, analysis: Analysis, times: Sequence[Time], statements: Sequence[Statement]
) -> tuple[Figure, ...]:
    """The figures of the article, in text order; captions, which often repeat the body, are left out."""
    found: list[Figure] = []
    counted: Evidence | None = None
    for sentence in map(parted, analysis.of_role(*READ)):
        inside = [t for t in times if sentence.start <= t.start and t.end <= sentence.end]
        for figure in _Reading(article, sentence, inside, statements).figures():
            told = _told_before(figure, counted)
            found.append(told)
            counted = told.counted if told.unit is None and told.counted else counted
    return tuple(found)


def _told_before(figure: Figure, counted: Evidence | None) -> Figure:
    """The figure with what was counted last in place of a bare "the figure" or "the number"."""
    bare = figure.counted is not None and figure.unit is None and figure.counted.text.lower() in BARE
    return replace(figure, counted=counted) if bare and counted else figure


@dataclass(slots=True)
class _Reading:
    """One sentence being read for figures."""

    article: Article
    sentence: Sentence
    times: Sequence[Time]
    statements: Sequence[Statement]

    def figures(self) -> list[Figure]:
        """Its figures from left to right; "it" as the subject of a change means the one before."""
        tokens, parts, found = self.sentence.tokens, clauses(self.sentence), []
        found_here = tuple(amounts(tokens))
        around = Around(tokens, parts, dated_in(tokens, self.times, self.sentence.names), found_here)
        named = according_to(self.sentence)
        changed: Counted | None = None
        before: Before | None = None
        for amount in found_here:
            clause, own = clause_of(parts, amount.first), counted_by(tokens, amount)
            hedges = hedges_of(tokens, amount, own.last if own else amount.last, clause)
            start = min([amount.first, *(h.first for h in hedges)])
            own = holder_of(tokens, start, amount, own, clause) or own
            level = own or lent(tokens, amount, hedges, before) or level_of(tokens, start, amount, clause)
            if is_no_figure(tokens, amount, level, bool(hedges), self.times, self.sentence.names) or (
                not hedges and counts_sources(self.sentence, amount, own, self.statements)
            ):
                continue
            change = change_of(tokens, amount, hedges, clause)
            if change:
                changed = _subject(self.sentence, change, changed)
            counted = own or (changed if change else None) or _named_thing(tokens, level)
            found.append(self._figure(amount, counted, hedges, change, around, named))
            before = Before(amount, counted)
        return found

    def _figure(
        self,
        amount: Amount,
        counted: Counted | None,
        hedges: tuple[Hedge, ...],
        change: Change | None,
        around: Around,
        named: str | None,
    ) -> Figure:
        tokens = self.sentence.tokens
        start, end = tokens[amount.first].start, tokens[amount.last].end
        index = enclosing(start, end, self.statements)
        said = self.statements[index] if index is not None else None
        content = _holding(said, start, end) if said else None
        scope = Scope()
        if not is_undated(tokens, amount, change is not None):
            scope = scope_of(around, amount, content)
        source = estimated_by(self.sentence, min([amount.first, *(h.first for h in hedges)]), around.parts)
        source = source or (self._said_by(said, content, amount, around) if said and content else None)
        span = self.article.evidence(start, end)
        return Figure(
            span.article,
            span.start,
            span.end,
            span.text,
            value=amount.numeral.value,
            high=amount.numeral.high,
            unit=_unit_name(amount),
            counted=self._evidence(counted.first, counted.last) if counted else None,
            bound=bound_of(tokens, amount, hedges) if amount.numeral.high is None or hedges else Bound.EXACT,
            hedges=tuple(self._evidence(h.first, h.last) for h in hedges),
            change=change.direction if change else None,
            period=scope.period,
            as_of=scope.as_of,
            statement=index,
            source_name=source or named or given_by(self.sentence, amount),
        )

    def _said_by(self, said: Statement, content: tuple[int, int], amount: Amount, around: Around) -> str | None:
        """Who gives the amount within a statement: its speaker, or who is said there to say it."""
        if is_told_beside(self.sentence, content, amount):
            return None
        speaker = statement_source(self.sentence, said)
        inner = inner_sayer(self.sentence, content, amount, around.parts) or tag_within(self.sentence, amount)
        return speaker if inner is None or inner in (speaker or "") else inner

    def _evidence(self, first: int, last: int) -> Evidence:
        tokens = self.sentence.tokens
        return self.article.evidence(tokens[first].start, tokens[last].end)


def _unit_name(amount: Amount) -> str | None:
    if amount.unit:
        return amount.unit.name
    return "share" if amount.numeral.kind in {"fraction", "ratio"} else None


def _holding(said: Statement, start: int, end: int) -> tuple[int, int] | None:
    """The part of the content that holds the stretch."""
    return next(((c.start, c.end) for c in said.content if c.start <= start and end <= c.end), None)


def _named_thing(tokens: Tokens, counted: Counted | None) -> Counted | None:
    """The thing counted, unless it is a pronoun."""
    return None if counted is None or class_of(tokens[counted.last]) else counted


def _subject(sentence: Sentence, change: Change, before: Counted | None) -> Counted | None:
    """What changed; a pronoun, or a verb without a subject, means what changed before in the same sentence."""
    own, tokens = change.counted, sentence.tokens
    if own is not None:
        return before if class_of(tokens[own.last]) == "pronoun" else own
    i = change.verb - 1
    while i > 0 and class_of(tokens[i]) in {"auxiliary", "modal", "adverb"}:
        i -= 1
    bare = i < 0 or is_mark(tokens[i]) or class_of(tokens[i]) in {"coordinator", "pronoun", "relative", "preposition"}
    return before if bare or change.known else None
