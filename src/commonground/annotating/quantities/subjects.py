"""What a level or a change is a level or a change of: subjects, objects, and nouns before "of"."""

from commonground.annotating.clauses import Clause, capitalised, class_of, is_finite, is_inner_dash, is_mark
from commonground.annotating.quantities.amounts import Amount
from commonground.annotating.quantities.change_words import change_verbs, object_verbs, words_of
from commonground.annotating.quantities.counted import Counted, noun_phrase
from commonground.annotating.quantities.numerals import Tokens
from commonground.annotating.word_groups import group
from commonground.language.analysis import Token

LONGEST_SUBJECT = 6
REACH = 12
"""Words back from "to £2m" in which the verb of change is looked for: "fell by almost 40 percent to £2m"."""
BESIDE_SIZE = frozenset({"a", "an", "some", "only", "just", "still", "even", "now", "well", "far", "between", "record"})
SUBJECTS = frozenset({"i", "you", "he", "she", "it", "we", "they", "who", "which", "what"})
DEEPEST = 3
"""Prepositions deep to which a subject is followed: "sales of wool from the islands of X"."""
RANGES = frozenset({"range", "region", "order", "neighbourhood", "neighborhood", "vicinity"})
UNITS = frozenset({"percent", "%", "cent", "points", "dollars", "euros", "pounds", "million", "billion"})
TOTALS = frozenset({"total", "average", "maximum", "minimum", "mean", "median", "estimated", "record"})
INSIDE = frozenset({"of", "at", "to", "in", "from", "for", "on", "among", "between", "by", "with", "per", "across"})
"""Prepositions that hang a further noun on a subject ("landings at the port"), whose head stands before them."""


def subject_before(tokens: Tokens, verb: int, clause: Clause) -> Counted | None:
    """The head noun group of a verb's subject, in plain word order: "landings" in "landings at the port of X fell".

    "the number of cases" gives the cases. None where a verb stands inside ("those treated at hospitals rose").
    """
    end = verb - 1
    if end < clause.first:
        return _counted_noun(tokens)
    while end > clause.first and (_beside_verb(tokens[end]) or _to_come(tokens, end)):
        end -= 1
    end = _before_aside(tokens, end, clause)
    if is_mark(tokens[end]) or (class_of(tokens[end]) and class_of(tokens[end]) != "pronoun"):
        return None
    inner = _group_ending(tokens, end, clause)
    if inner and _is_object(tokens, inner.first, clause):
        return _counted_noun(tokens)
    for _ in range(DEEPEST):
        link = _link(tokens, inner.first if inner else end, clause)
        if link is None:
            break
        outer = _group_ending(tokens, link - 1, clause)
        infinitive = outer is not None and tokens[max(0, outer.first - 1)].lower == "to"
        if outer is None or infinitive or is_finite(tokens, outer.last):
            return None
        if inner is None and tokens[link].lower == "of" and outer.head in group("amount noun"):
            return Counted(link + 1, end, tokens[end].lower)  # "the number of injured"
        if inner and tokens[link].lower == "of" and outer.head in group("amount noun"):
            break
        if tokens[max(0, outer.first - 1)].text[0].isdigit():
            break  # "8 percent in 2011": no noun but a unit
        inner = outer
    return inner


def _before_aside(tokens: Tokens, end: int, clause: Clause) -> int:
    """The end of a subject before an aside in commas: "Shares in Tarn, the largest quarry, rose"."""
    if tokens[end].text != ",":
        return end
    for i in range(end - 1, max(clause.first, end - REACH), -1):
        if is_finite(tokens, i):
            break
        if tokens[i].text == ",":
            return i - 1
    return end


def _is_object(tokens: Tokens, first: int, clause: Clause) -> bool:
    """Whether a noun group is what another verb acts on: "the toll since a ship struck [a trawler] rose to five"."""
    i = first - 1
    while i > clause.first and class_of(tokens[i]) == "determiner":
        i -= 1
    return i > clause.first and is_finite(tokens, i)


def _counted_noun(tokens: Tokens) -> Counted | None:
    """The noun of "The number of [men] hurt when ...", which opens a sentence whose verb is too far to see it."""
    opening = [t.lower for t in tokens[:3]]
    if len(opening) > 2 and opening[0] == "the" and opening[1] in group("amount noun") and opening[2] == "of":
        return noun_phrase(tokens, 3)
    return None


def _group_ending(tokens: Tokens, end: int, clause: Clause) -> Counted | None:
    """The words without determiner that end at a token and are a noun with what stands before it."""
    if tokens[end].lower in UNITS:
        return None
    numbered = end > clause.first and tokens[end].text.isdigit() and capitalised(tokens[end - 1])
    first = end if numbered else end + 1  # "France's CAC 40 gained"
    while first > clause.first and end - first < LONGEST_SUBJECT and not _ends_subject(tokens, first - 1):
        first -= 1
    while first < end and tokens[first].lower in {"'s", "'"}:
        first += 1
    after_subject = first > clause.first and tokens[first - 1].lower in SUBJECTS
    if first > end or after_subject or tokens[end].lower.endswith("ly"):
        return None  # "the amount I get", "what comes of": a verb
    return Counted(first, end, tokens[end].lower)


def _link(tokens: Tokens, first: int, clause: Clause) -> int | None:
    """The preposition that hangs the noun group beginning at `first` on another; "to" only before a thing or a name."""
    i = first - 1
    while i > clause.first and _within_phrase(tokens, i):
        i -= 1
    if i <= clause.first or tokens[i].lower not in INSIDE:
        return None
    thing = i + 1 < first or capitalised(tokens[first])
    return i if tokens[i].lower != "to" or thing else None


