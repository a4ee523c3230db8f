"""What a number counts: the noun phrase beside it, by the closed word classes and the look of English plurals."""

from dataclasses import dataclass
from functools import cache

from commonground.annotating.clauses import (
    capitalised,
    class_of,
    irregular_pasts,
    is_finite,
    is_inner_dash,
    is_mark,
)
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.change_words import words_of
from commonground.annotating.quantities.numerals import CHANCES, PACKAGE, Tokens, after_dash, numeral_at, touching
from commonground.annotating.word_groups import group
from commonground.tables import words

LONGEST = 7
LONGEST_LIST = 9
DESCRIBED = frozenset({"NOUN", "ADJ", "PROPN", "PUNCT", "VERB"})
DESCRIBING = frozenset({"NOUN", "ADJ", "VERB", "PROPN"})
BESIDE_NUMBER = frozenset(
    {"about", "around", "roughly", "approximately", "nearly", "almost", "estimated", "some", "over"}
)
IN_KIND = frozenset(
    {"fiscal", "total", "all", "part", "full", "recent", "return", "favour", "favor", "addition", "turn", "order"}
)
NO_MEN = frozenset({"specimen", "regimen", "acumen", "omen", "abdomen", "semen", "amen", "yemen", "examen", "stamen"})
PARTICLES = frozenset({"aside", "away", "apart", "back", "out", "up", "by"})
POSSESSIVES = frozenset({"'s", "'"})


@dataclass(frozen=True, slots=True)
class Counted:
    """Tokens `first` to `last` (inclusive): the noun with its modifiers; `head` is the noun in lower case."""

    first: int
    last: int
    head: str


@cache
def _plurals() -> frozenset[str]:
    return words(PACKAGE, "plurals")


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _plurals() or (word.endswith("men") and word not in NO_MEN):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


def _stops(tokens: Tokens, i: int) -> bool:
    kind = class_of(tokens[i])
    if tokens[i].lower in group("time opener"):
        return True
    hyphened = i > 0 and (is_inner_dash(tokens, i - 1) or (i + 1 < len(tokens) and is_inner_dash(tokens, i + 1)))
    if hyphened or is_inner_dash(tokens, i) or _possessive(tokens, i):
        return False
    return is_mark(tokens[i]) or (kind is not None and tokens[i].lower not in {"other", "more", "such"})


def _possessive(tokens: Tokens, i: int) -> bool:
    """Whether the mark is that of a possessor whose possession follows: "members' spending"."""
    if tokens[i].lower not in POSSESSIVES or not touching(tokens, i) or i + 1 >= len(tokens):
        return False
    return not is_mark(tokens[i + 1]) and tokens[i - 1].lower.endswith("s") | (tokens[i].lower == "'s")


def noun_phrase(tokens: Tokens, start: int, *, singular: bool = False) -> Counted | None:
    """The noun phrase that begins at the token; its head is a plural or, if `singular`, the last word."""
    end = start
    while end < len(tokens) and end - start < LONGEST and not _stops(tokens, end):
        if end > start and not singular and is_finite(tokens, end) and not _participle(tokens, end):
            break
        end += 1
    nouns = [i for i in range(start, end) if is_plural(tokens[i].lower) and not _is_verb(tokens, i)]
    plural = [i for i in nouns if not _modifies(tokens, i, end)]
    if plural:
        return Counted(start, plural[0], tokens[plural[0]].lower)
    if singular and end > start:
        last = next((i for i in range(start + 1, end) if _ends_noun(tokens, i)), end) - 1
        while last > start and tokens[last].upos == "ADV":
            last -= 1  # "$1 million in air time ahead of the vote"
        return Counted(start, last, tokens[last].lower)
    if start < end and tokens[start].lower in group("one of"):
        return Counted(start, start, tokens[start].lower)
    return None


def _is_verb(tokens: Tokens, i: int) -> bool:
    """Whether what looks like a plural is a verb: "the drop in the jobless rate almost brings"."""
    return tokens[i].upos == "VERB" and is_finite(tokens, i)


