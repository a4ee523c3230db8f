"""A paragraph as the rules read it: its tokens in a row, its quotations, and units that no quotation straddles."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from commonground.annotating.attribution.quotations import Quotation, find_quotations
from commonground.annotating.attribution.vocabulary import CONJUNCTION, MARKS, is_adverb, is_word
from commonground.language.analysis import Analysis, Sentence, Token
from commonground.records.article import Article, Role

READ = frozenset((Role.HEADLINE, Role.STANDFIRST, Role.BODY))


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence, or several that one quotation holds together: tokens `first` to `last`, `last` exclusive."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The tokens of one block; all indexes in the rules of attribution are into `tokens`.

    `quoted` gives for each token the number of its quotation, marks included, or -1. `title_case`: most words begin with a capital, as in some headlines.
    """

    text: str
    role: Role
    tokens: tuple[Token, ...]
    units: tuple[Unit, ...]
    quotations: tuple[Quotation, ...]
    quoted: tuple[int, ...]
    title_case: bool = False

    def low(self, index: int) -> str:
        """The token at `index` in lower case, or "" outside the paragraph."""
        return self.tokens[index].lower if 0 <= index < len(self.tokens) else ""

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
        index += 1
        while number >= 0 and index < len(self.tokens) and self.quoted[index] == number:
            index += 1
        return index

    def before(self, index: int) -> int:
        """The index of the token before the quotation that holds this one; the previous token outside quotations."""
        number = self.quoted[index]
        index -= 1
        while number >= 0 and index >= 0 and self.quoted[index] == number:
            index -= 1
        return index

    def only_quoted(self, first: int, last: int) -> bool:
        """Whether all words from `first` to `last` stand in quotations, a leading "But" or "And" aside."""
        bare = [t for t in range(first, last) if self.quoted[t] < 0 and is_word(self.tokens[t])]
        aside = all(t < first + 2 and (self.low(t) in CONJUNCTION or is_adverb(self.tokens[t])) for t in bare)
        return aside and any(self.quoted[t] >= 0 for t in range(first, last))


def read_paragraphs(article: Article, analysis: Analysis) -> Iterator[Paragraph]:
    """The paragraphs of headline, standfirst and body, in order."""
    sentences = (s for s in analysis.sentences if s.role in READ and s.tokens)
    for _, block in groupby(sentences, key=lambda s: s.block):
        yield _paragraph(article.text, list(block))


def _paragraph(text: str, sentences: list[Sentence]) -> Paragraph:
    tokens = tuple(token for sentence in sentences for token in sentence.tokens)
    quotations = find_quotations(text, sentences[0].start, sentences[-1].end)
    quoted = _quoted(tokens, quotations)
    return Paragraph(
        text, sentences[0].role, tokens, _units(sentences, quoted), quotations, quoted, _title_case(tokens)
    )


def _title_case(tokens: tuple[Token, ...]) -> bool:
    """Whether two words in three begin with a capital."""
    words = [token.text for token in tokens if token.text[0].isalpha()]
    return 3 * sum(word[0].isupper() for word in words) >= 2 * len(words) > 6


def _quoted(tokens: tuple[Token, ...], quotations: tuple[Quotation, ...]) -> tuple[int, ...]:
    numbers, at = [], 0
    for token in tokens:
        while at < len(quotations) and quotations[at].end <= token.start:
            at += 1
        holds = at < len(quotations) and quotations[at].start <= token.start
        numbers.append(at if holds else -1)
    return tuple(numbers)


def _units(sentences: list[Sentence], quoted: tuple[int, ...]) -> tuple[Unit, ...]:
    units: list[Unit] = []
    at = 0
    for sentence in sentences:
        end = at + len(sentence.tokens)
        straddled = at > 0 and quoted[at] >= 0 and quoted[at - 1] == quoted[at]
        stray = all(token.text in MARKS for token in sentence.tokens)
        if units and (straddled or stray):
            at = units.pop().first
        units += _cut_after_quotations(sentence, quoted, at, end)
        at = end
    return tuple(units)


def _cut_after_quotations(sentence: Sentence, quoted: tuple[int, ...], first: int, last: int) -> list[Unit]:
    """A sentence cut where a quotation closes after a full stop and a capital follows: '... a deal." He left.'"""
    offset = last - len(sentence.tokens)
    units = []
    for at in range(max(offset, first) + 2, last):
        mark, stop, word = (sentence.tokens[t - offset] if t >= offset else None for t in (at - 1, at - 2, at))
        closes = quoted[at - 1] >= 0 and quoted[at] != quoted[at - 1]
        if closes and mark and stop and word and mark.text in MARKS and stop.text == "." and word.text[0].isupper():
            units.append(Unit(first, at))
            first = at
    return [*units, Unit(first, last)]
