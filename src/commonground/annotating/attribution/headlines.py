"""Headline quotations matched to the body quotation that they shorten."""

from dataclasses import replace

from commonground.language.tokens import tokenize
from commonground.records.annotations import Directness, Statement, StatementKind
from commonground.records.evidence import Evidence

# Share of a headline quotation's words that the body statement must hold, in order: headlines drop small words.
LEAST_SHARED = 0.75


def match_headlines(statements: list[Statement], headlines: list[Evidence]) -> list[Statement]:
    """The statements with `repeats` and `altered` filled in for those that stand in one of the `headlines`."""
    bodies = [
        (index, _words(statement))
        for index, statement in enumerate(statements)
        if statement.kind is StatementKind.SAID and not _stands_in(statement, headlines)
    ]
    return [
        _matched(statement, statements, bodies) if _stands_in(statement, headlines) else statement
        for statement in statements
    ]


def _stands_in(statement: Statement, headlines: list[Evidence]) -> bool:
    return any(statement.content[0].within(headline) for headline in headlines)


def _words(statement: Statement) -> list[str]:
    words = [token for piece in statement.content for token in tokenize(piece.text, 0, len(piece.text))]
    return [token.lower for token in words if token.text[0].isalnum()]


def _matched(statement: Statement, statements: list[Statement], bodies: list[tuple[int, list[str]]]) -> Statement:
    if statement.directness is Directness.INDIRECT:
        return statement
    short = _words(statement)
    fits = [(_shared(short, words), -index) for index, words in bodies if _same_speaker(statement, statements[index])]
    share, index = max(fits, default=(0.0, 0))
    if share < LEAST_SHARED:
        return statement
    full = _words(statements[-index])
    return replace(statement, repeats=-index, altered=" ".join(short) not in " ".join(full))


def _same_speaker(headline: Statement, body: Statement) -> bool:
    if headline.speaker_entity and body.speaker_entity:
        return headline.speaker_entity == body.speaker_entity
    return True


def _shared(short: list[str], full: list[str]) -> float:
    """The share of `short` that is found in `full` in the same order, each word searched for after the last."""
    at, found = 0, 0
    for word in short:
        if word in full[at:]:
            at = full.index(word, at) + 1
            found += 1
    return found / len(short) if short else 0.0