def _ends_noun(tokens: Tokens, i: int) -> bool:
    """Whether a word is no part of the noun before it: a finite verb, or a participle that hangs on that noun."""
    if tokens[i].relation == "acl" and (tokens[i].head or 0) < i:
        return True
    return is_finite(tokens, i) and not _owned(tokens, i)


def _owned(tokens: Tokens, i: int) -> bool:
    """Whether a possessive stands right before, so that an "-ed" word describes: "the governor's requested funding"."""
    return i > 0 and tokens[i - 1].lower in POSSESSIVES


def _participle(tokens: Tokens, i: int) -> bool:
    """Whether an "-ed" word stands before its noun ("12 armed men", "30 wounded soldiers")."""
    return tokens[i].lower.endswith("ed") and i + 1 < len(tokens) and is_plural(tokens[i + 1].lower)


def _modifies(tokens: Tokens, i: int, end: int) -> bool:
    """Whether a plural-looking word only modifies the next ("20 United Nations troops", "15 sales staff")."""
    named = capitalised(tokens[i]) and i + 1 < end and not tokens[i + 1].lower.endswith("ing")
    if named or (i + 1 < len(tokens) and tokens[i + 1].lower in POSSESSIVES):
        return True
    return i + 1 < end and is_plural(tokens[i + 1].lower) and not is_finite(tokens, i + 1)


def _after_of(tokens: Tokens, i: int) -> int:
    """The first token behind "of", its determiners and a number with its hedges: "of the nearly 250 [files]"."""
    while i < len(tokens) and (class_of(tokens[i]) == "determiner" or tokens[i].lower in BESIDE_NUMBER):
        i += 1
    number = numeral_at(tokens, i) if i < len(tokens) else None
    return number.last + 1 if number and number.kind in {"digits", "words"} else i


def counted_by(tokens: Tokens, amount: Amount) -> Counted | None:
    """What the amount counts: "93,000 [people]", "two thirds of [voters]", "30 [tonnes] of [rice]" gives the rice."""
    start = _after_hedge(tokens, amount.last + 1)
    if [t.lower for t in tokens[start : start + 2]] in (["”", "of"], ['"', "of"], ["’", "of"]):
        start += 1  # "the “47 percent” of citizens"
    if start < len(tokens) and tokens[start].lower == "of":
        inner = _after_of(tokens, start + 1)
        found = noun_phrase(tokens, inner, singular=True) if inner < len(tokens) else None
        return None if found and inner == start + 1 and _left_out(amount, found) else found
    if amount.unit:
        return _described(tokens, amount) or (_in_kind(tokens, start) if amount.unit.kind == "currency" else None)
    if amount.numeral.kind == "ratio" and start < len(tokens) and tokens[start].lower in CHANCES:
        return Counted(start, start, tokens[start].lower)
    if amount.numeral.kind == "fraction":
        inner = _after_of(tokens, start)
        return noun_phrase(tokens, inner, singular=True) if start < inner < len(tokens) else None
    if start < len(tokens) and tokens[start].lower == "others":
        return Counted(start, start, "others")
    if start < len(tokens) and tokens[start].lower in {"more", "other", "further"}:
        start += 1
    counted = _noun_behind(tokens, start)
    return _first_plural(tokens, counted) if counted and amount.numeral.kind == "ratio" else counted


def _left_out(amount: Amount, found: Counted) -> bool:
    """Whether what is counted stands before ("six counts of theft and five of fraud")."""
    plain = amount.unit is None and amount.numeral.kind in {"digits", "words"} and not amount.numeral.scaled
    return plain and found.first == found.last and not is_plural(found.head)


def _noun_behind(tokens: Tokens, start: int) -> Counted | None:
    """The noun that a plain number counts, beside it or shared with another number; "14 leave" has none."""
    if start >= len(tokens) or (tokens[start].upos == "VERB" and is_finite(tokens, start)):
        return None
    return noun_phrase(tokens, start) or _shared(tokens, start) or _behind_list(tokens, start)


