"""A paragraph as the rules read it: its tokens in a row, its quotations, and units that no quotation straddles."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from commonground.annotating.attribution.quotations import Quotation, find_quotations
from commonground.annotating.attribution.running_on import joined_blocks
from commonground.annotating.attribution.titles import is_title
from commonground.annotating.attribution.vocabulary import (
    CONJUNCTION,
    DASHES,
    MARKS,
    is_adverb,
    is_capitalised,
    is_word,
)
from commonground.language.analysis import Analysis, Sentence, Token
from commonground.records.annotations import EntityKind
from commonground.records.article import Article, Role

# Tokens outside quotations in one unit; no sentence of PolNeAR's first 200 articles has 200.
LONGEST_UNIT = 200
# Tokens of a dateline and its dash ("BRACKWELL, 7 March (Agency) -").
LONGEST_DATELINE = 12
READ = frozenset((Role.HEADLINE, Role.STANDFIRST, Role.BODY))


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that one quotation holds together: tokens `first` to `last`, `last` exclusive."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The tokens of one block; all indexes in the rules of attribution are into `tokens`.

    `lows` are the tokens in lower case, the country "US" as "u.s.". `named` gives the kind of name that each token is
    part of. `heads` and `dependents` are the parse, None and () where there is none. `quoted` gives for each token the
    number of its quotation, marks included, or -1; `spans` the tokens that each quotation covers. `title_case`: most
    words begin with a capital, as in some headlines.
    """

    role: Role
    tokens: tuple[Token, ...]
    lows: tuple[str, ...]
    units: tuple[Unit, ...]
    quoted: tuple[int, ...]
    spans: tuple[Unit, ...]
    named: tuple[EntityKind | None, ...]
    heads: tuple[int | None, ...]
    dependents: tuple[tuple[int, ...], ...]
    title_case: bool = False

    def low(self, index: int) -> str:
        """The token at `index` in lower case, or "" outside the paragraph."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def head(self, index: int) -> int | None:
        """The token that this one hangs on in the parse; None at a root and without a parse."""
        return self.heads[index]

    def children(self, index: int) -> tuple[int, ...]:
        """The tokens that hang on this one in the parse, in order."""
        return self.dependents[index]

    def tight(self, index: int) -> bool:
        """Whether a token touches both its neighbours, as the hyphen of "Shaw-Lopez" does."""
        if not 0 < index < len(self.tokens) - 1:
            return False
        before, token, after = self.tokens[index - 1 : index + 2]
        return before.end == token.start and token.end == after.start

    def opens(self, index: int) -> bool:
        """Whether a quotation begins with this token."""
        number = self.quoted[index]
        return number >= 0 and (index == 0 or self.quoted[index - 1] != number)

    def after_comma(self, index: int) -> bool:
        """Whether a quotation that ends in a comma closes right before this token."""
        if index < 2 or self.quoted[index - 1] < 0 or self.quoted[index] == self.quoted[index - 1]:
            return False
        return any(self.tokens[t].text == "," for t in range(max(0, index - 4), index) if self.quoted[t] >= 0)

    def after(self, index: int) -> int:
        """The index of the token after the quotation that holds this one; the next token outside quotations."""
        number = self.quoted[index]
        return index + 1 if number < 0 else self.spans[number].last

    def before(self, index: int) -> int:
        """The index of the token before the quotation that holds this one; the previous token outside quotations."""
        number = self.quoted[index]
        return index - 1 if number < 0 else self.spans[number].first - 1

    def only_quoted(self, first: int, last: int) -> bool:
        """Whether all words from `first` to `last` stand in quotations, a leading "But" or "And" aside."""
        at, found = first, False
        while at < last:
            if self.quoted[at] >= 0:
                found = True
            elif is_word(self.tokens[at]):
                aside = at < first + 2 and (self.low(at) in CONJUNCTION or is_adverb(self.tokens[at]))
                if not aside:
                    return False
            at = self.after(at)
        return found


def read_paragraphs(article: Article, analysis: Analysis) -> Iterator[Paragraph]:
    """The paragraphs of headline, standfirst and body, in order; those that one quotation runs through as one."""
    sentences = (s for s in analysis.sentences if s.role in READ and s.tokens)
    blocks = [list(block) for _, block in groupby(sentences, key=lambda s: s.block)]
    for block in joined_blocks(article.text, blocks):
        yield _paragraph(article.text, block)


def _paragraph(text: str, sentences: list[Sentence]) -> Paragraph:
    tokens = tuple(token for sentence in sentences for token in sentence.tokens)
    heads = tuple(head for sentence, first in _placed(sentences) for head in _heads(sentence, first))
    quotations = find_quotations(text, sentences[0].start, sentences[-1].end)
    if sentences[0].role is not Role.HEADLINE:
        quotations = tuple(quotation for quotation in quotations if not is_title(text, quotation))
    quoted = _quoted(tokens, quotations)
    return Paragraph(
        role=sentences[0].role,
        tokens=tokens,
        lows=tuple("u.s." if token.text == "US" else token.lower for token in tokens),
        units=tuple(_short_enough(_after_dateline(sentences[0], _units(sentences, quoted)), quoted)),
        quoted=quoted,
        spans=_spans(quoted),
        heads=heads,
        dependents=_dependents(heads),
        named=tuple(kind for sentence in sentences for kind in _named(sentence)),
        title_case=_title_case(tokens),
    )


def _placed(sentences: list[Sentence]) -> Iterator[tuple[Sentence, int]]:
    """The sentences, each with the index of its first token in the paragraph."""
    first = 0
    for sentence in sentences:
        yield sentence, first
        first += len(sentence.tokens)


def _heads(sentence: Sentence, first: int) -> Iterator[int | None]:
    """For each token the index of its head in the paragraph."""
    for token in sentence.tokens:
        yield None if token.head is None or token.head < 0 else first + token.head


def _dependents(heads: tuple[int | None, ...]) -> tuple[tuple[int, ...], ...]:
    found: list[list[int]] = [[] for _ in heads]
    for index, head in enumerate(heads):
        if head is not None:
            found[head].append(index)
    return tuple(map(tuple, found))


def _named(sentence: Sentence) -> list[EntityKind | None]:
    """For each token the kind of the name it is part of."""
    kinds: list[EntityKind | None] = [None] * len(sentence.tokens)
    for name in sentence.names:
        kinds[name.first : name.last + 1] = [name.kind] * (name.last + 1 - name.first)
    return kinds


def _after_dateline(sentence: Sentence, units: list[Unit]) -> list[Unit]:
    """The units, a dateline before the first left out: nobody says "BRACKWELL (Agency) -"."""
    tokens = sentence.tokens
    if sentence.role is Role.HEADLINE:
        return units
    for at in range(1, min(len(tokens) - 1, LONGEST_DATELINE)):
        token, before = tokens[at], tokens[at - 1]
        if token.text in DASHES and before.end < token.start and token.end < tokens[at + 1].start:
            agency = before.text == ")" or (tokens[0].text.isupper() and len(tokens[0].text) > 2)
            return [Unit(at + 1, units[0].last), *units[1:]] if agency else units
        if is_word(token) and not (is_capitalised(token) or token.text[0].isdigit()):
            break
    return units


def _title_case(tokens: tuple[Token, ...]) -> bool:
    """Whether two words in three begin with a capital."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return 3 * sum(word[0].isupper() for word in words) >= 2 * len(words) > 6


