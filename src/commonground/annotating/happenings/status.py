"""Whether the text says an event took place: tense, negation, reporting and modality around its trigger.

The statuses follow FactBank's factuality (Saurí and Pustejovsky 2009), made coarse.
"""

from itertools import pairwise

from commonground.annotating.clauses import Clause, capitalised, irregular_pasts, is_finite, is_relative_that
from commonground.annotating.happenings.borrowed import borrowed, is_comparison
from commonground.annotating.happenings.drafts import Draft
from commonground.annotating.happenings.governing import governor
from commonground.annotating.happenings.infinitives import is_infinitive, told_by_infinitive
from commonground.annotating.happenings.lines import Line
from commonground.annotating.word_groups import group
from commonground.language.lemmas import lemma
from commonground.records.annotations import Status
from commonground.records.article import Role

FUTURE = frozenset({"will", "'ll", "shall", "would"})
POSSIBLE = frozenset({"could", "may", "might", "should", "must", "can"})
NOBODY = frozenset({"neither", "nobody", "none"})
"""Subjects of what did not take place ("Neither the ministry nor the mayor made any comment")."""
PRESENT = frozenset({"is", "are", "'s", "be", "being", "to", "if", "when"})
BREAKS = frozenset(
    {"but", ";", ",", '"', "“", "”", "while", "after", "before", "since", "who", "which", "said", "says"}
)
MADE = 5
"""Words behind a noun within which the clause opens that says it was done ("the cut of 12 percent that it made")."""
PREMODIFIED = 3
"""Words before a noun within which its article stands."""
DEFINITE = frozenset({"the", "this", "these", "those", "last"})
ABOUT = frozenset({"about", "over", "into", "after", "since", "following"})
"""Prepositions before an event that has taken place."""
UNWISHED = frozenset({"attack", "killing", "shooting", "bombing", "deaths", "accident", "disaster", "conflict"})
"""Kinds that nobody asks for: with an article they are there already ("an end to the war")."""
NEAR = 4
"""Tokens before a trigger in which its own verb group stands."""
FAR = 12
"""Tokens before a trigger in which a word that governs it may stand ("accusing ... of", "hoped ... will")."""


def status_of(draft: Draft) -> Status:
    """The status by the words around the trigger; dates are weighed later."""
    if draft.said is not None or told_as_fact(draft):
        return Status.HAPPENED
    checks = (
        (_denied, Status.DENIED),
        (_alleged, Status.ALLEGED),
        (_conditional, Status.CONDITIONAL),
        (_planned, Status.PLANNED),
        (_ongoing, Status.ONGOING),
    )
    own = next((status for check, status in checks if check(draft)), None)
    return own or borrowed(draft) or Status.HAPPENED


def is_told(draft: Draft) -> bool:
    """Whether the words say anything of whether it takes place: not "the power to appoint", "eager to cooperate"."""
    if is_comparison(draft):
        return False
    if not is_infinitive(draft) or told_as_fact(draft) or draft.status is not Status.HAPPENED:
        return True
    return told_by_infinitive(draft) is not None


def told_as_fact(draft: Draft) -> bool:
    """Whether a relative clause in the past tells of it ("whether Lind will return the ships that he seized").

    What governs the sentence does not govern such a clause: the writer takes it for granted.
    """
    if behind := made_in(draft):
        return _all_past(draft.line, behind)
    line, clause = draft.line, draft.line.clause(draft.first)
    relative = clause.opener in {"who", "which"} or is_relative_that(line.tokens, clause.first)
    if draft.noun or not relative or not clause.first < draft.first:
        return False
    return is_finite(line.tokens, draft.first) and _all_past(line, clause, draft.first)


def made_in(draft: Draft) -> Clause | None:
    """The relative clause that says of a noun that it was done ("the cut that it made in January")."""
    line = draft.line
    for clause in line.parts:
        near = 0 < clause.first - draft.last <= MADE
        opens = is_relative_that(line.tokens, clause.first) or clause.opener == "which"
        if near and opens and line.kind(draft.first - 1) == "determiner":
            verbs = (i for i in range(clause.first, clause.last + 1) if is_finite(line.tokens, i))
            return clause if line.low(next(verbs, -1)) in group("event verb") else None
    return None


def _all_past(line: Line, clause: Clause, end: int | None = None) -> bool:
    """Whether the verbs of a clause, up to a trigger in it, are in the past and nothing makes them unsure."""
    words = [line.low(i) for i in range(clause.first + 1, end or clause.last + 1)]
    unsure = FUTURE | POSSIBLE | group("refusing") | group("hoping") | group("planning") | group("alleging")
    if unsure & set(words) or {"not", "n't", "never", "to", "reportedly"} & set(words):
        return False
    return end is None or _is_past(line, end)