def _after_hedge(tokens: Tokens, i: int) -> int:
    """Where the noun begins behind "40 or so [hardliners]", "10,000+ [customers]"."""
    low = [t.lower for t in tokens[i : i + 2]]
    if low[:1] == ["+"]:
        return i + 1
    return i + 2 if low in (["or", "so"], ["or", "more"], ["or", "fewer"], ["or", "less"]) else i


def _described(tokens: Tokens, amount: Amount) -> Counted | None:
    """The noun that an amount describes: "the $447 billion jobs [package]", "its 82 percent recycling [target]".

    No noun of change: "a 10 percent drop in trade" is of the trade.
    """
    start, before = after_dash(tokens, amount.last + 1), tokens[max(0, amount.first - 1)]
    owned = before.lower in POSSESSIVES or class_of(before) == "determiner" or before.relation == "amod"
    if not owned or amount.first < 1 or _set_aside(tokens, start):
        return None
    end = start
    while end < len(tokens) and end - start < LONGEST and not _stops(tokens, end) and tokens[end].upos in DESCRIBED:
        named = tokens[end].upos == "PROPN" and end > start and not capitalised(tokens[end - 1])
        if is_finite(tokens, end) or (tokens[end].upos == "VERB" and end > start) or named:
            break
        end += 1
    last = next((i for i in range(end - 1, start - 1, -1) if tokens[i].upos in {"NOUN", "PROPN"}), None)
    if last is None or _changes(tokens[last].lower):
        return None
    return Counted(start, last, tokens[last].lower)


def _set_aside(tokens: Tokens, i: int) -> bool:
    """Whether a participle and not a noun follows: "the $5 million set aside for repairs"."""
    particle = i + 1 < len(tokens) and tokens[i + 1].lower in PARTICLES
    return particle and (tokens[i].lower in irregular_pasts() or tokens[i].lower.endswith("ed"))


def _changes(word: str) -> bool:
    return word in words_of("noun") or word in words_of("after")


def _shared(tokens: Tokens, i: int) -> Counted | None:
    """The noun that two numbers share: "two British and two Norwegian [members]"."""
    if i + 2 >= len(tokens) or not capitalised(tokens[i]) or tokens[i + 1].lower not in {"and", "or"}:
        return None
    number = numeral_at(tokens, i + 2)
    start = number.last + 1 if number else len(tokens)
    found = noun_phrase(tokens, start) if start < len(tokens) else None
    return Counted(found.last, found.last, found.head) if found else None


def _behind_list(tokens: Tokens, i: int) -> Counted | None:
    """The noun behind words that "and" joins to describe it: "90 river, lake and coast-going [boats]"."""
    if tokens[i].upos not in {"NOUN", "ADJ"} or tokens[i].lower in group("day word"):
        return None
    joined = False
    for j in range(i, min(i + LONGEST_LIST, len(tokens))):
        token = tokens[j]
        if joined and is_plural(token.lower) and token.upos == "NOUN":
            return Counted(j, j, token.lower)
        joined = joined or token.lower in {"and", "or"}
        described = token.upos in DESCRIBING and (token.upos != "VERB" or is_inner_dash(tokens, j - 1))
        if not described and token.lower not in {",", "and", "or"} and not is_inner_dash(tokens, j):
            return None
    return None


def _in_kind(tokens: Tokens, i: int) -> Counted | None:
    """What money is: "$300,000 in [damages]", "€13,500 in [cash]"; no place, no month, nothing with a determiner."""
    if i + 1 >= len(tokens) or tokens[i].lower != "in":
        return None
    noun = tokens[i + 1]
    if numeral_at(tokens, i + 1):
        return None
    if capitalised(noun) or not noun.text.isalpha() or class_of(noun) or noun.lower in IN_KIND | group("time opener"):
        return None
    return noun_phrase(tokens, i + 1, singular=True)


def _first_plural(tokens: Tokens, counted: Counted) -> Counted:
    """A ratio takes a verb in -s ("one in five doctors agrees"), so its noun is the first plural."""
    last = next((i for i in range(counted.first, counted.last) if is_plural(tokens[i].lower)), counted.last)
    return Counted(counted.first, last, tokens[last].lower)
