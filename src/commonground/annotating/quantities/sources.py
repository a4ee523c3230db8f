"""Whose figure it is: the enclosing statement's speaker, or the source that "according to" names."""

import re
from collections.abc import Sequence

from commonground.annotating.clauses import Clause, capitalised, class_of, is_finite, is_mark
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.counted import Counted
from commonground.annotating.quantities.numerals import DASHES, Tokens
from commonground.annotating.quantities.periods import clause_of
from commonground.annotating.quantities.subjects import subject_before
from commonground.annotating.word_groups import group
from commonground.language.analysis import Sentence
from commonground.language.known import is_pronoun
from commonground.records.annotations import Statement
from commonground.records.evidence import Evidence

SHARED = re.compile(r"/[A-Z][\w.]*(?: [A-Z][\w.]*)*")
""" "Post" behind "Marlow" in "the Marlow/Daily Post poll"."""
CLOSING = frozenset("'’\"”")
POSSESSIVE = frozenset({"'s", "'"})
ESTIMATES = frozenset({"estimate", "count", "tally", "figure", "toll", "forecast", "total", "projection", "number"})
OWN = frozenset({"own", "latest", "first", "earlier", "initial", "official", "previous", "new"})
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
    """The speaker's name; for "the latest UN figures" the organisation that made them.

    None where the speaker stands in a relative clause ("four pupils who wrote"), or only holds a view that somebody
    else found ("the poll found that voters favoured Lind") or on what others reckoned ("rejected the $4bn plan").
    """
    if statement.speaker and (_is_relative(sentence, statement.speaker) or _is_found(sentence, statement.speaker)):
        return None
    if statement.speaker and statement.speaker.text[0].isdigit():
        return None
    if statement.cue and group("taking a stand") & set(statement.cue.text.lower().split()):
        return None
    name = statement.speaker_name
    if name is None or is_pronoun(name) or (statement.speaker_entity is None and _is_record(name)):
        return _maker(sentence, statement.speaker)
    return _in_full(name, statement.speaker) if statement.speaker else name


def _in_full(name: str, speaker: Evidence) -> str:
    """A name with what its report needs to tell it from others: "Talvia's Defence Ministry", the "Post/Marlow poll"."""
    before, _, after = speaker.text.partition(name)
    owned = before[:1].isupper() and before.strip().endswith(("'s", "’s"))
    shared = SHARED.match(after)
    return speaker.text if owned and not after else name + shared[0] if shared else name


def counts_sources(
    sentence: Sentence, amount: Amount, counted: Counted | None, statements: Sequence[Statement]
) -> bool:
    """Whether a few unnamed people are only who says it: "according to three people familiar with his plans"."""
    tokens = sentence.tokens
    if counted is None or counted.head not in group("unnamed source") or amount.numeral.kind != "words":
        return False
    start = tokens[amount.first].start
    said = any(s.speaker is not None and s.speaker.start == start for s in statements)
    return said or [t.lower for t in tokens[max(0, amount.first - 2) : amount.first]] == ["according", "to"]


def _is_relative(sentence: Sentence, speaker: Evidence) -> bool:
    """Whether its last word is the relative pronoun of a clause that describes it."""
    inside = _inside(sentence, speaker)
    return bool(inside) and sentence.tokens[inside[-1]].lower in {"who", "that", "which"}


def _is_found(sentence: Sentence, speaker: Evidence) -> bool:
    """Whether "found that" or "shows that" stands before the speaker."""
    inside, tokens = _inside(sentence, speaker), sentence.tokens
    before = [t.lower for t in tokens[max(0, inside[0] - 2) : inside[0]]] if inside else []
    return len(before) > 1 and before[1] == "that" and before[0] in group("tag verb")


def _inside(sentence: Sentence, span: Evidence) -> list[int]:
    return [i for i, t in enumerate(sentence.tokens) if span.start <= t.start and t.end <= span.end]


def is_told_beside(sentence: Sentence, content: tuple[int, int], amount: Amount) -> bool:
    """Whether a report only sets the amount beside what is quoted: "says dam ‘will hold’ as toll rises to five"."""
    tokens = sentence.tokens
    first = next((i for i in range(amount.first) if tokens[i].start >= content[0] and not is_mark(tokens[i])), 0)
    inside = range(first + 1, amount.first)
    return any(tokens[i].lower == "as" and tokens[i - 1].text in CLOSING for i in inside)


def tag_within(sentence: Sentence, amount: Amount) -> str | None:
    """Who "said" the part of a sentence that a semicolon ends: "some 30 wells are dry, the farmers said; ..."."""
    tokens = sentence.tokens
    end = next((i for i in range(amount.last + 1, len(tokens)) if tokens[i].text == ";"), 0)
    if end < amount.last + 4 or tokens[end - 1].lower not in {"said", "says"}:
        return None
    first = next((i for i in range(end - 2, amount.last, -1) if tokens[i].text == ","), 0)
    return _named(sentence, first + 1, end - 2) if 0 < first < end - 2 else None


