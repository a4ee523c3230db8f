"""Whose figure it is: the enclosing statement's speaker, or the source that "according to" names."""

from collections.abc import Sequence

from commonground.annotating.clauses import capitalised, class_of, is_mark
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.numerals import DASHES, Tokens
from commonground.annotating.word_groups import group
from commonground.language.analysis import Sentence
from commonground.records.annotations import Statement
from commonground.records.evidence import Evidence

PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they", "who", "which", "this", "that", "one"})
LONGEST_TAG = 7
TAG_REACH = 60
"""Tokens behind a figure in which the tag that closes its sentence begins."""
GIVER_REACH = 8
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
    if statement.speaker_name and statement.speaker_name.lower() not in PRONOUNS:
        known = statement.speaker_entity is not None
        return (
            statement.speaker_name
            if known or not _is_record(statement.speaker_name)
            else _maker(sentence, statement.speaker)
        )
    return _maker(sentence, statement.speaker)


def _is_record(name: str) -> bool:
    return bool(group("record") & set(name.lower().split()))


def _maker(sentence: Sentence, speaker: Evidence | None) -> str | None:
    if speaker is None:
        return None
    inside = [i for i, t in enumerate(sentence.tokens) if speaker.start <= t.start and t.end <= speaker.end]
    return _named(sentence, inside[0], inside[-1]) if inside else None


def given_by(sentence: Sentence, amount: Amount) -> str | None:
    """Who is named beside an amount outside any statement found: at the sentence's end, or as who "puts" it there."""
    return _tagged(sentence, amount) or _giver(sentence, amount)


def _tagged(sentence: Sentence, amount: Amount) -> str | None:
    """The noun phrase of the tag that closes a sentence: "..., the customs office said."."""
    tokens = sentence.tokens
    for i in range(amount.last + 3, min(len(tokens), amount.last + TAG_REACH)):
        if tokens[i].lower not in group("tag verb"):
            continue
        first = i
        while first - 1 > amount.last and i - first < LONGEST_TAG and not _ends_tag(tokens, first - 1):
            first -= 1
        if first < i and tokens[first - 1].text in {",", "”", '"'}:
            return _named(sentence, first, i - 1)
    return None


def _ends_tag(tokens: Tokens, i: int) -> bool:
    """Whether a word cannot be part of a tag's noun phrase: marks, verbs, and words that open another clause."""
    if tokens[i].lower in {"'s", "'"}:
        return False
    kind = class_of(tokens[i])
    return is_mark(tokens[i]) or kind in {"relative", "subordinator", "coordinator", "modal", "auxiliary", "verb"}


def _giver(sentence: Sentence, amount: Amount) -> str | None:
    """Who "puts the figure at" an amount: the words before that verb, as far as the mark or the coordinator."""
    tokens = sentence.tokens
    for i in range(amount.first - 1, max(0, amount.first - GIVER_REACH), -1):
        if tokens[i].lower not in group("giving a figure") or "at" not in {t.lower for t in tokens[i : amount.first]}:
            continue
        first = i
        while first > 0 and not _ends_tag(tokens, first - 1):
            first -= 1
        return _named(sentence, first, i - 1) if first < i else None
    return None


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
    """The name that these tokens give, abbreviations of great bodies spelled out; else the words without article.

    A name that only describes another noun ("the Paris attackers") is no source of its own; one that describes a record
    ("the latest UN figures") is.
    """
    tokens = sentence.tokens
    for name in sentence.names:
        if first <= name.first and name.last <= last and _stands_alone(tokens, name.last, last):
            return EXPANDED.get(name.text, name.text)
    run = _capitals(tokens, first, last)
    if run and _stands_alone(tokens, tokens.index(run[-1]), last):
        text = "".join(_spaced(run))
        return EXPANDED.get(text, None if text.lower() in PRONOUNS else text)
    while first <= last and class_of(tokens[first]) in {"determiner", "pronoun"}:
        first += 1
    if first > last or all(class_of(t) for t in tokens[first : last + 1]):
        return None
    return "".join(_spaced(tokens[first : last + 1])) or None


def _stands_alone(tokens: Tokens, end: int, last: int) -> bool:
    """Whether no other noun follows a name that ends at a token: nothing, a mark, a preposition, or a record."""
    i = end + 1
    while i <= last and tokens[i].lower in {"'s", "'", "latest", "official", "own"}:
        i += 1
    if i <= last and tokens[i].lower in group("record"):
        return True
    return i > last or is_mark(tokens[i]) or class_of(tokens[i]) is not None


def _spaced(run: Tokens) -> list[str]:
    """The words of a run with a space wherever the text has one."""
    gaps = [" " if i and run[i - 1].end < token.start else "" for i, token in enumerate(run)]
    return [gap + token.text for gap, token in zip(gaps, run, strict=True)]


def _capitals(tokens: Tokens, first: int, last: int) -> Tokens:
    start = next((i for i in range(first, last + 1) if capitalised(tokens[i]) and not class_of(tokens[i])), None)
    if start is None:
        return ()
    end = start
    while end + 1 <= last and (capitalised(tokens[end + 1]) or _owns(tokens, end + 1, last)):
        end += 1
    return tokens[start : end + 1]


def _owns(tokens: Tokens, i: int, last: int) -> bool:
    """Whether a possessive mark stands inside a name: "Fishermen's Federation"."""
    return tokens[i].lower in {"'s", "'"} and i + 1 <= last and capitalised(tokens[i + 1])
