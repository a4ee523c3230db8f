"""Which way a sentence looks from the article's day: the nearest verb or plan beside a bare weekday or month."""

from bisect import bisect_left, bisect_right
from itertools import pairwise, takewhile

from commonground.annotating.timex.rules import Direction
from commonground.language.analysis import Token
from commonground.tables import rows, words

PACKAGE = "commonground.annotating.timex"
CUES = {row[0]: row[1] for row in rows(PACKAGE, "directions")}
PAST_VERBS = frozenset(form for form, kind in rows("commonground.annotating", "irregular_pasts") if kind != "alike")
NOT_PAST = words(PACKAGE, "not_past")
GATHERINGS = words(PACKAGE, "gatherings")


def _of_class(name: str) -> frozenset[str]:
    return frozenset(word for word, kind in rows(PACKAGE, "clause_words") if kind == name)


DETERMINERS, PLANS = _of_class("determiner"), _of_class("plan")
DEADLINE_GIVEN, CLAUSE_STARTS = _of_class("deadline"), _of_class("clause")
DELAYS, FORECASTS, OCCASIONS = _of_class("delay"), _of_class("forecast"), _of_class("occasion")
STILL_OPEN = GATHERINGS | _of_class("weather")
"""Things of a day that may be over or ahead: "Monday's vote"."""
OPENING = 3
"""Tokens before an expression, at most, for a verb after it to put it ahead: "On Monday, the court will"."""
LOOK_BACK, LOOK_ON = 30, 14
"""Tokens looked at before and after the expression; longer windows reach other clauses (python -m quality.times)."""


def direction(tokens: tuple[Token, ...], start: int, end: int) -> Direction:
    """The direction that the words around the stretch give: first those before it in its clause, then those after."""
    first = bisect_right(tokens, start, key=lambda token: token.end)
    last = bisect_left(tokens, end, lo=first, key=lambda token: token.start)
    before = list(range(first - 1, max(-1, first - 2 - LOOK_BACK), -1))
    after = list(range(last, min(len(tokens), last + LOOK_ON)))
    since = bool(before) and tokens[before[0]].lower == "since"
    if since or _belongs_to_thing(tokens, after) or _gone_thing(tokens, before):
        return Direction.BACK
    if before and _ahead_by_preposition(tokens, before):
        return Direction.AHEAD
    clause = list(takewhile(lambda i: tokens[i].lower not in CLAUSE_STARTS, before))
    for i in clause + after + before[len(clause) :]:
        found = _cue(tokens, i)
        if found is Direction.AHEAD and i in after and len(clause) > OPENING:
            continue
        if found is Direction.AHEAD and i in after and tokens[i].lower == "planned":
            return Direction.EITHER  # "On Friday, the council planned to vote": the plan was Friday's, or the vote is
        if found is not None:
            return _deadline(tokens, before, i) or found
    return Direction.EITHER if _possessive(tokens, after) and _in_present(tokens, before + after) else Direction.OPEN


def _ahead_by_preposition(tokens: tuple[Token, ...], before: list[int]) -> bool:
    """ "Toward June", "the vote is on Monday", "not before June", "put off until June", "the forecast for Saturday"."""
    word, near = tokens[before[0]].lower, [tokens[i].lower for i in before[1:5]]
    if word in ("toward", "towards") or "is" in (word, *near[: word == "on"]):
        return True
    if word in ("until", "till", "to"):
        return any(other in DELAYS for other in near[: 4 if word != "to" else 2])
    return (word == "before" and near[:1] == ["not"]) or (
        word == "for" and any(other in FORECASTS for other in near[:2])
    )


def _possessive(tokens: tuple[Token, ...], after: list[int]) -> bool:
    return bool(after) and tokens[after[0]].lower == "'s"


def _in_present(tokens: tuple[Token, ...], near: list[int]) -> bool:
    return any(tokens[i].lower in ("is", "are") for i in near)


def _belongs_to_thing(tokens: tuple[Token, ...], after: list[int]) -> bool:
    """ "Wednesday's ruling" has been made, whatever the sentence plans; "Monday's summit" may be ahead."""
    following = [tokens[i].lower for i in after[:4]]
    return following[:1] == ["'s"] and not any(word in STILL_OPEN for word in following)


def _gone_thing(tokens: tuple[Token, ...], before: list[int]) -> bool:
    """ "Under a June agreement", "after a March attack": what has begun something lies behind it."""
    near = [tokens[i].lower for i in before[:2]]
    return near[:1] in (["a"], ["an"]) and near[1:] in (["under"], ["after"], ["since"], ["following"], ["despite"])


