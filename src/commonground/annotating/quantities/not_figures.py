"""Numbers that are no reported quantity: dates, ages, scores, model names, street numbers, lengths of time, pairs."""

import re
from collections.abc import Sequence
from functools import cache

from commonground.annotating.clauses import capitalised, class_of, is_finite, is_mark, word_at
from commonground.annotating.quantities.amounts import Amount, is_time_word, is_vote
from commonground.annotating.quantities.change_words import change_verbs
from commonground.annotating.quantities.counted import Counted
from commonground.annotating.quantities.idle_numbers import says_nothing
from commonground.annotating.quantities.numerals import CONTINENTAL, DASHES, PACKAGE, Tokens, after_dash, touching
from commonground.annotating.word_groups import group
from commonground.language.analysis import Name
from commonground.records.annotations import Time
from commonground.tables import rows, words

TIMED = frozenset({"past", "last", "this", "next", "previous", "same", "the", "that", "each", "every", "a", "per"})
YEAR = re.compile(r"1[5-9][0-9]{2}|20[0-9]{2}")
PARTS = frozenset({"them", "whom", "which", "those", "these"})
OLDEST = 120
VICTIM_BEFORE, VICTIM_REACH = 4, 9
"""Words before and behind "one man" in which what happened to him stands."""
MOST_KNOWN = 10
"""Up to here "the seven men" are men already spoken of; "its nine stations" still are a count."""
OWNERS = frozenset({"its", "their", "his", "her", "our"})
POINTED_AT = frozenset({"this", "that", "which", "each", "every", "any", "no", "another"})
"""Words before a "one" that is a pronoun."""
DENOMINATIONS = frozenset(
    {"bill", "bills", "note", "notes", "coin", "coins", "banknote", "banknotes", "stamp", "stamps"}
)
GLUE_BEFORE = frozenset("/-.:#@_&+")
GLUE_AFTER = frozenset("/:@_&.'’")


@cache
def _labels(kind: str) -> frozenset[str]:
    return frozenset(word for word, found in rows(PACKAGE, "labels") if found == kind)


def is_no_figure(
    tokens: Tokens, amount: Amount, counted: Counted | None, hedged: bool, times: Sequence[Time], names: Sequence[Name]
) -> bool:
    """Whether the number is a date, an age, a score, a name, a label, a street number, a length of time or a pair."""
    of_time = amount.unit is not None and amount.unit.kind == "time"
    if says_nothing(tokens, amount, counted, hedged) or _shillings(tokens, amount):
        return True
    if of_time or _in_time_or_name(tokens, amount, times, names) or _glued(tokens, amount):
        return True
    if amount.unit or amount.numeral.kind in {"vague", "fraction", "ratio"}:
        idiom = _at_one_point(tokens, amount) or _vague_time(tokens, amount)
        return idiom or _denomination(tokens, amount) or _rank(tokens, amount)
    return not is_vote(tokens, amount.first) and _is_no_count(tokens, amount, counted, hedged)


def _is_no_count(tokens: Tokens, amount: Amount, counted: Counted | None, hedged: bool) -> bool:
    """Whether a plain number counts nothing; "1.250.000" and "12,5" without a unit may be anything."""
    if CONTINENTAL.fullmatch(tokens[amount.numeral.last].text):
        return True
    if _label(tokens, amount) or _age(tokens, amount, counted) or _street(tokens, amount):
        return True
    if amount.numeral.kind == "digits":
        dated_or_named = _date(tokens, amount, hedged) or _named(tokens, amount, hedged)
        return dated_or_named or not (counted or _bare(tokens, amount, hedged))
    return _small(tokens, amount, counted, hedged)


def _in_time_or_name(tokens: Tokens, amount: Amount, times: Sequence[Time], names: Sequence[Name]) -> bool:
    first, last = tokens[amount.numeral.first], tokens[amount.numeral.last]
    in_time = not _money_or_share(amount) and any(t.start < last.end and first.start < t.end for t in times)
    return in_time or any(n.start < last.end and first.start < n.end for n in names)


