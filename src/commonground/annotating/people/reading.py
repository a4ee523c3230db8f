"""The sentences of an article as who-is-who reads them: words, names, and what lies between quotation marks."""

from collections import Counter
from dataclasses import dataclass, field

from commonground.language.analysis import Analysis, Name, Sentence
from commonground.records.article import Role

ENDS = frozenset(".?!…:,;")
AFTER_END = frozenset("”’\"')]") | {"''"}
OPENS, CLOSES, STRAIGHT = ("“", "``"), ("”",), ('"', "''")


@dataclass(slots=True)
class Line:
    """A sentence with its words; `quoted` says of each token whether a quotation holds it.

    `prose` says whether its block is made of sentences, as lists, boxes, headings and captions are not; `order` counts
    the lines of prose up to it.
    """

    index: int
    sentence: Sentence
    words: list[str]
    lower: list[str]
    quoted: list[bool] = field(default_factory=list)
    prose: bool = True
    order: int = 0

    def word(self, at: int) -> str:
        """The word at the index in small letters, "" outside the sentence."""
        return self.lower[at] if 0 <= at < len(self.lower) else ""

    def name_at(self, at: int) -> Name | None:
        """The name that covers the token."""
        return next((n for n in self.sentence.names if n.first <= at <= n.last), None)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of the tokens from first to last."""
        return self.sentence.tokens[first].start, self.sentence.tokens[last].end

    def text(self, first: int, last: int) -> str:
        """The words from first to last, spaced as in the text, every gap one blank."""
        tokens = self.sentence.tokens
        return "".join(
            " " * (at > first and tokens[at].start > tokens[at - 1].end) + tokens[at].text
            for at in range(first, last + 1)
        )


def lines(analysis: Analysis) -> list[Line]:
    """The article's sentences in order; a quotation may run on over the sentences of its paragraph."""
    read: list[Line] = []
    block, inside = -1, False
    uneven = _uneven(analysis)
    for index, sentence in enumerate(analysis.sentences):
        inside = inside and sentence.block == block
        block = sentence.block
        words = [token.text for token in sentence.tokens]
        line = Line(index, sentence, words, [token.lower for token in sentence.tokens])
        inside = _tell_quoted(line, inside, block in uneven)
        read.append(line)
    _tell_prose(read)
    return read


def _uneven(analysis: Analysis) -> set[int]:
    """The blocks with an odd number of straight marks: one of them has its partner in another paragraph."""
    marks = Counter(s.block for s in analysis.sentences for token in s.tokens if token.text in STRAIGHT)
    return {block for block, count in marks.items() if count % 2}


def _tell_quoted(line: Line, inside: bool, uneven: bool) -> bool:
    """Fill in `quoted`; whether a quotation runs on after the line.

    In an uneven block a straight mark that closes what nothing opened ends what an earlier paragraph began.
    """
    for at, word in enumerate(line.words):
        if uneven and word in STRAIGHT and not inside and _closes(line, at):
            line.quoted = [True] * (at + 1)
        elif word in OPENS or (word in STRAIGHT and not inside):
            inside = True
            line.quoted.append(True)
        elif word in CLOSES + STRAIGHT:
            inside = False
            line.quoted.append(True)
        else:
            line.quoted.append(inside)
    return inside


def _closes(line: Line, at: int) -> bool:
    """Whether a mark stands right after a stop or comma with a gap behind it, before any other mark of the line."""
    tokens = line.sentence.tokens
    if at == 0 or any(line.quoted) or tokens[at - 1].end != tokens[at].start:
        return False
    return line.words[at - 1][-1] in ENDS and (at + 1 == len(tokens) or tokens[at].end < tokens[at + 1].start)


def _tell_prose(read: list[Line]) -> None:
    """Mark the lines of blocks that are no sentences: captions, and blocks that no mark ends."""
    order, prose = 0, True
    for line in reversed(read):
        after = read[line.index + 1] if line.index + 1 < len(read) else None
        if after is None or after.sentence.block != line.sentence.block:
            prose = line.sentence.role is not Role.CAPTION and _ended(line)
        line.prose = prose
    for line in read:
        order += line.prose
        line.order = order


def _ended(line: Line) -> bool:
    """Whether a mark ends the line as it ends a sentence or leads to the next; brackets and quotation marks aside."""
    last = next((word for word in reversed(line.words) if word not in AFTER_END), "")
    return last[-1:] in ENDS