def _quoted(tokens: tuple[Token, ...], quotations: tuple[Quotation, ...]) -> tuple[int, ...]:
    """For each token the number of its quotation; quotations that no token begins in are not counted."""
    numbers, at, number, last = [], 0, -1, -1
    for token in tokens:
        while at < len(quotations) and quotations[at].end <= token.start:
            at += 1
        holds = at < len(quotations) and quotations[at].start <= token.start
        if holds and at != last:
            number, last = number + 1, at
        numbers.append(number if holds else -1)
    return tuple(numbers)


def _spans(quoted: tuple[int, ...]) -> tuple[Unit, ...]:
    spans: list[Unit] = []
    for index, number in enumerate(quoted):
        if number == len(spans):
            spans.append(Unit(index, index + 1))
        elif number >= 0:
            spans[number] = Unit(spans[number].first, index + 1)
    return tuple(spans)


def _short_enough(units: list[Unit], quoted: tuple[int, ...]) -> Iterator[Unit]:
    """The units, those cut that have more words outside quotations than any sentence: the rules look across a unit."""
    for unit in units:
        first, bare = unit.first, 0
        for at in range(unit.first, unit.last):
            bare += quoted[at] < 0
            if bare > LONGEST_UNIT and quoted[at] < 0:
                yield Unit(first, at)
                first, bare = at, 1
        yield Unit(first, unit.last)


def _units(sentences: list[Sentence], quoted: tuple[int, ...]) -> list[Unit]:
    units: list[Unit] = []
    at = 0
    for sentence in sentences:
        end = at + len(sentence.tokens)
        straddled = at > 0 and quoted[at] >= 0 and quoted[at - 1] == quoted[at]
        stray = all(MARKS.issuperset(token.text) for token in sentence.tokens)
        if units and (straddled or stray):
            at = units.pop().first
        units += _cut_after_quotations(sentence, quoted, at, end)
        at = end
    return units


def _cut_after_quotations(sentence: Sentence, quoted: tuple[int, ...], first: int, last: int) -> list[Unit]:
    """A sentence cut where a quotation closes after a full stop and a capital follows: '... a deal." He left.'"""
    offset = last - len(sentence.tokens)
    units = []
    for at in range(max(offset, first) + 2, last):
        mark, stop, word = (sentence.tokens[t - offset] if t >= offset else None for t in (at - 1, at - 2, at))
        closes = quoted[at - 1] >= 0 and quoted[at] != quoted[at - 1]
        if not (closes and mark and stop and word and MARKS.issuperset(mark.text)):
            continue
        if stop.text == "." and word.text[0].isupper():
            units.append(Unit(first, at))
            first = at
    return [*units, Unit(first, last)]