def _money_or_share(amount: Amount) -> bool:
    """Whether its sign or unit says that it is no time ("11.25%")."""
    return amount.unit is not None and amount.unit.kind in {"share", "currency"}


def _denomination(tokens: Tokens, amount: Amount) -> bool:
    """ "a $1 bill", "a 10-euro note": a kind of paper, no sum."""
    after = word_at(tokens, after_dash(tokens, amount.last + 1))
    return amount.unit is not None and amount.unit.kind == "currency" and after in DENOMINATIONS


def _shillings(tokens: Tokens, amount: Amount) -> bool:
    """ "4m/-" is four million shillings and no length."""
    after = "".join(t.text for t in tokens[amount.last + 1 : amount.last + 4])
    money = after.startswith("/-") and not after[2:3].isdigit()  # not "15°F/-9°C"
    return money and amount.unit is not None and amount.unit.kind != "currency"


def _rank(tokens: Tokens, amount: Amount) -> bool:
    """ "level 3 out of 5", and a name before "in": "Canal One in three years"."""
    i = amount.first
    named = i > 0 and capitalised(tokens[i]) and capitalised(tokens[i - 1])
    return amount.numeral.kind == "ratio" and (named or _label(tokens, amount))


def _at_one_point(tokens: Tokens, amount: Amount) -> bool:
    """ "At one point he left": a moment."""
    return word_at(tokens, amount.first - 1) == "at" and word_at(tokens, amount.last) == "point"


def _vague_time(tokens: Tokens, amount: Amount) -> bool:
    """ "hundreds of years"."""
    of_time = word_at(tokens, amount.last + 1) == "of" and is_time_word(word_at(tokens, amount.last + 2))
    return of_time and amount.numeral.kind == "vague"


def _glued(tokens: Tokens, amount: Amount) -> bool:
    """Whether letters, a dash or a slash touch the digits: "10th", "737-800", "9/11", "A-10", "24-hour"."""
    before, after = amount.first - 1, amount.last + 1
    if before >= 0 and touching(tokens, amount.first):
        if is_vote(tokens, amount.first):
            return False
        mark, short = tokens[before].text, len(tokens[amount.first].text) == 2
        if not is_mark(tokens[before]) or mark in GLUE_BEFORE or (mark in "'’" and short):
            return True
    if amount.numeral.suffix and not (amount.unit or amount.numeral.scaled):
        return True
    if not touching(tokens, after) or is_vote(tokens, amount.first):
        return False
    mark, follows = tokens[after].text, touching(tokens, after + 1)
    if mark in DASHES:
        next_word = tokens[after + 1].lower if follows else ""
        return follows and (next_word[0].isdigit() or not (amount.unit or next_word.startswith("strong")))
    return not is_mark(tokens[after]) or (mark in GLUE_AFTER and follows and not is_mark(tokens[after + 1]))


def _label(tokens: Tokens, amount: Amount) -> bool:
    i = amount.first - 1
    if word_at(tokens, i) == "." and touching(tokens, i):
        i -= 1
    low = word_at(tokens, i)
    if is_time_word(low) and word_at(tokens, i - 1) in TIMED:
        return False  # "In the past week 64 patients"
    return low in _labels("label") or low == "#"


def _age(tokens: Tokens, amount: Amount, counted: Counted | None) -> bool:
    value = amount.numeral.value
    if value is None or value > OLDEST or amount.numeral.high:
        return False
    before, after = word_at(tokens, amount.first - 1), word_at(tokens, amount.last + 1)
    if before in {"aged", "age", "ages"} or after in {"-year-old", "year-old"} or _limit_or_child(tokens, amount):
        return True
    apposed = amount.first > 1 and before in {",", "("} and capitalised(tokens[amount.first - 2])
    return apposed and (after in {",", ".", ")", ";", ""} or (counted is None and after in {"and", "of", "from"}))