def _deadline(tokens: tuple[Token, ...], before: list[int], cue: int) -> Direction | None:
    """ "Gave them until Tuesday" looks ahead, though the verb is past."""
    if before and tokens[before[0]].lower in ("until", "till", "by") and tokens[cue].lower in DEADLINE_GIVEN:
        return Direction.AHEAD
    return None


def _cue(tokens: tuple[Token, ...], i: int) -> Direction | None:
    word, following = tokens[i].lower, tokens[i + 1].lower if i + 1 < len(tokens) else ""
    if word in ("before", "ahead", "after") and _names_gathering(tokens, i):
        return Direction.BACK if word == "after" and not _modal_before(tokens, i) else Direction.AHEAD
    if word in ("is", "are", "'s", "'re", "am"):
        possessive = tokens[i].upos == "PART"  # "the ministry's changing account"
        ahead = following.endswith("ing") and following not in GATHERINGS and not possessive
        return Direction.AHEAD if ahead else None
    if cue := CUES.get(word):
        return _of_cue(cue, tokens, i, following)
    if word in OCCASIONS:
        return _occasion(tokens, i)
    if not is_past(tokens[i]):
        return None
    return Direction.AHEAD if _modal_before(tokens, i) else Direction.BACK


def _occasion(tokens: tuple[Token, ...], i: int) -> Direction | None:
    """ "The council meets on Monday", in a sentence and not in a headline, whose present tells of the past."""
    before = tokens[i - 1].lower if i else ""
    is_verb = (
        i > 0 and before not in DETERMINERS and before not in ("to", "not", "of", "'s") and CUES.get(before) is None
    )
    return Direction.AHEAD if is_verb and tokens[-1].text in (".", "!", "?", "”", '"', "'") else None


def _of_cue(cue: str, tokens: tuple[Token, ...], i: int, following: str) -> Direction | None:
    describes = tokens[i].lower == "scheduled" and i > 0 and tokens[i - 1].lower in DETERMINERS
    if cue == "modal" or describes:  # "cancelled a scheduled interview on Monday"
        return None if describes else _modal(tokens, i, following)
    if cue == "infinitive":
        return _infinitive(tokens, i, following)
    if cue == "with to":
        word = tokens[i].lower
        named = i > 0 and word == "planned" and tokens[i - 1].lower in {*DETERMINERS, "'s"}
        made = word == "planned" and following in ("a", "an")
        return Direction.AHEAD if named or made or following in ("to", "for") else None
    if cue == "ahead":
        return Direction.EITHER if _overtaken(tokens, i) else Direction.AHEAD
    return Direction.BACK


def _infinitive(tokens: tuple[Token, ...], i: int, following: str) -> Direction | None:
    """ "A trip to meet", "trading is to resume": ahead, if the plan still stands."""
    near = [token.lower for token in tokens[max(0, i - 4) : i]]
    planned = near[-1:] in (["is"], ["are"]) or any(word in PLANS or CUES.get(word) == "ahead" for word in near)
    if not planned or not following.isalpha() or following in DETERMINERS:
        return None
    return Direction.EITHER if _overtaken(tokens, i) else Direction.AHEAD


def _overtaken(tokens: tuple[Token, ...], i: int) -> bool:
    """ "Had been due to expire on Friday": whether it still will is not said."""
    return ("had", "been") in pairwise(token.lower for token in tokens[max(0, i - 4) : i])


def _modal(tokens: tuple[Token, ...], i: int, following: str) -> Direction | None:
    word = tokens[i].lower
    if tokens[i].text in ("May", "Will"):
        return None
    if (
        following == "have"
    ):  # "would have been held on Wednesday" says neither that the day is over nor that it is ahead
        return Direction.EITHER if word == "would" else Direction.BACK
    if word == "won" and following != "'t":
        return Direction.BACK
    denied = {token.lower for token in tokens[max(0, i - 12) : i]} & {
        "nor",
        "neither",
        "none",
        "no",
    } or following == "not"
    return None if word == "could" and denied else Direction.AHEAD


def is_past(token: Token) -> bool:
    """Whether the word has the look of a past form."""
    word = token.lower
    return word in PAST_VERBS or (
        len(word) > 3 and word.endswith("ed") and word not in NOT_PAST and token.text[0].islower()
    )


def _modal_before(tokens: tuple[Token, ...], i: int) -> bool:
    near = range(max(0, i - 4), i)
    modal = any(CUES.get(tokens[j].lower) == "modal" and _modal(tokens, j, "") is Direction.AHEAD for j in near)
    return modal or ("to", "be") in pairwise(tokens[j].lower for j in near)


def _names_gathering(tokens: tuple[Token, ...], i: int) -> bool:
    near = [token.lower for token in tokens[i + 1 : i + 5]]
    return len(near) > 1 and (near[0] in DETERMINERS or near[0] == "of") and any(word in GATHERINGS for word in near)