def _within_phrase(tokens: Tokens, i: int) -> bool:
    """Whether a word can stand between a preposition and its noun: determiners, numbers, possessive marks."""
    low = tokens[i].lower
    if low in INSIDE:
        return False
    return class_of(tokens[i]) == "determiner" or low in {"'s", "'"} or low[0].isdigit() or is_inner_dash(tokens, i)


def _beside_verb(token: Token) -> bool:
    return class_of(token) in {"auxiliary", "modal", "adverb"} or token.lower.endswith("ly")


def _to_come(tokens: Tokens, i: int) -> bool:
    """Whether a word belongs to "is to", "is expected to", before the verb of what is to come."""
    if tokens[i].lower == "to":
        return i > 0 and (tokens[i - 1].lower in group("expected to") | group("copula"))
    return tokens[i].lower in group("expected to") and i + 1 < len(tokens) and tokens[i + 1].lower == "to"


def _ends_subject(tokens: Tokens, i: int) -> bool:
    if is_inner_dash(tokens, i) or tokens[i].lower in {"'s", "&"}:
        return False
    token = tokens[i]
    if is_finite(tokens, i) or (capitalised(token) and token.lower in group("month")):
        return True
    return is_mark(token) or class_of(token) is not None or token.text[0].isdigit()


def object_after(tokens: Tokens, verb: int, last: int) -> Counted | None:
    """The noun phrase between a verb and the token `last`: "raised [its main rate] by"."""
    start = verb + 1
    while start < last and class_of(tokens[start]) == "determiner":
        start += 1
    found = noun_phrase(tokens, start, singular=True) if start < last else None
    if found and found.head in group("amount noun") and tokens[found.last + 1].lower == "of":
        found = noun_phrase(tokens, found.last + 2, singular=True) or found
    if found and found.last >= last:
        found = Counted(start, last - 1, tokens[last - 1].lower)
    return found


def level_of(tokens: Tokens, start: int, amount: Amount, clause: Clause) -> Counted | None:
    """What an amount, whose hedges begin at `start`, is the level, the cost or the size of; None where unsaid.

    "[sales] of £3m", "[turnout] was 40 percent", "[cases] rose to five", "the [roof] would cost £38m".
    """
    if start > 1 and tokens[start - 1].text == ":" and tokens[start - 2].lower in group("quantity noun"):
        return Counted(start - 2, start - 2, tokens[start - 2].lower)  # "Attendance: 93,103"
    i = start - 1
    while i > clause.first and (tokens[i].lower in BESIDE_SIZE or tokens[i].lower.endswith("ly")):
        i -= 1
    if i > clause.first and tokens[i].lower == "of" and tokens[i - 1].lower in TOTALS:
        i -= 2
        while i > clause.first and class_of(tokens[i]) == "determiner":
            i -= 1
    if i <= clause.first:
        return None
    low = tokens[i].lower
    if low in {"of", "worth"}:
        told = amount.unit or tokens[i - 1].lower in group("record") | group("quantity noun")
        named = (
            told
            and (is_sum(tokens, i - 1, amount) or not _is_change(tokens, i - 1))
            and tokens[i - 1].lower not in RANGES
        )
        return _group_ending(tokens, i - 1, clause) if named else None
    if low in {"to", "at"}:
        return None if _of_range(tokens, i) else _behind_verb(tokens, i, clause)
    return (
        subject_before(tokens, i, clause) if low in group("level verb") and _fits(tokens, i, amount, clause) else None
    )


def is_sum(tokens: Tokens, noun: int, amount: Amount) -> bool:
    """Whether "a loss of $304m" is the sum that was lost, and no fall."""
    return amount.unit is not None and amount.unit.kind == "currency" and tokens[noun].lower in {"loss", "gain"}


def _of_range(tokens: Tokens, link: int) -> bool:
    """Whether "to" closes "from 5 to 8" of something that does not change."""
    return link > 1 and tokens[link].lower == "to" and tokens[link - 2].lower == "from"


def _is_change(tokens: Tokens, i: int) -> bool:
    return tokens[i].lower in words_of("noun")


def _fits(tokens: Tokens, verb: int, amount: Amount, clause: Clause) -> bool:
    """Whether a bare number behind "was" is a level ("the toll was 12") and no age ("the boy was 12")."""
    if amount.unit or tokens[verb].lower not in group("copula"):
        return True
    subject = subject_before(tokens, verb, clause)
    return subject is not None and subject.head in group("quantity noun")


def _behind_verb(tokens: Tokens, link: int, clause: Clause) -> Counted | None:
    """What "rose to", "cut the rate to", "stood at", "put the crowd at" is said of."""
    for i in range(link - 1, max(clause.first, link - REACH) - 1, -1):
        low = tokens[i].lower
        if tokens[i].text in {",", ";", ":", "(", ")"}:
            return None
        if low in object_verbs() or low in group("giving a figure") | group("keeps at"):
            found = object_after(tokens, i, _before_steady(tokens, link))
            return found or (None if low in group("giving a figure") else subject_before(tokens, i, clause))
        level = i == _before_steady(tokens, link) - 1 and low in group("level verb")
        if level or low in change_verbs() or _moved(tokens, i):
            return subject_before(tokens, i, clause)
    return None


def _before_steady(tokens: Tokens, link: int) -> int:
    """The link, or the first of the words before it that say that nothing changed: "was little changed at"."""
    while link > 1 and tokens[link - 1].lower in group("steady"):
        link -= 1
    return link


def _moved(tokens: Tokens, i: int) -> bool:
    """Whether a verb with "up" or "down" stands here: "closed down"."""
    return is_finite(tokens, i) and i + 1 < len(tokens) and tokens[i + 1].lower in {"up", "down"}