def _limit_or_child(tokens: Tokens, amount: Amount) -> bool:
    """ "Children under 15", "anyone over 65", "a son of 3", and the second of "aged 11 and 7"."""
    before, earlier = word_at(tokens, amount.first - 1), word_at(tokens, amount.first - 2)
    listed = before in {"and", ","} and word_at(tokens, amount.first - 3) in {"aged", "ages"}
    limit = before in {"under", "over", "above", "below"} and earlier in group("of some age")
    return listed or limit or (before == "of" and earlier in group("child"))


def _street(tokens: Tokens, amount: Amount) -> bool:
    for i in range(amount.last + 1, min(amount.last + 5, len(tokens))):
        if not capitalised(tokens[i]):
            return False
        if tokens[i].lower in _labels("street") and i > amount.last + 1:
            return True
    return False


def _date(tokens: Tokens, amount: Amount, hedged: bool) -> bool:
    text = tokens[amount.numeral.first].text
    if amount.numeral.scaled or "," in text:
        return False
    if YEAR.fullmatch(text) and not hedged:
        return True
    before, after = word_at(tokens, amount.first - 1), word_at(tokens, amount.last + 1)
    return (before in group("month") and capitalised(tokens[amount.first - 1])) or (
        after in group("month") and capitalised(tokens[amount.last + 1])
    )


def _named(tokens: Tokens, amount: Amount, hedged: bool) -> bool:
    """Whether a capitalised word before makes it a model or a title: "Boeing 737", but not "In Tamar 400 people"."""
    i = amount.first - 1
    if hedged or i < 0 or "," in tokens[amount.numeral.first].text or amount.numeral.scaled:
        return False
    token = tokens[i]
    if not capitalised(token) or class_of(token):
        return False
    start = i
    while start > 0 and capitalised(tokens[start - 1]) and not class_of(tokens[start - 1]):
        start -= 1
    return not (start > 0 and class_of(tokens[start - 1]) == "preposition" and class_of(tokens[start - 1]) is not None)


def _bare(tokens: Tokens, amount: Amount, hedged: bool) -> bool:
    """Whether a number that counts nothing named still is a quantity: "killed 20", "rose to 300", "93,000 died"."""
    if hedged or amount.numeral.scaled or "," in tokens[amount.numeral.first].text:
        return True
    before, after = tokens[amount.first - 1] if amount.first else None, word_at(tokens, amount.last + 1)
    if before is not None and before.lower in {"to", "at"} and word_at(tokens, amount.first - 2) in _moving():
        return True
    if after == "of" and word_at(tokens, amount.last + 2) in PARTS:
        return True
    part = before is not None and before.text == "," and tokens[0].lower == "of" and is_finite(tokens, amount.last + 1)
    toll = part or after in group("toll after")
    return toll or (before is not None and before.lower in group("toll verb"))


@cache
def _moving() -> frozenset[str]:
    """Verbs that "to" or "at" and a number follow: "fell to 300", "stands at 387"."""
    return change_verbs() | (group("level verb") - group("copula"))


def _is_victim(tokens: Tokens, amount: Amount) -> bool:
    """Whether the words about "one man" say that he was hurt, held or rescued; a man who shouts is no count."""
    near = {t.lower for t in tokens[max(0, amount.first - VICTIM_BEFORE) : amount.last + VICTIM_REACH]}
    return bool(near & group("victim word"))


def _small(tokens: Tokens, amount: Amount, counted: Counted | None, hedged: bool) -> bool:
    """Whether a number word is a pronoun, a known set ("the two leaders") or counts nothing."""
    if amount.numeral.scaled:
        return False
    value, before = amount.numeral.value or 0, word_at(tokens, amount.first - 1)
    if value == 1 and before in POINTED_AT:
        return True
    if counted is None:
        after = word_at(tokens, amount.last + 1)
        if after == "of" and value > 1 and word_at(tokens, amount.last + 2) in PARTS:
            return False
        return not (hedged and value > 1) and after not in group("toll after")
    if value == 1:
        return counted.head not in group("one of") or not _is_victim(tokens, amount)
    pair = value == 2 and tokens[counted.last].lower in words(PACKAGE, "collectives")
    known = value <= MOST_KNOWN and before in group("definite") and not (before in OWNERS and value > 2)
    return (pair or known) and not hedged
