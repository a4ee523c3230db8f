"""Between a cue and its content: when and where it was said, and to whom."""

from commonground.annotating.attribution.paragraph import Paragraph, Unit
from commonground.annotating.attribution.phrases import Phrase, phrase_after
from commonground.annotating.attribution.speaking_nouns import kind_of
from commonground.annotating.attribution.titles import titled
from commonground.annotating.attribution.tree import belongs_to_noun, is_verb
from commonground.annotating.attribution.vocabulary import (
    AUXILIARY,
    DETERMINER,
    GENITIVE,
    MARKS,
    NUMERAL,
    OBJECT,
    PERIOD,
    PREPOSITION,
    STOPS,
    SUBJECT,
    VENUE,
    WEEKDAY,
    WHEN,
    is_adverb,
    is_capitalised,
    is_word,
)
from commonground.annotating.clauses import is_finite

LONGEST_TITLE = 12
# How many tokens after a cue may stand before "that" or a quotation ("said during the talks that").
LONGEST_ADJUNCT = 15
# How many tokens of an aside, commas and all, may stand there.
LONGEST_ASIDE = 30
PERIOD_OPENERS = frozenset(("last", "this", "earlier", "late", "early", "next"))
VENUE_PREPOSITIONS = frozenset(("in", "on", "at", "during", "via", "by"))
# Adverbs that belong to what is said rather than to the saying.
OF_THE_CONTENT = frozenset(("not", "never", "only", "just", "even", "however", "now", "so"))


def addressee_after(paragraph: Paragraph, unit: Unit, at: int) -> Phrase | None:
    """Whom a report says somebody told: a pronoun, a name, or a short phrase up to the content."""
    low = paragraph.low(at)
    if low in OBJECT - {"it"}:
        return Phrase(at, at + 1, at + 1)
    if title := _title_end(paragraph, unit, at):
        return Phrase(at, title, title)
    phrase = phrase_after(paragraph, unit, at) if low != "that" else None
    if phrase is None:
        return None
    if paragraph.low(phrase.last - 1) in GENITIVE and (title := _title_end(paragraph, unit, phrase.last)):
        return Phrase(phrase.first, title, title)
    head = phrase.first + (low in DETERMINER | NUMERAL or low.isdigit())
    named = head < phrase.last and is_capitalised(paragraph.tokens[head])
    last = head + 1
    while named and last < phrase.last and _in_name(paragraph, last):
        last += 1
    last = min(last, phrase.last)
    return Phrase(phrase.first, last, last)


def _title_end(paragraph: Paragraph, unit: Unit, at: int) -> int | None:
    """Past a title in quotation marks that begins here, and what it names ('"Harbour Morning" show')."""
    if at >= unit.last or paragraph.quoted[at] >= 0 or not MARKS.issuperset(paragraph.tokens[at].text):
        return None
    for t in range(at + 1, min(unit.last, at + LONGEST_TITLE)):
        if MARKS.issuperset(paragraph.tokens[t].text):
            return t + 1 + (kind_of(paragraph.low(t + 1)) is not None or paragraph.low(t + 1) in titled())
    return None


def _in_name(paragraph: Paragraph, at: int) -> bool:
    return is_capitalised(paragraph.tokens[at]) or paragraph.low(at) in ("'s", "of")


def skip_adjuncts(paragraph: Paragraph, unit: Unit, at: int) -> int:
    """Past the time and place of the saying: "on Tuesday", "in a statement", "during the talks" before "that"."""
    while at < unit.last and paragraph.quoted[at] < 0:
        after = _adjunct_end(paragraph, unit, at)
        if after == at:
            break
        at = after
    return at


def _adjunct_end(paragraph: Paragraph, unit: Unit, at: int) -> int:
    low = paragraph.low(at)
    if paragraph.low(at + 1) in GENITIVE:
        return at
    days = _day_words(paragraph, at)
    if days:
        return at + days + (paragraph.low(at + days) in PERIOD)
    if low in PREPOSITION and not _governs_verb(paragraph, at):
        return _venue_end(paragraph, unit, at)
    return at + (is_adverb(paragraph.tokens[at]) and low not in OF_THE_CONTENT)


def _governs_verb(paragraph: Paragraph, at: int) -> bool:
    """Whether "to" or "by" opens no time or place but a deed: "hopes to show that", "responded by noting that"."""
    return paragraph.low(at + 1).endswith("ing") or (paragraph.low(at) == "to" and is_verb(paragraph, at + 1) is True)


def _day_words(paragraph: Paragraph, at: int) -> int:
    """How many tokens name a day or a period here, a part of the day that may follow left out."""
    low, following = paragraph.low(at), paragraph.low(at + 1)
    if low in WEEKDAY or low in WHEN:
        return 1
    period = low in PERIOD_OPENERS and following in PERIOD | WEEKDAY | {"this", "in"}
    return 2 * (period or (low == "on" and following in WEEKDAY))


def _venue_end(paragraph: Paragraph, unit: Unit, at: int) -> int:
    """Past "in a statement" and the like; past any other such phrase only where "that" or a quotation follows it."""
    preposition = paragraph.low(at)
    for t in range(at + 1, min(unit.last, at + LONGEST_ADJUNCT)):
        low = paragraph.low(t)
        if paragraph.opens(t):
            return t if paragraph.low(t - 1) in (",", ":") or preposition != "of" else at
        if low == "that":
            return at if preposition not in VENUE_PREPOSITIONS and belongs_to_noun(paragraph, t) else t
        if low in VENUE and paragraph.low(t + 1) not in VENUE | {"'s"}:
            return t + 1 if preposition in VENUE_PREPOSITIONS else at
        if low in (",", ":", ";") or low in STOPS or low in AUXILIARY | SUBJECT:
            quotation = low in (",", ":") and t + 1 < unit.last and paragraph.opens(t + 1)
            return t if quotation else at
    return at


def past_aside(paragraph: Paragraph, unit: Unit, at: int) -> int:
    """Past ", through an interpreter, " and "in Tarmouth, North Tarside, " before "that" or a quotation."""
    placed = paragraph.low(at) in PREPOSITION - {"to"} and not _governs_verb(paragraph, at)
    if paragraph.low(at) != "," and not placed:
        return at
    for t in range(at + 1, min(unit.last, at + LONGEST_ASIDE)):
        if paragraph.low(t) == "," and t + 1 < unit.last:
            if paragraph.low(t + 1) == "that" or _opens_speech(paragraph, t + 1):
                return t + 1
        elif paragraph.quoted[t] >= 0 or not is_word(paragraph.tokens[t]) or is_finite(paragraph.tokens, t):
            break
    return at


def _opens_speech(paragraph: Paragraph, at: int) -> bool:
    """Whether a quotation that is a sentence of its own begins here: with a capital."""
    words = (token for token in paragraph.tokens[at : at + 3] if is_word(token))
    word = next(words, None)
    return paragraph.opens(at) and word is not None and is_capitalised(word)