def _is_past(line: Line, i: int) -> bool:
    return line.low(i).endswith("ed") or line.low(i) in irregular_pasts()


def is_plain_past(draft: Draft) -> bool:
    """Whether a verb stands in the past by itself: "cancelled", not "is held", "to be held" or "will be held"."""
    near = _before(draft, NEAR)
    past = _is_past(draft.line, draft.first) or {"was", "were", "had"} & set(near)
    return bool(past) and not (FUTURE | POSSIBLE | PRESENT) & set(near)


def _before(draft: Draft, reach: int) -> list[str]:
    """The words before the trigger within its clause, nearest first."""
    start = max(draft.line.clause(draft.first).first, draft.first - reach)
    return [draft.line.low(i) for i in range(draft.first - 1, start - 1, -1)]


def _governing(draft: Draft) -> list[str]:
    """The words before the trigger as far as a governing word may stand, over a "that" but not over "and" or a stop.

    A word of a name is none ("members of Youth Demand arrested").
    """
    words, titled = [], draft.line.sentence.role is Role.HEADLINE
    for i in range(draft.first - 1, max(-1, draft.first - 1 - FAR), -1):
        low = draft.line.low(i)
        if low in BREAKS:
            break
        words.append("" if i and not titled and capitalised(draft.line.tokens[i]) else low)
    return words


def _verb_group(draft: Draft) -> list[str]:
    """The words of a verb's group, nearest first; for a noun, of the verb it hangs on or is subject of."""
    if not draft.noun:
        return _before(draft, NEAR)
    at = governor(draft)
    line = draft.line
    if at is None:
        return _before(draft, 2) + (_modals_behind(draft) if comes_about(draft) else [])
    if line.kind(at) == "preposition" or not _brings_about(line, at):
        return _before(draft, draft.first - at)
    return _before(draft, draft.first - at + NEAR)


def _modals_behind(draft: Draft) -> list[str]:
    return [w for w in _behind(draft.line, draft.last) if w in FUTURE | POSSIBLE]


def comes_about(draft: Draft) -> bool:
    """Whether the modal verb that follows a noun says that it takes place; "the inquiry will not pay" does not."""
    line, i = draft.line, draft.last + 1
    while line.kind(i) in {"modal", "adverb", "negation"} or line.low(i) in {"be", "have", "been"}:
        i += 1
    return line.low(i) in group("event verb") | group("taking place") or line.low(i - 1) in {"be", "have", "been"}


def only_mentioned(draft: Draft) -> bool:
    """Whether a noun is subject of what will or will not be done by it, so that nothing is told of the event itself."""
    return draft.noun and governor(draft) is None and bool(_modals_behind(draft)) and not comes_about(draft)


def _brings_about(line: Line, verb: int) -> bool:
    """Whether the verb makes its event ("will hold talks"); what one "will discuss" is there already."""
    return line.low(verb) in group("event verb") | group("be") or line.kind(verb) is not None


def _denied(draft: Draft) -> bool:
    near, far = _verb_group(draft), _governing(draft)
    if not draft.noun and draft.line.low(draft.line.clause(draft.first).first) in NOBODY:
        return True
    if not draft.noun and ({"not", "n't", "never"} & set(near[:3]) or near[:1] == ["without"]):
        return True
    if draft.noun and near[:1] == ["no"]:
        return True
    if _no_plans(far):
        return True
    refused = group("refusing") & set(near[:2]) and "to" in near[:1]
    denied = group("denying") & set(far[:4]) and (not draft.noun or group("claims") & set(far))
    return bool(refused or denied) and draft.kind not in {"denial", "rejection"}


def _no_plans(words: list[str]) -> bool:
    """ "had no plans to", "no intention of"."""
    for i, word in enumerate(words[:6]):
        if word in {"plans", "plan", "intention", "intentions"} and words[i + 1 : i + 2] == ["no"]:
            return True
    return False


def _alleged(draft: Draft) -> bool:
    if draft.kind in {"accusation", "denial"}:
        return False
    statement = draft.line.content_of(draft.first)
    if (
        statement
        and statement.cue
        and lemma(statement.cue.text.split()[-1].lower()) in {"accuse", "allege", "claim", "blame"}
    ):
        return True
    far = _governing(draft)
    adjective = bool({"alleged", "suspected", "reported", "supposed", "rumoured"} & set(far[:2])) and draft.noun
    return (
        adjective or bool(group("alleging") & set(far) and {"of", "that", "for"} & set(far)) or "reportedly" in far[:4]
    )


