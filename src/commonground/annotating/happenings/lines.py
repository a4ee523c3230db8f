"""A sentence as the event rules read it: its clauses, and who, when, where and what is said, by token."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from commonground.annotating.clauses import Clause, class_of, clause_at, clauses
from commonground.annotating.people import People
from commonground.language.analysis import Sentence, Token
from commonground.records.annotations import Mention, Place, Statement, Time
from commonground.records.article import Article
from commonground.records.evidence import Evidence

Span = TypeVar("Span", bound=Evidence)
Tokens = tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class At(Generic[Span]):
    """A record that lies in the sentence, with its first and last token."""

    first: int
    last: int
    what: Span


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence with everything that earlier stages found in it."""

    article: Article
    sentence: Sentence
    parts: tuple[Clause, ...]
    times: tuple[At[Time], ...]
    mentions: tuple[At[Mention], ...]
    places: tuple[At[Place], ...]
    statements: tuple[Statement, ...]
    """Those whose content or cue touches the sentence."""

    @property
    def tokens(self) -> Tokens:
        """The tokens of the sentence."""
        return self.sentence.tokens

    def span(self, first: int, last: int) -> Evidence:
        """The stretch from token `first` to token `last`."""
        return self.article.evidence(self.tokens[first].start, self.tokens[last].end)

    def low(self, i: int) -> str:
        """The token in lower case, "" outside the sentence."""
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def clause(self, i: int) -> Clause:
        """The clause that the token lies in."""
        return clause_at(self.parts, i)

    def kind(self, i: int) -> str | None:
        """The closed class of the token, None for open-class words and outside the sentence."""
        return class_of(self.tokens[i]) if 0 <= i < len(self.tokens) else None

    def content_of(self, i: int) -> Statement | None:
        """The statement in whose content the token lies; the innermost where they nest."""
        token = self.tokens[i]
        holding = [s for s in self.statements if any(c.start <= token.start < c.end for c in s.content)]
        return min(holding, key=lambda s: sum(c.end - c.start for c in s.content), default=None)


def _within(sentence: Sentence, spans: Iterable[Span]) -> tuple[At[Span], ...]:
    found, starts, ends = [], [t.start for t in sentence.tokens], [t.end for t in sentence.tokens]
    for span in spans:
        if sentence.start <= span.start and span.end <= sentence.end:
            first, last = bisect_right(ends, span.start), bisect_left(starts, span.end) - 1
            if first <= last:
                found.append(At(first, last, span))
    return tuple(sorted(found, key=lambda at: at.first))


def _touches(sentence: Sentence, statement: Statement) -> bool:
    spans = (*statement.content, *((statement.cue,) if statement.cue else ()))
    return any(s.start < sentence.end and sentence.start < s.end for s in spans)


def read_line(
    article: Article,
    sentence: Sentence,
    times: Sequence[Time],
    people: People,
    places: Sequence[Place],
    statements: Sequence[Statement],
) -> Line:
    """The sentence with what lies in it."""
    return Line(
        article,
        sentence,
        clauses(sentence),
        _within(sentence, times),
        _within(sentence, people.inside(sentence.start, sentence.end)),
        _within(sentence, places),
        tuple(s for s in statements if _touches(sentence, s)),
    )


def tree_line(article: Article, sentence: Sentence, times: Sequence[Time], statements: Sequence[Statement]) -> Line:
    """The sentence with its times and statements alone, for readers that find who is who in the tree."""
    touching = tuple(s for s in statements if _touches(sentence, s))
    return Line(article, sentence, clauses(sentence), _within(sentence, times), (), (), touching)