def inner_sayer(sentence: Sentence, content: tuple[int, int], amount: Amount, parts: tuple[Clause, ...]) -> str | None:
    """Who "said" an amount within what another says: "a source said £4m was due" in words of "the official"."""
    tokens = sentence.tokens
    for i in range(amount.first - 1, 0, -1):
        if tokens[i].start < content[0] or tokens[i].text in {";", ",", ":"}:
            return None
        if tokens[i].lower in {"said", "says"}:
            found = subject_before(tokens, i, clause_of(parts, i))
            return _named(sentence, found.first, found.last) if found else None
    return None


def _is_record(name: str) -> bool:
    return bool(group("record") & set(name.lower().split()))


def _maker(sentence: Sentence, speaker: Evidence | None) -> str | None:
    if speaker is None:
        return None
    inside = _inside(sentence, speaker)
    return _named(sentence, inside[0], inside[-1]) if inside else None


def given_by(sentence: Sentence, amount: Amount) -> str | None:
    """Who is named beside an amount outside any statement found: at the sentence's end, or as who "puts" it there."""
    return _tagged(sentence, amount) or _giver(sentence, amount)


def estimated_by(sentence: Sentence, start: int, parts: tuple[Clause, ...]) -> str | None:
    """Whose "own estimate of £24m" it is, for the amount that begins, with its hedges, at token `start`."""
    tokens = sentence.tokens
    if start < 3 or tokens[start - 1].lower != "of" or tokens[start - 2].lower not in ESTIMATES:
        return None
    i = start - 3
    while i > 0 and tokens[i].lower in OWN:
        i -= 1
    if tokens[i].lower in POSSESSIVE:
        first = i
        while first > 0 and i - first < LONGEST_TAG and not _ends_tag(tokens, first - 1):
            first -= 1
        return _named(sentence, first, i - 1)
    if tokens[i].lower not in {"its", "their", "his", "her"}:
        return None
    clause = clause_of(parts, i)
    verb = next((j for j in range(clause.first + 1, i) if is_finite(tokens, j)), None)
    found = subject_before(tokens, verb, clause) if verb else None
    return _named(sentence, found.first, found.last) if found else None


def _tagged(sentence: Sentence, amount: Amount) -> str | None:
    """The noun phrase of the tag that closes a sentence: "..., the customs office said."."""
    tokens = sentence.tokens
    for i in range(amount.last + 3, min(len(tokens), amount.last + TAG_REACH)):
        if tokens[i].text == ";":
            return None
        if tokens[i].lower not in group("tag verb") or not _closes(tokens, i):
            continue
        first = i
        while first - 1 > amount.last and i - first < LONGEST_TAG and not _ends_tag(tokens, first - 1):
            first -= 1
        if first < i and tokens[first - 1].text in {",", "”", '"'}:
            return _named(sentence, first, i - 1)
    return None


def _closes(tokens: Tokens, i: int) -> bool:
    """Whether nothing but a mark or a time follows the verb of a tag."""
    return i + 1 >= len(tokens) or is_mark(tokens[i + 1]) or tokens[i + 1].lower in group("tag time")


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
        whole = first <= name.first and name.last <= last and _stands_alone(tokens, name.last, last)
        if whole and not _handed(tokens, name.first):
            return _owned(tokens, name.first, first) + EXPANDED.get(name.text, name.text) + _shared(tokens, name.last)
    run = _capitals(tokens, first, last)
    if run and not _handed(tokens, tokens.index(run[0])) and _stands_alone(tokens, tokens.index(run[-1]), last):
        text = "".join(_spaced(run))
        return EXPANDED.get(text, None if is_pronoun(text) else text)
    while first <= last and class_of(tokens[first]) in {"determiner", "pronoun"}:
        first += 1
    last = next(
        (i - 1 for i in range(first + 1, last + 1) if tokens[i].relation == "acl" and tokens[i].upos == "VERB"), last
    )
    if first > last or all(class_of(t) or t.upos == "ADV" for t in tokens[first : last + 1]):
        return None
    return "".join(_spaced(tokens[first : last + 1])) or None


def _handed(tokens: Tokens, name: int) -> bool:
    """Whether a name tells who got hold of a record: "a memo obtained by the Lowland Post"."""
    before = [t.lower for t in tokens[max(0, name - 3) : name] if class_of(t) != "determiner"]
    return before[-1:] == ["by"] and before[-2:-1] != [] and before[-2] in group("got hold of")


def _shared(tokens: Tokens, last: int) -> str:
    """The second of two names that a stroke joins: "/Daily Post" behind "Marlow"."""
    end = last + 1
    if end + 1 >= len(tokens) or tokens[end].text != "/" or not capitalised(tokens[end + 1]):
        return ""
    while end + 1 < len(tokens) and capitalised(tokens[end + 1]) and class_of(tokens[end + 1]) is None:
        end += 1
    return "".join(_spaced(tokens[last + 1 : end + 1]))


def _owned(tokens: Tokens, name: int, first: int) -> str:
    """Whose body a named one is, as far as the token `first`: "Talvia's " before "Defence Ministry"."""
    if name - 2 < first or tokens[name - 1].lower not in POSSESSIVE or not capitalised(tokens[name - 2]):
        return ""
    start = name - 2
    while start > first and capitalised(tokens[start - 1]) and not class_of(tokens[start - 1]):
        start -= 1
    return "".join(_spaced(tokens[start:name])) + " "


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