def is_supposed(draft: Draft) -> bool:
    """Whether it is only thought of: in an "if", as possible, as what would have been; not asked for or demanded."""
    if _in_condition(draft):
        return True
    near, far = _verb_group(draft), _governing(draft)
    if POSSIBLE & set(near) or near[:2] == ["have", "would"] or (draft.noun and _feared(far)):
        return True
    reported = draft.line.content_of(draft.first) is not None or group("saying") & set(far)
    return "would" in near and not reported


def _in_condition(draft: Draft) -> bool:
    """Whether it stands in a clause that "if" or "whether" opens, and not in the main clause behind it."""
    line, clause = draft.line, draft.line.clause(draft.first)
    if line.low(clause.first) not in {"if", "unless", "whether"}:
        return False
    verbs = [i for i in range(clause.first, clause.last + 1) if is_finite(line.tokens, i)]
    commas = (i for i in range(clause.first, draft.first) if line.tokens[i].text == ",")
    return not any(verbs and verbs[0] < comma < verbs[-1] for comma in commas)


def _conditional(draft: Draft) -> bool:
    if is_supposed(draft):
        return True
    near, far = _verb_group(draft), _governing(draft)
    has_to = near[:1] == ["to"] and near[1:2] in (["have"], ["has"])
    wished = _wished(far) and not (draft.noun and _presupposed(draft, far))
    return has_to or (wished and not _past_group(near))


def _presupposed(draft: Draft, far: list[str]) -> bool:
    """Whether what is wished for is about an event that is there already ("demanded an inquiry into the attack")."""
    for i, word in enumerate(far[:PREMODIFIED]):
        if word in DEFINITE:
            about = far[i + 1 : i + 2]
            asked = far[i + 2] if len(far) > i + 2 else ""
            known = ABOUT | {"of", "for", "to", "in", "at", "on"} if draft.kind in UNWISHED else ABOUT
            return bool(about) and about[0] in known and asked not in group("hoping")
    return False


def _feared(far: list[str]) -> bool:
    """ "Fears of an attack", "the risk of war", "to prevent strikes"; not "fears over the attack"."""
    for i, word in enumerate(far[:6]):
        if word in DEFINITE:
            return False
        if word in group("averting") or (word in group("fearing") and {"of", "that"} & set(far[:i])):
            return True
    return False


def _wished(far: list[str]) -> bool:
    """Whether a word of hope or demand governs the trigger; to call something a name is no demand."""
    for i, word in enumerate(far):
        called = word in {"call", "calls", "called", "need", "needs"} and not {"for", "to"} & set(
            far[max(0, i - 1) : i]
        )
        if word in group("hoping") and not called:
            return True
    return False


def _past_group(near: list[str]) -> bool:
    return bool({"was", "were", "had"} & set(near[:2]))


def _planned(draft: Draft) -> bool:
    if _until(draft):
        return True
    near = _verb_group(draft)
    if FUTURE & set(near) or (near[:1] == ["'d"] and not _is_past(draft.line, draft.first)):
        return True
    if draft.noun:
        before = _before(draft, NEAR + 1)
        awaited = ("to", "forward") in pairwise(before)  # "we look forward to our visit"
        return bool(group("future adjective") & set(near[:2])) or awaited or _to_hold(before)
    return is_infinitive(draft) and told_by_infinitive(draft) is Status.PLANNED


def _until(draft: Draft) -> bool:
    """What something will last "until": "until an election in June", "not until the board meets"."""
    far = _governing(draft)
    if draft.noun:
        return "until" in far[:4]
    return "until" in far and bool({"will", "wo", "would", "until"} & set(far))


def _to_hold(near: list[str]) -> bool:
    """A noun that hangs on an infinitive: "plans to convene a conference", "to hold talks"."""
    for i, word in enumerate(near[:5]):
        if (
            word == "to"
            and i
            and near[i - 1] in {"hold", "convene", "host", "attend", "organise", "organize", "stage", "begin", "start"}
        ):
            return True
    return False


def _ongoing(draft: Draft) -> bool:
    near = _before(draft, NEAR)
    if draft.noun:
        return bool(group("ongoing adjective") & set(near[:3]))
    low = draft.line.low(draft.first)
    if low.endswith("ing"):
        return bool({"is", "are"} & set(near[:2])) or near[:2] == ["been", "has"]
    return (
        near[:1] == ["been"] and bool({"has", "have"} & set(near[1:3])) and "since" in _behind(draft.line, draft.last)
    )


def _behind(line: Line, i: int) -> list[str]:
    return [line.low(k) for k in range(i + 1, min(i + 4, len(line.tokens)))]
