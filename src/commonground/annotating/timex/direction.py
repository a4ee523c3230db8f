"""Which way a sentence looks from the article's day: the nearest verb or plan beside a bare weekday or month."""

from itertools import pairwise

from commonground.annotating.timex.rules import Direction
from commonground.language.analysis import Token
from commonground.tables import rows, words

PACKAGE = "commonground.annotating.timex"
CUES = {row[0]: row[1] for row in rows(PACKAGE, "directions")}
PAST_VERBS = words(PACKAGE, "past_verbs")
NOT_PAST = words(PACKAGE, "not_past")
GATHERINGS = words(PACKAGE, "gatherings")
DETERMINERS = frozenset(["a", "an", "the", "his", "her", "their", "its", "this", "that", "our"])
PLANS = frozenset(
    [
        "trip",
        "visit",
        "plan",
        "plans",
        "due",
        "ready",
        "bid",
        "pledge",
        "promise",
        "vow",
        "agreed",
        "decision",
        "invitation",
        "appointment",
    ]
)
DEADLINE_GIVEN = frozenset(["gave", "given", "has", "have", "extended", "postponed", "delayed", "adjourned", "set"])
LOOK_BACK, LOOK_ON = 30, 14
"""Tokens looked at before and after the expression; longer windows reach other clauses (python -m quality.times)."""


def direction(tokens: tuple[Token, ...], start: int, end: int) -> Direction:
    """The direction that the words around the stretch give; the words before it count first."""
    before = [i for i, token in enumerate(tokens) if token.end <= start]
    after = [i for i, token in enumerate(tokens) if token.start >= end]
    for i in before[: -LOOK_BACK - 1 : -1] + after[:LOOK_ON]:
        found = _cue(tokens, i)
        if found is not None:
            return _deadline(tokens, before, i) or found
    return Direction.OPEN


def _deadline(tokens: tuple[Token, ...], before: list[int], cue: int) -> Direction | None:
    """ "Gave them until Tuesday" looks ahead, though the verb is past."""
    if before and tokens[before[-1]].lower in ("until", "till", "by") and tokens[cue].lower in DEADLINE_GIVEN:
        return Direction.AHEAD
    return None


def _cue(tokens: tuple[Token, ...], i: int) -> Direction | None:
    word, following = tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word in ("before", "ahead", "after") and _names_gathering(tokens, i):
        return Direction.BACK if word == "after" and not _modal_before(tokens, i) else Direction.AHEAD
    if word == "to":
        planned = any(token.lower in PLANS or CUES.get(token.lower) == "ahead" for token in tokens[max(0, i - 4) : i])
        return Direction.AHEAD if planned and following.isalpha() and following not in DETERMINERS else None
    if word == "set":
        return Direction.AHEAD if following in ("to", "for") else None
    cue = CUES.get(word)
    if cue == "modal":
        return _modal(tokens[i], following)
    if cue:
        return Direction.AHEAD if cue == "ahead" else Direction.BACK
    if word in ("is", "are", "'s", "'re", "am") and following.endswith("ing"):
        return Direction.AHEAD
    return _past(tokens, i) if is_past(tokens[i]) else None


def _modal(token: Token, following: str) -> Direction | None:
    if token.text in ("May", "Will"):
        return None
    if token.lower == "won" and following != "'t":
        return Direction.BACK
    return Direction.BACK if following == "have" else Direction.AHEAD


def is_past(token: Token) -> bool:
    """Whether the word has the look of a past form."""
    word = token.lower
    return word in PAST_VERBS or (
        len(word) > 3 and word.endswith("ed") and word not in NOT_PAST and token.text[0].islower()
    )


def _past(tokens: tuple[Token, ...], i: int) -> Direction:
    """ "Will be held" and "to be released" look ahead."""
    return Direction.AHEAD if _modal_before(tokens, i) else Direction.BACK


def _modal_before(tokens: tuple[Token, ...], i: int) -> bool:
    near = [token.lower for token in tokens[max(0, i - 4) : i]]
    return any(CUES.get(word) == "modal" for word in near) or ("to", "be") in pairwise(near)


def _names_gathering(tokens: tuple[Token, ...], i: int) -> bool:
    near = [token.lower for token in tokens[i + 1 : i + 5]]
    return len(near) > 1 and (near[0] in DETERMINERS or near[0] == "of") and any(word in GATHERINGS for word in near)
