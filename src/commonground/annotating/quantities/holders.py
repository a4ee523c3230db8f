"""Who has a share: the candidate of "Pell (28 percent)", "Pell got 28 percent", "Pell leads with 28 percent"."""

from commonground.annotating.clauses import Clause, capitalised, class_of, is_finite
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.counted import Counted
from commonground.annotating.quantities.numerals import Tokens
from commonground.annotating.quantities.subjects import subject_before
from commonground.annotating.word_groups import group

REACH = 14
"""Words back from "with 28 percent" in which the verb of the one who leads is looked for."""
LONGEST_NAME = 6


def holder_of(tokens: Tokens, start: int, amount: Amount, own: Counted | None, clause: Clause) -> Counted | None:
    """Whose a share is that begins, with its hedges, at token `start`; None where the sentence does not settle it.

    A share of votes or voters is its holder's; a share of anything else ("3 percent of output") is of that.
    """
    if amount.unit is None or amount.unit.name != "percent" or start <= clause.first:
        return None
    if own is not None and own.head not in group("share of votes"):
        return None
    found = _in_brackets(tokens, start, amount) or _taker(tokens, start, clause) or _leader(tokens, start, clause)
    found = found or _polled(tokens, amount)
    return found or _rival(tokens, start, amount) or (_winner(tokens, start, clause) if own else None)


def _in_brackets(tokens: Tokens, start: int, amount: Amount) -> Counted | None:
    closed = amount.last + 1 < len(tokens) and tokens[amount.last + 1].text in {")", ","}
    return _name_ending(tokens, start - 2) if tokens[start - 1].text == "(" and closed else None


def _taker(tokens: Tokens, start: int, clause: Clause) -> Counted | None:
    """The subject of "got 28 percent", "racked up 28 percent"; of "has 28 percent" only a name."""
    while start > clause.first + 1 and tokens[start - 1].lower in {"just", "only", "some", "even"}:
        start -= 1
    verb = start - 2 if tokens[start - 1].lower == "up" else start - 1
    if verb <= clause.first or not (verb < start - 1 or tokens[verb].lower in group("takes a share")):
        return None
    subject = subject_before(tokens, verb, clause)
    return _named(tokens, subject) if class_of(tokens[verb]) == "auxiliary" else subject


def _leader(tokens: Tokens, start: int, clause: Clause) -> Counted | None:
    """Who stands "at" a share, or leads "with" it."""
    if tokens[start - 1].lower not in {"at", "with"}:
        return None
    last = start - 2 if tokens[start - 2].text != "(" else start - 3
    standing = {t.lower for t in tokens} & group("standing")
    if standing and tokens[start - 1].lower == "at" and (name := _name_ending(tokens, last)):
        return _both(tokens, name) if any(t.lower == "each" for t in tokens[start + 1 : start + 4]) else name
    for i in range(last, max(clause.first, start - REACH), -1):
        if tokens[i].text in {",", ";", "("}:
            return None
        low = tokens[i].lower
        if low in group("leads") - {"followed"}:
            return subject_before(tokens, i, clause)
        if low in {"ahead", "second", "first", "third"} and tokens[i - 1].lower in group("copula"):
            return subject_before(tokens, i - 1, clause)
    return None


def _winner(tokens: Tokens, start: int, clause: Clause) -> Counted | None:
    """Who did what "with 56 percent of the vote"."""
    if tokens[start - 1].lower != "with":
        return None
    verb = next((i for i in range(clause.first + 1, start) if is_finite(tokens, i)), None)
    return _named(tokens, subject_before(tokens, verb, clause)) if verb else None


def _rival(tokens: Tokens, start: int, amount: Amount) -> Counted | None:
    """Whose each share is of "Pell leading Moran, 49 percent to 44 percent"."""
    behind = [t.lower for t in tokens[amount.last + 1 : amount.last + 2]]
    first = behind == ["to"] and tokens[amount.last + 2 : amount.last + 3] != ()
    last = start - 1
    if not first:
        if tokens[last].lower != "to" or tokens[last - 1].lower not in {"percent", "%", "cent"}:
            return None
        last = next((i for i in range(last - 1, 0, -1) if tokens[i].text[0].isdigit()), 0) - 1
    last -= tokens[last].text == ","
    loser = _name_ending(tokens, last) if last > 0 else None
    verb = loser.first - 1 if loser else 0
    winner = _name_ending(tokens, verb - 1) if verb > 0 and tokens[verb].lower in group("ahead of a rival") else None
    return (winner if first else loser) if winner else None


def _both(tokens: Tokens, name: Counted) -> Counted:
    """The two names of "Moran and former senator Pell at 17 percent each"."""
    link = name.first - 1
    while link > 0 and class_of(tokens[link]) is None and tokens[link].upos in {"ADJ", "NOUN"}:
        link -= 1
    first = _name_ending(tokens, link - 1) if link > 0 and tokens[link].lower == "and" else None
    return Counted(first.first, name.last, name.head) if first else name


def _polled(tokens: Tokens, amount: Amount) -> Counted | None:
    """Whose the second share is in "the poll has Pell at 39 percent to 32 percent for Moran"."""
    first = last = amount.last + 2
    if first >= len(tokens) or tokens[first - 1].lower != "for" or not any(t.lower == "poll" for t in tokens):
        return None
    while last < len(tokens) and _in_name(tokens, last):
        last += 1
    return Counted(first, last - 1, tokens[last - 1].lower) if last > first else None


def _name_ending(tokens: Tokens, last: int) -> Counted | None:
    first = last + 1
    while first > 0 and last - first < LONGEST_NAME and _in_name(tokens, first - 1):
        first -= 1
    return Counted(first, last, tokens[last].lower) if 0 <= first <= last else None


def _in_name(tokens: Tokens, i: int) -> bool:
    token = tokens[i]
    month = token.lower in group("month")
    return capitalised(token) and token.text[0].isalpha() and class_of(token) is None and not month


def _named(tokens: Tokens, subject: Counted | None) -> Counted | None:
    """The subject, if a capital letter says that it is somebody or some party."""
    return subject if subject and any(capitalised(t) for t in tokens[subject.first : subject.last + 1]) else None
