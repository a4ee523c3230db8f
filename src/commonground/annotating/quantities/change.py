"""Whether a figure is the size of a rise or a fall, and of what."""

from dataclasses import dataclass
from functools import cache

from commonground.annotating.clauses import Clause, class_of, is_inner_dash, is_mark
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.counted import Counted, noun_phrase
from commonground.annotating.quantities.hedging import Hedge
from commonground.annotating.quantities.numerals import PACKAGE, Tokens
from commonground.annotating.word_groups import group
from commonground.language.analysis import Token
from commonground.tables import rows

NOUN_WINDOW = 3
LONGEST_SUBJECT = 6


@dataclass(frozen=True, slots=True)
class Change:
    """`direction` is rise or fall; `verb` the token of the word of change; `counted` what changed, where it is said."""

    direction: str
    verb: int
    counted: Counted | None


def change_verbs() -> frozenset[str]:
    """Verbs of rise and fall, all forms."""
    return frozenset(_words("verb"))


@cache
def _words(part: str) -> dict[str, str]:
    return {word: direction for word, direction, found in rows(PACKAGE, "change") if found == part}


def change_of(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...], clause: Clause) -> Change | None:
    """The change that the amount measures, None for a level ("rose to 15 percent") or a plain count."""
    if not amount.unit and amount.numeral.kind != "fraction":
        return _of_count(tokens, amount, hedges, clause)
    return (
        _verb_before(tokens, amount, hedges, clause)
        or _noun_after(tokens, amount)
        or _noun_before(tokens, amount, hedges)
    )


def _start(amount: Amount, hedges: tuple[Hedge, ...]) -> int:
    return min([amount.first, *(h.first for h in hedges)])


def _of_count(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...], clause: Clause) -> Change | None:
    """A bare number is a change only behind "rose by", "fell by"."""
    start = _start(amount, hedges)
    if start < 1 or tokens[start - 1].lower != "by":
        return None
    return _verb_before(tokens, amount, hedges, clause)


def _verb_before(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...], clause: Clause) -> Change | None:
    i = _start(amount, hedges) - 1
    while i > clause.first and (tokens[i].lower in group("between verb and size") or tokens[i].lower.endswith("ly")):
        i -= 1
    if i < clause.first:
        return None
    low = tokens[i].lower
    direction = _words("verb").get(low) or _words("other").get(low)
    if amount.unit and amount.unit.kind == "share":
        direction = direction or _words("share").get(low)
    if not direction or (low in _words("noun") and _noun_use(tokens, i)):
        return None
    return Change(direction, i, subject_before(tokens, i, clause))


def _noun_use(tokens: Tokens, i: int) -> bool:
    return i > 0 and class_of(tokens[i - 1]) == "determiner"


def _noun_after(tokens: Tokens, amount: Amount) -> Change | None:
    """ "a 10 percent rise in exports", "15 percent higher"."""
    i = amount.last + 1
    if i < len(tokens) and (direction := _words("after").get(tokens[i].lower)):
        return Change(direction, i, None)
    for j in range(i, min(i + NOUN_WINDOW, len(tokens))):
        if class_of(tokens[j]) or (is_mark(tokens[j]) and not is_inner_dash(tokens, j)):
            break
        if direction := _words("noun").get(tokens[j].lower):
            return Change(direction, j, _thing(tokens, j + 1))
    return None


def _noun_before(tokens: Tokens, amount: Amount, hedges: tuple[Hedge, ...]) -> Change | None:
    """ "an increase of 10 percent"."""
    i = _start(amount, hedges) - 1
    if i < 1 or tokens[i].lower != "of":
        return None
    direction = _words("noun").get(tokens[i - 1].lower)
    return Change(direction, i - 1, _thing(tokens, amount.last + 1)) if direction else None


def _thing(tokens: Tokens, i: int) -> Counted | None:
    """What "in" or "of" behind a noun of change names."""
    if i + 1 >= len(tokens) or tokens[i].lower not in {"in", "of", "to"}:
        return None
    start = i + 1
    while start < len(tokens) and class_of(tokens[start]) == "determiner":
        start += 1
    return noun_phrase(tokens, start, singular=True) if start < len(tokens) else None


def subject_before(tokens: Tokens, verb: int, clause: Clause) -> Counted | None:
    """The noun phrase that ends right before a verb: its subject, in plain word order."""
    end = verb - 1
    while end > clause.first and _beside_verb(tokens[end]):
        end -= 1
    first = end + 1
    while first > clause.first and end - first < LONGEST_SUBJECT and not _ends_subject(tokens, first - 1):
        first -= 1
    return Counted(first, end, tokens[end].lower) if first <= end else None


def _beside_verb(token: Token) -> bool:
    return class_of(token) in {"auxiliary", "modal", "adverb"} or token.lower.endswith("ly")


def _ends_subject(tokens: Tokens, i: int) -> bool:
    if is_inner_dash(tokens, i):
        return False
    token = tokens[i]
    return is_mark(token) or class_of(token) is not None or token.text[0].isdigit()
