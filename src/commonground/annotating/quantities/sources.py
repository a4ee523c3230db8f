"""Whose figure it is: the enclosing statement's speaker, or the source that "according to" names."""

from collections.abc import Sequence

from commonground.annotating.clauses import capitalised, class_of, is_mark
from commonground.annotating.quantities.numerals import DASHES, Tokens
from commonground.annotating.word_groups import group
from commonground.language.analysis import Sentence
from commonground.records.annotations import Statement
from commonground.records.evidence import Evidence

EXPANDED = {"UN": "United Nations", "U.N.": "United Nations", "EU": "European Union", "E.U.": "European Union"}


def enclosing(start: int, end: int, statements: Sequence[Statement]) -> int | None:
    """The index of the smallest statement whose content holds the stretch."""
    holding = [
        (sum(c.end - c.start for c in s.content), index)
        for index, s in enumerate(statements)
        if any(c.start <= start and end <= c.end for c in s.content)
    ]
    return min(holding)[1] if holding else None


def statement_source(sentence: Sentence, statement: Statement) -> str | None:
    """The speaker's name; for "the latest UN figures" the organisation that made them."""
    if statement.speaker_name:
        return statement.speaker_name if not _is_record(statement.speaker_name) else _maker(sentence, statement.speaker)
    return _maker(sentence, statement.speaker)


def _is_record(name: str) -> bool:
    return bool(group("record") & set(name.lower().split()))


def _maker(sentence: Sentence, speaker: Evidence | None) -> str | None:
    if speaker is None:
        return None
    inside = [i for i, t in enumerate(sentence.tokens) if speaker.start <= t.start and t.end <= speaker.end]
    return _named(sentence, inside[0], inside[-1]) if inside else None


def according_to(sentence: Sentence) -> str | None:
    """The source that "according to" names in this sentence, as far as the next mark."""
    tokens = sentence.tokens
    for i in range(len(tokens) - 2):
        if tokens[i].lower == "according" and tokens[i + 1].lower == "to":
            last = i + 2
            while last + 1 < len(tokens) and not (is_mark(tokens[last + 1]) and tokens[last + 1].text not in DASHES):
                last += 1
            return _named(sentence, i + 2, last)
    return None


def _named(sentence: Sentence, first: int, last: int) -> str | None:
    """The name among these tokens, abbreviations of great bodies spelled out; else the words without their article."""
    tokens = sentence.tokens
    for name in sentence.names:
        if first <= name.first and name.last <= last:
            return EXPANDED.get(name.text, name.text)
    run = _capitals(tokens, first, last)
    if run:
        text = " ".join(t.text for t in run)
        return EXPANDED.get(text, text)
    while first <= last and class_of(tokens[first]) in {"determiner", "pronoun"}:
        first += 1
    return " ".join(t.text for t in tokens[first : last + 1]) or None


def _capitals(tokens: Tokens, first: int, last: int) -> Tokens:
    start = next((i for i in range(first, last + 1) if capitalised(tokens[i]) and not class_of(tokens[i])), None)
    if start is None:
        return ()
    end = start
    while end + 1 <= last and capitalised(tokens[end + 1]):
        end += 1
    return tokens[start : end + 1]
