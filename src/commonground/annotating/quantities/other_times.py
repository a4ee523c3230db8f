"""Times in a sentence that date no figure: bases of comparison, years in names, and words for now that date nothing."""

from collections.abc import Sequence

from commonground.annotating.clauses import capitalised, class_of, is_finite, is_mark, word_at
from commonground.annotating.quantities.numerals import Tokens
from commonground.annotating.word_groups import group
from commonground.language.analysis import Name
from commonground.records.annotations import Time

REACH = 8
"""Words back from a time in which "ahead of" still governs it: "ahead of the bishop's visit on Sunday"."""
LONGEST_NAME = 5
NO_DATE = frozenset({"PAST_REF", "FUTURE_REF"})
LENGTHS = frozenset({"the day", "the week", "the month", "the year", "the decade"})
BESIDE_OTHER = frozenset({"leading", "after", "before", "since", "following", "preceding", "ended", "up"})
""" "The year leading up to the vote" is a year before the vote, not this one."""
ADJECTIVES = frozenset({"current", "present", "contemporary", "modern", "present-day"})
BASES = frozenset({"level", "levels", "baseline"})
COUNTING = frozenset({"survey", "poll", "study", "census", "count", "audit"})
APART = frozenset({"after", "before", "following", "pending"})
AHEAD = frozenset({("ahead", "of"), ("advance", "of"), ("prior", "to")})


def dates_nothing(tokens: Tokens, first: int, last: int, time: Time, names: Sequence[Name]) -> bool:
    """Whether a time (tokens `first` to `last`) cannot be the time of a figure, wherever that stands."""
    half = "between" in {word_at(tokens, first - 1), word_at(tokens, first - 3)} and "/" not in (time.edtf or "")
    named = half or any(n.start <= time.start and time.end <= n.end and n.last > n.first for n in names)
    return (
        named
        or _is_base(tokens, first, last)
        or _of_other_day(tokens, last, time)
        or _owns_other(tokens, first, last)
        or _of_name(tokens, first, last)
        or _only_beside(tokens, first, last, time)
        or _apart(tokens, first)
    )


def _is_base(tokens: Tokens, first: int, last: int) -> bool:
    """ "On 2005 levels", "down 3 percent on 2019", "dating back to 2018": what is measured or counted from."""
    bare = first == last and tokens[first].text.isdigit()
    back = (word_at(tokens, first - 2), word_at(tokens, first - 1)) == ("back", "to")
    return back or word_at(tokens, last + 1) in BASES or (bare and word_at(tokens, first - 1) == "on")


def _owns_other(tokens: Tokens, first: int, last: int) -> bool:
    """ "The second of three debates will be like Tuesday's debate"; "in Tuesday's vote" is when that was."""
    if word_at(tokens, last + 1) not in {"'s", "'"}:
        return False
    held = {word_at(tokens, i) for i in (last + 2, last + 3)} & group("happened on a day")
    return not held or word_at(tokens, first - 1) not in {"in", "at", "during", "on"}


def _of_other_day(tokens: Tokens, last: int, time: Time) -> bool:
    """ "The year after the surgery": as long as a year, and another one."""
    bare = time.text.lower() in LENGTHS
    return bare and (word_at(tokens, last + 1) in BESIDE_OTHER or word_at(tokens, last + 1) == ",")


def _of_name(tokens: Tokens, first: int, last: int) -> bool:
    """ "The 2012 Liberal primary field", "a second quarter upturn", "Expo 2025": it tells one from others.

    "In the 2012 election" it is the year of what happened there.
    """
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    thing = behind is not None and behind.upos == "NOUN" and behind.lower not in group("held in a year") | COUNTING
    if first > 1 and first == last and capitalised(tokens[first - 1]) and _in_noun(tokens, first - 1):
        return tokens[first].text.isdigit() and tokens[first - 1].lower not in group("month")
    one_of_some = thing and word_at(tokens, first - 1) in {"a", "an"}
    if one_of_some or first != last or not tokens[first].text.isdigit() or class_of(tokens[first - 1]) != "determiner":
        return one_of_some
    end = first
    while end + 1 < len(tokens) and end - first < LONGEST_NAME and _in_noun(tokens, end + 1):
        end += 1
    return end > first and not (
        tokens[end].lower in group("held in a year") and word_at(tokens, first - 2) in {"in", "at"}
    )


def _in_noun(tokens: Tokens, i: int) -> bool:
    return class_of(tokens[i]) is None and not is_mark(tokens[i]) and not is_finite(tokens, i)


def _only_beside(tokens: Tokens, first: int, last: int, time: Time) -> bool:
    """ "Under current law", "in today's Brodno", a "now" that no verb stands beside."""
    low = time.text.lower()
    if low in ADJECTIVES or (low == "today" and word_at(tokens, last + 1) in {"'s", "’s"}):
        return True
    return low == "now" and not is_finite(tokens, last + 1) and not is_finite(tokens, first - 1)


def _apart(tokens: Tokens, first: int) -> bool:
    """ "After 2036", "ahead of the bishop's visit on Sunday": before or after the time, not at it."""
    i = first - 1
    while i > 0 and class_of(tokens[i]) == "determiner":
        i -= 1
    if word_at(tokens, i) in APART:
        return True
    for j in range(first - 1, max(0, first - REACH), -1):
        if (word_at(tokens, j - 1), word_at(tokens, j)) in AHEAD:
            return True
        if is_finite(tokens, j) or tokens[j].text in {",", ";", ":"}:
            return False
    return False
